import SearchEngine
import TestSupport

/// The same documents in one segment, in many, and merged, with the plain engine over them.
struct IndexArrangements {
  /// One way to keep them.
  struct Arrangement {
    let name: String
    let searcher: Searcher
    /// The number of a document among all, dead ones included.
    let number: (DocumentAddress) -> Int

    /// Hits with addresses as the plain engine gives them.
    func plain(_ hits: [SearchResult.Hit]) -> [SearchResult.Hit] {
      hits.map { .init(address: DocumentAddress(segment: 0, document: number($0.address)), score: $0.score) }
    }
  }

  /// The engine that looks at everything.
  let oracle: Oracle
  /// One segment, many, and their merge.
  let all: [Arrangement]

  /// Arrangements of `groups` in which `deletions` random documents are dead, with their groups.
  init(_ groups: [IndexGroup], deletions: Int, using random: inout SeededGenerator) throws {
    var firstDocuments = [0]
    for group in groups { firstDocuments.append(firstDocuments[firstDocuments.count - 1] + group.documents.count) }
    let documentCount = firstDocuments[groups.count]
    var deleted: Set<Int> = []
    for _ in 0..<deletions { deleted.insert(Int.random(in: 0..<documentCount, using: &random)) }
    oracle = Oracle(groups, deleted: deleted, schema: SampleSchema.schema)

    var cuts = [0]
    let part = max(10, groups.count / 8)
    for index in 1..<groups.count where Int.random(in: 0..<part, using: &random) == 0 { cuts.append(index) }
    cuts.append(groups.count)
    let groupRanges = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    let ranges = groupRanges.map { firstDocuments[$0.lowerBound]..<firstDocuments[$0.upperBound] }

    let single = try TestIndex(groups)
    let many = try TestIndex(groups, cut: groupRanges)
    var segments: [(segment: IndexSegment, deleted: DeletedDocuments)] = []
    for (number, range) in ranges.enumerated() {
      var dead = DeletedDocuments()
      for document in deleted where range.contains(document) { dead.insert(document - range.lowerBound) }
      segments.append((try many.segment(number), dead))
    }
    var allDead = DeletedDocuments()
    for document in deleted { allDead.insert(document) }
    let description = try SegmentMerger.merge(segments, to: "index", name: "merged", files: many.files.access)
    let merged = try IndexSegment(
      directory: "index", description: description, schema: SampleSchema.schema, files: many.files.access)
    try merged.verify()
    let live = oracle.groups.flatMap { Array($0) }
    precondition(description.documentCount == live.count, "a merge keeps the live documents")
    all = [
      Arrangement(name: "single", searcher: Searcher(try IndexSnapshot(segments: [(try single.segment(0), allDead)]))) {
        $0.document
      },
      Arrangement(name: "many", searcher: Searcher(try IndexSnapshot(segments: segments))) {
        ranges[$0.segment].lowerBound + $0.document
      },
      Arrangement(
        name: "merged", searcher: Searcher(try IndexSnapshot(segments: [(merged, DeletedDocuments())]))
      ) { live[$0.document] },
    ]
  }
}
