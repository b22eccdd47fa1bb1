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
}
