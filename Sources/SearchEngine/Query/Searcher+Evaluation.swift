extension SearchRequest {
  /// Whether only the best documents and the totals are wanted, so that postings which cannot be among the best need
  /// not be read.
  var isPrunable: Bool { unit == .documents && sort == .score && facets.isEmpty && limit != nil }

  /// Whether scores are wanted.
  var wantsScores: Bool { sort == .score && !countOnly && limit != 0 }

  /// The number of hits to keep; nil for all.
  var capacity: Int? {
    if countOnly { return 0 }
    guard let limit else { return nil }
    return limit == 0 ? 0 : limit.addingReportingOverflow(offset).overflow ? nil : limit + offset
  }

  /// The hits asked for among the best.
  func page<Key>(
    _ entries: [TopHits<Key>.Entry], score: (Key) -> Double
  ) -> [SearchResult.Hit] {
    entries.dropFirst(offset).prefix(limit ?? Int.max).map {
      SearchResult.Hit(address: $0.address, score: score($0.key))
    }
  }
}

extension Searcher {
  /// Evaluates a query that is one scored term: totals come from the dictionary, and blocks of postings that cannot
  /// hold one of the best hits are passed over.
  func searchTerm(
    _ request: SearchRequest, _ searches: [SegmentSearch], field: Int, boost: Double, into result: inout SearchResult
  ) throws(IndexError) {
    for search in searches {
      let live = try search.liveStatistics(ofLeaf: 0)
      result.total += live.documents
      result.occurrences += live.occurrences
    }
    guard request.wantsScores, result.total > 0 else { return }
    let lengths = LengthField.terms(field)
    let ranking = LeafRanking(
      try bm25(total: snapshot.documentCount, matching: result.total, lengths, boost: boost, unit: .documents))
    var best = TopHits<Double>(capacity: request.capacity)
    for (number, search) in searches.enumerated() {
      guard let term = try search.termEntry(ofLeaf: 0) else { continue }
      let codes = try search.segment.lengthCodes(lengths)
      let shrink = search.segment.shrink(lengths, to: ranking.bm25.averageLength)
      let cursor = try PostingCursor(search.segment.dictionaries[field], term)
      let hasDead = !search.entry.deadDocuments.isEmpty
      // A negative boost turns the bounds around.
      let mayPrune = boost >= 0
      while cursor.unit != PostingCursor.end {
        if mayPrune, let threshold = best.threshold {
          try cursor.skipBlocks(notAbove: threshold, by: ranking, shrink: shrink)
          if cursor.unit == PostingCursor.end { break }
        }
        let documents = cursor.restOfBlock
        let frequencies = try cursor.frequenciesOfRest()
        for (position, document) in documents.enumerated() {
          if hasDead && search.entry.isDead(document: document) { continue }
          let score = ranking.score(frequency: frequencies[position], code: codes[Int(document)])
          best.insert(score, at: DocumentAddress(segment: number, document: Int(document)))
        }
        try cursor.advanceBlock()
      }
    }
    result.hits = request.page(best.sorted()) { $0 }
  }

  /// Evaluates any query; the best scores first.
  func searchByScore(
    _ request: SearchRequest, _ plan: QueryPlan, _ searches: [SegmentSearch], into result: inout SearchResult
  ) throws(IndexError) {
    var rankings: [LeafRanking?] = []
    if request.wantsScores {
      for (number, leaf) in plan.leaves.enumerated() {
        guard leaf.scores else {
          rankings.append(nil)
          continue
        }
        rankings.append(LeafRanking(try bm25(ofLeaf: number, leaf, searches, unit: request.unit)))
      }
    }
    var best = TopHits<Double>(capacity: request.capacity)
    try evaluate(request, searches, rankings: rankings, wantsHits: request.wantsScores, into: &result) {
      (number, search, units, scores) throws(IndexError) in
      for (position, unit) in units.enumerated() {
        let score = scores.isEmpty ? 0 : scores[position]
        if let threshold = best.threshold, score <= threshold { continue }
        let document = Int(try search.documents(of: unit).lowerBound)
        best.insert(score, at: DocumentAddress(segment: number, document: document))
      }
    }
    if request.wantsScores { result.hits = request.page(best.sorted()) { $0 } }
  }

