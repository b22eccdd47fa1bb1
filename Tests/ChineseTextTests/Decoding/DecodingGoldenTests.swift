import TestSupport
import Testing

@testable import ChineseText

@Suite struct `Decoding of whole files` {
  @Test(arguments: Golden.cases("decode"))
  func `decodes each case as it was written down`(golden: Golden) throws {
    let text = TextDecoder().decode(golden.bytes("input.bin"))
    let difference = try golden.difference(from: DecodeDump.of(text))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("decode").count >= 12)
  }
}
