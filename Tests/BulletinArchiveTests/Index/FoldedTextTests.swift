import ChineseText
import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct FoldedTextTests {
  @Test func `a text that folding leaves alone has the same places`() {
    let text = FoldedText(Array("年鉴,编纂".utf8))
    #expect(!text.isFolded)
    #expect(text.range(TextSpan(6, 10)) == 6..<10)
  }

  @Test func `places lie where as many characters come before`() {
    // ２０ and ， lose two bytes each, 記 none.
    let text = FoldedText(Array("２０年，記者".utf8))
    #expect(text.isFolded)
    #expect(text.folded == Array("20年,记者".utf8))
    #expect(text.range(TextSpan(0, 6)) == 0..<2)
    #expect(text.range(TextSpan(6, 9)) == 2..<5)
    #expect(text.range(TextSpan(9, 12)) == 5..<6)
    #expect(text.range(TextSpan(12, 18)) == 6..<12)
    #expect(text.range(TextSpan(18, 18)) == 12..<12)
  }

  @Test func `a part is folded as the part of the folded text`() {
    var random = SeededGenerator(seed: 20)
    let characters = ["年", "鉴", "，", "　", "Ａ", "a", "記", "說", "“", "「", "\u{20BB7}", "\n", "é", "\u{F900}", "ﾊ"]
    for _ in 0..<200 {
      let parts = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        Array((characters.randomElement(using: &random) ?? "").utf8)
      }
      let text = FoldedText(parts.flatMap { $0 })
      #expect(text.folded == TextFolder.fold(text.original))
      let first = Int.random(in: 0...parts.count, using: &random)
      let last = Int.random(in: first...parts.count, using: &random)
      let start = parts[..<first].reduce(0) { $0 + $1.count }
      let span = TextSpan(start, start + parts[first..<last].reduce(0) { $0 + $1.count })
      #expect(
        Array(text.folded[text.range(span)]) == TextFolder.fold(Array(text.original[span.range])), "\(random)")
    }
  }
}
