/// Operations on ascending lists of document or group numbers.
enum SortedUnits {
  /// The first place, from `start` on, of a number that is not below `value`; the list's end if there is none.
  static func firstIndex(in list: [UInt32], notBelow value: UInt32, from start: Int) -> Int {
    if start >= list.count || list[start] >= value { return start }
    var low = start
    var step = 1
    while low + step < list.count, list[low + step] < value {
      low += step
      step *= 2
    }
    var high = min(low + step, list.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if list[middle] < value { low = middle } else { high = middle }
    }
    return high
  }

  /// The numbers in both lists.
  static func intersection(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var position = 0
    for value in left {
      while position < right.count, right[position] < value { position += 1 }
      if position == right.count { break }
      if right[position] == value { result.append(value) }
    }
    return result
  }

  /// The numbers in `left` that are not in `right`.
  static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    if right.isEmpty { return left }
    var result: [UInt32] = []
    result.reserveCapacity(left.count)
    var position = 0
    for value in left {
      while position < right.count, right[position] < value { position += 1 }
      if position == right.count || right[position] != value { result.append(value) }
    }
    return result
  }

  /// The numbers in any of the lists, all of which are below `limit`.
  static func union(_ lists: [[UInt32]], limit: Int) -> [UInt32] {
    let lists = lists.filter { !$0.isEmpty }
    if lists.isEmpty { return [] }
    if lists.count == 1 { return lists[0] }
    if lists.count == 2 { return union(lists[0], lists[1]) }
    var bits = [UInt64](repeating: 0, count: (limit + 63) / 64)
    for list in lists {
      for value in list { bits[Int(value >> 6)] |= 1 << UInt64(value & 63) }
    }
    return numbers(in: bits)
  }

  /// The numbers of the bits that are set.
  static func numbers(in bits: [UInt64]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(bits.reduce(0) { $0 + $1.nonzeroBitCount })
    for (index, word) in bits.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(UInt32(truncatingIfNeeded: index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return result
  }

  private static func union(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: left.count + right.count) { result, count in
      // Sound: every step writes one element and moves on in at least one list, so at most both lengths are written.
      var (first, second, written) = (0, 0, 0)
      while first < left.count, second < right.count {
        let (one, other) = (left[first], right[second])
        result.initializeElement(at: written, to: min(one, other))
        first += one <= other ? 1 : 0
        second += other <= one ? 1 : 0
        written += 1
      }
      for value in left[first...] {
        result.initializeElement(at: written, to: value)
        written += 1
      }
      for value in right[second...] {
        result.initializeElement(at: written, to: value)
        written += 1
      }
      count = written
    }
  }
}
