import Bulletins
import ChineseText
import Testing

@Suite struct `List items` {
  @Test func `of one paragraph leave a last one of one paragraph`() {
    let reading = Reading("措施如下。\n一是办甲。\n二是办乙。\n随后大家参观了展览。\n")
    #expect(reading.items == [["一是办甲。", "二是办乙。"]])
  }

  @Test func `of many paragraphs let the last one run on`() {
    let reading = Reading("一、办甲\n甲事很急。\n二、办乙\n乙事不急。\n乙事要细。\n")
    #expect(reading.items == [["一、办甲\n甲事很急。", "二、办乙\n乙事不急。\n乙事要细。"]])
  }

  @Test func `with prose behind their heading go by earlier ones with such prose`() {
    let reading = Reading("（一）缺人。常年缺人。\n（二）缺物\n1.缺书。\n2.缺纸。\n（三）缺钱。常年缺钱。\n究其原因，一是路远，二是天寒。\n")
    #expect(reading.items.first == ["（一）缺人。常年缺人。", "（二）缺物\n1.缺书。\n2.缺纸。", "（三）缺钱。常年缺钱。"])
    #expect(reading.lists.map(\.level) == [1, 2, 1])
  }

  @Test func `end before the next item of an enclosing list`() {
    let reading = Reading("一、办甲\n（一）甲之一。\n（二）甲之二。\n二、办乙\n（一）乙之一。\n（二）乙之二。\n")
    #expect(
      reading.items == [
        ["一、办甲\n（一）甲之一。\n（二）甲之二。", "二、办乙\n（一）乙之一。\n（二）乙之二。"], ["（一）甲之一。", "（二）甲之二。"],
        ["（一）乙之一。", "（二）乙之二。"],
      ])
    #expect(reading.lists.map(\.level) == [1, 2, 2])
    #expect(reading.lists.map(\.parent) == [nil, .init(list: 1, ordinal: 1), .init(list: 1, ordinal: 2)])
  }

  @Test func `end before byline, signature and appendix`() {
    #expect(Reading("一是办甲。\n二是办乙。（某县地方志办）\n").items == [["一是办甲。", "二是办乙。"]])
    let signed = Reading("某县推进修志\n现通知如下。\n一、办甲。\n甲事很急。\n二、办乙。\n乙事不急。\n某县地方志办公室\n2021年3月5日\n附件\n名单若干。\n")
    #expect(signed.items == [["一、办甲。\n甲事很急。", "二、办乙。\n乙事不急。"]])
  }

  @Test(arguments: ["以上", "上述措施", "这些做法", "下一步，"])
  func `end before a sentence that sums up`(opening: String) {
    let reading = Reading("措施：一是办甲；二是办乙。\(opening)收到实效。\n")
    #expect(reading.items == [["一是办甲；", "二是办乙。"]])
  }

  @Test func `lie inside an item that goes on in the same clause`() {
    let reading = Reading("问题主要有：一是缺人；二是缺钱；三是成因复杂，原因一是地处偏远，二是底子薄弱。\n")
    #expect(reading.lists.map(\.level) == [1, 2])
    #expect(reading.lists.map(\.role) == [.problem, .other])
    #expect(reading.items.last == ["一是地处偏远，", "二是底子薄弱。"])
    #expect(reading.items.first?.last == "三是成因复杂，原因一是地处偏远，二是底子薄弱。")
  }

  @Test(arguments: [
    ("一是加强领导。成立小组。", "加强领导"), ("一是加强领导！成立小组。", "加强领导"), ("一是加强领导，成立小组；", "加强领导，成立小组"), ("一是加强领导，", "加强领导"),
    ("一是加强领导：成立小组。", "加强领导：成立小组"),
  ])
  func `have a heading up to the first stop`(first: String, heading: String) {
    #expect(Reading("措施：" + first + "二是办乙。\n").headings.first?.first == heading)
  }

  @Test func `have a heading up to their line's end`() {
    #expect(Reading("一、加强领导\n成立小组。\n二、办乙\n乙事不急。\n").headings == [["加强领导", "办乙"]])
  }

  @Test func `of a glossary have the word before the colon as heading`() {
    #expect(
      Reading("全县推进修志工作，取得成效。\n名词解释\n1.一年一鉴：每年出一部。\n2.两全目标：全部覆盖。\n").headings == [["一年一鉴", "两全目标"]])
  }

  @Test func `are two at least`() {
    #expect(Reading("一是办甲。\n").items == [])
    #expect(Reading("原因一是缺钱。\n二、办乙。\n").items == [])
  }

  @Test func `restart in a new list`() {
    #expect(Reading("上午，一是办甲，二是办乙。下午，一是办丙，二是办丁。\n").items.count == 2)
  }

  @Test func `may begin late or leave one out, with a diagnostic`() {
    let late = Reading("四要办甲，五要办乙。\n")
    #expect(late.items == [["四要办甲，", "五要办乙。"]])
    #expect(late.parsed.articles[0].measures.map(\.ordinal) == [1, 2])
    #expect(late.parsed.diagnostics.map(\.kind) == [.listStart])
    #expect(Reading("一是办甲；二是办乙；四是办丁。\n").parsed.diagnostics.map(\.kind) == [.listGap])
    #expect(Reading("一是办甲；二是办乙；三是办丙。\n").parsed.diagnostics == [])
  }

  @Test(arguments: [
    ("一、办甲。\n二、办乙。\n五、办戊。\n六、办己。\n", "ordinals 1, 2, 5, 6"), ("一、办甲。\n二、办乙。\n二、办丙。\n三、办丁。\n", "ordinals 1, 2, 2, 3"),
    ("一、办甲。\n二、办乙。\n四、办丁。\n", "ordinals 1, 2, 4"), ("一是办甲；三是办丙；四是办丁。\n", "ordinals 1, 3, 4"),
    ("（一）办甲。\n（三）办丙。\n", "ordinals 1, 3"), ("一是办甲；二是办乙；二是办丙；三是办丁。\n", "ordinals 1, 2, 2, 3"),
  ])
  func `may jump or come twice where they open lines, with a diagnostic`(text: String, detail: String) {
    let reading = Reading("要点如下。\n" + text)
    #expect(reading.items.map(\.count) == [detail.split(separator: ",").count])
    #expect(reading.parsed.diagnostics.map(\.detail) == [detail])
  }

  @Test(arguments: ["一是办甲（含乙；二是办丙；三是办丁。\n", "一是修《志；二是编鉴（季刊）；三是办刊。\n"])
  func `stand behind a bracket that nothing closes`(text: String) {
    let reading = Reading(text)
    #expect(reading.items.map(\.count) == [3])
    #expect(reading.parsed.diagnostics.map(\.kind) == [.unpairedMark])
  }

  @Test func `may be alone where numbers run on through sections`() {
    let reading = Reading("一、办甲\n1.甲之一。\n2.甲之二。\n二、办乙\n3.乙之一。\n三、办丙\n4.丙之一。\n5.丙之二。\n")
    #expect(reading.markers == [["一、", "二、", "三、"], ["1.", "2."], ["3."], ["4.", "5."]])
    let rules = Reading("第一章 总则\n第一条 修志有据。\n第二条 修志有序。\n第二章 附则\n第三条 自印发之日起施行。\n")
    #expect(rules.markers.last?.map { $0.trimmingPrefix { $0 == " " }.prefix(3) } == ["第三条"])
    #expect(Reading("一、办甲\n1.甲之一。\n二、办乙\n乙事不急。\n").items.count == 1)
  }

  @Test func `end before a line that names another part`() {
    let reading = Reading(
      "某市政府工作报告\n各位代表：\n去年工作回顾\n一、甲事办成\n收效明显。\n二、乙事办成\n群众满意。\n今年重点任务\n先说甲事。\n一、办好甲事\n抓紧办。\n二、办好乙事\n细细办。\n"
    )
    #expect(reading.items.map(\.last) == ["二、乙事办成\n群众满意。", "二、办好乙事\n细细办。"])
    #expect(reading.lists.map(\.role) == [.achievement, .measure])
  }

  @Test func `end before the title of a text that a notice passes on`() {
    let reading = Reading(
      "某省办公厅关于印发支持政策和某省方志创新发展计划的通知\n现印发给你们。\n一、支持平台\n给予补助。\n二、支持人才\n给予奖励。\n某省方志创新发展计划（2021—2023年）\n为推动发展，制定本计划。\n一、总体要求\n守正创新。\n二、重点任务\n编好志书。\n"
    )
    #expect(reading.items.first?.last == "二、支持人才\n给予奖励。")
    #expect(reading.items.last?.last == "二、重点任务\n编好志书。")
  }

  @Test func `end before a sentence that answers them, where they are short`() {
    #expect(Reading("还有短板：一是缺人，二是缺钱。对此，将多方筹措。\n").items == [["一是缺人，", "二是缺钱。"]])
    #expect(
      Reading("还有短板：一是缺人。老人退休。二是缺钱。为此，将多方筹措。\n").items == [["一是缺人。老人退休。", "二是缺钱。为此，将多方筹措。"]])
  }

  @Test func `that break off are told`() {
    let short = Reading("某县采取四项措施：一是办甲；二是办乙；三是办丙。\n").parsed.diagnostics
    #expect(short.map(\.kind) == [.listBreaksOff])
    #expect(short.map(\.detail) == ["四项措施 announces 4, 3 follow"])
    let stops = Reading("某县采取措施：一是办甲；二是办乙；三是办丙，\n").parsed.diagnostics
    #expect(stops.map(\.detail) == ["the last item stops in mid-sentence: 三是办丙，"])
    #expect(Reading("某县采取三项措施：一是办甲；二是办乙；三是办丙\n").parsed.diagnostics == [])
  }

  @Test func `end before a sentence in which a meeting speaks`() {
    let reading = Reading("全县采取措施：一是加强领导。领导重视。二是提升质量等。同时，会议强调，要加强领导，要压实责任，要狠抓落实。\n")
    #expect(reading.items == [["一是加强领导。领导重视。", "二是提升质量等。"], ["要加强领导，", "要压实责任，", "要狠抓落实。"]])
    #expect(reading.lists.map(\.level) == [1, 1])
    #expect(Reading("措施：一是加强领导；二是传达会议精神。会议室已建成。\n").items == [["一是加强领导；", "二是传达会议精神。会议室已建成。"]])
  }
}
