/// Traditional characters as simplified ones, one for one: names are looked for in simplified script only.
package enum SimplifiedScalars {
  /// `scalars` with every traditional Han character replaced (縣 → 县); everything else stays, marks included. Itself, and
  /// no copy, where it holds no traditional character.
  package static func of(_ scalars: [UInt32]) -> [UInt32] {
    of(scalars, from: scalars.firstIndex { holds($0) } ?? scalars.count)
  }

  /// The same of an array that holds no traditional character before `first`, and none at all where `first` is its end.
  static func of(_ scalars: [UInt32], from first: Int) -> [UInt32] {
    guard first < scalars.count else { return scalars }
    let map = FoldingMap.shared
    var simplified = scalars
    for index in first..<simplified.count where han.contains(simplified[index]) {
      simplified[index] = map[simplified[index]]
    }
    return simplified
  }

  /// The scalars of a string, simplified.
  package static func of(_ string: String) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(string.utf8.count / 2)
    for scalar in string.unicodeScalars { scalars.append(of(scalar.value)) }
    return scalars
  }

  /// The simplified form of one scalar.
  package static func of(_ scalar: UInt32) -> UInt32 {
    han.contains(scalar) ? FoldingMap.shared[scalar] : scalar
  }

  /// A bit for each scalar of the Basic Multilingual Plane: whether it is a traditional Han character.
  static let changes: [UInt64] = {
    var changes = [UInt64](repeating: 0, count: 1 << 10)
    for scalar in han where FoldingMap.shared[scalar] != scalar {
      changes[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
    }
    return changes
  }()

  /// The scalars among which traditional characters are looked for.
  private static let han: ClosedRange<UInt32> = 0x3400...0x9FFF

  private static func holds(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && changes[Int(scalar >> 6)] & (1 << UInt64(scalar & 63)) != 0
  }
}
