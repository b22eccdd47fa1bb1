extension UInt32 {
  /// Lets a pattern name a scalar by its character: `case "年":`.
  @inline(__always)
  static func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }
}

/// Whether a scalar's value is that of a character.
@inline(__always)
func == (value: UInt32, character: Unicode.Scalar) -> Bool { value == character.value }

/// Whether a scalar's value is not that of a character.
@inline(__always)
func != (value: UInt32, character: Unicode.Scalar) -> Bool { value != character.value }

extension Array where Element == UInt32 {
  /// Whether the characters of `word` stand at `index`, before `limit`.
  func has(_ word: StaticString, at index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    var place = index
    return word.withUTF8Buffer { bytes in
      // A word of the program's own is valid UTF-8, so each lead byte tells how many bytes its scalar has.
      var offset = 0
      while offset < bytes.count {
        let lead = UInt32(bytes[offset])
        let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var scalar = width == 1 ? lead : lead & (0x7F >> UInt32(width))
        for next in 0..<width - 1 { scalar = scalar << 6 | UInt32(bytes[offset + next + 1] & 0x3F) }
        guard place < limit, self[place] == scalar else { return false }
        place += 1
        offset += width
      }
      return true
    }
  }
}
