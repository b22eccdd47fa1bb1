import TestSupport
import Testing

@testable import SearchEngine

@Suite struct PostingCursorTests {
  private static let schema = IndexSchema(termFields: [
    .init(name: "words", scored: true), .init(name: "tags", scored: false),
  ])

  /// The postings of a term that some documents of `count` hold; the plain list of them, and their segment.
  private static func sample(
    _ count: Int, every step: Int, _ random: inout SeededGenerator
  ) throws -> (plain: [(document: UInt32, frequency: UInt32)], segment: IndexSegment) {
    var plain: [(document: UInt32, frequency: UInt32)] = []
    var groups: [IndexGroup] = []
    for number in 0..<count {
      var terms = TermList()
      if Int.random(in: 0..<step, using: &random) == 0 {
        let frequency = [1, 1, 1, 2, 3, 300].randomElement(using: &random) ?? 1
        for _ in 0..<frequency { terms.append([7]) }
        plain.append((UInt32(number), UInt32(frequency)))
      }
      groups.append(IndexGroup(document: IndexDocument(terms: [terms, terms])))
    }
    let index = try TestIndex(groups, schema: schema)
    return (plain, try index.segment(0, schema: schema))
  }

  private static func cursor(_ segment: IndexSegment, field: Int = 0) throws -> PostingCursor? {
    guard let entry = try segment.dictionaries[field].entry(of: [7]) else { return nil }
    return try PostingCursor(segment.dictionaries[field], entry)
  }

  @Test(arguments: [(1, 1), (127, 1), (128, 1), (129, 1), (256, 1), (3000, 3), (5000, 50), (20000, 9)])
  func `walks and seeks like a plain list`(count: Int, step: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let (plain, segment) = try Self.sample(count, every: step, &random)
    // A cursor does not keep its segment alive.
    defer { withExtendedLifetime(segment) {} }
    guard let cursor = try Self.cursor(segment) else {
      #expect(plain.isEmpty)
      return
    }
    #expect(cursor.count == plain.count)
    for posting in plain {
      #expect(cursor.unit == posting.document)
      #expect(try cursor.frequency == posting.frequency)
      try cursor.advance()
    }
    #expect(cursor.unit == PostingCursor.end)
    try cursor.advance()
    try cursor.seek(0)
    #expect(cursor.unit == PostingCursor.end)

    for _ in 0..<50 {
      guard let cursor = try Self.cursor(segment) else { return }
      var target: UInt32 = 0
      let leap = [1, 20, 500, 5000].randomElement(using: &random) ?? 1
      while cursor.unit != PostingCursor.end {
        target += UInt32.random(in: 0...UInt32(leap), using: &random)
        try cursor.seek(target)
        let expected = plain.first { $0.document >= target }
        #expect(cursor.unit == expected?.document ?? PostingCursor.end, "\(random)")
        if let expected { #expect(try cursor.frequency == expected.frequency) }
        if Bool.random(using: &random) { try cursor.advance() }
        target = max(target, cursor.unit == PostingCursor.end ? target : cursor.unit)
      }
    }
  }

  @Test(arguments: [1, 2, 7, 100])
  func `finds the postings among targets like a plain intersection`(step: Int) throws {
    var random = SeededGenerator(seed: UInt64(step))
    let (plain, segment) = try Self.sample(4000, every: 4, &random)
    // A cursor does not keep its segment alive.
    defer { withExtendedLifetime(segment) {} }
    let targets = (0..<4200).filter { _ in Int.random(in: 0..<step, using: &random) == 0 }.map { UInt32($0) }
    let cursor = try #require(try Self.cursor(segment))
    var found: [UInt32: UInt32] = [:]
    try targets.withUnsafeBufferPointer { targets in
      try cursor.forEachPosting(in: targets, UnitMatcher(), withFrequencies: true) { found[targets[$0]] = $1 }
    }
    let wanted = Set(targets)
    let expected = plain.filter { wanted.contains($0.document) }.map { ($0.document, $0.frequency) }
    #expect(found == Dictionary(uniqueKeysWithValues: expected))
  }

  @Test func `frequencies of a field that keeps none are one`() throws {
    var random = SeededGenerator(seed: 5)
    let (plain, segment) = try Self.sample(1000, every: 2, &random)
    // A cursor does not keep its segment alive.
    defer { withExtendedLifetime(segment) {} }
    let cursor = try #require(try Self.cursor(segment, field: 1))
    for posting in plain {
      #expect(cursor.unit == posting.document)
      #expect(try cursor.frequency == 1)
      try cursor.advance()
    }
  }

  @Test func `passing over blocks loses none of the best`() throws {
    var random = SeededGenerator(seed: 9)
    for step in [1, 3, 40] {
      let (_, segment) = try Self.sample(20000, every: step, &random)
      let searcher = Searcher(try IndexSnapshot(segments: [(segment, DeletedDocuments())]))
      let query = Query.term(field: 0, [7])
      let all = try searcher.search(SearchRequest(query: query, limit: nil)).hits
      for limit in [1, 3, 10, 100] {
        #expect(try searcher.search(SearchRequest(query: query, limit: limit)).hits == Array(all.prefix(limit)))
      }
    }
  }
}
