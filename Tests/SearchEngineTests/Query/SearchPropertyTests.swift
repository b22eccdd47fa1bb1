import SearchEngine
import TestSupport
import Testing

@Suite struct `Search, compared with an engine that looks at everything` {
  @Test(arguments: 0..<24 as Range<UInt64>)
  func `one segment, many segments and their merge answer like the plain engine`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let corpus = RandomCorpus(
      groupCount: seed % 6 == 0 ? 400 : 60, alphabetSize: [4, 9, 24][Int(seed % 3)], using: &random)
    let groups = corpus.groups
    var firstDocuments = [0]
    for group in groups { firstDocuments.append(firstDocuments[firstDocuments.count - 1] + group.documents.count) }
    let documentCount = firstDocuments[groups.count]
    var deleted: Set<Int> = []
    if seed % 2 == 1 {
      for _ in 0..<20 { deleted.insert(Int.random(in: 0..<documentCount, using: &random)) }
    }
    let oracle = Oracle(groups, deleted: deleted, schema: SampleSchema.schema)

    var cuts = [0]
    for index in 1..<groups.count where Int.random(in: 0..<10, using: &random) == 0 { cuts.append(index) }
    cuts.append(groups.count)
    let groupRanges = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    let ranges = groupRanges.map { firstDocuments[$0.lowerBound]..<firstDocuments[$0.upperBound] }

    let single = try TestIndex(groups)
    let many = try TestIndex(groups, cut: groupRanges)
    var manySegments: [(segment: IndexSegment, deleted: DeletedDocuments)] = []
    for (number, range) in ranges.enumerated() {
      var dead = DeletedDocuments()
      for document in deleted where range.contains(document) { dead.insert(document - range.lowerBound) }
      manySegments.append((try many.segment(number), dead))
    }
    var allDead = DeletedDocuments()
    for document in deleted { allDead.insert(document) }
    let merged = try SegmentMerger.merge(manySegments, to: "index", name: "merged", files: many.files.access)
    let mergedSegment = try IndexSegment(
      directory: "index", description: merged, schema: SampleSchema.schema, files: many.files.access)
    try mergedSegment.verify()
    let live = oracle.groups.flatMap { Array($0) }
    #expect(merged.documentCount == live.count)

    let searchers: [(name: String, Searcher, (DocumentAddress) -> Int)] = [
      ("single", Searcher(try IndexSnapshot(segments: [(try single.segment(0), allDead)])), { $0.document }),
      ("many", Searcher(try IndexSnapshot(segments: manySegments)), { ranges[$0.segment].lowerBound + $0.document }),
      ("merged", Searcher(try IndexSnapshot(segments: [(mergedSegment, DeletedDocuments())])), { live[$0.document] }),
    ]
    for _ in 0..<120 {
      let request = corpus.request(corpus.query(depth: 3, using: &random), using: &random)
      let expected = oracle.search(request)
      for (name, searcher, number) in searchers {
        var found = try searcher.search(request)
        found.nanoseconds = 0
        found.hits = found.hits.map {
          .init(address: DocumentAddress(segment: 0, document: number($0.address)), score: $0.score)
        }
        #expect(found == expected, "\(random) \(name) \(request)")
        if found != expected { return }
        if request.sort == .score {
          for hit in try searcher.search(request).hits.prefix(3) {
            let parts = try searcher.explanation(of: request.query, at: hit.address, unit: request.unit)
            let sum = parts.reduce(0) { $0 + $1.score }
            #expect(abs(sum - hit.score) <= 1e-9 * max(1, abs(sum)), "\(random) \(name) \(request)")
          }
        }
        var quick = request
        quick.quick = true
        let atLeast = try searcher.search(quick)
        let hits = atLeast.hits.map {
          SearchResult.Hit(address: DocumentAddress(segment: 0, document: number($0.address)), score: $0.score)
        }
        #expect(hits == expected.hits, "\(random) \(name) quick \(request)")
        #expect(atLeast.totalIsExact ? atLeast.total == expected.total : atLeast.total <= expected.total)
        if hits != expected.hits { return }
      }
    }
  }
}
