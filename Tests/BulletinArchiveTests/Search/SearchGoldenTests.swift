import BulletinArchive
import TestSupport
import Testing

@Suite struct `Searches of whole archives` {
  @Test(arguments: Golden.cases("search"))
  func `answers each case as it was written down`(golden: Golden) async throws {
    let folder = try TemporaryFolder()
    let archive = try await golden.archive(in: folder)
    let queries = golden.lines(of: "queries.txt")
    #expect(!queries.isEmpty)
    let answers = try queries.map { try answer(to: $0, archive) }.joined()
    let difference = try golden.difference(from: golden.relative(answers), in: "expected.json")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("search").count >= 3)
  }

  /// The answer with counts by place, month, role and organisation, and without the time it took; for a query that
  /// cannot be read, the lines that say why. A query behind `--exact ` is answered exactly.
  private func answer(to line: String, _ archive: Archive) throws -> String {
    let exact = "--exact "
    var search: MeasureSearch
    do throws(ArchiveError) {
      search = try MeasureSearch(line.hasPrefix(exact) ? String(line.dropFirst(exact.count)) : line)
    } catch {
      return "\(error)\n"
    }
    search.isExact = line.hasPrefix(exact)
    search.facets = MeasureSearch.Facet.allCases
    var answer = try archive.search(search)
    answer.micros = 0
    var json = JSONWriter()
    SearchJSON.write(answer, into: &json)
    json.endLine()
    return JSONLayout.lines(json.bytes).replacing("  \"micros\":0,\n", with: "")
  }
}
