import TestSupport
import Testing

@Suite struct `Parsing of whole files` {
  @Test(arguments: Golden.cases("parse"))
  func `reads each case as it was written down`(golden: Golden) throws {
    let difference = try golden.difference(from: BulletinDump.of(BulletinDump.parse(golden.input)))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("parse").count >= 30)
  }
}
