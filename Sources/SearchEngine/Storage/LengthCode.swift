/// A document's length in one byte: exact below 16, then eight steps an octave (so at most an eighth too short).
///
/// Ranking needs no more, and both the average and the scores use the decoded length, so that one segment and many
/// rank alike.
enum LengthCode {
  /// The code of a length; ascending lengths have ascending codes.
  static func encode(_ length: Int) -> UInt8 {
    if length < 16 { return UInt8(max(0, length)) }
    let exponent = Int.bitWidth - 1 - length.leadingZeroBitCount
    let step = (length >> (exponent - 3)) & 7
    return UInt8(min(255, 16 + (exponent - 4) * 8 + step))
  }

  /// The least length with this code.
  static func decode(_ code: UInt8) -> Int {
    if code < 16 { return Int(code) }
    let exponent = (Int(code) - 16) / 8 + 4
    let step = (Int(code) - 16) % 8
    return (8 + step) << (exponent - 3)
  }

  /// ``decode(_:)`` of every code.
  static let lengths: [Int] = (0...255).map { decode(UInt8($0)) }
}
