import ChineseText
import Testing

@testable import Bulletins

@Suite struct DateReaderTests {
  private func read(
    _ text: String, published: Int? = nil
  ) -> (dates: [DateMention], diagnostics: [MentionDiagnostic]) {
    DateReading.read(text, published: published)
  }

  private func edtf(_ text: String, published: Int? = 2020_09_30) -> [String?] {
    DateReading.edtf(text, published: published)
  }

  private static let spellings: [(String, [String])] = [
    (
      "2020-09-24",
      [
        "2020年9月24日", "2020年09月24日", "２０２０年９月２４日", "二〇二〇年九月二十四日", "二○二○年九月二十四日", "二零二零年九月廿四日", "2020年9月24号",
        "9月24日", "9月24号", "九月二十四日", "今年9月24日", "2020-09-24", "2020/9/24", "2020.09.24", "2020.9.24", "2020年9月24日（星期四）",
        "今年的9月24日", "2020年9月24號",
        "9月24日(周四)", "二０二０年九月二十四日", "20年9月24日",
      ]
    ),
    (
      "2020-09-24T07:41",
      ["2020年09月24日 07时41分", "2020年9月24日7:41", "2020-09-24 07:41", "9月24日（星期四）上午7时41分"]
    ),
    ("2020-09-24T15:00", ["9月24日下午3时", "9月24日15时", "9月24日15:00", "2020年9月24日下午三点", "9月24日15时整"]),
    ("2020-09-24T09:30", ["9月24日上午9点半", "9月24日9时30分", "9月24日早上9:30"]),
    ("2020-09", ["2020年9月", "9月", "9月份", "二〇二〇年九月", "今年9月", "本月"]),
    ("2020-07/2020-08", ["7、8月份", "7月至8月", "2020年7—8月"]),
    ("2020-09-24/2020-09-25", ["9月24、25日", "9月24日至25日", "9月24—25日"]),
    ("2020-05-01/2020-05-03", ["5月1、2、3日", "2020年5月1—3日"]),
    ("0618", ["公元618年"]),
    ("1950/1969", ["上世纪五六十年代", "20世纪五六十年代"]),
    ("2020-08", ["上月", "上个月", "8月份"]),
    ("2020-09-01/2020-09-10", ["9月上旬", "2020年9月上旬", "9月初", "本月初"]),
    ("2020-09-11/2020-09-30", ["9月中下旬"]),
    ("2020-09-21/2020-09-30", ["9月下旬", "9月底", "2020年9月底", "9月末", "月底前完成"]),
    ("2020-01/2020-03", ["一季度", "第一季度", "2020年第一季度", "今年1季度", "2020年一季度"]),
    ("2020-07/2020-09", ["三季度", "第三季度"]),
    ("2020-09", ["第三季度末", "三季度末"]),
    ("2020-01/2020-09", ["前三季度", "2020年前三季度", "一至三季度", "1—3季度", "1月至9月", "1—9月", "1-9月份", "今年1至9月"]),
    ("2020-01/2020-06", ["上半年", "2020年上半年", "今年上半年"]),
    ("2020-07/2020-12", ["下半年", "二〇二〇年下半年"]),
    ("2020-12", ["2020年底", "2020年末", "年底前", "今年底", "今年年底", "到2020年年底"]),
    ("2020-01", ["2020年初", "年初", "今年年初"]),
    ("2020", ["2020年", "2020年度", "二〇二〇年", "今年", "本年度", "二零二零年"]),
    ("2019", ["2019年", "去年", "上年", "上一年度", "二〇一九年"]),
    ("2021", ["明年", "下年度"]),
    (
      "2018/2020",
      [
        "2018—2020年", "2018-2020年", "2018～2020年", "2018年至2020年", "从2018年到2020年", "2018至2020年", "2018—20年",
        "（2018—2020）",
      ]
    ),
    ("1986/1997", ["1986～1997", "(1986~1997)", "1986—1997年", "一九八六年至一九九七年"]),
    ("2020-11-21/2020-11-22", ["11月21—22日", "11月21日至22日", "2020年11月21-22日", "11月21日—11月22日", "11月21～22日"]),
    ("2020-09-24/2020-10-03", ["9月24日至10月3日", "2020年9月24日—2020年10月3日", "9月24日到10月3日"]),
    ("2020-12-28/2021-01-03", ["2020年12月28日至1月3日", "2020年12月28日至2021年1月3日", "2020年12月28日至次年1月3日"]),
    ("2019-11/2020-02", ["2019年11月至2020年2月", "2019年11月—次年2月", "2019.11—2020.2"]),
    ("2021/2025", ["“十四五”", "十四五规划", "“十四五\"", "‘十四五’", "“十四五”规划", "第十四个五年规划"]),
    ("2016/2020", ["“十三五”", "十三五时期"]),
    ("1996/2000", ["“九五”", "九五期间", "“九五”计划"]),
    ("2001/2005", ["“十五”"]),
    ("1953/1957", ["“一五”"]),
    ("1958/1962", ["“二五”"]),
    ("2026/2030", ["“十五五”"]),
    ("2025", ["“十四五”末", "“十四五”期末"]),
    ("2020-09-24T07:41:30", ["2020-09-24 07:41:30", "2020年9月24日7时41分30秒", "2020-09-24T07:41:30"]),
    ("199X", ["20世纪90年代", "二十世纪九十年代", "上世纪90年代", "90年代"]),
    ("198X", ["1980年代", "上世纪80年代"]),
    ("2001/2100", ["21世纪", "二十一世纪", "本世纪"]),
    ("1937", ["民国二十六年", "民国26年", "1937年"]),
    ("1900", ["光绪二十六年"]),
    ("1992-09-30", ["92年9月30日", "一九九二年九月三十日"]),
    ("2001-04-04", ["二○○一年四月四日", "二〇〇一年四月四日", "二零零一年四月四日", "二OO一年四月四日", "二ＯＯ一年四月四日", "二00一年四月四日"]),
    ("2020-09-29", ["昨日上午，会议召开", "昨天，会议召开"]),
  ]

