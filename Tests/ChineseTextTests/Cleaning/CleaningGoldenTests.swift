import TestSupport
import Testing

@Suite struct `Cleaning of whole files` {
  @Test(arguments: Golden.cases("clean"))
  func `cleans each case as it was written down`(golden: Golden) throws {
    let difference = try golden.difference(from: CleanDump.of(CleanDump.clean(golden.input)))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("clean").count >= 20)
  }
}
