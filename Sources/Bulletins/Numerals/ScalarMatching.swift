extension UInt32 {
  /// Lets a pattern name a scalar by its character: `case "年":`.
  @inline(__always)
  static func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }
}

/// Whether a scalar's value is that of a character.
@inline(__always)
func == (value: UInt32, character: Unicode.Scalar) -> Bool { value == character.value }
