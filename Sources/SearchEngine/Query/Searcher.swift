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
      let plan = QueryPlan(request.query, schema: schema)
      let searches = snapshot.segments.map {
        SegmentSearch(
          $0, plan: plan, unit: request.unit, countsOccurrences: !(request.quick && request.countOnly))
      }
      if request.isPrunable, let leaf = plan.onlyLeaf, leaf.scores, case .postings = leaf.source {
        try searchTerm(request, searches, field: leaf.field, boost: leaf.boost, into: &result)
      } else if request.quick, request.isPrunable, request.wantsScores, let pruned = PrunedPlan(plan) {
        try searchPruned(request, pruned, plan, searches, into: &result)
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
  /// overlapping ones joined. Nothing below ``Query/not(_:)`` is marked. `variant` looks in the text's other spelling.
  public func marks(
    of query: Query, in address: DocumentAddress, textField: Int, unit: SearchRequest.Unit = .documents,
    variant: Bool = false
  ) throws(IndexError) -> [Range<Int>] {
    query.marks(
      in: try storedText(field: textField, at: address, unit: unit, variant: variant), textField: textField)
  }

  /// A document's stored text, its pieces parted by line feeds where none stands there; or its group's text. `variant`
  /// gives the other spelling, which is the same in fields that are not varied.
  public func storedText(
    field: Int, at address: DocumentAddress, unit: SearchRequest.Unit = .documents, variant: Bool = false
  ) throws(IndexError) -> [UInt8] {
    let segment = segment(of: address)
    let group = try segment.group(of: address.document)
    if let inner = segment.innerTexts[field] {
      return try inner.text(ofGroup: group, document: unit == .documents ? address.document : nil, variant: variant)
    }
    let column = segment.texts[field]
    if unit == .documents { return try column.text(ofDocument: address.document, inGroup: group, variant: variant) }
    return variant ? try column.variant(ofGroup: group).text : Array(try column.text(ofGroup: group))
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
}
