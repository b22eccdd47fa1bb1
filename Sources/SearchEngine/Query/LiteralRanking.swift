/// Finds the best documents for one literal without looking at every text that may hold it.
///
/// What is known of a chunk before its text is looked at, the least frequency of the literal's pairs and the length of
/// the shortest document, bounds the score of all its documents. Chunks are looked at by falling bound until no further
/// one can give a hit.
struct LiteralRanking {
  private let literal: Literal
  private let grams: LiteralGrams
  private let ranking: LeafRanking
  private let filters: [(column: Int, range: ClosedRange<Int64>)]

  /// The ranking of a leaf that is a literal.
  init(
    _ plan: QueryPlan, leaf: Int, _ ranking: LeafRanking, filters: [(column: Int, range: ClosedRange<Int64>)]
  ) {
    guard case .literal(let literal, let grams) = plan.leaves[leaf].source else {
      preconditionFailure("the leaf is a literal")
    }
    self.literal = literal
    self.grams = grams
    self.ranking = ranking
    self.filters = filters
  }

  /// Puts the best documents of all segments into `best`.
  func collect(_ searches: [SegmentSearch], into best: inout TopHits<Double>) throws(IndexError) {
    for (number, search) in searches.enumerated() {
      var segment = Segment(
        search, number: number, literal, grams, filter: PrunedFilter(search, filters), ranking: ranking,
        codes: try search.segment.lengthCodes(.text(literal.textField)))
      if grams.areExact, grams.pairs.count == 1 {
        try collectPair(&segment, into: &best)
      } else {
        try collectCandidates(&segment, into: &best)
      }
    }
  }

  /// One segment, and what a look at its texts needs.
  private struct Segment {
    let search: SegmentSearch
    let column: TextColumn
    let number: Int
    let areExact: Bool
    let isPrefix: Bool
    let filter: PrunedFilter
    let ranking: LeafRanking
    let codes: UnsafeRawBufferPointer
    var scanner: ChunkScanner
    var places: [ChunkScanner.Place] = []
    var documents: [UInt32] = []
    var counts: [UInt32] = []

    init(
      _ search: SegmentSearch, number: Int, _ literal: Literal, _ grams: LiteralGrams, filter: PrunedFilter,
      ranking: LeafRanking, codes: UnsafeRawBufferPointer
    ) {
      self.search = search
      column = search.segment.texts[literal.textField]
      self.number = number
      areExact = grams.areExact
      isPrefix = grams.prefix != nil
      self.filter = filter
      self.ranking = ranking
      self.codes = codes
      scanner = ChunkScanner(column, literal)
      places.reserveCapacity(ChunkScanner.batchLength)
    }

    /// Takes over the documents of a chunk that hold the literal, as the postings of its only pair say, if they do.
    mutating func take(
      _ chunk: UInt32, frequency: UInt32, into best: inout TopHits<Double>
    ) throws(IndexError) {
      if areExact, frequency < GramAccumulator.maximumFrequency,
        let document = try column.documentOfPairs(inChunk: Int(chunk), isPrefix: isPrefix)
      {
        documents.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        documents.append(UInt32(truncatingIfNeeded: document))
        counts.append(frequency)
        try take(into: &best)
      } else {
        try scanner.fetch([chunk], into: &places)
        try take(places[0], into: &best)
      }
    }

    /// Takes over the documents of a chunk that was fetched.
    mutating func take(_ place: ChunkScanner.Place, into best: inout TopHits<Double>) throws(IndexError) {
      documents.removeAll(keepingCapacity: true)
      counts.removeAll(keepingCapacity: true)
      try scanner.scan(place, into: &documents, &counts)
      try take(into: &best)
    }

    private mutating func take(into best: inout TopHits<Double>) throws(IndexError) {
      for (place, document) in documents.enumerated() {
        let score = ranking.score(frequency: counts[place], code: codes[Int(document)])
        if let threshold = best.threshold, score < threshold { continue }
        if try filter.accepts(document) {
          best.insert(score, at: DocumentAddress(segment: number, document: Int(document)))
        }
      }
    }
  }

