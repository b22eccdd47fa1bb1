/// The folding table, laid out for lookup: built once, from ``FoldingTable``, at the first use.
struct FoldingMap: Sendable {
  /// The one table.
  static let shared = FoldingMap()

  /// For each scalar of the Basic Multilingual Plane the folded one; 0 where it is the scalar itself, and `beyond` where
  /// it lies in another plane.
  private let basic: [UInt16]
  /// A bit for each scalar of that plane, set where it changes: small enough to stay in the nearest cache.
  let changes: [UInt64]
  /// The changes from or to the other planes, by scalar.
  private let others: [UInt32: UInt32]

  private init() {
    var basic = [UInt16](repeating: 0, count: 0x10000)
    var others: [UInt32: UInt32] = [:]
    func set(_ scalar: UInt32, _ folded: UInt32) {
      if scalar < 0x10000, folded < 0x10000 {
        basic[Int(scalar)] = UInt16(truncatingIfNeeded: folded)
      } else {
        others[scalar] = folded
        if scalar < 0x10000 { basic[Int(scalar)] = Self.beyond }
      }
    }
    var first: UInt32?
    for scalar in FoldingTable.simplified.unicodeScalars where scalar != "\n" {
      if let from = first {
        set(from, scalar.value)
        first = nil
      } else {
        first = scalar.value
      }
    }
    var numbers: [UInt32] = []
    var number: UInt32 = 0
    for byte in FoldingTable.compatibility.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default:
        numbers.append(number)
        number = 0
      }
    }
    if number != 0 { numbers.append(number) }
    var i = 0
    while i + 2 < numbers.count {
      for step in 0..<numbers[i + 1] { set(numbers[i] + step, numbers[i + 2] + step) }
      i += 3
    }
    var changes = [UInt64](repeating: 0, count: 0x10000 / 64)
    for (scalar, folded) in basic.enumerated() where folded != 0 { changes[scalar >> 6] |= 1 << UInt64(scalar & 63) }
    self.basic = basic
    self.changes = changes
    self.others = others
  }

  /// The folded form of `scalar`.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt32 {
    guard scalar < 0x10000 else { return other(scalar) }
    let folded = basic[Int(scalar)]
    if folded == 0 { return scalar }
    return folded == Self.beyond ? other(scalar) : UInt32(folded)
  }

  /// Marks a change that `others` holds; nothing folds to U+0001.
  private static let beyond: UInt16 = 1

  private func other(_ scalar: UInt32) -> UInt32 { others[scalar] ?? scalar }
}
