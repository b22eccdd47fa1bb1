import Testing

@testable import ChineseText

@Suite struct `Physical lines` {
  private func lines(_ text: String) -> [PhysicalLine] { LineScanner.lines(of: Array(text.utf8)) }

  @Test(arguments: [
    ("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("a\r\nb\rc\n", 3), ("a\u{C}b", 2), ("a\u{2028}b\u{85}c", 3),
    ("\n\n", 2),
  ])
  func `end with any line break`(text: String, count: Int) { #expect(lines(text).count == count) }

  @Test func `measure indent and width in columns`() {
    let line = lines("　　2020年“好”  \n")[0]
    #expect(line.indent == 4)
    #expect(line.width == 10)
    #expect(!line.isBlank)
    #expect(lines(" \u{3000}\t\n")[0].isBlank)
  }

  @Test func `know where a page starts`() {
    #expect(lines("a\u{C}b\nc").map(\.startsPage) == [false, true, false])
  }
}
