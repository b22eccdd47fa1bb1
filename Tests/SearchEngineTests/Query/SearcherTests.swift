import SearchEngine
import Testing

@Suite struct SearcherTests {
  private static func index() throws -> TestIndex {
    try TestIndex(
      SampleSchema.group(1, ["一是编纂年鉴", "二是出版年鉴，年鉴"], date: 10, organizations: [["州财政局"], []])
        + SampleSchema.group(2, ["三是出版"], date: 5, organizations: [["州财政局", "省委"]])
        + SampleSchema.group(3, pieces: [("要求年", 1), ("书记", 0)], count: 2))
  }

  private static func total(_ query: Query, _ unit: SearchRequest.Unit = .documents) throws -> Int {
    try index().searcher().search(SearchRequest(query: query, unit: unit)).total
  }

  @Test(arguments: [
    ("年", 3, 4), ("年鉴", 2, 3), ("一是编纂年鉴", 1, 1), ("鉴二", 0, 0), ("出版", 2, 2), ("是", 3, 3), ("要", 1, 1), ("史", 0, 0),
  ])
  func `finds literals of any length in documents, with the number of places`(
    text: String, total: Int, occurrences: Int
  ) throws {
    let result = try Self.index().searcher().search(SearchRequest(query: SampleSchema.literal(text)))
    #expect(result.total == total)
    #expect(result.occurrences == occurrences)
    #expect(result.documentsSearched == 5)
    #expect(result.groupsSearched == 3)
  }

  @Test(arguments: [("鉴二", 1), ("年鉴二是", 1), ("年书", 1), ("记要", 0), ("年", 2), ("出版", 2)])
  func `finds literals across the documents of a group, as the group's text reads`(text: String, total: Int) throws {
    #expect(try Self.total(SampleSchema.literal(text), .groups) == total)
  }

  @Test func `conditions meet in one document, or anywhere in one group`() throws {
    let both = Query.and([SampleSchema.literal("编纂"), SampleSchema.literal("出版")])
    #expect(try Self.total(both) == 0)
    #expect(try Self.total(both, .groups) == 1)
    #expect(try Self.total(.not(SampleSchema.literal("年"))) == 2)
    #expect(try Self.total(.not(SampleSchema.literal("年")), .groups) == 1)
    #expect(try Self.total(.and([])) == 5)
    #expect(try Self.total(.or([])) == 0)
  }

  @Test func `occurrences do not overlap`() throws {
    let index = try TestIndex(SampleSchema.group(1, ["一一一一一"]))
    for (text, expected) in [("一", 5), ("一一", 2), ("一一一", 1)] {
      let result = try index.searcher().search(SearchRequest(query: SampleSchema.literal(text)))
      #expect(result.occurrences == expected)
    }
  }

  @Test func `facets count over the whole answer, whatever the limit`() throws {
    let request = SearchRequest(query: .all, limit: 1, facets: [.string(column: 0), .integer(column: 0)])
    let result = try Self.index().searcher().search(request)
    #expect(result.hits.count == 1)
    #expect(
      result.facets[0] == [
        .init(value: .string("州财政局"), count: 2), .init(value: .string("省委"), count: 1),
      ])
    #expect(result.facets[1].reduce(0) { $0 + $1.count } == 5)
  }

  @Test func `marks lie where literals and terms stand, joined, and not below a negation`() throws {
    let query = Query.and([
      SampleSchema.literal("年鉴"), SampleSchema.literal("鉴，年"), .not(SampleSchema.literal("出版")),
    ])
    let address = DocumentAddress(segment: 0, document: 1)
    // 二是出版年鉴,年鉴: the two overlapping literals join.
    #expect(try Self.index().searcher().marks(of: query, in: address, textField: 0) == [12..<25])
    #expect(query.marks(in: Array("编年鉴".utf8)) == [3..<9])
    #expect(query.marks(in: Array("编年鉴".utf8), textField: 1) == [])
    #expect(
      try Self.index().searcher().marks(of: SampleSchema.literal("鉴二"), in: address, textField: 0, unit: .groups) == [
        15..<21
      ])
  }

  @Test func `gives back what was stored`() throws {
    let searcher = try Self.index().searcher()
    let address = DocumentAddress(segment: 0, document: 2)
    #expect(try searcher.storedText(field: 0, at: address) == Array("三是出版".utf8))
    #expect(try searcher.storedText(field: 1, at: address) == Array("三是出".utf8))
    let second = DocumentAddress(segment: 0, document: 1)
    #expect(try searcher.storedText(field: 0, at: second) == Array("二是出版年鉴,年鉴".utf8))
    #expect(try searcher.storedText(field: 0, at: second, variant: true) == Array("二是出版年鉴，年鉴".utf8))
    let whole = try searcher.storedText(field: 0, at: second, unit: .groups, variant: true)
    #expect(whole == Array("一是编纂年鉴二是出版年鉴，年鉴".utf8))
    #expect(try searcher.integer(column: 0, at: address) == 5)
    #expect(try searcher.strings(column: 0, at: address) == ["州财政局", "省委"])
    let member = DocumentAddress(segment: 0, document: 4)
    #expect(try searcher.documents(ofGroupAt: member) == 3..<5)
    #expect(try searcher.storedText(field: 0, at: member, unit: .groups) == Array("要求年书记".utf8))
  }

  @Test func `a group with a dead document is dead as a whole`() throws {
    var dead = DeletedDocuments()
    dead.insert(1)
    let searcher = Searcher(try IndexSnapshot(segments: [(try Self.index().segment(0), dead)]))
    #expect(searcher.snapshot.documentCount == 3)
    #expect(searcher.snapshot.groupCount == 2)
    #expect(try searcher.search(SearchRequest(query: SampleSchema.literal("年鉴"))).total == 0)
  }

  @Test func `an empty snapshot answers nothing`() throws {
    let result = try Searcher(try IndexSnapshot(segments: [])).search(
      SearchRequest(query: .all, facets: [.integer(column: 0)]))
    #expect(result.total == 0)
    #expect(result.facets == [[]])
  }
}
