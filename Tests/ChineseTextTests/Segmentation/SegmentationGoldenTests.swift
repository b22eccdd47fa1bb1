import ChineseText
import TestSupport
import Testing

/// The expected words are those of ICU 72. Another libicu may bring another dictionary, and then other words.
@Suite struct `Segmentation of whole files` {
  @Test(arguments: Golden.cases("segment"))
  func `cuts each case as it was written down`(golden: Golden) throws {
    let difference = try golden.difference(from: dump(golden.input, WordSegmenter(engine: .icu)))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: Golden.cases("segment"))
  func `the lattice cuts each case as ICU does`(golden: Golden) {
    #expect(dump(golden.input, WordSegmenter()) == dump(golden.input, WordSegmenter(engine: .icu)))
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("segment").count >= 6)
  }

  /// One token a line, its kind before it: `number 2020`. Blanks and controls are written out: `other \n`.
  private func dump(_ utf8: [UInt8], _ segmenter: WordSegmenter) -> String {
    var tokens: [Token] = []
    segmenter.words(in: utf8, into: &tokens)
    return tokens.map { "\($0.kind) \(visible(utf8[$0.span.range]))\n" }.joined()
  }

  private func visible(_ utf8: ArraySlice<UInt8>) -> String {
    var shown = ""
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      case _ where scalar.properties.isWhitespace || [.control, .format].contains(scalar.properties.generalCategory):
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
