import Bulletins
import ChineseText
import Testing

@Suite struct `Parsing, however long the text` {
  private static let texts: [(name: String, text: String)] = [
    ("numerals", String(repeating: "一", count: 100_000)),
    ("digits", String(repeating: "7", count: 100_000)),
    ("years", String(repeating: "1年", count: 50_000)),
    ("closing brackets", String(repeating: "）", count: 100_000)),
    ("bodies", String(repeating: "市委", count: 20_000)),
    ("short names defined", String(repeating: "四川省财政局（以下简称财政局）", count: 3_000)),
    ("a contents without end", "目录\n" + String(repeating: "好人好事\n", count: 8_000)),
    ("bylines", String(repeating: "（财政局）\n", count: 8_000)),
    ("sections", String(repeating: "【动态】\n", count: 8_000)),
    ("counts announced", String(repeating: "五项措施", count: 15_000)),
    ("open brackets", String(repeating: "（", count: 100_000)),
    ("open quotation marks", String(repeating: "“", count: 50_000) + String(repeating: "。", count: 20_000)),
    ("first markers", String(repeating: "一是", count: 100_000)),
    ("first markers behind stops", String(repeating: "一是好。", count: 15_000)),
    ("short lists in one line", String(repeating: "一是甲，二是乙。", count: 5_000)),
    ("short lists in lines", String(repeating: "一是甲。\n二是乙。\n", count: 5_000)),
    ("lists inside items", (1...99).map { "\($0).\n（一）甲；\n（二）乙。\n" }.joined()),
    ("parallel lists", String(repeating: "要甲；要乙；要丙。\n", count: 3_000)),
    ("verbs of speech without a mark", String(repeating: "会议要求", count: 10_000) + "：一是甲，二是乙。"),
    ("telling words without a mark", String(repeating: "问题原因", count: 10_000) + "：一是甲，二是乙。"),
    ("titles", String(repeating: "某县推进工作\n", count: 5_000)),
    ("dates on lines", String(repeating: "2021年3月5日\n一、甲\n", count: 5_000)),
    ("one line of a million characters", String(repeating: "全县推进修志工作，取得成效。", count: 72_000)),
  ]

  @Test(arguments: texts.map(\.name))
  func `takes time in proportion`(name: String) throws {
    let text = try #require(Self.texts.first { $0.name == name }?.text)
    let clock = ContinuousClock()
    var fault: String?
    var parsed: ParsedBulletin?
    let time = clock.measure { parsed = BulletinDump.parse(text) }
    if let parsed { fault = BulletinInvariants.fault(in: parsed) }
    #expect(fault == nil)
    #expect(time < .seconds(60), "\(time)")
  }
}
