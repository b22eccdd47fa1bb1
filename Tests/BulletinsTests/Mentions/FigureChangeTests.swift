import Testing

@testable import Bulletins

/// The direction of change that a text states, and what it is measured against.
@Suite struct FigureChangeTests {
  private static let comparisons: [(String, Figure.Change, Figure.Comparison.Kind, String)] = [
    ("同比增长5%", .up, .yearOnYear, "同比"), ("产值同比分别增长5%", .up, .yearOnYear, "同比"), ("同比多增3.2亿元", .up, .yearOnYear, "同比"),
    ("比上年增加3个", .up, .yearOnYear, "比上年"), ("较去年同期下降3%", .down, .yearOnYear, "较去年同期"),
    ("与上年相比，增长5%", .up, .yearOnYear, "与上年相比"), ("同去年同期相比下降3%", .down, .yearOnYear, "同去年同期相比"),
    ("环比下降0.3%", .down, .periodOnPeriod, "环比"), ("比上月回落0.2个百分点", .down, .periodOnPeriod, "比上月"),
    ("年均增长6%以上", .up, .annualAverage, "年均"), ("较2015年累计下降15%", .down, .time, "较2015年"),
    ("比“十三五”末提高2.1个百分点", .up, .time, "比“十三五”末"), ("比上年末下降2.3个百分点", .down, .time, "比上年末"),
    ("比2020年翻一番", .up, .time, "比2020年"), ("较一季度加快1.4个百分点", .up, .time, "较一季度"),
    ("增幅比全国高0.6个百分点", .up, .other, "比全国"), ("比全市平均水平低9个百分点", .down, .other, "比全市平均水平"),
    ("较常年偏多两成", .up, .other, "较常年"), ("比去年多了12家", .up, .yearOnYear, "比去年"),
    ("比上年同期少4.7个百分点", .down, .yearOnYear, "比上年同期"),
    ("較上年提高16.6個百分點", .up, .yearOnYear, "較上年"),
  ]

  @Test(arguments: comparisons)
  func `says what a change is measured against`(
    text: String, change: Figure.Change, kind: Figure.Comparison.Kind, words: String
  ) {
    let figures = FigureReading.read(text).figures
    #expect(figures.map(\.change) == [change], "\(text)")
    #expect(figures.map(\.comparison) == [.init(kind: kind, text: words)], "\(text)")
  }

  private static let directions: [(Figure.Change?, [String])] = [
    (
      .up,
      [
        "增长5%", "增加5个", "提高5%", "提升5%", "上升5%", "扩大3倍", "净增5家", "增5.5%", "涨3.5个百分点", "攀升5%", "增幅达5%", "上涨了5%", "翻番",
        "加快0.5个百分点",
        "上浮10%", "增长-3%、5%", "激增5倍", "增收500元", "高出0.6个百分点",
      ]
    ),
    (
      .down,
      [
        "下降5%", "减少5个", "降低5%", "回落0.2个百分点", "缩小5%", "压减三成", "压缩5天", "缩短3天", "降3%", "收窄1.2个百分点", "下滑5%", "跌5%", "降幅达5%",
        "削减5%",
        "放缓0.5个百分点", "同比增长-3.2%", "增长5%、-3%", "下浮10%", "减少近三成", "下降百分之四十一",
      ]
    ),
    (
      nil,
      [
        "增至5个", "降至3%", "提高到55%", "减少到5个", "占35%", "新增30%", "新增5个", "达到5%", "加快三项工程", "由3%到5%", "改善16.5%", "延长30年",
        "第5位", "高于5%",
      ]
    ),
  ]

  @Test(arguments: directions)
  func `states the direction of change`(change: Figure.Change?, texts: [String]) {
    for text in texts { #expect(FigureReading.read(text).figures.last?.change == change, "\(text)") }
  }

  @Test func `hands a change and its comparison on to what is coordinated`() {
    let figures = FigureReading.read("比2020年分别下降65.3%、58.3%，占30%。").figures
    #expect(figures.map(\.change) == [.down, .down, nil])
    #expect(figures.map(\.comparison?.text) == ["比2020年", "比2020年", nil])
  }

  @Test(arguments: ["占比提高5%", "比重提高5%", "比例下降3%", "较大幅度提高5%", "同比、环比分别增长3%", "比赛场次增加3场", "上年，增长5%"])
  func `invents no comparison`(text: String) {
    let figures = FigureReading.read(text).figures
    #expect(figures.count == 1, "\(text)")
    #expect(figures.map(\.comparison) == [nil], "\(text)")
  }
}