  @Test(arguments: spellings)
  func `reads every spelling of a date`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(edtf(spelling) == [expected], "\(spelling)") }
  }

  private static let negatives: [String] = [
    "两年时间", "近30年", "两千年历史", "三年行动", "100天", "十年间", "15日内办结", "三十日以内", "3个月", "18个月", "百日攻坚", "内江年鉴2020卷",
    "（2021）", "〔2021〕21号",
    "世纪疫情", "百年变局", "“八五”普法", "“九五”普法规划", "“三五”普法", "第65期(总第797期)", "十五个", "十四五岁", "统一", "一月一通报", "三月三", "以上年龄段",
    "本年鉴", "同年级", "60岁以上年长者", "3000元", "1500—2000米", "电话2026000", "12345热线", "每年9月", "每月5日前", "旬报表", "月通报", "更加美好的明天",
    "学前一年", "5年期", "两学一做", "第三季", "24小时", "8点要求", "编号2020-5-1-3", "V2.2020.1",
  ]

  @Test(arguments: negatives)
  func `finds no date in`(text: String) {
    #expect(edtf(text) == [], "\(text)")
  }

  @Test(arguments: ["近日，州里开会", "日前，州里开会", "截至目前，已完成"])
  func `gives vague times without value`(text: String) {
    let dates = read(text).dates
    #expect(dates.map(\.edtf) == [nil])
    #expect(dates.map(\.fuzzy) == [true])
  }

  private static let faults: [(String, TextDiagnostic.Kind)] = [
    ("2月30日", TextDiagnostic.Kind.impossibleDate), ("2021年2月29日", .impossibleDate), ("13月5日", .impossibleDate),
    ("9月31日", .impossibleDate),
    ("2020年13月", .impossibleDate), ("9月0日", .impossibleDate), ("于210日召开", .brokenDate), ("20262月", .brokenDate),
    ("20262月10日", .brokenDate), ("2026年210日", .brokenDate), ("2020年月10日", .brokenDate), ("9月249日", .brokenDate),
    ("202年5月", .brokenDate), ("2020年9月日", .brokenDate),
  ]

  @Test(arguments: faults)
  func `reports dates that cannot be, and invents none`(text: String, kind: TextDiagnostic.Kind) {
    let (dates, diagnostics) = read(text)
    #expect(dates.count == 1, "\(text)")
    #expect(dates.allSatisfy { $0.edtf == nil && $0.start == nil && $0.end == nil }, "\(text)")
    #expect(diagnostics.map(\.kind) == [kind], "\(text)")
    #expect(diagnostics.map(\.span) == dates.map(\.span))
  }

  @Test func `names what came from context`() {
    #expect(read("2020年9月24日").dates[0].inferred == [])
    #expect(read("9月24日", published: 2020_10_09).dates[0].inferred == [.year])
    #expect(read("去年底", published: 2020_10_09).dates[0].inferred == [.year])
    #expect(read("上月下旬", published: 2020_10_09).dates[0].inferred == [.year, .month])
    #expect(read("2020年9月24日开会，26日结束。").dates.map(\.inferred) == [[], [.year, .month]])
    #expect(read("2020年9月24日至26日").dates[0].inferred == [])
  }

  @Test func `leaves a date without any context open`() {
    let (dates, diagnostics) = read("9月24日，会议召开。")
    #expect(dates.map(\.edtf) == [nil])
    #expect(dates.map(\.text) == ["9月24日"])
    #expect(diagnostics.isEmpty)
    #expect(read("今年，全州开会。").dates.map(\.edtf) == [nil])
  }

  @Test func `takes the year from the nearest sure context`() {
    // The text's own year, before or behind.
    #expect(edtf("9月24日，调研组到州里，要求到2020年底完成。", published: nil) == ["2020-09-24", "2020-12"])
    // A full date at a clause's head carries on through its paragraph.
    #expect(edtf("2018年3月5日，县里开会；4月6日，再次开会。", published: 2020_09_30) == ["2018-03-05", "2018-04-06"])
    // A date in a title or behind a document's name does not.
    #expect(
      edtf("根据《2018年度考核办法》，4月6日开会。", published: 2020_09_30) == ["2018", "2020-04-06"])
    // The paragraph's own date line is the document's day.
    #expect(edtf("4月6日，县里开会。\n2019年4月10日\n", published: nil) == ["2019-04-06", "2019-04-10"])
    #expect(edtf("时间：2026-02-12\n1月27日，会议召开。", published: nil) == ["2026-02-12", "2026-01-27"])
  }

  @Test func `tells a document without a date line from the day that opens it`() {
    let report = "现场会\n2024年3月12日，召开现场会，《某年鉴》2023年10月31日付印。\n会议要求，4月20日前报齐初稿。"
    #expect(edtf(report, published: nil) == ["2024-03-12", "2023-10-31", "2024-04-20"])
    let history = "1958年6月1日，建站。\n1998年7月3日，改制。\n9月4日，迁址。"
    #expect(edtf(history, published: nil) == ["1958-06-01", "1998-07-03", "1998-09-04"])
  }

  @Test func `takes the year of a list from its lead`() {
    let text = "去年9月，开工。\n今年重点做好以下工作：\n一是修路，10月贯通；"
    #expect(edtf(text, published: 2024_01_16) == ["2023-09", "2024", "2024-10"])
  }

  @Test func `goes on from a range's end, and from what is to come`() {
    #expect(edtf("一是走访，2023年10月至2024年2月访谈；三是开放，6月中旬公布。") == ["2023-10/2024-02", "2024-06-11/2024-06-20"])
    #expect(
      edtf("上半年完成测绘；10月开通水上线。", published: 2023_02_17) == ["2023-01/2023-06", "2023-10"])
  }

  @Test func `reads a month behind an item's number, and no feast`() {
    #expect(edtf("打算：\n1.8月完成内审。\n2.10月送审。") == ["2020-08", "2020-10"])
    #expect(edtf("六月六又称小年，三月三对歌三天。") == [])
  }

  @Test func `minds December and January`() {
    #expect(edtf("12月28日，会议召开。", published: 2021_01_05) == ["2020-12-28"])
    #expect(edtf("12月底前完成。", published: 2021_01_05) == ["2021-12-21/2021-12-31"])
    #expect(edtf("2020年12月28日动员，1月6日开工。", published: nil) == ["2020-12-28", "2021-01-06"])
    #expect(edtf("会议将于1月6日召开。", published: 2020_12_30) == ["2021-01-06"])
    #expect(edtf("1月6日，会议召开。", published: 2020_12_30) == ["2020-01-06"])
  }

  @Test func `takes the weekday as evidence for the year`() {
    #expect(edtf("9月24日（星期二）", published: 2020_09_30) == ["2019-09-24"])
  }

  @Test func `tells years from the document's`() {
    let report = 2026_01_27
    #expect(edtf("过去一年", published: report) == ["2025"])
    #expect(edtf("一年来", published: report) == ["2025"])
    #expect(edtf("五年来", published: report) == ["2021/2025"])
    #expect(edtf("过去五年", published: report) == ["2021/2025"])
    #expect(edtf("近三年", published: report) == ["2023/2025"])
    #expect(edtf("今后五年", published: report) == ["2026/2030"])
    #expect(edtf("未来三年", published: report) == ["2026/2028"])
    #expect(edtf("今明两年", published: report) == ["2026/2027"])
    #expect(edtf("2025年经济增长，与上年持平", published: report) == ["2025", "2024"])
    #expect(edtf("2019年动工，次年3月完工，同年10月验收", published: report) == ["2019", "2020-03", "2020-10"])
    #expect(edtf("近三年", published: 2020_09_30) == ["2018/2020"])
  }

  @Test func `gives first and last day`() {
    let end = read("2020年底").dates[0]
    #expect(end.start?.description == "2020-12-01")
    #expect(end.end?.description == "2020-12-31")
    #expect(end.fuzzy)
    let leap = read("2024年2月").dates[0]
    #expect(leap.end?.description == "2024-02-29")
    let plan = read("“十四五”").dates[0]
    #expect(plan.text == "“十四五”")
    #expect(plan.start?.description == "2021-01-01")
    #expect(plan.end?.description == "2025-12-31")
  }

  @Test func `keeps spans apart and in order`() {
    let text = "由2019年1月2日到3月4日，又于5月6日、7月8日在“十三五”末办会。"
    let dates = read(text, published: 2020_01_01).dates
    #expect(dates.map(\.text) == ["2019年1月2日到3月4日", "5月6日", "7月8日", "“十三五”末"])
    let bytes = Array(text.utf8)
    for date in dates { #expect(String(decoding: bytes[date.span.range], as: UTF8.self) == date.text) }
  }

  @Test func `reads several regions with one context`() {
    let masthead = "2020年第18期  2020年10月9日\n"
    let article = "9月24日，会议召开。\n"
    let text = ScalarText(Array((masthead + article).utf8))
    let border = masthead.unicodeScalars.count
    let result = DateReader().dates(
      in: text, regions: [0..<border, border..<text.count], context: DateContext(published: CalendarDay(2020, 10, 9)))
    #expect(result.dates.map { $0.map(\.edtf) } == [["2020", "2020-10-09"], ["2020-09-24"]])
  }

  @Test(arguments: [
    "1", "一", "二〇二〇年", "9月", "（", "“", "2020-", "1、", "今年", "近", "—", "2020—", "20世纪", "上午9时", "9:00—", "周一", "3天前",
    "农历", "正月", "“五一”", "今天", "9月24日9时至", "2019、",
  ])
  func `stays linear on hostile input`(unit: String) {
    let text = String(repeating: unit, count: 100_000)
    let time = ContinuousClock().measure { _ = read(text, published: 2020_01_01) }
    // A debug build on a busy machine takes seconds; what grows with the square takes many minutes.
    #expect(time < .seconds(60), "\(unit): \(time)")
  }
}
