/// The evaluation of one plan in one segment: which documents or groups match, and what they score.
///
/// Sets of matches are ascending lists. A condition is always evaluated among the units that its context still leaves
/// open (`among`; nil for all live ones), so that of a conjunction the rarest part comes first and the others skip.
final class SegmentSearch {
  /// The segment, with its dead.
  let entry: SnapshotSegment
  /// The plan.
  let plan: QueryPlan
  /// What is matched.
  let unit: SearchRequest.Unit
  /// Whether it matters how often a literal occurs in a document.
  let countsOccurrences: Bool
  /// What was found out about leaves, by their numbers.
  var leafMatches: [LeafMatches?]
  /// The entries of the pairs that were looked up last.
  var knownGrams: (field: Int, pairs: [[UInt8]], entries: [TermEntry?]) = (-1, [], [])
  /// The pieces that were read of text fields within others, by the fields' numbers.
  var knownPieces: [Int: InnerPieces] = [:]
  private var leafEntries: [TermEntry??]

  /// The matches of a leaf among some units, with the number of occurrences in each.
  struct LeafMatches {
    /// The units among which was looked; nil for all live ones.
    var among: [UInt32]?
    /// Those that match.
    var units: [UInt32]
    /// How often, for each.
    var counts: [UInt32]
  }

  /// An evaluation that has not begun.
  init(_ entry: SnapshotSegment, plan: QueryPlan, unit: SearchRequest.Unit, countsOccurrences: Bool = true) {
    self.entry = entry
    self.countsOccurrences = countsOccurrences
    self.plan = plan
    self.unit = unit
    leafMatches = plan.leaves.map { _ in nil }
    leafEntries = plan.leaves.map { _ in nil }
  }

  /// The segment.
  var segment: IndexSegment { entry.segment }

  /// The number of units, dead ones included.
  var unitCount: Int { unit == .documents ? segment.documentCount : segment.groupCount }

  /// The units that match the plan, ascending.
  func matches() throws(IndexError) -> [UInt32] { try matches(plan.root, among: nil) }

  /// The units among `among` that match the node.
  func matches(_ node: QueryPlan.Node, among: [UInt32]?) throws(IndexError) -> [UInt32] {
    if let among, among.isEmpty { return [] }
    switch node {
    case .all: return among ?? allUnits()
    case .none: return []
    case .leaf(let leaf): return try leafUnits(leaf, among: among)
    case .and(let parts): return try conjunction(parts, among: among)
    case .or(let parts):
      var lists: [[UInt32]] = []
      for part in parts { lists.append(try matches(part, among: among)) }
      return SortedUnits.union(lists, limit: unitCount)
    case .preferring(let part, _): return try matches(part, among: among)
    case .not(let part):
      let all = among ?? allUnits()
      return SortedUnits.difference(all, try matches(part, among: all))
    case .integer(let column, let range):
      return try filter(among) { (document) throws(IndexError) in
        range.contains(try self.segment.integers[column][document])
      }
    case .string(let column, let string):
      let dictionary = segment.strings[column].dictionary
      guard let entry = try dictionary.entry(of: string) else { return [] }
      return try units(of: [(dictionary, entry)], among: among)
    case .stringContaining(let column, let bytes):
      let dictionary = segment.strings[column].dictionary
      var holders: [(TermDictionary, TermEntry)] = []
      var cursor = dictionary.cursor()
      while try cursor.advance() {
        if ByteSearch.contains(bytes, in: cursor.term) { holders.append((dictionary, cursor.entry)) }
      }
      return try units(of: holders, among: among)
    }
  }

  /// All live units.
  func allUnits() -> [UInt32] {
    let count = UInt32(truncatingIfNeeded: unitCount)
    let dead = unit == .documents ? entry.deadDocuments : entry.deadGroups
    return dead.isEmpty ? Array(0..<count) : SortedUnits.difference(Array(0..<count), dead)
  }

  /// Whether a unit is dead.
  @inline(__always)
  func isDead(_ unit: UInt32) -> Bool {
    self.unit == .documents ? entry.isDead(document: unit) : entry.isDead(group: unit)
  }

  /// The documents of a unit.
  @inline(__always)
  func documents(of unit: UInt32) throws(IndexError) -> Range<UInt32> {
    if self.unit == .documents { return unit..<unit + 1 }
    let documents = try segment.documents(ofGroup: Int(unit))
    return UInt32(truncatingIfNeeded: documents.lowerBound)..<UInt32(truncatingIfNeeded: documents.upperBound)
  }

  /// The dictionary's entry for the term of a leaf that is a term.
  func termEntry(ofLeaf leaf: Int) throws(IndexError) -> TermEntry? {
    if let known = leafEntries[leaf] { return known }
    guard case .postings(let term) = plan.leaves[leaf].source else { return nil }
    let found = try segment.dictionaries[plan.leaves[leaf].field].entry(of: term)
    leafEntries[leaf] = .some(found)
    return found
  }

  // MARK: Postings

