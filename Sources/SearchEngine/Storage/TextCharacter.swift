/// How bytes of text are cut into characters, for pairs of them: the same in texts and in what is looked for.
///
/// A character begins at every byte that does not continue one, and takes the continuation bytes that its first byte
/// announces, as far as they are there. In valid UTF-8 these are Unicode scalars; what else there may be is U+FFFD.
enum TextCharacter {
  /// The least scalar that belongs to a pair: blanks and control characters of ASCII part pairs.
  static let leastIndexed: UInt32 = 0x21

  /// The scalar at `position`, which must lie within the text and is moved behind it.
  @inline(__always)
  static func scalar(_ text: UnsafeRawBufferPointer, _ position: inout Int) -> UInt32 {
    let first = UInt32(text[position])
    if first < 0x80 {
      position += 1
      return first
    }
    // Three bytes, as nearly all Han characters.
    if first >= 0xE0, first < 0xF0, position + 3 <= text.count {
      let second = UInt32(text[position + 1])
      let third = UInt32(text[position + 2])
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
        position += 3
        let scalar = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
        return scalar >= 0x800 && scalar & 0xF800 != 0xD800 ? scalar : 0xFFFD
      }
    }
    return uncommonScalar(text, &position)
  }

  @inline(never)
  private static func uncommonScalar(_ text: UnsafeRawBufferPointer, _ position: inout Int) -> UInt32 {
    let first = UInt32(text[position])
    position += 1
    let announced = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
    var scalar = first & (0x3F >> UInt32(announced))
    var found = 0
    while found < announced, position < text.count, text[position] & 0xC0 == 0x80 {
      scalar = scalar << 6 | UInt32(text[position]) & 0x3F
      position += 1
      found += 1
    }
    let least: UInt32 = [0x11_0000, 0x80, 0x800, 0x1_0000][announced]
    guard found == announced, scalar >= least, first < 0xF8, UnicodeScalar(scalar) != nil else { return 0xFFFD }
    return scalar
  }

  /// The number of characters: of bytes that do not continue one.
  static func count(_ text: UnsafeRawBufferPointer) -> Int {
    var continuing = 0
    var offset = 0
    // Eight bytes at a time: bit 7 set and bit 6 not. Sound: each load lies within the text.
    while offset + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // The bits, one a byte, added up by a multiplication: not every processor counts bits in one step.
      let bits = (word & ~(word << 1)) >> 7 & 0x0101_0101_0101_0101
      continuing += Int(truncatingIfNeeded: (bits &* 0x0101_0101_0101_0101) >> 56)
      offset += 8
    }
    while offset < text.count {
      continuing += text[offset] & 0xC0 == 0x80 ? 1 : 0
      offset += 1
    }
    return text.count - continuing
  }
}
