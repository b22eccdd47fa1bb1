extension Searcher {
  /// Finds the best documents for a plan whose parts can be bounded; totals are what was met on the way.
  func searchPruned(
    _ request: SearchRequest, _ pruned: PrunedPlan, _ plan: QueryPlan, _ searches: [SegmentSearch],
    into result: inout SearchResult
  ) throws(IndexError) {
    var best = TopHits<Double>(capacity: request.capacity)
    var rankings: [LeafRanking?] = []
    for (number, leaf) in plan.leaves.enumerated() {
      rankings.append(
        leaf.scores ? LeafRanking(try bm25(ofLeaf: number, leaf, searches, unit: .documents)) : nil)
    }
    switch pruned.core {
    case .literal(let leaf):
      if let ranking = rankings[leaf] {
        try LiteralRanking(plan, leaf: leaf, ranking, filters: pruned.filters).collect(searches, into: &best)
      }
    case .all(let leaves):
      for (number, search) in searches.enumerated() {
        var terms: [ScoredTerm] = []
        for leaf in leaves {
          guard let term = try ScoredTerm(search, leaf: leaf, ranking: rankings[leaf]) else { break }
          terms.append(term)
        }
        if terms.count == leaves.count {
          try collectAll(terms, PrunedFilter(search, pruned.filters), segment: number, into: &best)
        }
      }
    case .any(let leaves):
      for (number, search) in searches.enumerated() {
        var terms: [ScoredTerm] = []
        for leaf in leaves {
          if let term = try ScoredTerm(search, leaf: leaf, ranking: rankings[leaf]) { terms.append(term) }
        }
        try collectAny(terms, PrunedFilter(search, pruned.filters), segment: number, into: &best)
      }
    }
    let hits = best.sorted()
    result.totalIsExact = request.capacity.map { hits.count < $0 } ?? true
    result.total = hits.count
    result.occurrences = hits.count
    result.hits = request.page(hits) { $0 }
  }

  /// Documents that hold all terms: the rarest leads; stretches in which the sum of all block bounds is too low are
  /// passed over (Ding and Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes", 2011).
  private func collectAll(
    _ unordered: [ScoredTerm], _ filter: PrunedFilter, segment: Int, into best: inout TopHits<Double>
  ) throws(IndexError) {
    let terms = unordered.sorted { $0.cursor.count < $1.cursor.count }
    let inOrder = terms.indices.sorted { terms[$0].leaf < terms[$1].leaf }
    defer { withExtendedLifetime(terms) {} }
    let handles = terms.map(Handle.init)
    let lead = terms[0]
    var stretchEnd: UInt32 = 0
    var restBound = Double.infinity
    var isStretchKnown = false
    var scores = [Double](repeating: 0, count: terms.count)
    candidates: while lead.cursor.unit != PostingCursor.end {
      let document = lead.cursor.unit
      let threshold = best.threshold
      if let threshold {
        if !isStretchKnown || document > stretchEnd {
          isStretchKnown = true
          stretchEnd = .max
          restBound = 0
          for (place, term) in terms.enumerated() {
            guard term.find(document) else { return }
            stretchEnd = min(stretchEnd, term.cursor.lastUnit(ofBlock: term.block))
            if place > 0 { restBound += term.bound }
          }
        }
        if Self.cannotExceed(lead.bound + restBound, threshold) {
          guard stretchEnd < PostingCursor.end - 1 else { return }
          try lead.cursor.seek(stretchEnd + 1)
          continue
        }
      }
      scores[0] = try lead.score()
      if let threshold, Self.cannotExceed(scores[0] + restBound, threshold) {
        try lead.cursor.advance()
        continue
      }
      for place in 1..<max(1, handles.count) {
        try handles[place].cursor.seek(document)
        let unit = handles[place].cursor.unit
        if unit != document {
          try lead.cursor.seek(unit)
          continue candidates
        }
        scores[place] = try handles[place].term.score()
      }
      var score = 0.0
      for place in inOrder { score += scores[place] }
      let isBetter = threshold.map { score > $0 } ?? true
      if try isBetter ? filter.accepts(document) : false {
        best.insert(score, at: DocumentAddress(segment: segment, document: Int(document)))
      }
      try lead.cursor.advance()
    }
  }

  /// A term without a count of references, which would cost more than a look at its postings.
  private struct Handle {
    // Sound: whoever makes handles keeps the terms alive meanwhile.
    unowned(unsafe) let term: ScoredTerm
    unowned(unsafe) let cursor: PostingCursor

    init(_ term: ScoredTerm) {
      self.term = term
      cursor = term.cursor
    }
  }

  /// The most documents of one stretch.
  private static let stretchLength: UInt32 = 4096

  /// Documents that hold any of the terms, stretch by stretch, within one block of each: stretches whose bounds sum up
  /// to too little are passed over; in others, terms that cannot make a hit by themselves are only looked up where the
  /// others come near one (Turtle and Flood's MaxScore, with block bounds).
  private func collectAny(
    _ unordered: [ScoredTerm], _ filter: PrunedFilter, segment: Int, into best: inout TopHits<Double>
  ) throws(IndexError) {
    var terms = unordered
    let length = Int(Self.stretchLength)
    let scores = UnsafeMutablePointer<Double>.allocate(capacity: length)
    let found = UnsafeMutablePointer<UInt64>.allocate(capacity: length / 64)
    scores.initialize(repeating: 0, count: length)
    found.initialize(repeating: 0, count: length / 64)
    defer {
      scores.deallocate()
      found.deallocate()
    }
    var start: UInt32 = 0
    while true {
      terms.removeAll { !$0.find(start) }
      guard !terms.isEmpty else { return }
      var end = UInt32.max
      var sum = 0.0
      for term in terms {
        end = min(end, term.cursor.lastUnit(ofBlock: term.block))
        sum += term.bound
      }
      let threshold = best.threshold
      if let threshold, Self.cannotExceed(sum, threshold) {
        guard end < PostingCursor.end - 1 else { return }
        start = end + 1
        continue
      }
      // Behind the last document of the stretch.
      end = min(end, start &+ (Self.stretchLength - 1)) + 1
      // The terms that cannot make a hit together come first.
      terms.sort { $0.bound < $1.bound }
      var optional = 0
      var optionalBound = 0.0
      if let threshold {
        while optional < terms.count, Self.cannotExceed(optionalBound + terms[optional].bound, threshold) {
          optionalBound += terms[optional].bound
          optional += 1
        }
      }
      // In the order of the query, so that sums are those of an exhaustive search to the last bit.
      terms[optional...].sort { $0.leaf < $1.leaf }
      for term in terms[optional...] { try term.addScores(start..<end, to: scores, found) }
      try collect(
        terms, optional: optional, optionalBound, filter, (scores, found), start..<end, segment: segment, into: &best)
      start = end
    }
  }

  /// Takes over the documents of a stretch that may be hits, and clears what was written down.
  private func collect(
    _ terms: [ScoredTerm], optional: Int, _ optionalBound: Double, _ filter: PrunedFilter,
    _ buffers: (scores: UnsafeMutablePointer<Double>, found: UnsafeMutablePointer<UInt64>), _ stretch: Range<UInt32>,
    segment: Int, into best: inout TopHits<Double>
  ) throws(IndexError) {
    let inOrder = optional == 0 ? [] : terms.indices.sorted { terms[$0].leaf < terms[$1].leaf }
    for word in 0..<(stretch.count + 63) / 64 {
      var bits = buffers.found[word]
      if bits == 0 { continue }
      buffers.found[word] = 0
      while bits != 0 {
        let place = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        var score = buffers.scores[place]
        var bound = score + optionalBound
        buffers.scores[place] = 0
        let threshold = best.threshold
        if let threshold, Self.cannotExceed(bound, threshold) { continue }
        let document = stretch.lowerBound + UInt32(truncatingIfNeeded: place)
        var isHopeless = false
        for index in (0..<optional).reversed() {
          let term = terms[index]
          bound += try term.score(at: document) - term.bound
          if let threshold, Self.cannotExceed(bound, threshold) {
            isHopeless = true
            break
          }
        }
        if isHopeless { continue }
        if optional > 0 {
          score = 0
          for index in inOrder { score += try terms[index].score(at: document) }
        }
        let isBetter = threshold.map { score > $0 } ?? true
        if try isBetter ? filter.accepts(document) : false {
          best.insert(score, at: DocumentAddress(segment: segment, document: Int(document)))
        }
      }
    }
  }

  /// Whether a sum of scores is surely not above `threshold`, whatever the order of its summands.
  @inline(__always)
  static func cannotExceed(_ bound: Double, _ threshold: Double) -> Bool { bound * 1.000_000_001 <= threshold }
}

/// What a document of one segment must be besides matching.
struct PrunedFilter {
  private let search: SegmentSearch
  private let filters: [(column: Int, range: ClosedRange<Int64>)]
  private let hasDead: Bool

  /// A filter by integers and by who is alive.
  init(_ search: SegmentSearch, _ filters: [(column: Int, range: ClosedRange<Int64>)]) {
    self.search = search
    self.filters = filters
    hasDead = !search.entry.deadDocuments.isEmpty
  }

  /// Whether the document is alive and has the integers.
  @inline(__always)
  func accepts(_ document: UInt32) throws(IndexError) -> Bool {
    if hasDead && search.entry.isDead(document: document) { return false }
    for (column, range) in filters {
      let value = try search.segment.integers[column][Int(document)]
      if !range.contains(value) { return false }
    }
    return true
  }
}
