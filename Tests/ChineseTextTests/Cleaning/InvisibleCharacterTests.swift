import Testing

@testable import ChineseText

@Suite struct InvisibleCharacterTests {
  @Test func `what counts as invisible is left out of texts`() {
    var found = 0
    for value in UInt32(0)..<0x20000 {
      guard let scalar = Unicode.Scalar(value), InvisibleCharacter.contains(scalar) else { continue }
      found += 1
      let text = TextCleaner().clean(TextDecoder().decode(Array("乐山市年\(scalar)鉴\n".utf8)))
      #expect(String(decoding: text.utf8, as: UTF8.self) == "乐山市年鉴\n", "U+\(String(value, radix: 16))")
    }
    #expect(found > 50)
  }

  @Test(arguments: [
    " ", "\u{3000}", "\u{A0}", "\n", "\t", "\u{2028}", "年", "a", "\u{301}", "\u{FE0F}", "\u{FFFD}", "\u{E004}",
  ])
  func `blanks, line ends, marks and letters are visible`(scalar: Unicode.Scalar) {
    #expect(!InvisibleCharacter.contains(scalar))
  }
}
