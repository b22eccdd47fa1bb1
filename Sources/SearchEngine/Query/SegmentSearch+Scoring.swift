extension SegmentSearch {
  /// What the leaves contribute to the matches: their scores, if there are any, and their occurrences.
  struct Contributions {
    /// One score a match; empty if none are wanted.
    var scores: [Double]
    /// The occurrences in all matches.
    var occurrences = 0
  }

  /// Adds up what the parts of `node` contribute to `units`, all of which match it. A part that does not match a unit
  /// contributes nothing to it. `rankings` has one entry a leaf, or none if no scores are wanted.
  func contributions(of units: [UInt32], rankings: [LeafRanking?]) throws(IndexError) -> Contributions {
    if rankings.isEmpty, let leaf = plan.onlyLeaf, leaf.scores, case .postings = leaf.source {
      return Contributions(scores: [], occurrences: try liveStatistics(ofLeaf: 0).occurrences)
    }
    var result = Contributions(scores: rankings.isEmpty ? [] : [Double](repeating: 0, count: units.count))
    try add(plan.root, to: units, at: nil, rankings: rankings, &result)
    return result
  }

  /// The numbers of live documents that hold the term of a leaf, and of its occurrences in them.
  func liveStatistics(ofLeaf leaf: Int) throws(IndexError) -> (documents: Int, occurrences: Int) {
    guard let term = try termEntry(ofLeaf: leaf) else { return (0, 0) }
    var (documents, occurrences) = (term.unitCount, term.occurrences)
    if entry.deadDocuments.isEmpty { return (documents, occurrences) }
    let cursor = try PostingCursor(segment.dictionaries[plan.leaves[leaf].field], term)
    for dead in entry.deadDocuments {
      try cursor.seek(dead)
      if cursor.unit == PostingCursor.end { break }
      if cursor.unit == dead {
        documents -= 1
        occurrences -= Int(try cursor.frequency)
      }
    }
    return (documents, occurrences)
  }

  /// `places` are the places of `units` in the answer; nil if they are the answer.
  private func add(
    _ node: QueryPlan.Node, to units: [UInt32], at places: [Int]?, rankings: [LeafRanking?],
    _ result: inout Contributions
  ) throws(IndexError) {
    switch node {
    case .all, .none, .not, .integer, .string, .stringContaining: return
    case .leaf(let leaf): try addLeaf(leaf, to: units, at: places, rankings: rankings, &result)
    case .and(let parts):
      for part in parts { try add(part, to: units, at: places, rankings: rankings, &result) }
    case .or(let parts):
      for part in parts { try addWhereItMatches(part, to: units, at: places, rankings: rankings, &result) }
    case .preferring(let part, let preferred):
      try add(part, to: units, at: places, rankings: rankings, &result)
      guard !rankings.isEmpty else { return }
      try addWhereItMatches(preferred, to: units, at: places, rankings: rankings, &result)
    }
  }

  /// The same for a part that need not match all of the units.
  private func addWhereItMatches(
    _ part: QueryPlan.Node, to units: [UInt32], at places: [Int]?, rankings: [LeafRanking?],
    _ result: inout Contributions
  ) throws(IndexError) {
    if case .leaf = part {
      try add(part, to: units, at: places, rankings: rankings, &result)
      return
    }
    let matching = try matches(part, among: units)
    var matchingPlaces: [Int] = []
    matchingPlaces.reserveCapacity(matching.count)
    var position = 0
    for unit in matching {
      while units[position] != unit { position += 1 }
      matchingPlaces.append(places?[position] ?? position)
    }
    try add(part, to: matching, at: matchingPlaces, rankings: rankings, &result)
  }

  private func addLeaf(
    _ leaf: Int, to units: [UInt32], at places: [Int]?, rankings: [LeafRanking?], _ result: inout Contributions
  ) throws(IndexError) {
    let occurrencesBefore = result.occurrences
    defer { if plan.leaves[leaf].use != .counting { result.occurrences = occurrencesBefore } }
    guard plan.leaves[leaf].scores, !units.isEmpty else { return }
    let ranking = rankings.isEmpty ? nil : rankings[leaf]
    let codes =
      ranking == nil
      ? UnsafeRawBufferPointer(start: nil, count: 0) : try segment.lengthCodes(plan.leaves[leaf].lengthField)
    if case .postings = plan.leaves[leaf].source, leafMatches[leaf] == nil {
      guard let term = try termEntry(ofLeaf: leaf) else { return }
      let cursor = try PostingCursor(segment.dictionaries[plan.leaves[leaf].field], term)
      if unit == .documents {
        var scores: [Double] = []
        swap(&scores, &result.scores)
        var occurrences = 0
        try Self.withBuffer(units) { (targets) throws(IndexError) in
          try cursor.forEachPosting(in: targets, UnitMatcher(), withFrequencies: true) { place, frequency in
            occurrences += Int(frequency)
            guard let ranking else { return }
            let score = ranking.score(frequency: frequency, code: codes[Int(targets[place])])
            if let places { scores[places[place]] += score } else { scores[place] += score }
          }
        }
        swap(&scores, &result.scores)
        result.occurrences += occurrences
        return
      }
      for (position, unit) in units.enumerated() {
        let documents = try documents(of: unit)
        try cursor.seek(documents.lowerBound)
        if cursor.unit == PostingCursor.end { return }
        var frequency: UInt32 = 0
        while cursor.unit < documents.upperBound {
          frequency &+= try cursor.frequency
          try cursor.advance()
        }
        guard frequency > 0 else { continue }
        result.occurrences += Int(frequency)
        guard let ranking else { continue }
        result.scores[places?[position] ?? position] += ranking.score(
          frequency: frequency, documents: documents, codes: codes)
      }
      return
    }
    let known = try knownMatches(leaf, in: units)
    var next = 0
    for (position, unit) in units.enumerated() {
      while next < known.units.count, known.units[next] < unit { next += 1 }
      if next == known.units.count { break }
      guard known.units[next] == unit else { continue }
      result.occurrences += Int(known.counts[next])
      guard let ranking else { continue }
      result.scores[places?[position] ?? position] += ranking.score(
        frequency: known.counts[next], documents: try documents(of: unit), codes: codes)
    }
  }
}

/// How one leaf ranks, over the whole snapshot.
struct LeafRanking: Sendable {
  /// The score.
  let bm25: BM25
  /// What each length code contributes to it.
  let norms: [Double]

  /// The ranking by `bm25`; it shares the norms of `other` where the mean length is the same.
  init(_ bm25: BM25, like other: LeafRanking? = nil) {
    self.bm25 = bm25
    if let other, other.bm25.averageLength == bm25.averageLength {
      norms = other.norms
    } else {
      norms = bm25.norms()
    }
  }

  /// The score of a document whose length has this code.
  @inline(__always)
  func score(frequency: UInt32, code: UInt8) -> Double {
    bm25.score(frequency: frequency, norm: norms[Int(code)])
  }

  /// The score of a unit that consists of `documents`; `codes` are the lengths of all documents, or empty.
  @inline(__always)
  func score(frequency: UInt32, documents: Range<UInt32>, codes: UnsafeRawBufferPointer) -> Double {
    if codes.isEmpty { return bm25.score(frequency: frequency, norm: bm25.norm(length: 0)) }
    if documents.count == 1 {
      return bm25.score(frequency: frequency, norm: norms[Int(codes[Int(documents.lowerBound)])])
    }
    var length = 0
    for document in documents { length += LengthCode.lengths[Int(codes[Int(document)])] }
    return bm25.score(frequency: frequency, norm: bm25.norm(length: length))
  }
}
