/// The words of ICU's dictionary and their costs, walked one UTF-16 unit at a time.
///
/// The format is ICU's UCharsTrie. A node begins with a lead unit: below 0x30 a branch (of so many units and one more,
/// or, at 0, of as many as the next unit says), below 0x40 a stretch of so many units less 0x2F, else a value, which
/// ends the word (bit 15) or stands before one of the other two (in its low six bits). A branch is a binary search: a
/// unit to compare with and the distance to the half below it, down to five units with a value or a distance each.
///
/// A state is a place in the trie, or 0 where no word goes on. Every step checks its bounds, so a damaged dictionary
/// gives wrong words and not a trap.
struct DictionaryTrie: Sendable {
  /// Where a walk stands: the place of a node in the high bits, and in the low five how many units are left of a stretch.
  typealias State = UInt32

  /// The state from which no word goes on.
  static let end: State = 0
  /// The number of units that a state can point into.
  private static let maxCount = 1 << 25

  /// Sound to share, because nobody writes to libicu's data.
  nonisolated(unsafe) private let units: UnsafeBufferPointer<UInt16>
  /// Keeps ``units`` in place.
  private let dictionary: ICUDictionary

  /// The trie of `dictionary`; nil where that is too large to be ICU's.
  init?(_ dictionary: ICUDictionary) {
    guard dictionary.units.count <= Self.maxCount else { return nil }
    units = dictionary.units
    self.dictionary = dictionary
  }

  /// The state and the cost of the first unit's word, if it is one. O(log n) in the number of first units.
  func first(_ unit: UInt16) -> (state: State, cost: Int?) { node(0, unit) }

  /// Calls `body` with every unit that a word begins with, and what ``first(_:)`` gives for it. O(n) in their number.
  ///
  /// The trie's root is a branch: ICU's words begin with thousands of characters. Where it is none, every unit is asked for.
  func forEachFirst(_ body: (_ unit: UInt16, _ state: State, _ cost: Int?) -> Void) {
    let lead = self.unit(at: 0)
    guard lead < 0x30 else {
      for unit in UInt16.min...UInt16.max {
        let (state, cost) = first(unit)
        if state != Self.end || cost != nil { body(unit, state, cost) }
      }
      return
    }
    let length = lead == 0 ? self.unit(at: 1) + 1 : lead + 1
    forEachUnit(ofBranchAt: lead == 0 ? 2 : 1, length, body)
  }

  /// Calls `body` with every unit that leads on from `state`, with what ``next(_:_:)`` gives for it. O(n) in their number.
  func forEachNext(_ state: State, _ body: (_ unit: UInt16, _ state: State, _ cost: Int?) -> Void) {
    guard state != Self.end else { return }
    var place = Int(state >> 5)
    let left = Int(state & 0x1F)
    func visit(onlyUnitAt place: Int, left: Int) {
      let (next, cost) = arrive(place + 1, left: left)
      body(UInt16(truncatingIfNeeded: self.unit(at: place)), next, cost)
    }
    if left > 0 { return visit(onlyUnitAt: place, left: left - 1) }
    var lead = self.unit(at: place)
    place += 1
    if lead >= 0x40 {
      if lead & 0x8000 != 0 { return }
      place += lead < 0x4040 ? 0 : lead < 0x7FC0 ? 1 : 2
      lead &= 0x3F
    }
    if lead >= 0x30 { return visit(onlyUnitAt: place, left: lead - 0x30) }
    let length = lead == 0 ? self.unit(at: place) + 1 : lead + 1
    forEachUnit(ofBranchAt: lead == 0 ? place + 1 : place, length, body)
  }

  /// Calls `body` for each unit of the part of a branch that begins at `start` and has `length` units.
  private func forEachUnit(
    ofBranchAt start: Int, _ length: Int, _ body: (_ unit: UInt16, _ state: State, _ cost: Int?) -> Void
  ) {
    var place = start
    var length = length
    while length > 5 {
      // Each half is half as long, so that recursion ends even in a damaged dictionary.
      let delta = self.delta(at: place + 1)
      forEachUnit(ofBranchAt: delta.target, length >> 1, body)
      place = delta.end
      length -= length >> 1
    }
    while length > 1 {
      let unit = UInt16(truncatingIfNeeded: self.unit(at: place))
      let edge = self.edge(at: place + 1)
      body(unit, edge.state, edge.cost)
      place = edge.end
      length -= 1
    }
    let (state, cost) = arrive(place + 1, left: 0)
    body(UInt16(truncatingIfNeeded: self.unit(at: place)), state, cost)
  }

