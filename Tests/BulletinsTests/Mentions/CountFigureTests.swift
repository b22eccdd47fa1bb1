import Testing

@testable import Bulletins

/// Classifiers, shares, multiples, fractions, ages and lengths of time.
@Suite struct CountFigureTests {
  private static let counts: [(String, [String])] = [
    ("3 头 count", ["三头牛", "3头牛", "养了三头猪"]),
    ("4 匹 count", ["四匹马", "4匹马"]),
    ("5 门 count", ["五门课", "5门课"]),
    ("6 节 count", ["六节课", "6节课"]),
    ("7 层 count", ["七层楼", "7层楼", "7层"]),
    ("4 朵 count", ["四朵花"]),
    ("9 杯 count", ["九杯水", "9杯水"]),
    ("3 对 count", ["三对夫妻", "3对夫妻"]),
    ("2 双 count", ["两双鞋", "2双鞋"]),
    ("2 副 count", ["两副眼镜"]),
    ("2 起 count", ["两起事故", "2起事故", "发生两起案件"]),
    ("3 打 count", ["三打", "三打鸡蛋", "3打"]),
    ("3 包 count", ["三包烟"]),
    ("4 道 count", ["四道关口", "4道工序"]),
    ("1 台 count", ["一台电脑", "1台电脑"]),
    ("1 个 count", ["一个", "一个苹果"]),
    ("2.5 个 count", ["两个半", "2.5个", "2个半"]),
    ("1.5 个 count", ["一个半", "1.5个"]),
    ("5000 步 count", ["五千步", "每天走5000步"]),
    ("5.3 个百分点 points", ["提高5.3个和8.6个百分点"]),
  ]

  @Test(arguments: counts)
  func `counts what a classifier counts`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(FigureReading.lines(spelling).first == expected, "\(spelling)") }
  }

  private static let shares: [(String, [String])] = [
    ("5 % percent", ["5%", "５％", "百分之五", "百分之5", "5 %"]),
    ("100 % percent", ["百分之百", "百分之一百", "100%", "百分百"]),
    ("-5 % percent", ["-5%", "负百分之五", "百分之负五", "负5%"]),
    ("59.9 % percent", ["百分之59.9", "百分之 59.9", "百分之五十九点九"]),
    ("8.5 成 percent", ["八成五", "八成半"]),
    ("2.5 成 percent", ["两成半", "二成五"]),
    ("7 成 percent", ["七成多", "七成", "近七成"]),
    ("8 折 percent", ["八折", "打八折", "8折"]),
    ("7.5 折 percent", ["七五折", "7.5折"]),
    ("3 ‰ percent", ["3‰", "千分之三", "千分之3"]),
    ("0.0005 % percent", ["0.0005%"]),
    ("0.0005  ratio", ["万分之五"]),
    ("5e-06  ratio", ["百万分之五", "百万分之5"]),
    ("0.5  ratio", ["一半", "二分之一", "1/2", "半"]),
    ("5.25  ratio", ["五又四分之一", "5又1/4"]),
    ("1.5  ratio", ["一又二分之一", "1又1/2", "3∶2", "3比2", "三比二"]),
    ("2.875  ratio", ["八分之二十三"]),
    ("2 番 ratio", ["翻两番", "翻了两番"]),
    ("1 番 ratio", ["翻番", "翻一番", "实现翻番。"]),
    ("1.5 番 ratio", ["翻一番半"]),
    ("2 倍 ratio", ["两倍", "2倍", "翻两倍"]),
    ("1.5 倍 ratio", ["1.5倍", "一点五倍", "一倍半"]),
  ]

  @Test(arguments: shares)
  func `reads every spelling of a share`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(FigureReading.lines(spelling) == [expected], "\(spelling)") }
  }

  private static let times: [(String, [String])] = [
    ("1 天 duration", ["一天", "1天", "为期一天"]),
    ("3.5 天 duration", ["三天半", "3天半", "3天12小时"]),
    ("1.5 天 duration", ["1天12小时", "一天半"]),
    ("2.5 个小时 duration", ["两个半小时", "2.5个小时"]),
    ("1.5 小时 duration", ["1小时30分钟", "一小时三十分", "1.5小时", "1小时30分"]),
    ("5.5 分 duration", ["5分30秒", "五分三十秒"]),
    ("1.5 个月 duration", ["一个半月", "1.5个月", "1个半月"]),
    ("0.5 个月 duration", ["半个月", "半个多月"]),
    ("2.25 年 duration", ["两年三个月", "两年零三个月", "2年3个月"]),
    ("1.5 年 duration", ["一年半", "1年6个月", "1.5年"]),
    ("3 个工作日 duration", ["3个工作日", "三个工作日"]),
    ("1 刻钟 duration", ["一刻钟", "1刻钟"]),
    ("10 年 duration", ["10年间", "十年间", "十余年"]),
    ("30 min duration", ["30min", "30 min"]),
    ("2 晚 duration", ["两晚", "2晚"]),
    ("5 岁 age", ["五岁", "5岁", "五岁以下儿童"]),
    ("3.5 岁 age", ["三岁半", "3岁半", "3岁零6个月"]),
    ("0.5 岁 age", ["半岁"]),
    ("10 个月 age", ["十个月大的婴儿", "10个月大"]),
    ("35 岁 age", ["三十五岁", "35岁"]),
  ]

  @Test(arguments: times)
  func `reads every spelling of a length of time or an age`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(FigureReading.lines(spelling) == [expected], "\(spelling)") }
  }

  @Test func `a dozen multiplies out`() {
    #expect(FigureReading.read("三打").figures.map(\.base) == [.init(value: 36, unit: "个")])
  }

  private static let ranges: [(String, Double, Double, String)] = [
    ("3公里到5公里", 3, 5, "公里"), ("在5和10公里之间", 5, 10, "公里"), ("18至60周岁", 18, 60, "周岁"), ("三到五百人", 300, 500, "人"),
    ("两到三万人", 2, 3, "万人"), ("10万—20万元", 10, 20, "万元"), ("百分之十到百分之二十", 10, 20, "%"), ("10-15%", 10, 15, "%"),
    ("1至2小时", 1, 2, "小时"), ("七八个小时", 7, 8, "个小时"), ("三五十人", 30, 50, "人"), ("一两百亩", 100, 200, "亩"),
    ("3～5天", 3, 5, "天"), ("与100和200公里之间", 100, 200, "公里"),
  ]

  @Test(arguments: ranges)
  func `reads ranges`(text: String, lower: Double, upper: Double, unit: String) {
    let figures = FigureReading.read(text).figures
    #expect(figures.map(\.lower) == [lower], "\(text)")
    #expect(figures.map(\.upper) == [upper], "\(text)")
    #expect(figures.map(\.unit) == [unit], "\(text)")
  }

  @Test(arguments: [
    "三头六臂", "一起抓", "一节约就", "三包政策", "一波三折", "两面派", "一层意思", "三道沟", "一刀两断",
    "百分百兑现承诺", "对口支援", "一人一策", "一个都不能少", "一步到位", "两手都要硬", "打基础", "一代接着一代干",
  ])
  func `counts nothing in`(text: String) { #expect(FigureReading.lines(text) == [], "\(text)") }
}
