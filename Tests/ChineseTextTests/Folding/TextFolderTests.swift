import TestSupport
import Testing

@testable import ChineseText

@Suite struct TextFolderTests {
  private func fold(_ text: String) -> String { String(decoding: TextFolder.fold(Array(text.utf8)), as: UTF8.self) }

  @Test(arguments: [
    ("２０２０年，ＧＤＰ實現增長", "2020年,GDP实现增长"),
    ("記者從縣檔案館獲悉「兩全目標」", "记者从县档案馆获悉“两全目标”"),
    ("（一）　％：；！？～", "(一) %:;!?~"),
    ("ｶﾅ｡｢｣､･ｰ", "カナ。“”、・ー"),
    ("“甲”‘乙’「丙」『丁』﹁戊﹂﹃己﹄", "“甲”“乙”“丙”“丁”“戊”“己”"),
    ("￥￠￡￢￤￦", "¥¢£¬¦₩"),
    ("\u{F900}\u{2F00}\u{2F64}\u{2F800}", "\u{5C82}一用\u{4E3D}"),
    ("︰︵︶﹐﹑﹔﹗", "︰(),、;!"),
    ("年鉴编纂 GDP gdp 、。《》“”—…·", "年鉴编纂 GDP gdp 、。《》“”—…·"),
    ("", ""),
  ])
  func `forms fold together, case and Chinese marks stay`(text: String, expected: String) {
    #expect(fold(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func `each scalar folds to one scalar, and twice is once`() {
    for scalar in UInt32(0)...0x10FFFF {
      let folded = TextFolder.fold(scalar)
      guard folded != scalar else { continue }
      #expect(Unicode.Scalar(folded) != nil)
      #expect(TextFolder.fold(folded) == folded, "U+\(String(scalar, radix: 16))")
    }
  }

  @Test func `a text that does not change is handed on without a copy`() {
    let bytes = Array("年鉴编纂2020".utf8)
    let folded = TextFolder.fold(bytes)
    #expect(bytes.withUnsafeBufferPointer { a in folded.withUnsafeBufferPointer { $0.baseAddress == a.baseAddress } })
  }

  @Test func `folding a text is folding its scalars`() {
    let pool = Array("一年記ＡａZ９，,。\u{F900}\u{2F800}\u{20BB7}é·　ｱ實".unicodeScalars)
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...40, using: &random) { text.append(pool.randomElement(using: &random) ?? "a") }
      let original = Array(String(text).utf8)
      let folded = TextFolder.fold(original)
      let (before, after) = (ScalarText(original), ScalarText(folded))
      #expect(after.scalars == before.scalars.map(TextFolder.fold), "seed \(seed)")
      var scalarRanges: [Range<Int>] = []
      for start in 0..<before.count {
        scalarRanges.append(start..<Int.random(in: start...before.count, using: &random))
      }
      let ranges = TextFolder.originalRanges(
        of: scalarRanges.map { after.span($0).range }, in: folded, original: original)
      #expect(ranges == scalarRanges.map { before.span($0).range }, "seed \(seed)")
    }
  }

  @Test func `bytes that are no UTF-8 stay`() {
    #expect(TextFolder.fold([0xFF, 0xEF, 0xBC, 0xA1, 0xE4, 0xB8]) == [0xFF, 0x41, 0xE4, 0xB8])
  }
}
