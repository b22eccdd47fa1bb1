/// Answers requests over one snapshot. A value without state of its own: any number of threads may use it.
public struct Searcher: Sendable {
  /// What is searched.
  public let snapshot: IndexSnapshot

  /// A searcher over `snapshot`.
  public init(_ snapshot: IndexSnapshot) { self.snapshot = snapshot }

  /// The answer to a request. Throws when a file turns out to be damaged; there are no partial answers.
  public func search(_ request: SearchRequest) throws(IndexError) -> SearchResult {
    let clock = ContinuousClock()
    let start = clock.now
    var result = SearchResult()
    result.documentsSearched = snapshot.documentCount
    result.groupsSearched = snapshot.groupCount
    if let schema = snapshot.segments.first?.segment.schema {
      let plan = QueryPlan(request.query, schema: schema, unit: request.unit)
      let searches = snapshot.segments.map { SegmentSearch($0, plan: plan, unit: request.unit) }
      if request.isPrunable, let leaf = plan.onlyLeaf, leaf.counts, case .postings = leaf.source {
        try searchTerm(request, searches, field: leaf.field, boost: leaf.boost, into: &result)
      } else {
        switch request.sort {
        case .score: try searchByScore(request, plan, searches, into: &result)
        case .integer(let column, let ascending):
          try searchByColumn(request, column, ascending: ascending, searches, into: &result)
        }
      }
    } else {
      result.facets = request.facets.map { _ in [] }
    }
    let elapsed = start.duration(to: clock.now).components
    result.nanoseconds = UInt64(max(0, elapsed.seconds * 1_000_000_000 + elapsed.attoseconds / 1_000_000_000))
    return result
  }

  /// Where in a stored text (of a group: in its text) the query's terms and literals occur: byte ranges, ascending,
  /// overlapping ones joined. Nothing below ``Query/not(_:)`` is marked.
  public func marks(
    of query: Query, in address: DocumentAddress, textField: Int, unit: SearchRequest.Unit = .documents
  ) throws(IndexError) -> [Range<Int>] {
    try withText(textField, address, unit) { query.marks(in: $0, textField: textField) }
  }

  /// A document's stored text, or its group's.
  public func storedText(
    field: Int, at address: DocumentAddress, unit: SearchRequest.Unit = .documents
  ) throws(IndexError) -> [UInt8] {
    try withText(field, address, unit) { Array($0) }
  }

  /// A document's value in an integer column.
  public func integer(column: Int, at address: DocumentAddress) throws(IndexError) -> Int64 {
    try segment(of: address).integers[column][address.document]
  }

  /// A document's strings in a string column, without repeats.
  public func strings(column: Int, at address: DocumentAddress) throws(IndexError) -> [String] {
    let values = segment(of: address).strings[column]
    var strings: [String] = []
    try values.forEachOrdinal(of: address.document) { (ordinal) throws(IndexError) in
      strings.append(String(decoding: try values.dictionary.term(at: ordinal), as: UTF8.self))
    }
    return strings
  }

  /// The numbers of the documents in the group of the document at `address`, in the same segment.
  public func documents(ofGroupAt address: DocumentAddress) throws(IndexError) -> Range<Int> {
    let segment = segment(of: address)
    return try segment.documents(ofGroup: try segment.group(of: address.document))
  }

  private func segment(of address: DocumentAddress) -> IndexSegment {
    let segment = snapshot.segments[address.segment].segment
    precondition(address.document >= 0 && address.document < segment.documentCount, "the address is of this snapshot")
    return segment
  }

  private func withText<Result>(
    _ field: Int, _ address: DocumentAddress, _ unit: SearchRequest.Unit,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(IndexError) -> Result {
    let segment = segment(of: address)
    if unit == .documents { return body(try segment.text(field: field, document: address.document)) }
    return try segment.withGroupText(field: field, group: try segment.group(of: address.document), body)
  }
}