  /// Evaluates any query; hits by the values of a column.
  func searchByColumn(
    _ request: SearchRequest, _ column: Int, ascending: Bool, _ searches: [SegmentSearch],
    into result: inout SearchResult
  ) throws(IndexError) {
    var best = TopHits<Int64>(capacity: request.capacity)
    let wantsHits = !request.countOnly && request.limit != 0
    try evaluate(request, searches, rankings: [], wantsHits: wantsHits, into: &result) {
      (number, search, units, _) throws(IndexError) in
      let values = search.segment.integers[column]
      for unit in units {
        let document = Int(try search.documents(of: unit).lowerBound)
        let value = try values[document]
        // Inverting all bits turns the order around, without overflow.
        best.insert(ascending ? ~value : value, at: DocumentAddress(segment: number, document: document))
      }
    }
    if wantsHits { result.hits = request.page(best.sorted()) { _ in 0 } }
  }

  private func evaluate(
    _ request: SearchRequest, _ searches: [SegmentSearch], rankings: [LeafRanking?], wantsHits: Bool,
    into result: inout SearchResult,
    collect: (Int, SegmentSearch, [UInt32], [Double]) throws(IndexError) -> Void
  ) throws(IndexError) {
    var facets = request.facets.map { FacetCounter($0) }
    for (number, search) in searches.enumerated() {
      let units = try search.matches()
      let contributions =
        search.countsOccurrences
        ? try search.contributions(of: units, rankings: rankings) : SegmentSearch.Contributions(scores: [])
      result.total += units.count
      result.occurrences += contributions.occurrences
      if wantsHits { try collect(number, search, units, contributions.scores) }
      for index in facets.indices { try facets[index].count(units, in: search) }
    }
    result.facets = facets.map { $0.sorted() }
  }

  /// How a leaf scores. A term weighs by the number of documents or groups that hold it; a literal by the number of
  /// chunks that hold its rarest pair of characters, which is known without looking at a text.
  func bm25(
    ofLeaf number: Int, _ leaf: QueryPlan.Leaf, _ searches: [SegmentSearch], unit: SearchRequest.Unit
  ) throws(IndexError) -> BM25 {
    let (total, matching) = try rarity(ofLeaf: number, leaf, searches, unit: unit)
    return try bm25(total: total, matching: matching, leaf.lengthField, boost: leaf.boost, unit: unit)
  }

  /// Of how many documents, groups or chunks how many hold what a leaf weighs by.
  func rarity(
    ofLeaf number: Int, _ leaf: QueryPlan.Leaf, _ searches: [SegmentSearch], unit: SearchRequest.Unit
  ) throws(IndexError) -> (total: Int, matching: Int) {
    var total = unit == .documents ? snapshot.documentCount : snapshot.groupCount
    var matching = 0
    switch leaf.source {
    case .postings:
      for search in searches {
        matching +=
          unit == .documents
          ? try search.liveStatistics(ofLeaf: number).documents : try search.completeMatches(number).units.count
      }
    case .literal(let literal, let grams):
      total = 0
      var counts = [Int](repeating: 0, count: max(1, grams.pairs.count))
      for search in searches {
        total += search.liveChunkCount(field: literal.textField)
        for (index, count) in try search.liveChunks(literal, grams).enumerated() { counts[index] += count }
      }
      matching = counts.min() ?? 0
    }
    return (total, matching)
  }

  private func bm25(
    total: Int, matching: Int, _ lengths: LengthField, boost: Double, unit: SearchRequest.Unit
  ) throws(IndexError) -> BM25 {
    let units = unit == .documents ? snapshot.documentCount : snapshot.groupCount
    let sum = try snapshot.lengthSum(lengths)
    return BM25(
      total: total, matching: matching, averageLength: units > 0 ? Double(sum) / Double(units) : 0, boost: boost)
  }
}

extension IndexSegment {
  /// By how much a norm may be less with the mean length `average` than with this segment's own.
  func shrink(_ lengths: LengthField, to average: Double) -> Double {
    let sum = lengthSum(lengths)
    guard sum > 0, average > 0, documentCount > 0 else { return 0 }
    return min(1, Double(sum) / Double(documentCount) / average)
  }
}
