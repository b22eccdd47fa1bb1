extension SegmentSearch {
  /// The units among `among` that match a leaf.
  func leafUnits(_ leaf: Int, among: [UInt32]?) throws(IndexError) -> [UInt32] {
    switch plan.leaves[leaf].source {
    case .postings:
      guard let term = try termEntry(ofLeaf: leaf) else { return [] }
      return try units(of: [(segment.dictionaries[plan.leaves[leaf].field], term)], among: among)
    case .literal(let literal, let grams):
      if let known = leafMatches[leaf], known.among == nil {
        return among.map { SortedUnits.intersection($0, known.units) } ?? known.units
      }
      let found = try matches(of: literal, grams, among: among)
      leafMatches[leaf] = found
      return found.units
    }
  }

  /// All live units that match a leaf, with the number of occurrences in each. Kept for later.
  func completeMatches(_ leaf: Int) throws(IndexError) -> LeafMatches {
    if let known = leafMatches[leaf], known.among == nil { return known }
    let found: LeafMatches
    switch plan.leaves[leaf].source {
    case .literal(let literal, let grams): found = try matches(of: literal, grams, among: nil)
    case .postings:
      found = try sum(segment.dictionaries[plan.leaves[leaf].field], try termEntry(ofLeaf: leaf))
    }
    leafMatches[leaf] = found
    return found
  }

  /// The matches of a leaf in units some of which may not have been looked at yet.
  func knownMatches(_ leaf: Int, in units: [UInt32]) throws(IndexError) -> LeafMatches {
    guard case .literal(let literal, let grams) = plan.leaves[leaf].source else { return try completeMatches(leaf) }
    if let known = leafMatches[leaf] {
      guard let among = known.among else { return known }
      if SortedUnits.difference(units, among).isEmpty { return known }
    }
    let found = try matches(of: literal, grams, among: units)
    leafMatches[leaf] = found
    return found
  }

  /// About how many units match a leaf; more for those that cost more.
  func leafCost(_ leaf: Int) throws(IndexError) -> Int {
    switch plan.leaves[leaf].source {
    case .postings: return try termEntry(ofLeaf: leaf)?.unitCount ?? 0
    case .literal(let literal, let grams):
      if let known = leafMatches[leaf], known.among == nil { return known.units.count }
      var least = unitCount
      for entry in try gramEntries(grams, field: literal.textField) { least = min(least, entry?.unitCount ?? 0) }
      return least
    }
  }

  /// The live units that hold the term, with its frequencies.
  private func sum(_ dictionary: TermDictionary, _ term: TermEntry?) throws(IndexError) -> LeafMatches {
    var found = LeafMatches(among: nil, units: [], counts: [])
    guard let term else { return found }
    let cursor = try PostingCursor(dictionary, term)
    while cursor.unit != PostingCursor.end {
      let documents = cursor.restOfBlock
      let frequencies = try cursor.frequenciesOfRest()
      for (position, document) in documents.enumerated() {
        let unit = unit == .documents ? document : UInt32(truncatingIfNeeded: try segment.group(of: Int(document)))
        if isDead(unit) { continue }
        if found.units.last == unit {
          found.counts[found.counts.count - 1] &+= frequencies[position]
        } else {
          found.units.append(unit)
          found.counts.append(frequencies[position])
        }
      }
      try cursor.advanceBlock()
    }
    return found
  }

  // MARK: Literals

  /// The numbers of live chunks that hold each of a literal's pairs, or its only character; of all live chunks if it has
  /// neither.
  func liveChunks(_ literal: Literal, _ grams: LiteralGrams) throws(IndexError) -> [Int] {
    let column = segment.texts[literal.textField]
    if grams.pairs.isEmpty {
      guard grams.prefix != nil else { return [liveChunkCount(field: literal.textField)] }
      return [try chunks(of: literal, grams).chunks.count]
    }
    let dead = entry.deadChunks(field: literal.textField)
    var counts: [Int] = []
    for entry in try gramEntries(grams, field: literal.textField) {
      guard let entry else {
        counts.append(0)
        continue
      }
      var count = entry.unitCount
      if !dead.isEmpty {
        let cursor = try PostingCursor(column.grams, entry)
        for chunk in dead {
          try cursor.seek(chunk)
          if cursor.unit == PostingCursor.end { break }
          if cursor.unit == chunk { count -= 1 }
        }
      }
      counts.append(count)
    }
    return counts
  }

  /// The number of live chunks of a text field.
  func liveChunkCount(field: Int) -> Int {
    segment.texts[field].chunkCount - entry.deadChunks(field: field).count
  }

  /// Live chunks that may hold a literal.
  struct ChunkCandidates {
    /// The chunks, ascending.
    var chunks: [UInt32]
    /// How often each holds its rarest pair: the literal does not occur more often. Empty if that is not wanted.
    var counts: [UInt32]
  }

  /// The live chunks that hold all pairs of a literal, or a pair that begins with its only character. Without
  /// `countingPairs` the frequencies of pairs are not decoded.
  func chunks(
    of literal: Literal, _ grams: LiteralGrams, countingPairs: Bool = true
  ) throws(IndexError) -> ChunkCandidates {
    let column = segment.texts[literal.textField]
    var found = ChunkCandidates(chunks: [], counts: [])
    if let prefix = grams.prefix {
      var totals = [UInt32](repeating: 0, count: column.chunkCount)
      for entry in try column.grams.entries(withPrefix: prefix) {
        let cursor = try PostingCursor(column.grams, entry)
        while cursor.unit != PostingCursor.end {
          let chunks = cursor.restOfBlock
          let frequencies = try cursor.frequenciesOfRest()
          for (position, chunk) in chunks.enumerated() { totals[Int(chunk)] &+= frequencies[position] }
          try cursor.advanceBlock()
        }
      }
      for (chunk, total) in totals.enumerated() where total > 0 {
        found.chunks.append(UInt32(truncatingIfNeeded: chunk))
        found.counts.append(total)
      }
    } else if grams.pairs.isEmpty {
      found.chunks = Array(0..<UInt32(truncatingIfNeeded: column.chunkCount))
      found.counts = [UInt32](repeating: .max, count: column.chunkCount)
    } else {
      var entries: [TermEntry] = []
      for entry in try gramEntries(grams, field: literal.textField) {
        guard let entry else { return found }
        entries.append(entry)
      }
      entries.sort { $0.unitCount < $1.unitCount }
      let matcher = UnitMatcher()
      for (number, entry) in entries.enumerated() {
        if number > 0 {
          if found.chunks.isEmpty { return found }
          // A look at so few texts costs no more than one at another pair's postings.
          if found.chunks.count <= Self.fewerCandidates { break }
        }
        let cursor = try PostingCursor(column.grams, entry, from: found.chunks.first ?? 0)
        if number == 0 {
          found.chunks.reserveCapacity(entry.unitCount)
          if countingPairs { found.counts.reserveCapacity(entry.unitCount) }
          while cursor.unit != PostingCursor.end {
            found.chunks.append(contentsOf: cursor.restOfBlock)
            if countingPairs { found.counts.append(contentsOf: try cursor.frequenciesOfRest()) }
            try cursor.advanceBlock()
          }
        } else {
          // Of few candidates all are looked at anyway, however high they may score.
          let isCounting = countingPairs && found.chunks.count > Self.fewCandidates
          try Self.intersect(&found, with: cursor, matcher, countingPairs: isCounting)
        }
      }
    }
    let dead = entry.deadChunks(field: literal.textField)
    if !dead.isEmpty {
      let live = found.chunks.indices.filter { !entry.isDead(chunk: found.chunks[$0], field: literal.textField) }
      found = ChunkCandidates(
        chunks: live.map { found.chunks[$0] }, counts: found.counts.isEmpty ? [] : live.map { found.counts[$0] })
    }
    return found
  }

  /// So few candidates are looked at, whatever other pairs may say.
  private static let fewerCandidates = 2
  /// Of so many candidates all are looked at.
  private static let fewCandidates = 10

  /// Keeps the candidates that `cursor` comes to, with the lesser of both counts if that of `cursor` is wanted.
  private static func intersect(
    _ candidates: inout ChunkCandidates, with cursor: PostingCursor, _ matcher: borrowing UnitMatcher,
    countingPairs: Bool
  ) throws(IndexError) {
    var kept = 0
    var counts: [UInt32] = []
    swap(&counts, &candidates.counts)
    let hasCounts = !counts.isEmpty
    try candidates.chunks.withUnsafeMutableBufferPointer { (chunks) throws(IndexError) in
      try counts.withUnsafeMutableBufferPointer { (counts) throws(IndexError) in
        // What is kept moves to no later place, so chunks that are still to be looked for are intact.
        try cursor.forEachPosting(
          in: UnsafeBufferPointer(chunks), matcher, withFrequencies: countingPairs
        ) { place, count in
          chunks[kept] = chunks[place]
          if hasCounts { counts[kept] = countingPairs ? min(counts[place], count) : counts[place] }
          kept += 1
        }
      }
    }
    candidates.chunks.removeSubrange(kept...)
    if hasCounts { counts.removeSubrange(kept...) }
    swap(&counts, &candidates.counts)
  }

  /// The dictionary's entries for the pairs of a literal.
  func gramEntries(_ grams: LiteralGrams, field: Int) throws(IndexError) -> [TermEntry?] {
    if knownGrams.field == field, knownGrams.pairs == grams.pairs { return knownGrams.entries }
    var entries: [TermEntry?] = []
    entries.reserveCapacity(grams.pairs.count)
    for pair in grams.pairs { entries.append(try segment.texts[field].grams.entry(of: pair)) }
    knownGrams = (field, grams.pairs, entries)
    return entries
  }

  /// Finds the live units whose text holds the literal, with the number of its occurrences.
  private func matches(
    of literal: Literal, _ grams: LiteralGrams, among: [UInt32]?
  ) throws(IndexError) -> LeafMatches {
    if let column = segment.innerTexts[literal.textField] {
      return try innerMatches(column, literal, grams, among: among)
    }
    return unit == .groups
      ? try groupMatches(literal, grams, among: among) : try documentMatches(literal, grams, among: among)
  }

  private func documentMatches(
    _ literal: Literal, _ grams: LiteralGrams, among: [UInt32]?
  ) throws(IndexError) -> LeafMatches {
    var found = LeafMatches(among: among, units: [], counts: [])
    let column = segment.texts[literal.textField]
    let candidates = try chunks(of: literal, grams, countingPairs: countsOccurrences || grams.areExact)
    var scanner = ChunkScanner(column, literal)
    var places: [ChunkScanner.Place] = []
    places.reserveCapacity(ChunkScanner.batchLength)
    // The chunks whose text has to be looked at, up to a batch of them.
    var batch: [UInt32] = []
    batch.reserveCapacity(ChunkScanner.batchLength)
    var next = 0
    for (place, chunk) in candidates.chunks.enumerated() {
      if let among {
        let group = try segment.documents(ofGroup: try column.group(ofChunk: Int(chunk)))
        next = SortedUnits.firstIndex(in: among, notBelow: UInt32(truncatingIfNeeded: group.lowerBound), from: next)
        guard next < among.count else { break }
        guard among[next] < UInt32(truncatingIfNeeded: group.upperBound) else { continue }
      }
      if grams.areExact, candidates.counts[place] < GramAccumulator.maximumFrequency,
        let document = try column.documentOfPairs(inChunk: Int(chunk), isPrefix: grams.prefix != nil)
      {
        try scan(&batch, with: &scanner, at: &places, into: &found)
        found.units.append(UInt32(truncatingIfNeeded: document))
        found.counts.append(candidates.counts[place])
        continue
      }
      batch.append(chunk)
      if batch.count == ChunkScanner.batchLength { try scan(&batch, with: &scanner, at: &places, into: &found) }
    }
    try scan(&batch, with: &scanner, at: &places, into: &found)
    found.sortIfNeeded()
    if let among { found.keep(only: among) }
    return found
  }

  /// Adds the documents of a batch of chunks, which is empty then.
  private func scan(
    _ batch: inout [UInt32], with scanner: inout ChunkScanner, at places: inout [ChunkScanner.Place],
    into found: inout LeafMatches
  ) throws(IndexError) {
    try scanner.fetch(batch[...], into: &places)
    batch.removeAll(keepingCapacity: true)
    for place in places {
      try scanner.scan(place, onlyFirst: !countsOccurrences, into: &found.units, &found.counts)
    }
  }

  /// The units of a text field that lies within another.
  private func innerMatches(
    _ column: InnerTextColumn, _ literal: Literal, _ grams: LiteralGrams, among: [UInt32]?
  ) throws(IndexError) -> LeafMatches {
    var found = LeafMatches(among: nil, units: [], counts: [])
    var scanner = InnerScanner(column, innerPieces(column, field: literal.textField), literal)
    let strays = try column.strayGroups()
    var next = 0
    var stray = 0
    for chunk in try chunks(of: literal, grams, countingPairs: false).chunks {
      let group = try column.outer.group(ofChunk: Int(chunk))
      while stray < strays.count, strays[stray] < group { stray += 1 }
      if stray < strays.count, strays[stray] == group { continue }
      if let among {
        let units = try units(ofGroup: group)
        next = SortedUnits.firstIndex(in: among, notBelow: units.lowerBound, from: next)
        guard next < among.count else { break }
        guard among[next] < units.upperBound else { continue }
      }
      try scanner.scan(chunk: Int(chunk), into: &found.units, &found.counts)
    }
    for group in strays where !entry.isDead(group: group) {
      try scanner.scan(group: Int(group), into: &found.units, &found.counts)
    }
    if unit == .groups {
      for index in found.units.indices {
        found.units[index] = UInt32(truncatingIfNeeded: try segment.group(of: Int(found.units[index])))
      }
    }
    found.sortIfNeeded()
    if let among {
      found.keep(only: among)
      found.among = among
    }
    return found
  }

  private func innerPieces(_ column: InnerTextColumn, field: Int) -> InnerPieces {
    if let known = knownPieces[field] { return known }
    let pieces = InnerPieces(column)
    knownPieces[field] = pieces
    return pieces
  }

  /// The units that a group is, or consists of.
  private func units(ofGroup group: Int) throws(IndexError) -> Range<UInt32> {
    if unit == .groups { return UInt32(truncatingIfNeeded: group)..<UInt32(truncatingIfNeeded: group + 1) }
    let documents = try segment.documents(ofGroup: group)
    return UInt32(truncatingIfNeeded: documents.lowerBound)..<UInt32(truncatingIfNeeded: documents.upperBound)
  }

  private func groupMatches(
    _ literal: Literal, _ grams: LiteralGrams, among: [UInt32]?
  ) throws(IndexError) -> LeafMatches {
    var found = LeafMatches(among: among, units: [], counts: [])
    var scanner = ChunkScanner(segment.texts[literal.textField], literal)
    for group in try candidateGroups(literal, grams, among: among) where !entry.isDead(group: group) {
      let count = try scanner.count(inGroup: Int(group))
      if count > 0 {
        found.units.append(group)
        found.counts.append(UInt32(truncatingIfNeeded: count))
      }
    }
    return found
  }

  /// The groups among `among` (nil for all) whose text may hold the literal.
  private func candidateGroups(
    _ literal: Literal, _ grams: LiteralGrams, among: [UInt32]?
  ) throws(IndexError) -> [UInt32] {
    let column = segment.texts[literal.textField]
    var current = among
    if grams.pairs.isEmpty {
      let groups = try self.groups(ofChunks: try chunks(of: literal, grams).chunks, in: column)
      current = among.map { SortedUnits.intersection($0, groups) } ?? groups
    } else {
      let entries = try gramEntries(grams, field: literal.textField)
      for entry in entries.sorted(by: { $0?.unitCount ?? 0 < $1?.unitCount ?? 0 }) {
        guard let entry else {
          current = []
          break
        }
        var chunks: [UInt32] = []
        let cursor = try PostingCursor(column.grams, entry)
        while cursor.unit != PostingCursor.end {
          chunks.append(contentsOf: cursor.restOfBlock)
          try cursor.advanceBlock()
        }
        let groups = try self.groups(ofChunks: chunks, in: column)
        current = current.map { SortedUnits.intersection($0, groups) } ?? groups
      }
    }
    return current ?? Array(0..<UInt32(truncatingIfNeeded: segment.groupCount))
  }

  private func groups(ofChunks chunks: [UInt32], in column: TextColumn) throws(IndexError) -> [UInt32] {
    var groups: [UInt32] = []
    for chunk in chunks {
      let group = UInt32(truncatingIfNeeded: try column.group(ofChunk: Int(chunk)))
      if let last = groups.last, last >= group {
        guard last == group else { throw column.grams.postings.damage(at: 0) }
        continue
      }
      groups.append(group)
    }
    return groups
  }
}

extension SegmentSearch.LeafMatches {
  /// Puts units in order, and those that came twice together.
  fileprivate mutating func sortIfNeeded() {
    var isSorted = true
    for index in units.indices.dropFirst() where units[index - 1] >= units[index] { isSorted = false }
    guard !isSorted else { return }
    var sums: [UInt32: UInt32] = [:]
    for (index, unit) in units.enumerated() { sums[unit, default: 0] &+= counts[index] }
    units = sums.keys.sorted()
    counts = units.map { sums[$0] ?? 0 }
  }

  /// Forgets units that are not in an ascending list.
  fileprivate mutating func keep(only wanted: [UInt32]) {
    var next = 0
    var kept = 0
    for (index, unit) in units.enumerated() {
      while next < wanted.count, wanted[next] < unit { next += 1 }
      if next == wanted.count { break }
      guard wanted[next] == unit else { continue }
      units[kept] = unit
      counts[kept] = counts[index]
      kept += 1
    }
    units.removeSubrange(kept...)
    counts.removeSubrange(kept...)
  }
}
