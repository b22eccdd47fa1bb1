extension Searcher {
  /// Finds the best documents for a plan whose parts can be bounded; totals are what was met on the way.
  func searchPruned(
    _ request: SearchRequest, _ pruned: PrunedPlan, _ plan: QueryPlan, _ searches: [SegmentSearch],
    into result: inout SearchResult
  ) throws(IndexError) {
    var best = TopHits<Double>(capacity: request.capacity)
    var rankings: [LeafRanking?] = []
    rankings.reserveCapacity(plan.leaves.count)
    for (number, leaf) in plan.leaves.enumerated() {
      guard leaf.scores else {
        rankings.append(nil)
        continue
      }
      let bm25 = try bm25(ofLeaf: number, leaf, searches, unit: .documents)
      rankings.append(LeafRanking(bm25, like: rankings.last ?? nil))
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
          try TermConjunction(terms).collect(PrunedFilter(search, pruned.filters), segment: number, into: &best)
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

  /// Stretches whose bound is at least that part of the highest are searched first.
  private static let highBound = 0.9

  /// Documents from one to before another that lie within one block of each term, and what none of them exceeds.
  private struct Stretch {
    var documents: Range<UInt32>
    var bound: Double
  }

  /// Documents that hold any of the terms, stretch by stretch, within one block of each: stretches whose bounds sum up
  /// to too little are passed over; in others, terms that cannot make a hit by themselves are only looked up where the
  /// others come near one (Turtle and Flood's MaxScore, with block bounds).
  ///
  /// The stretches with the highest bounds come first: they mostly hold the best hits, and with those known most of the
  /// others are passed over.
  private func collectAny(
    _ unordered: [ScoredTerm], _ filter: PrunedFilter, segment: Int, into best: inout TopHits<Double>
  ) throws(IndexError) {
    defer { withExtendedLifetime(unordered) {} }
    let terms = unordered.map { TermHandle($0) }
    let stretches = Self.stretches(terms, notBelow: best.threshold)
    var buffers = StretchBuffers(termCount: terms.count)
    let highest = stretches.reduce(0) { max($0, $1.bound) } * Self.highBound
    for isFirst in [true, false] {
      var open = terms
      for term in open { term.restart() }
      for stretch in stretches where (stretch.bound >= highest) == isFirst {
        if let threshold = best.threshold, Self.isBelow(stretch.bound, threshold) { continue }
        open.removeAll { !$0.find(stretch.documents.lowerBound) }
        try search(stretch.documents, &open, filter, &buffers, segment: segment, into: &best)
      }
    }
  }

  /// All stretches but those whose bound is below `threshold`, ascending.
  private static func stretches(_ terms: [TermHandle], notBelow threshold: Double?) -> [Stretch] {
    var terms = terms
    var stretches: [Stretch] = []
    stretches.reserveCapacity(64)
    var start: UInt32 = 0
    while true {
      terms.removeAll { !$0.find(start) }
      guard !terms.isEmpty else { return stretches }
      var end = UInt32.max
      var bound = 0.0
      for term in terms {
        end = min(end, term.lastDocument)
        bound += term.bound
      }
      if let threshold, isBelow(bound, threshold) {
        guard end < PostingCursor.end - 1 else { return stretches }
        start = end + 1
        continue
      }
      // Behind the last document of the stretch.
      end = min(end, start &+ UInt32(StretchBuffers.length - 1)) + 1
      stretches.append(Stretch(documents: start..<end, bound: bound))
      start = end
    }
  }

  /// Takes over the best documents of a stretch, within one block of each of `terms`, on which they stand.
  private func search(
    _ documents: Range<UInt32>, _ terms: inout [TermHandle], _ filter: PrunedFilter,
    _ buffers: inout StretchBuffers, segment: Int, into best: inout TopHits<Double>
  ) throws(IndexError) {
    // The terms that cannot make a hit together come first.
    Self.sort(&terms, from: 0) { $0.bound < $1.bound }
    var optional = 0
    var optionalBound = 0.0
    if let threshold = best.threshold {
      while optional < terms.count, Self.isBelow(optionalBound + terms[optional].bound, threshold) {
        optionalBound += terms[optional].bound
        optional += 1
      }
    }
    // In the order of the query, so that sums are those of an exhaustive search to the last bit.
    Self.sort(&terms, from: optional) { $0.leaf < $1.leaf }
    for term in terms[optional...] { try term.addScores(documents, to: buffers.scores, buffers.found) }
    try collect(
      terms, optional: optional, optionalBound, filter, &buffers, documents, segment: segment, into: &best)
  }

  /// Sorts a few terms that are mostly in order.
  @inline(__always)
  private static func sort(
    _ terms: inout [TermHandle], from start: Int, by precedes: (TermHandle, TermHandle) -> Bool
  ) {
    for index in start..<terms.count {
      var place = index
      while place > start, precedes(terms[place], terms[place - 1]) {
        terms.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  /// Takes over the documents of a stretch that may be hits, and clears what was written down.
  private func collect(
    _ terms: [TermHandle], optional: Int, _ optionalBound: Double, _ filter: PrunedFilter,
    _ buffers: inout StretchBuffers, _ stretch: Range<UInt32>, segment: Int, into best: inout TopHits<Double>
  ) throws(IndexError) {
    defer { buffers.clearSlots() }
    let inOrder = optional == 0 ? [] : terms.indices.sorted { terms[$0].leaf < terms[$1].leaf }
    var threshold = best.threshold ?? -.infinity
    for word in 0..<(stretch.count + 63) / 64 {
      var bits = buffers.found[word]
      if bits == 0 { continue }
      buffers.found[word] = 0
      while bits != 0 {
        let place = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        var score = buffers.scores[place]
        var bound = score + optionalBound
        if Self.isBelow(bound, threshold) { continue }
        let document = stretch.lowerBound + UInt32(truncatingIfNeeded: place)
        var index = optional
        while index > 0 {
          index -= 1
          let slot = try buffers.slots(of: terms[index], at: index, stretch)[place]
          bound += try terms[index].score(at: document, slot: slot) - terms[index].bound
          if Self.isBelow(bound, threshold) { break }
        }
        if Self.isBelow(bound, threshold) { continue }
        if optional > 0 {
          score = 0
          for index in inOrder { score += try terms[index].score(at: document) }
        }
        guard score >= threshold, try filter.accepts(document) else { continue }
        best.insert(score, at: DocumentAddress(segment: segment, document: Int(document)))
        threshold = best.threshold ?? -.infinity
      }
    }
  }

  /// Whether a sum of scores is surely not above `threshold`, whatever the order of its summands.
  @inline(__always)
  static func cannotExceed(_ bound: Double, _ threshold: Double) -> Bool { bound * 1.000_000_001 <= threshold }

  /// The same of a sum that is surely below `threshold`: where hits do not come in the order of their addresses, one that
  /// only equals the worst may be better.
  @inline(__always)
  private static func isBelow(_ bound: Double, _ threshold: Double) -> Bool { bound * 1.000_000_001 < threshold }
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
