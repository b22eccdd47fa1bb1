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
    var place = index
    return word.withUTF8Buffer { bytes in
      var decoder = Unicode.UTF8()
      var source = bytes.makeIterator()
      while case .scalarValue(let scalar) = decoder.decode(&source) {
        guard place < limit, self[place] == scalar.value else { return false }
        place += 1
      }
      return true
    }
  }
}
