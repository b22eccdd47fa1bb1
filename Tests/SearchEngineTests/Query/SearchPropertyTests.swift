import SearchEngine
import TestSupport
import Testing

@Suite struct `Search, compared with an engine that looks at everything` {
  @Test(arguments: 0..<24 as Range<UInt64>)
  func `one segment, many segments and their merge answer like the plain engine`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let corpus = RandomCorpus(
      groupCount: seed % 6 == 0 ? 400 : 60, alphabetSize: [4, 9, 24][Int(seed % 3)], using: &random)
    let index = try IndexArrangements(corpus.groups, deletions: seed % 2 == 1 ? 20 : 0, using: &random)
    for _ in 0..<120 {
      let request = corpus.request(corpus.query(depth: 3, using: &random), using: &random)
      let expected = index.oracle.search(request)
      for arrangement in index.all {
        var found = try arrangement.searcher.search(request)
        let explained = request.sort == .score ? found.hits.prefix(3) : []
        found.nanoseconds = 0
        found.hits = arrangement.plain(found.hits)
        #expect(found == expected, "\(random) \(arrangement.name) \(request)")
        if found != expected { return }
        for hit in explained {
          let parts = try arrangement.searcher.explanation(of: request.query, at: hit.address, unit: request.unit)
          let sum = parts.reduce(0) { $0 + $1.score }
          #expect(abs(sum - hit.score) <= 1e-9 * max(1, abs(sum)), "\(random) \(arrangement.name) \(request)")
        }
        guard try isQuickRight(request, arrangement, expected, "\(random)") else { return }
      }
    }
  }

  /// The queries whose best hits are found without looking at all documents, over lists of several blocks, with few
  /// distinct scores, so that there are many ties.
  @Test(arguments: 100..<108 as Range<UInt64>)
  func `the best hits are those of the plain engine, whatever was passed over`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let corpus = RandomCorpus(groupCount: 500, alphabetSize: [5, 9, 16, 28][Int(seed % 4)], using: &random)
    let index = try IndexArrangements(corpus.groups, deletions: seed % 2 == 1 ? 60 : 0, using: &random)
    var open = 0
    for _ in 0..<60 {
      let request = SearchRequest(
        query: corpus.prunableQuery(using: &random), limit: [1, 3, 10, 40].randomElement(using: &random),
        offset: [0, 0, 4].randomElement(using: &random) ?? 0)
      let expected = index.oracle.search(request)
      for arrangement in index.all {
        guard try isQuickRight(request, arrangement, expected, "\(random)") else { return }
      }
      open += expected.total > request.offset + (request.limit ?? 0) ? 1 : 0
    }
    #expect(open > 20)
  }

  /// Whether a quick search gives the expected hits, and no more than the expected total.
  private func isQuickRight(
    _ request: SearchRequest, _ arrangement: IndexArrangements.Arrangement, _ expected: SearchResult, _ seed: String
  ) throws -> Bool {
    var quick = request
    quick.quick = true
    let found = try arrangement.searcher.search(quick)
    let hits = arrangement.plain(found.hits)
    #expect(hits == expected.hits, "\(seed) \(arrangement.name) quick \(request)")
    #expect(found.totalIsExact ? found.total == expected.total : found.total <= expected.total)
    return hits == expected.hits
  }
}
