import BulletinArchive
import TestSupport
import Testing

@Suite struct `Extraction of whole files` {
  @Test(arguments: Golden.cases("extract"))
  func `extracts each case as it was written down`(golden: Golden) throws {
    let difference = try golden.difference(from: records(golden), in: "expected.json")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("extract").count >= 6)
  }

  /// The article records of `input.txt`, then the report of the file; paths are relative to the case's folder.
  private func records(_ golden: Golden) throws -> String {
    var json: [UInt8] = []
    var report: [UInt8] = []
    _ = try Extraction(options: ImportOptions()).run(
      [golden.folder + "/input.txt"], article: { json += $0 }, report: { report += $0.json })
    return JSONLayout.lines(json + report).replacing("\"" + golden.folder + "/", with: "\"")
  }
}
