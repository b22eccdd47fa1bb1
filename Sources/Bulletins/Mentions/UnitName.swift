/// A unit's word as one number, so that asking whether a unit is 元 or 公里 costs one comparison of integers.
///
/// Two words have the same number where they are the same: sixty-four bits of FNV-1a over some five hundred words.
struct UnitName: Hashable, Sendable, ExpressibleByStringLiteral {
  private let number: UInt64

  /// The name of a unit that a rule asks for: `unit.name == "元"`.
  @inline(__always)
  init(stringLiteral word: StaticString) { number = word.withUTF8Buffer { Self.number(of: $0) } }

  /// The name of the unit that is written `word`.
  init(_ word: String) { number = Self.number(of: word.utf8) }

  @inline(__always)
  private static func number(of bytes: some Sequence<UInt8>) -> UInt64 {
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { number = (number ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return number
  }
}
