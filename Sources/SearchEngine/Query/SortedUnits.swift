/// Operations on ascending lists of document or group numbers.
enum SortedUnits {
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
    var result: [UInt32] = []
    result.reserveCapacity(left.count + right.count)
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      let (one, other) = (left[first], right[second])
      result.append(min(one, other))
      if one <= other { first += 1 }
      if other <= one { second += 1 }
    }
    result.append(contentsOf: left[first...])
    result.append(contentsOf: right[second...])
    return result
  }
}
