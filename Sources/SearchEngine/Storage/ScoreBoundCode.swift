/// An upper bound of frequency ÷ norm in one byte, where norm is what a document's length contributes to BM25: five
/// significant bits, rounded up.
///
/// A norm depends on the average length, which differs between a segment and a snapshot. With the segment's average `a`
/// and the snapshot's `A` no norm shrinks by more than min(1, a / A), so one number, made with the segment's average,
/// bounds the scores of any snapshot: see ``BM25/bound(code:shrink:)``.
enum ScoreBoundCode {
  /// The code that bounds nothing.
  static let unbounded: UInt8 = 255

  /// The least code whose ``value(_:)`` is not below `ratio`.
  static func encode(_ ratio: Double) -> UInt8 {
    if ratio <= value(0) { return 0 }
    guard ratio < value(254) else { return ratio == value(254) ? 254 : unbounded }
    let exponent = Int(ratio.exponent)
    let step = Int((ratio.significand * 16).rounded(.up)) - 16
    return UInt8(max(0, min(255, (exponent + 4) * 16 + step)))
  }

  /// The bound that a code below ``unbounded`` stands for: from 1/16 to about 3,800.
  @inline(__always)
  static func value(_ code: UInt8) -> Double {
    let step = UInt64(code & 15) << 48
    let exponent = UInt64(code >> 4) + 1023 - 4
    return Double(bitPattern: exponent << 52 | step)
  }
}
