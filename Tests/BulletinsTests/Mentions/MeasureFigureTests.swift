import Testing

@testable import Bulletins

/// Lengths, areas, volumes, masses, energies, temperatures, data and angles.
@Suite struct MeasureFigureTests {
  private static let spellings: [(String, [String])] = [
    ("5 米 length", ["5米", "五米", "５米", "5 米"]),
    ("1.8 米 length", ["一米八", "1.8米", "一点八米", "身高一米八"]),
    ("1.75 米 length", ["1米75", "一米七五", "1.75米"]),
    ("10 cm length", ["10cm", "10 cm"]),
    ("3 km length", ["3km", "3 km"]),
    ("5 公里 length", ["5公里", "五公里"]),
    ("5.5 公里 length", ["5公里半", "五公里半", "5.5公里", "5公里500米"]),
    ("5 里 length", ["五里", "5里"]),
    ("5 里路 length", ["五里路", "5里路"]),
    ("2.5 里 length", ["两里半"]),
    ("3.5 尺 length", ["三尺五寸", "3尺5寸", "三尺半"]),
    ("2 丈 length", ["两丈", "2丈"]),
    ("10 英寸 length", ["10英寸", "十英寸"]),
    ("5.5 英尺 length", ["5英尺6英寸", "五英尺六英寸"]),
    ("5 海里 length", ["5海里", "五海里"]),
    ("5 nm length", ["5nm", "5 nm"]),
    ("-3 米 length", ["-3米", "负3米"]),
    ("100 平方米 area", ["100平方米", "一百平方米"]),
    ("100 平米 area", ["100平米", "一百平米"]),
    ("100 m² area", ["100m²", "100 m²"]),
    ("3 公顷 area", ["3公顷", "三公顷"]),
    ("5 亩地 area", ["五亩地", "5亩地"]),
    ("2.3 亩 area", ["二亩三分地", "2.3亩"]),
    ("3.5 亩 area", ["三亩半", "3亩半", "3.5亩"]),
    ("3 分地 area", ["三分地", "3分地"]),
    ("10 平方英里 area", ["10平方英里", "十平方英里"]),
    ("5 立方米 volume", ["5立方米", "五立方米"]),
    ("5 升 volume", ["5升", "五升水"]),
    ("500 mL volume", ["500mL", "500 mL"]),
    ("3 加仑 volume", ["3加仑", "三加仑"]),
    ("3.5 立方米每秒 volume", ["3.5立方米每秒"]),
    ("3.5 斤 mass", ["三斤半", "3斤半", "3.5斤", "三斤五两"]),
    ("2.4 斤 mass", ["二斤四两", "2斤4两"]),
    ("8 两 mass", ["八两", "8两"]),
    ("0.5 斤 mass", ["半斤", "0.5斤"]),
    ("1.5 公斤 mass", ["一公斤半", "1.5公斤", "1公斤500克"]),
    ("5.5 吨 mass", ["5吨半", "五吨半", "5.5吨"]),
    ("2 kg mass", ["2kg", "2 kg"]),
    ("100 mg mass", ["100mg", "100 mg"]),
    ("3 磅 mass", ["3磅", "三磅"]),
    ("5 盎司 mass", ["5盎司", "五盎司"]),
    ("35 微克/立方米 mass", ["35微克/立方米"]),
    ("60 公里/小时 other", ["60公里/小时"]),
    ("60 公里每小时 other", ["60公里每小时", "六十公里每小时"]),
    ("60 km/h other", ["60km/h", "60 km/h"]),
    ("30 米/秒 other", ["30米/秒"]),
    ("100 千瓦时 energy", ["100千瓦时", "一百千瓦时"]),
    ("100 度电 energy", ["100度电", "一百度电"]),
    ("3 GW energy", ["3GW", "3 GW"]),
    ("5 兆瓦 energy", ["5兆瓦", "五兆瓦"]),
    ("100 kWh energy", ["100kWh", "100 kWh"]),
    ("3 马力 energy", ["三马力", "3马力"]),
    ("220 V other", ["220V"]),
    ("2.4 GHz other", ["2.4GHz", "2.4 GHz"]),
    ("30 ℃ temperature", ["30℃", "30 ℃"]),
    ("-10 ℃ temperature", ["-10℃", "－10℃", "零下10℃"]),
    ("30 摄氏度 temperature", ["30摄氏度", "三十摄氏度"]),
    ("-3 摄氏度 temperature", ["零下3摄氏度", "零下三摄氏度", "-3摄氏度"]),
    ("98.6 °F temperature", ["98.6°F"]),
    ("98 华氏度 temperature", ["98华氏度", "九十八华氏度"]),
    ("30 度 temperature", ["气温30度", "高温三十度"]),
    ("5 GB other", ["5GB", "5 GB"]),
    ("1.5 TB other", ["1.5TB", "1.5 TB"]),
    ("100 Mbps other", ["100Mbps"]),
    ("100 兆 other", ["100兆", "一百兆", "100兆宽带"]),
    ("1000 兆 other", ["1000兆"]),
    ("35 度 temperature", ["35度", "三十五度", "水温三十五度"]),
    ("25 度 other", ["倾斜25度", "坡度25度"]),
    ("109.925 度 other", ["一百零九度五十五分三十秒"]),
    ("45 度 other", ["45度", "四十五度"]),
    ("90 ° other", ["90°"]),
    ("30.5 ° other", ["30°30′"]),
  ]

  @Test(arguments: spellings)
  func `reads every spelling of a measure`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(FigureReading.lines(spelling) == [expected], "\(spelling)") }
  }

  @Test(arguments: [
    "2025年两会期间", "欧洲五国行", "三升四降", "2025打造新优势", "步步为营", "三步走战略", "七夕晚会", "夜经济", "二度创业", "两码事", "一瓦难求", "升级改造", "五吨级以上",
    "克服困难",
  ])
  func `finds no measure in`(text: String) { #expect(FigureReading.lines(text) == [], "\(text)") }
}
