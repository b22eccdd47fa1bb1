import Bulletins
import ChineseText
import Testing

/// Which year a month or day without one belongs to, where several are told.
@Suite struct DateContextTests {
  private func edtf(_ text: String, _ published: Int? = nil) -> [String?] {
    DateReading.edtf(text, published: published)
  }

  @Test func `keeps the article's year behind a year of the background`() {
    let background = "2016年启动的第二轮修志已经完成。6月15日前报送材料。"
    #expect(edtf(background, 2020_06_13) == ["2016", "2020-06-15"])
    #expect(edtf("简报\n" + background + "\n2020年6月13日\n") == ["2016", "2020-06-15", "2020-06-13"])
    #expect(
      edtf("2021年6月5日，县志办召开会议。1999年，全县启动首轮修志。7月1日前报送。") == ["2021-06-05", "1999", "2021-07-01"])
    // In its own sentence the year still holds, and so does one next to the article's.
    #expect(edtf("2016年启动修志，6月15日成立机构。", 2020_06_13) == ["2016", "2016-06-15"])
    #expect(edtf("1985年成立机构。同年6月，启动修志。1990年，完成初稿。7月首发。", 2020_06_13).last == "1990-07")
    #expect(edtf("2019年，全县启动修志。6月15日成立机构。", 2020_06_13) == ["2019", "2019-06-15"])
  }

  @Test func `keeps the article's year behind a goal far off`() {
    #expect(
      edtf("2024年，编纂工作全面展开。力争到2030年全面建成。3月15日，召开推进会。", 2024_04_02) == ["2024", "2030", "2024-03-15"])
    let next = edtf("12月28日印发通知，明年1月5日前完成。1月3日，县志办开会。", 2021_01_10)
    #expect(next.first == "2020-12-28")
    #expect(next.last == "2021-01-03")
  }

  @Test func `takes the year of a plan's heading for what stands below it`() {
    let plan = "二、2021年工作计划\n3月底前完成编纂。上半年出版年鉴。\n"
    #expect(
      edtf(plan + "2020年12月25日\n") == ["2021", "2021-03-21/2021-03-31", "2021-01/2021-06", "2020-12-25"])
    #expect(edtf(plan + "三、其他\n9月开会。\n", 2020_12_25).last == "2020-09")
  }

  @Test func `takes the year of a coming date for later months of its sentence`() {
    #expect(edtf("会议要求2025年1月15日前报送，3月底前完成。10月已开会。", 2024_12_20) == ["2025-01-15", "2025-03-21/2025-03-31", "2024-10"])
  }

  @Test func `does not count the years on from range to range`() {
    let ranges = "2024年12月30日—2025年1月2日举办展览。12月30日至1月2日免费开放。"
    let both = ["2024-12-30/2025-01-02", "2024-12-30/2025-01-02"]
    for day in [nil, 2024_12_20, 2025_01_06] { #expect(edtf(ranges, day) == both) }
    #expect(edtf(ranges + "1月1日闭馆。", 2024_12_20) == both + ["2025-01-01"])
  }

  @Test func `makes no year of a base to compare with`() {
    #expect(edtf("产量较2019年增长10%，较上年底下降。") == ["2019", nil])
  }

  @Test(arguments: ["DB51/T 1990—2020", "GB/T 1234—2020", "ISSN 1003-2002", "ISSN：1003-2002"])
  func `finds no years in standards and serials`(text: String) {
    #expect(edtf("执行\(text)。", 2020_06_13) == [])
  }

  @Test(arguments: ["3月15日至10日", "2024.13.45"])
  func `says what no calendar has`(text: String) {
    let found = DateReading.read(text + "。", published: 2024_04_02)
    #expect(found.dates.map(\.text) == [text])
    #expect(found.dates.map(\.edtf) == [nil])
    #expect(found.diagnostics.map(\.kind) == [.impossibleDate])
  }
}
