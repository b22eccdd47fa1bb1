extension SegmentSearch {
  /// The units among `among` that match a leaf.
  func leafUnits(_ leaf: Int, among: [UInt32]?) throws(IndexError) -> [UInt32] {
    switch plan.leaves[leaf].source {
    case .postings:
      guard let term = try termEntry(ofLeaf: leaf) else { return [] }
      return try units(of: [(segment.dictionaries[plan.leaves[leaf].field], term)], among: among)
    case .prefix:
      let units = try completeMatches(leaf).units
      return among.map { SortedUnits.intersection($0, units) } ?? units
    case .verified(let literal):
      if let known = leafMatches[leaf], known.among == nil {
        return among.map { SortedUnits.intersection($0, known.units) } ?? known.units
      }
      let found = try verify(literal, among: among)
      leafMatches[leaf] = found
      return found.units
    }
  }

  /// All live units that match a leaf, with the number of occurrences in each. Kept for later.
  func completeMatches(_ leaf: Int) throws(IndexError) -> LeafMatches {
    if let known = leafMatches[leaf], known.among == nil { return known }
    let found: LeafMatches
    let dictionary = segment.dictionaries[plan.leaves[leaf].field]
    switch plan.leaves[leaf].source {
    case .verified(let literal): found = try verify(literal, among: nil)
    case .prefix(let prefix):
      found = try sum(dictionary, try dictionary.entries(withPrefix: prefix))
    case .postings:
      found = try sum(dictionary, try termEntry(ofLeaf: leaf).map { [$0] } ?? [])
    }
    leafMatches[leaf] = found
    return found
  }

  /// The matches of a leaf in units some of which may not have been looked at yet.
  func knownMatches(_ leaf: Int, in units: [UInt32]) throws(IndexError) -> LeafMatches {
    guard case .verified(let literal) = plan.leaves[leaf].source else { return try completeMatches(leaf) }
    if let known = leafMatches[leaf] {
      guard let among = known.among else { return known }
      if SortedUnits.difference(units, among).isEmpty { return known }
    }
    let found = try verify(literal, among: units)
    leafMatches[leaf] = found
    return found
  }

  /// About how many units match a leaf; more for those that cost more.
  func leafCost(_ leaf: Int) throws(IndexError) -> Int {
    let dictionary = segment.dictionaries[plan.leaves[leaf].field]
    switch plan.leaves[leaf].source {
    case .postings: return try termEntry(ofLeaf: leaf)?.documentCount ?? 0
    case .prefix(let prefix):
      return try dictionary.entries(withPrefix: prefix).reduce(0) { $0 + $1.documentCount }
    case .verified(let literal):
      if let known = leafMatches[leaf], known.among == nil { return known.units.count }
      var least = unitCount
      for gram in literal.grams {
        least = min(least, try holders(ofGram: gram, in: literal).reduce(0) { $0 + $1.entry.documentCount })
      }
      return least
    }
  }

  // MARK: Sums

  /// The live units that hold any of the terms, with the frequencies added up.
  private func sum(_ dictionary: TermDictionary, _ terms: [TermEntry]) throws(IndexError) -> LeafMatches {
    var totals = [UInt32](repeating: 0, count: unitCount)
    for term in terms {
      let cursor = try PostingCursor(dictionary, term)
      while cursor.document != PostingCursor.end {
        try cursor.takeBlock(
          { (documents, frequencies) throws(IndexError) in
            for (position, document) in documents.enumerated() {
              let unit = self.unit == .documents ? Int(document) : try self.segment.group(of: Int(document))
              totals[unit] &+= frequencies[position]
            }
          }, withFrequencies: true)
      }
    }
    var found = LeafMatches(among: nil, units: [], counts: [])
    for (unit, count) in totals.enumerated() where count > 0 && !isDead(UInt32(truncatingIfNeeded: unit)) {
      found.units.append(UInt32(truncatingIfNeeded: unit))
      found.counts.append(count)
    }
    return found
  }

  // MARK: Literals

  /// Finds the units whose text holds the literal: those that hold all its grams, rarest first, then a look at each.
  private func verify(_ literal: Literal, among: [UInt32]?) throws(IndexError) -> LeafMatches {
    var found = LeafMatches(among: among, units: [], counts: [])
    let candidates = try candidates(for: literal, among: among)
    let result = literal.needle.withUnsafeBytes { needle -> Result<Void, IndexError> in
      do throws(IndexError) {
        for unit in candidates {
          let count = try occurrences(of: needle, field: literal.textField, in: unit)
          if count > 0 {
            found.units.append(unit)
            found.counts.append(UInt32(truncatingIfNeeded: count))
          }
        }
        return .success(())
      } catch { return .failure(error) }
    }
    try result.get()
    return found
  }

  private func candidates(for literal: Literal, among: [UInt32]?) throws(IndexError) -> [UInt32] {
    var lists: [(count: Int, holders: [(dictionary: TermDictionary, entry: TermEntry)])] = []
    for gram in literal.grams {
      let holders = try holders(ofGram: gram, in: literal)
      if holders.isEmpty { return [] }
      lists.append((holders.reduce(0) { $0 + $1.entry.documentCount }, holders))
    }
    if let prefix = literal.gramPrefix {
      var holders: [(dictionary: TermDictionary, entry: TermEntry)] = []
      for dictionary in gramDictionaries(of: literal) {
        for entry in try dictionary.entries(withPrefix: prefix) { holders.append((dictionary, entry)) }
      }
      if holders.isEmpty { return [] }
      lists.append((holders.reduce(0) { $0 + $1.entry.documentCount }, holders))
    }
    lists.sort { $0.count < $1.count }
    var current = among
    for (_, holders) in lists {
      current = try units(of: holders, among: current)
      if let current, current.isEmpty { return [] }
    }
    return current ?? allUnits()
  }

  /// The fields in which the grams stand.
  private func gramDictionaries(of literal: Literal) -> [TermDictionary] {
    var dictionaries = [segment.dictionaries[literal.gramField]]
    if unit == .groups, let border = literal.borderField { dictionaries.append(segment.dictionaries[border]) }
    return dictionaries
  }

  private func holders(
    ofGram gram: [UInt8], in literal: Literal
  ) throws(IndexError) -> [(dictionary: TermDictionary, entry: TermEntry)] {
    var holders: [(dictionary: TermDictionary, entry: TermEntry)] = []
    for dictionary in gramDictionaries(of: literal) {
      if let entry = try dictionary.entry(of: gram) { holders.append((dictionary, entry)) }
    }
    return holders
  }

  private func occurrences(
    of needle: UnsafeRawBufferPointer, field: Int, in unit: UInt32
  ) throws(IndexError) -> Int {
    if self.unit == .documents {
      return ByteSearch.count(of: needle, in: try segment.text(field: field, document: Int(unit)))
    }
    return try segment.withGroupText(field: field, group: Int(unit)) { (text) throws(IndexError) in
      ByteSearch.count(of: needle, in: text)
    }
  }
}
