/// Whether bytes are UTF-8, found in one fast pass.
struct UTF8Validation: Sendable {
  /// Where the first ill-formed sequence begins; the number of bytes where there is none.
  let validPrefix: Int
  /// Whether all bytes are UTF-8.
  let isValid: Bool

  /// Whether the first bytes, as many as ``EncodingDetector`` looks at, hold a NUL.
  let hasZero: Bool

  /// Checks `bytes`. ASCII goes eight bytes a step, Han six. O(n).
  init(_ bytes: [UInt8]) {
    let prefix = bytes.withUnsafeBufferPointer { Self.validPrefix($0, from: 0) }
    validPrefix = prefix
    isValid = prefix == bytes.count
    hasZero = bytes.withUnsafeBufferPointer { bytes in
      let sample = UnsafeBufferPointer(rebasing: bytes.prefix(EncodingDetector.sampleSize))
      return sample[ControlBytes.firstIndex(in: sample, from: 0)...].contains(0)
    }
  }

  /// The offset of the first ill-formed sequence at or behind `start`, which is a character's border; `bytes.count`
  /// where there is none.
  static func validPrefix(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    var i = start
    while i < count {
      // Sound: eight bytes are loaded only where eight are left.
      while i + 8 <= count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        if word & 0x8080_8080_8080_8080 == 0 {
          i += 8
        } else if word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0, isThreeByte(word), isThreeByte(word >> 24) {
          i += 6
        } else {
          let ascii = (word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
          if ascii == 0 { break }
          i += ascii
        }
      }
      guard i < count else { break }
      let length = UTF8Sequence.length(bytes, at: i)
      if length < 0 { return i }
      i += length
    }
    return count
  }

  /// Whether a three-byte pattern in the low 24 bits is neither overlong nor a surrogate.
  @inline(__always)
  private static func isThreeByte(_ word: UInt64) -> Bool {
    let bits = word & 0x200F
    return bits != 0x0000 && bits != 0x200D
  }
}
