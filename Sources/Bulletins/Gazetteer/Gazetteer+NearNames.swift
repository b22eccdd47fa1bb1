package import ChineseText

extension Gazetteer {
  /// The names of divisions that were probably meant by one that none has: those that sound the same, or else those that
  /// are one slip of the hand away; at most three, in byte order. 甘孜洲 → 甘孜州; 程都 → 成都; 甘孜州县 → 甘孜州. O(names).
  package func names(near written: String, by reader: PinyinReader = PinyinReader()) -> [String] {
    let wanted = SimplifiedScalars.of(written.unicodeScalars.prefix(32).map(\.value))
    guard wanted.count > 1 else { return [] }
    var alike: Set<[UInt32]> = []
    var near: Set<[UInt32]> = []
    forEachName { name in
      if name.count == wanted.count, zip(name, wanted).allSatisfy({ $0 == $1 || reader.soundAlike($0, $1) }) {
        alike.insert(name)
      } else if wanted.count > 2, name.count > 2, Self.isOneSlip(from: wanted, to: name) {
        near.insert(name)
      }
    }
    return (alike.isEmpty ? near : alike).map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(3).map { $0 }
  }

  /// Whether one character was put in, left out or exchanged.
  private static func isOneSlip(from left: [UInt32], to right: [UInt32]) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    let shorter = min(left.count, right.count)
    var head = 0
    while head < shorter, left[head] == right[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, left[left.count - 1 - tail] == right[right.count - 1 - tail] { tail += 1 }
    return max(left.count, right.count) - head - tail == 1
  }
}