  /// The state behind `unit` and the cost of the word that ends with it, if one does. O(log n).
  func next(_ state: State, _ unit: UInt16) -> (state: State, cost: Int?) {
    let place = Int(state >> 5)
    let left = Int(state & 0x1F)
    guard state != Self.end else { return (Self.end, nil) }
    if left > 0 { return self.unit(at: place) == Int(unit) ? arrive(place + 1, left: left - 1) : (Self.end, nil) }
    return node(place, unit)
  }

  private func unit(at place: Int) -> Int {
    // Zero reads as a branch of one unit, and ends within a few steps.
    place >= 0 && place < units.count ? Int(units[place]) : 0
  }

  private func node(_ place: Int, _ unit: UInt16) -> (state: State, cost: Int?) {
    var place = place
    var lead = self.unit(at: place)
    place += 1
    if lead >= 0x40 {
      if lead & 0x8000 != 0 { return (Self.end, nil) }
      place += lead < 0x4040 ? 0 : lead < 0x7FC0 ? 1 : 2
      lead &= 0x3F
    }
    if lead < 0x30 { return branch(place, lead, unit) }
    return self.unit(at: place) == Int(unit) ? arrive(place + 1, left: lead - 0x30) : (Self.end, nil)
  }

  private func branch(_ start: Int, _ lead: Int, _ unit: UInt16) -> (state: State, cost: Int?) {
    var place = start
    var length = lead + 1
    if lead == 0 {
      length = self.unit(at: place) + 1
      place += 1
    }
    while length > 5 {
      let isBelow = Int(unit) < self.unit(at: place)
      let delta = self.delta(at: place + 1)
      place = isBelow ? delta.target : delta.end
      length = isBelow ? length >> 1 : length - length >> 1
    }
    while length > 1 {
      if Int(unit) == self.unit(at: place) {
        let edge = self.edge(at: place + 1)
        return (edge.state, edge.cost)
      }
      place = edgeEnd(place + 1)
      length -= 1
    }
    return self.unit(at: place) == Int(unit) ? arrive(place + 1, left: 0) : (Self.end, nil)
  }

  /// What the value or distance at `place` leads to, and where it ends.
  private func edge(at place: Int) -> (state: State, cost: Int?, end: Int) {
    let lead = self.unit(at: place)
    let end = edgeEnd(place)
    if lead & 0x8000 != 0 { return (Self.end, value(at: place + 1, lead & 0x7FFF), end) }
    let (state, cost) = arrive(end + value(at: place + 1, lead), left: 0)
    return (state, cost, end)
  }

  /// Where the value or distance at `place` ends.
  private func edgeEnd(_ place: Int) -> Int {
    let lead = self.unit(at: place) & 0x7FFF
    return place + 1 + (lead < 0x4000 ? 0 : lead < 0x7FFF ? 1 : 2)
  }

  /// The state at `place` with `left` units of a stretch to come, and the value there.
  private func arrive(_ place: Int, left: Int) -> (state: State, cost: Int?) {
    guard place < units.count else { return (Self.end, nil) }
    let state = UInt32(truncatingIfNeeded: place) << 5 | UInt32(truncatingIfNeeded: left)
    guard left == 0 else { return (state, nil) }
    let lead = unit(at: place)
    if lead & 0x8000 != 0 { return (Self.end, value(at: place + 1, lead & 0x7FFF)) }
    guard lead >= 0x40 else { return (state, nil) }
    if lead < 0x4040 { return (state, lead >> 6 - 1) }
    if lead < 0x7FC0 { return (state, (lead & 0x7FC0 - 0x4040) << 10 | unit(at: place + 1)) }
    return (state, unit(at: place + 1) << 16 | unit(at: place + 2))
  }

  /// A value or a distance with lead unit `lead`, whose further units stand at `place`.
  private func value(at place: Int, _ lead: Int) -> Int {
    if lead < 0x4000 { return lead }
    if lead < 0x7FFF { return (lead - 0x4000) << 16 | unit(at: place) }
    return unit(at: place) << 16 | unit(at: place + 1)
  }

  /// The distance at `place`: where it leads, and where it ends.
  private func delta(at place: Int) -> (target: Int, end: Int) {
    let lead = unit(at: place)
    if lead < 0xFC00 { return (place + 1 + lead, place + 1) }
    if lead < 0xFFFF { return (place + 2 + ((lead - 0xFC00) << 16 | unit(at: place + 1)), place + 2) }
    return (place + 3 + (unit(at: place + 1) << 16 | unit(at: place + 2)), place + 3)
  }
}