  /// A literal that is one pair: its postings are looked through like a term's.
  private func collectPair(_ segment: inout Segment, into best: inout TopHits<Double>) throws(IndexError) {
    guard let entry = try segment.search.gramEntries(grams, field: literal.textField)[0] else { return }
    let cursor = try PostingCursor(segment.column.grams, entry)
    let shrink = segment.search.segment.shrink(.text(literal.textField), to: ranking.bm25.averageLength)
    let codes = try segment.column.chunkLengthCodes()
    while cursor.unit != PostingCursor.end {
      if let threshold = best.threshold {
        // A bound that only equals the threshold may hide a hit with a lesser address, if chunks are out of order.
        try cursor.skipBlocks(notAbove: threshold.nextDown, by: ranking, shrink: shrink)
        if cursor.unit == PostingCursor.end { break }
      }
      let chunks = cursor.restOfBlock
      let frequencies = try cursor.frequenciesOfRest()
      for (position, chunk) in chunks.enumerated() {
        let bound = ranking.score(frequency: frequencies[position], code: codes[Int(chunk)])
        if let threshold = best.threshold, bound < threshold { continue }
        try segment.take(chunk, frequency: frequencies[position], into: &best)
      }
      try cursor.advanceBlock()
    }
  }

  /// Any other literal: its candidates, sorted by bound into shelves.
  private func collectCandidates(_ segment: inout Segment, into best: inout TopHits<Double>) throws(IndexError) {
    let candidates = try segment.search.chunks(of: literal, grams)
    if candidates.chunks.count <= ChunkScanner.batchLength, !segment.areExact {
      try segment.scanner.fetch(candidates.chunks[...], into: &segment.places)
      for index in segment.places.indices { try segment.take(segment.places[index], into: &best) }
      return
    }
    let codes = try segment.column.chunkLengthCodes()
    let weight = ranking.bm25.weight
    var bounds: [Double] = []
    bounds.reserveCapacity(candidates.chunks.count)
    let shelfCount = 256
    var starts = [Int](repeating: 0, count: shelfCount + 1)
    @inline(__always) func shelf(_ bound: Double) -> Int {
      // Highest bounds first; a bound lies between 0 and the weight.
      weight > 0 ? max(0, min(shelfCount - 1, shelfCount - 1 - Int(bound / weight * Double(shelfCount)))) : 0
    }
    for (place, chunk) in candidates.chunks.enumerated() {
      let bound = ranking.score(frequency: candidates.counts[place], code: codes[Int(chunk)])
      bounds.append(bound)
      starts[shelf(bound) + 1] += 1
    }
    for index in 1...shelfCount { starts[index] += starts[index - 1] }
    var next = starts
    var order = [Int](repeating: 0, count: bounds.count)
    for (place, bound) in bounds.enumerated() {
      let shelf = shelf(bound)
      order[next[shelf]] = place
      next[shelf] += 1
    }
    // The chunks of a shelf in batches, whose texts are fetched together.
    var batch: [UInt32] = []
    var batchBounds: [Double] = []
    batch.reserveCapacity(ChunkScanner.batchLength)
    batchBounds.reserveCapacity(ChunkScanner.batchLength)
    for shelf in 0..<shelfCount where starts[shelf] < starts[shelf + 1] {
      var isHopeless = best.threshold != nil
      var position = starts[shelf]
      while position < starts[shelf + 1] {
        batch.removeAll(keepingCapacity: true)
        batchBounds.removeAll(keepingCapacity: true)
        while position < starts[shelf + 1], batch.count < ChunkScanner.batchLength {
          let place = order[position]
          position += 1
          if let threshold = best.threshold, bounds[place] < threshold { continue }
          isHopeless = false
          if segment.areExact {
            try segment.take(candidates.chunks[place], frequency: candidates.counts[place], into: &best)
          } else {
            batch.append(candidates.chunks[place])
            batchBounds.append(bounds[place])
          }
        }
        if batch.isEmpty { continue }
        try segment.scanner.fetch(batch[...], into: &segment.places)
        for (index, bound) in batchBounds.enumerated() {
          if let threshold = best.threshold, bound < threshold { continue }
          try segment.take(segment.places[index], into: &best)
        }
      }
      // Bounds of later shelves are lower still.
      if isHopeless { return }
    }
  }
}