  /// The units that hold any of the terms.
  func units(
    of terms: [(dictionary: TermDictionary, entry: TermEntry)], among: [UInt32]?
  ) throws(IndexError) -> [UInt32] {
    if terms.count == 1 { return try units(of: terms[0].dictionary, terms[0].entry, among: among) }
    if terms.count == 2 {
      return SortedUnits.union(
        [
          try units(of: terms[0].dictionary, terms[0].entry, among: among),
          try units(of: terms[1].dictionary, terms[1].entry, among: among),
        ], limit: unitCount)
    }
    var bits = [UInt64](repeating: 0, count: (unitCount + 63) / 64)
    for (dictionary, entry) in terms {
      try forEachUnit(of: dictionary, entry) { bits[Int($0 >> 6)] |= 1 << UInt64($0 & 63) }
    }
    if let among { return among.filter { bits[Int($0 >> 6)] & (1 << UInt64($0 & 63)) != 0 } }
    let all = SortedUnits.numbers(in: bits)
    return entry.deadDocuments.isEmpty ? all : all.filter { !isDead($0) }
  }

  /// The units that hold the term.
  private func units(
    of dictionary: TermDictionary, _ term: TermEntry, among: [UInt32]?
  ) throws(IndexError) -> [UInt32] {
    var result: [UInt32] = []
    guard let among else {
      result.reserveCapacity(term.unitCount)
      if unit == .documents {
        let cursor = try PostingCursor(dictionary, term)
        while cursor.unit != PostingCursor.end {
          result.append(contentsOf: cursor.restOfBlock)
          try cursor.advanceBlock()
        }
      } else {
        try forEachUnit(of: dictionary, term) { if result.last != $0 { result.append($0) } }
      }
      return entry.deadDocuments.isEmpty ? result : result.filter { !isDead($0) }
    }
    let cursor = try PostingCursor(dictionary, term, from: unit == .documents ? among.first ?? 0 : 0)
    if self.unit == .documents {
      var kept = 0
      result = among
      try result.withUnsafeMutableBufferPointer { (targets) throws(IndexError) in
        // What is kept moves to no later place, so targets that are still to be looked for are intact.
        try cursor.forEachPosting(in: UnsafeBufferPointer(targets), UnitMatcher(), withFrequencies: false) { place, _ in
          targets[kept] = targets[place]
          kept += 1
        }
      }
      result.removeSubrange(kept...)
      return result
    }
    result.reserveCapacity(min(among.count, term.unitCount))
    for unit in among {
      let documents = try documents(of: unit)
      try cursor.seek(documents.lowerBound)
      if cursor.unit < documents.upperBound { result.append(unit) }
      if cursor.unit == PostingCursor.end { break }
    }
    return result
  }

  /// Calls `body` with a list's elements where they lie.
  static func withBuffer(
    _ list: [UInt32], _ body: (UnsafeBufferPointer<UInt32>) throws(IndexError) -> Void
  ) throws(IndexError) {
    let result = list.withUnsafeBufferPointer { buffer -> Result<Void, IndexError> in
      do throws(IndexError) { return .success(try body(buffer)) } catch { return .failure(error) }
    }
    try result.get()
  }

  /// Calls `body` with the unit of every document that holds the term, ascending: a group once for each document.
  private func forEachUnit(
    of dictionary: TermDictionary, _ term: TermEntry, _ body: (UInt32) -> Void
  ) throws(IndexError) {
    let cursor = try PostingCursor(dictionary, term)
    while cursor.unit != PostingCursor.end {
      for document in cursor.restOfBlock {
        body(unit == .documents ? document : UInt32(truncatingIfNeeded: try segment.group(of: Int(document))))
      }
      try cursor.advanceBlock()
    }
  }

  // MARK: Conjunctions and filters

  private func conjunction(_ parts: [QueryPlan.Node], among: [UInt32]?) throws(IndexError) -> [UInt32] {
    var wanted: [(cost: Int, node: QueryPlan.Node)] = []
    var unwanted: [QueryPlan.Node] = []
    for part in parts {
      if case .not(let inner) = part {
        unwanted.append(inner)
      } else {
        wanted.append((try cost(part), part))
      }
    }
    wanted.sort { $0.cost < $1.cost }
    var current = among
    for (_, node) in wanted {
      current = try matches(node, among: current)
      if let current, current.isEmpty { return [] }
    }
    var result = current ?? allUnits()
    for node in unwanted { result = SortedUnits.difference(result, try matches(node, among: result)) }
    return result
  }

  /// About how many units a condition leaves, and so how early it should come.
  private func cost(_ node: QueryPlan.Node) throws(IndexError) -> Int {
    switch node {
    case .none: return 0
    case .all, .not: return unitCount * 4
    case .integer: return unitCount * 2
    case .stringContaining: return unitCount
    case .string(let column, let string):
      return try segment.strings[column].dictionary.entry(of: string)?.unitCount ?? 0
    case .leaf(let leaf): return try leafCost(leaf)
    case .preferring(let part, _): return try cost(part)
    case .and(let parts):
      var least = unitCount * 4
      for part in parts { least = min(least, try cost(part)) }
      return least
    case .or(let parts):
      var sum = 0
      for part in parts { sum += try cost(part) }
      return sum
    }
  }

  private func filter(
    _ among: [UInt32]?, _ holds: (Int) throws(IndexError) -> Bool
  ) throws(IndexError) -> [UInt32] {
    var result: [UInt32] = []
    for unit in among ?? allUnits() {
      for document in try documents(of: unit) where try holds(Int(document)) {
        result.append(unit)
        break
      }
    }
    return result
  }
}
