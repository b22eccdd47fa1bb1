/// Documents of one segment that hold all of some terms, stretch by stretch, each within one block of every term:
/// stretches in which the sum of all bounds is too low are passed over undecoded (Ding and Suel, "Faster Top-k Document
/// Retrieval Using Block-Max Indexes", 2011), others are intersected as a whole before a frequency is decoded.
///
/// Unsafe code: buffers of 128 places for each term, which no stretch exceeds, since it lies within one block.
struct TermConjunction: ~Copyable {
  private let terms: [ScoredTerm]
  private let handles: [TermHandle]
  /// The places of `terms` in the order of the query, so that sums are those of an exhaustive search to the last bit.
  private let inOrder: [Int]
  private let matcher = UnitMatcher()
  private let documents: UnsafeMutablePointer<UInt32>
  private let scores: UnsafeMutablePointer<Double>
  /// For each term the places of `documents` in its block.
  private let places: UnsafeMutablePointer<UInt8>

  /// The conjunction of one term or more.
  init(_ unordered: [ScoredTerm]) {
    terms = unordered.sorted { $0.cursor.count < $1.cursor.count }
    handles = terms.map { TermHandle($0) }
    inOrder = terms.indices.sorted { [terms] in terms[$0].leaf < terms[$1].leaf }
    documents = .allocate(capacity: UnitMatcher.capacity)
    scores = .allocate(capacity: UnitMatcher.capacity)
    places = .allocate(capacity: UnitMatcher.capacity * terms.count)
  }

  deinit {
    documents.deallocate()
    scores.deallocate()
    places.deallocate()
  }

  /// Puts the best documents into `best`.
  func collect(
    _ filter: PrunedFilter, segment: Int, into best: inout TopHits<Double>
  ) throws(IndexError) {
    defer { withExtendedLifetime(terms) {} }
    let lead = handles[0]
    var start: UInt32 = 0
    while true {
      var end = UInt32.max
      var sum = 0.0
      for handle in handles {
        guard handle.find(start) else { return }
        end = min(end, handle.lastDocument)
        sum += handle.bound
      }
      guard end < PostingCursor.end else { return }
      if let threshold = best.threshold, Searcher.cannotExceed(sum, threshold) {
        start = end + 1
        continue
      }
      let units = try lead.documents()
      let first = UnitMatcher.place(of: start, in: units)
      guard first < units.count else { return }
      if units[first] > end {
        start = units[first]
        continue
      }
      let count = try intersect(units, from: first, to: end)
      if count > 0 {
        try score(count)
        var threshold = best.threshold ?? -.infinity
        for index in 0..<count where scores[index] > threshold {
          if try filter.accepts(documents[index]) {
            best.insert(scores[index], at: DocumentAddress(segment: segment, document: Int(documents[index])))
            threshold = best.threshold ?? -.infinity
          }
        }
      }
      start = end + 1
    }
  }

  /// The number of documents of the leading block, from the place `first` to the document `end`, that all terms hold;
  /// they then stand in `documents`.
  private func intersect(
    _ units: UnsafeBufferPointer<UInt32>, from first: Int, to end: UInt32
  ) throws(IndexError) -> Int {
    var count = 0
    while first + count < units.count, units[first + count] <= end {
      documents[count] = units[first + count]
      places[count] = UInt8(truncatingIfNeeded: first + count)
      count += 1
    }
    for number in 1..<max(1, handles.count) {
      let found = matcher.match(
        UnsafeBufferPointer(start: documents, count: count), try handles[number].documents())
      if found == 0 { return 0 }
      let row = places + number * UnitMatcher.capacity
      for index in 0..<found {
        // Nothing moves to a later place, so what is still to be moved is intact.
        let place = Int(matcher.targetPlaces[index])
        documents[index] = documents[place]
        row[index] = matcher.unitPlaces[index]
        for earlier in 0..<number {
          places[earlier * UnitMatcher.capacity + index] = places[earlier * UnitMatcher.capacity + place]
        }
      }
      count = found
    }
    return count
  }

  /// Adds up the scores of the first `count` documents.
  private func score(_ count: Int) throws(IndexError) {
    scores.update(repeating: 0, count: count)
    for number in inOrder {
      try handles[number].addScores(
        of: UnsafeBufferPointer(start: documents, count: count), at: places + number * UnitMatcher.capacity, to: scores)
    }
  }
}
