/// Where the lines of a source begin, in source bytes. CR, LF and CRLF each end one line.
///
/// The first start is 0; a line end that is the last character of the source starts no further line.
enum LineStarts {
  /// The line starts of bytes in UTF-8, GB18030 or Big5, none of which uses 0A or 0D inside a character. O(n).
  static func ofBytes(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      let raw = UnsafeRawPointer(base)
      let count = bytes.count
      var i = 0
      while i < count {
        // Sound: eight bytes are loaded only where eight are left.
        while i + 8 <= count {
          let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
          let hits = zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
          if hits != 0 {
            i += hits.trailingZeroBitCount >> 3
            break
          }
          i += 8
        }
        guard i < count else { break }
        let byte = bytes[i]
        i += 1
        if byte == 0x0D, i < count, bytes[i] == 0x0A { i += 1 }
        if byte == 0x0A || byte == 0x0D, i < count { starts.append(i) }
      }
    }
    return starts
  }

  /// The line starts of UTF-16; only whole code units are looked at. O(n).
  static func ofUTF16(_ bytes: [UInt8], bigEndian: Bool) -> [Int] {
    var starts = [0]
    let high = bigEndian ? 0 : 1
    let low = 1 - high
    let count = bytes.count & ~1
    bytes.withUnsafeBufferPointer { bytes in
      var i = 0
      while i < count {
        let byte = bytes[i + low]
        let isEnd = (byte == 0x0A || byte == 0x0D) && bytes[i + high] == 0
        i += 2
        guard isEnd else { continue }
        if byte == 0x0D, i < count, bytes[i + low] == 0x0A, bytes[i + high] == 0 { i += 2 }
        if i < bytes.count { starts.append(i) }
      }
    }
    return starts
  }

  /// The top bit of each byte of `word` that is zero; bits above the lowest one set may be wrong.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
