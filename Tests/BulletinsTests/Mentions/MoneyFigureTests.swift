import Testing

@testable import Bulletins

@Suite struct MoneyFigureTests {
  private static let spellings: [(String, [String])] = [
    ("100 元 money", ["100元", "一百元", "¥100", "￥100", "RMB100", "RMB 100", "CNY100", "人民币100元", "一百元整", "壹佰元"]),
    ("100 人民币 money", ["100人民币", "一百人民币"]),
    ("1000 万人民币 money", ["1000万人民币", "一千万人民币"]),
    ("3.5 元 money", ["3元5角", "三元五角", "3.5元", "三点五元", "¥3.5"]),
    ("3.56 元 money", ["3元5角6分", "三元五角六分"]),
    ("5.6 块 money", ["五块六", "五块六毛", "5块6毛", "5.6块"]),
    ("2 块钱 money", ["两块钱", "2块钱"]),
    ("120.5 块 money", ["一百二十块五毛", "120块5毛"]),
    ("350 块 money", ["三百五十块", "这件衣服卖350块", "花了三百五十块"]),
    ("20 块 money", ["花了20块", "只要二十块"]),
    ("3 毛 money", ["三毛", "3毛"]),
    ("3 毛钱 money", ["三毛钱", "3毛钱"]),
    ("1.5 毛 money", ["一毛五"]),
    ("5 分钱 money", ["五分钱", "5分钱"]),
    ("3.5 角 money", ["三角五分"]),
    ("100 美元 money", ["100美元", "$100", "US$100", "USD100", "USD 100", "一百美元"]),
    ("1234.56 美元 money", ["$1,234.56", "1,234.56美元"]),
    ("5000 美金 money", ["五千美金", "5000美金"]),
    ("100 港元 money", ["HK$100", "HKD100", "100港元", "一百港元"]),
    ("100 港币 money", ["100港币", "一百港币"]),
    ("50 欧元 money", ["€50", "EUR50", "50欧元", "五十欧元"]),
    ("20 英镑 money", ["£20", "GBP20", "20英镑", "二十英镑"]),
    ("1 万日元 money", ["一万日元", "1万日元"]),
    ("3000 日圆 money", ["3000日圆", "三千日圆"]),
    ("2 万韩元 money", ["2万韩元", "两万韩元"]),
    ("100 澳元 money", ["100澳元", "A$100", "AUD100"]),
    ("200 加元 money", ["200加元", "C$200", "CAD200"]),
    ("300 卢布 money", ["300卢布", "三百卢布"]),
    ("10 美分 money", ["10美分", "十美分"]),
    ("100 丹麦克朗 money", ["100丹麦克朗", "一百丹麦克朗"]),
    ("10 沙特里亚尔 money", ["10沙特里亚尔"]),
    ("800 新加坡元 money", ["800新加坡元", "S$800", "SGD800"]),
    ("900 新台币 money", ["900新台币", "NT$900"]),
    ("10 比特币 money", ["10比特币", "十比特币"]),
    ("3.5 万亿美元 money", ["3.5万亿美元", "三点五万亿美元"]),
    ("12 亿欧元 money", ["12亿欧元", "十二亿欧元"]),
    ("500 百万元 money", ["500百万元"]),
    ("20 元/人 money", ["20元/人"]),
    ("30 元每人 money", ["30元每人", "三十元每人"]),
    ("5 元/斤 money", ["5元/斤"]),
    ("1.5 元 money", ["壹元伍角", "一元五角", "1元5角"]),
    ("205.35 块 money", ["两百零五块三毛五"]),
    ("10.5 美元 money", ["十美元五十美分", "10美元50美分"]),
    ("100 USD money", ["100USD", "100 USD"]),
    ("50 € money", ["50€"]),
    ("3 万元 money", ["￥3万元", "3万元", "三万元", "叁万元"]),
    ("-5 万元 money", ["-5万元", "负5万元", "利润为-5万元"]),
  ]

  @Test(arguments: spellings)
  func `reads every spelling of an amount`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(FigureReading.lines(spelling) == [expected], "\(spelling)") }
  }

  private static let bases: [(String, Double, String)] = [
    ("三毛", 0.3, "元"), ("5分钱", 0.05, "元"), ("三角五分", 0.35, "元"), ("几万块钱", 10000, "块钱"), ("￥3.5万", 35000, "元"),
    ("12亿欧元", 1_200_000_000, "欧元"),
  ]

  @Test(arguments: bases)
  func `multiplies an amount out`(text: String, value: Double, unit: String) {
    #expect(FigureReading.read(text).figures.map(\.base) == [.init(value: value, unit: unit)], "\(text)")
  }

  private static let counts: [(String, [String])] = [
    ("3 块 count", ["挂3块牌子。", "三块石头"]), ("2 块 count", ["两块地", "一个机构、两块牌子"]), ("80 分 count", ["平均分不低于80分", "得80分"]),
    ("12 分 count", ["记十二分", "一次记12分"]),
  ]

  @Test(arguments: counts)
  func `tells classifiers and marks from money`(expected: String, texts: [String]) {
    for text in texts { #expect(FigureReading.lines(text).last == expected, "\(text)") }
  }

  @Test(arguments: ["三角洲", "两毛不拔", "毛主席", "US", "USB3.0接口", "RMB", "打工", "一分为二", "减负增效", "三块地改革试点"])
  func `finds no amount in`(text: String) {
    #expect(FigureReading.read(text).figures.filter { $0.kind == .money }.map(\.text) == [], "\(text)")
  }
}
