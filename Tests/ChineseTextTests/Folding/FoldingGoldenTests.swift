import ChineseText
import TestSupport
import Testing

@Suite struct `Folding of whole files` {
  @Test(arguments: Golden.cases("fold"))
  func `folds each case as it was written down`(golden: Golden) throws {
    let folded = TextFolder.fold(golden.input)
    let difference = try golden.difference(from: String(decoding: folded, as: UTF8.self))
    #expect(difference == nil, "\(difference ?? "")")
    #expect(TextFolder.fold(folded) == folded)
    #expect(ScalarText(folded).count == ScalarText(golden.input).count)
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("fold").count >= 5)
  }
}
