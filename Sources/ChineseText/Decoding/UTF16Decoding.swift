/// Reads UTF-16 of either byte order.
enum UTF16Decoding {
  /// How many bytes are read before the text is written out.
  private static let pieceSize = 1 << 16

  /// The text of `bytes` from `start` on. A surrogate without its partner, and an odd byte at the end, become one
  /// U+FFFD each. O(n).
  static func decode(_ bytes: [UInt8], from start: Int, bigEndian: Bool, log: inout InvalidBytesLog) -> DecodedBytes {
    var text = DecodedBytes(sourceCount: bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var i = start
      while i + 1 < bytes.count {
        let limit = min(i + pieceSize, bytes.count - 1)
        // Two bytes give three at most, and so do the two that a piece may read beyond its limit.
        text.write(capacity: pieceSize * 3 / 2 + 8) { writer in
          while i < limit { i = step(bytes, at: i, bigEndian: bigEndian, to: &writer, log: &log) }
        }
      }
      if i < bytes.count {
        text.appendReplacement(source: i, sourceWidth: 1)
        log.record(i..<i + 1, of: bytes)
      }
    }
    return text
  }

  /// Reads one character; returns the offset behind it.
  @inline(__always)
  private static func step(
    _ bytes: UnsafeBufferPointer<UInt8>, at i: Int, bigEndian: Bool, to writer: inout DecodedBytes.Writer,
    log: inout InvalidBytesLog
  ) -> Int {
    let unit = UInt32(unit(bytes, at: i, bigEndian: bigEndian))
    if unit & 0xF800 != 0xD800 {
      writer.append(unit, source: i, sourceWidth: 2)
      return i + 2
    }
    if unit < 0xDC00, i + 3 < bytes.count {
      let next = UInt32(self.unit(bytes, at: i + 2, bigEndian: bigEndian))
      if next & 0xFC00 == 0xDC00 {
        writer.append(0x10000 + (unit & 0x3FF) << 10 + (next & 0x3FF), source: i, sourceWidth: 4)
        return i + 4
      }
    }
    writer.append(0xFFFD, source: i, sourceWidth: 2)
    log.record(i..<i + 2, of: bytes)
    return i + 2
  }

  /// The code unit at byte `i`; `i + 1` lies in `bytes`.
  @inline(__always)
  static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int, bigEndian: Bool) -> UInt16 {
    let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
    return bigEndian ? first << 8 | second : second << 8 | first
  }
}
