/// Finds what two ascending lists of at most 128 numbers have in common, almost without branches: by marks at the places
/// of one list's numbers where these lie close together, else by stepping through both.
///
/// A matcher belongs to one search. Unsafe code: it owns its buffers, whose lengths the preconditions of ``match(_:_:)``
/// and the comparisons there respect.
struct UnitMatcher: ~Copyable {
  /// The most numbers of a list.
  static let capacity = 128
  /// Fewer targets than these are looked for one by one.
  private static let fewTargets = 5
  private static let markCount = 4096

  /// The places in the first list of what the latest ``match(_:_:)`` found.
  let targetPlaces: UnsafeMutablePointer<UInt8>
  /// The places in the second list.
  let unitPlaces: UnsafeMutablePointer<UInt8>
  // For each number behind the first one of a list its place and one; all zero between two calls.
  private let marks: UnsafeMutablePointer<UInt8>

  /// A matcher that found nothing yet.
  init() {
    marks = .allocate(capacity: Self.markCount + 2 * Self.capacity)
    marks.initialize(repeating: 0, count: Self.markCount + 2 * Self.capacity)
    targetPlaces = marks + Self.markCount
    unitPlaces = targetPlaces + Self.capacity
  }

  deinit { marks.deallocate() }

  /// The number of numbers in both lists; their places stand in ``targetPlaces`` and ``unitPlaces``.
  func match(_ targets: UnsafeBufferPointer<UInt32>, _ units: UnsafeBufferPointer<UInt32>) -> Int {
    precondition(targets.count <= Self.capacity && units.count <= Self.capacity, "lists are short")
    guard targets.count > 0 else { return 0 }
    let start = Self.place(of: targets[0], in: units)
    if targets.count < Self.fewTargets { return matchFew(targets, units, from: start) }
    let lastTarget = targets[targets.count - 1]
    var end = units.count
    if end > start, units[end - 1] > lastTarget { end = Self.place(of: lastTarget, in: units) + 1 }
    guard start < end else { return 0 }
    // Below, `units` may have one number above the last target, which matches nothing.
    if lastTarget - targets[0] < Self.markCount { return matchByMarks(targets, units, start, end) }
    return matchBySteps(targets, units, start, end)
  }

  /// The place of the first number that is not below `value`; their count if there is none.
  @inline(__always)
  static func place(of value: UInt32, in units: UnsafeBufferPointer<UInt32>) -> Int {
    var low = 0
    var count = units.count
    while count > 0 {
      let half = count / 2
      let isBelow = units[low + half] < value
      low = isBelow ? low + half + 1 : low
      count = isBelow ? count - half - 1 : half
    }
    return low
  }

  private func matchFew(
    _ targets: UnsafeBufferPointer<UInt32>, _ units: UnsafeBufferPointer<UInt32>, from start: Int
  ) -> Int {
    var found = 0
    for (place, target) in targets.enumerated() {
      let unit = place == 0 ? start : Self.place(of: target, in: units)
      guard unit < units.count else { break }
      if units[unit] == target {
        targetPlaces[found] = UInt8(truncatingIfNeeded: place)
        unitPlaces[found] = UInt8(truncatingIfNeeded: unit)
        found += 1
      }
    }
    return found
  }

  private func matchByMarks(
    _ targets: UnsafeBufferPointer<UInt32>, _ units: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> Int {
    // Sound: units from `start` on are not below the first target, and those that might be above the last are left out,
    // so all differences are below the number of marks. A match is never written behind the target's own place.
    let first = targets[0]
    let last = targets[targets.count - 1]
    let end = units[end - 1] > last ? end - 1 : end
    for place in start..<end { marks[Int(units[place] &- first)] = UInt8(truncatingIfNeeded: place &+ 1) }
    var found = 0
    for place in 0..<targets.count {
      let mark = marks[Int(targets[place] &- first)]
      targetPlaces[found] = UInt8(truncatingIfNeeded: place)
      unitPlaces[found] = mark &- 1
      found &+= mark != 0 ? 1 : 0
    }
    marks.update(repeating: 0, count: Int(last - first) + 1)
    return found
  }

  private func matchBySteps(
    _ targets: UnsafeBufferPointer<UInt32>, _ units: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int
  ) -> Int {
    var (target, unit, found) = (0, start, 0)
    while target < targets.count, unit < end {
      let (one, other) = (targets[target], units[unit])
      targetPlaces[found] = UInt8(truncatingIfNeeded: target)
      unitPlaces[found] = UInt8(truncatingIfNeeded: unit)
      found &+= one == other ? 1 : 0
      target &+= one <= other ? 1 : 0
      unit &+= other <= one ? 1 : 0
    }
    return found
  }
}
