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
  @inline(__always)
  func has(_ word: StaticString, at index: Int, limit: Int) -> Bool {
    // Nearly always the first character says no, and the compiler knows it.
    guard index < limit, word.withUTF8Buffer({ self[index] == Self.scalar($0, at: 0).value }) else { return false }
    return holds(word, at: index, limit: limit)
  }

  private func holds(_ word: StaticString, at index: Int, limit: Int) -> Bool {
    word.withUTF8Buffer { bytes in
      var place = index
      var offset = 0
      while offset < bytes.count {
        let (value, width) = Self.scalar(bytes, at: offset)
        guard place < limit, self[place] == value else { return false }
        place += 1
        offset += width
      }
      return true
    }
  }

  /// The scalar at `offset` of a word of the program's own, which is valid UTF-8: its lead byte tells how long it is.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (value: UInt32, width: Int) {
    let lead = UInt32(bytes[offset])
    let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = width == 1 ? lead : lead & (0x7F >> UInt32(width))
    for next in 0..<width - 1 { scalar = scalar << 6 | UInt32(bytes[offset + next + 1] & 0x3F) }
    return (scalar, width)
  }
}
