import Testing

@testable import ChineseText

@Suite struct EastAsianWidthTests {
  @Test(arguments: [
    ("", 0), ("2020年鉴", 8), ("甘孜州，", 8), ("ＧＤＰ", 6), ("ｱｲ", 2), ("e\u{301}", 1), ("\u{200B}\u{FEFF}a\t", 1),
    ("𠮷", 2), ("“一”", 4), ("①", 1), ("한", 2), ("\u{3000}", 2),
  ])
  func `columns follow UAX 11`(text: String, columns: Int) {
    #expect(EastAsianWidth.columns(of: text) == columns)
  }

  @Test(arguments: [("“一”", 6), ("①……", 6), ("——", 4), ("a一", 3)])
  func `marks that are wide in Chinese type count two when asked`(text: String, columns: Int) {
    #expect(EastAsianWidth.columns(of: text, ambiguous: .wide) == columns)
  }

  @Test func `the quick ranges agree with ICU`() {
    for scalar in [0x20...0x7E, 0x3000...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF5E].joined() {
      let width = ICUCharacter.width(UInt32(scalar))
      let columns = EastAsianWidth.columns(of: UInt32(scalar))
      #expect(columns == (width == .wide || width == .fullwidth ? 2 : 1))
    }
  }

  @Test(arguments: [("甘孜州", 5, "甘孜"), ("甘孜州", 6, "甘孜州"), ("abc", 0, ""), ("年e\u{301}鉴", 3, "年e\u{301}")])
  func `a prefix fits its columns`(text: String, columns: Int, expected: String) {
    #expect(EastAsianWidth.prefix(text, columns: columns) == expected)
  }

  @Test(arguments: [("甘孜州地方志办", 7, "甘孜州…"), ("甘孜州", 6, "甘孜州"), ("甘孜州", 5, "甘孜…"), ("甘孜州", 1, "…")])
  func `a text that is too wide ends in an ellipsis`(text: String, columns: Int, expected: String) {
    #expect(EastAsianWidth.cut(text, columns: columns) == expected)
  }
}
