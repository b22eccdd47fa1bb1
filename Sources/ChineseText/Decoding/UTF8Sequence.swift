/// One step through bytes that should be UTF-8.
enum UTF8Sequence {
  /// The length of the well-formed sequence at `i`, or minus the length of the ill-formed one.
  ///
  /// Follows Unicode's practice for substitution (table 3-7 and "maximal subpart"): an ill-formed sequence is as long
  /// as it could still have become a character. E5 B9 41 → −2 at E5, then 1 at 41.
  ///
  /// - Precondition: `0 <= i < bytes.count`.
  @inline(__always)
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    let lead = bytes[i]
    if lead < 0x80 { return 1 }
    let need: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: need = 1
    case 0xE0: (need, low) = (2, 0xA0)
    case 0xED: (need, high) = (2, 0x9F)
    case 0xE1...0xEF: need = 2
    case 0xF0: (need, low) = (3, 0x90)
    case 0xF4: (need, high) = (3, 0x8F)
    case 0xF1...0xF3: need = 3
    default: return -1
    }
    var length = 1
    while length <= need {
      guard i + length < bytes.count, bytes[i + length] >= low, bytes[i + length] <= high else { return -length }
      (low, high) = (0x80, 0xBF)
      length += 1
    }
    return length
  }

  /// The scalar of the well-formed sequence of `length` bytes at `i`.
  @inline(__always)
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int, length: Int) -> UInt32 {
    let b = UInt32(bytes[i])
    switch length {
    case 1: return b
    case 2: return (b & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F)
    case 3: return (b & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
    default:
      return (b & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12 | UInt32(bytes[i + 2] & 0x3F) << 6
        | UInt32(bytes[i + 3] & 0x3F)
    }
  }

  /// Appends the UTF-8 form of `scalar`, which is no surrogate.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }
}
