import ChineseText
import Testing

@Suite struct `Cleaning, however long the text` {
  private static let texts: [(name: String, text: String)] = [
    ("one line of Han", String(repeating: "一", count: 1_000_000)),
    ("one line of blanks between Han", String(repeating: "年 ", count: 300_000)),
    ("brackets", String(repeating: "（", count: 100_000)),
    ("line ends", String(repeating: "\r\n", count: 100_000)),
    ("short lines", String(repeating: "一是\n", count: 50_000)),
    ("page numbers", String(repeating: "- 3 -\n", count: 30_000)),
    ("NUL", String(repeating: "\0", count: 200_000)),
  ]

  @Test(arguments: texts.map(\.name))
  func `takes time in proportion`(name: String) throws {
    let text = try #require(Self.texts.first { $0.name == name }?.text)
    let clock = ContinuousClock()
    var clean: CleanText?
    let time = clock.measure { clean = CleanDump.clean(text) }
    #expect(time < .seconds(60))
    #expect(clean.map { CleanTextInvariants.fault(in: $0) } == .some(nil))
  }

  @Test func `reports a line of more than a million bytes`() {
    #expect(CleanDump.clean(String(repeating: "年", count: 333_333)).diagnostics.map(\.kind) == [])
    #expect(CleanDump.clean(String(repeating: "年", count: 333_334)).diagnostics.map(\.kind) == [.longLine])
  }
}
