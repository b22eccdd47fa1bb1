/// Cuts a stretch of a file that goes on behind it where reading may stop for a while.
///
/// Read one by one, the pieces hold the same characters as the whole. In this order: behind the last line end that
/// follows a sentence's end, behind the last line end, behind the last 。, behind the last whole character. The first
/// three are looked for in the second half alone.
package enum TextWindow {
  /// Why a window ends where it does.
  package enum Border: Sendable {
    /// A line ends.
    case line
    /// A sentence ends, or only a character.
    case text
  }

  /// Where a window over `bytes`, which begin at a character's border, should end, and why there.
  ///
  /// The end is above 0 where `bytes` hold a character. O(n).
  package static func end(of bytes: [UInt8], in encoding: TextEncoding) -> (end: Int, border: Border) {
    bytes.withUnsafeBufferPointer { bytes in
      switch encoding {
      case .utf8: endOfUTF8(bytes)
      case .gb18030: endOfMultibyte(bytes, stop: [0xA1, 0xA3])
      case .big5: endOfMultibyte(bytes, stop: [0xA1, 0x43])
      case .utf16LE: endOfUTF16(bytes, high: 1)
      case .utf16BE: endOfUTF16(bytes, high: 0)
      }
    }
  }

  private static func endOfUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> (end: Int, border: Border) {
    let stop: [UInt8] = [0xE3, 0x80, 0x82]
    if let end = lineEnd(bytes, stop: stop) { return (end, .line) }
    var i = bytes.count
    while i > bytes.count / 2, i >= stop.count {
      if bytes[i - 1] == stop[2], bytes[i - 2] == stop[1], bytes[i - 3] == stop[0] { return (i, .text) }
      i -= 1
    }
    // The last character may lack bytes that come behind; three continuation bytes are the most.
    var start = bytes.count - 1
    while start > 0, start > bytes.count - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let isWhole = start < 0 || bytes[start] < 0xC0 || UTF8Sequence.length(bytes, at: start) > 0
    return (isWhole || start == 0 ? bytes.count : start, .text)
  }

  /// Neither encoding uses 0A or 0D inside a character.
  private static func endOfMultibyte(
    _ bytes: UnsafeBufferPointer<UInt8>, stop: [UInt8]
  ) -> (end: Int, border: Border) {
    if let end = lineEnd(bytes, stop: stop) { return (end, .line) }
    // Where a character begins can only be told from the start.
    var i = 0
    var lastStop = 0
    while i < bytes.count {
      var length = 1
      if bytes[i] >= 0x81 {
        guard i + 1 < bytes.count else { break }
        length = (0x30...0x39).contains(bytes[i + 1]) ? 4 : 2
        guard i + length <= bytes.count else { break }
        if bytes[i] == stop[0], bytes[i + 1] == stop[1] { lastStop = i + 2 }
      }
      i += length
    }
    return (lastStop > bytes.count / 2 ? lastStop : i == 0 ? bytes.count : i, .text)
  }

  /// Behind the last line end in the second half, one that follows `stop` before others.
  private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, stop: [UInt8]) -> Int? {
    var last: Int?
    // A CR that is the last byte may be half a line end.
    var i = bytes.count
    while i > bytes.count / 2, i > 0 {
      let byte = bytes[i - 1]
      if byte == 0x0A || byte == 0x0D && i < bytes.count && bytes[i] != 0x0A {
        if last == nil { last = i }
        var end = i - 1
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        if end >= stop.count, bytes[(end - stop.count)..<end].elementsEqual(stop) { return i }
      }
      i -= 1
    }
    return last
  }

  private static func endOfUTF16(_ bytes: UnsafeBufferPointer<UInt8>, high: Int) -> (end: Int, border: Border) {
    func unit(_ i: Int) -> UInt16 { UInt16(bytes[i + high]) << 8 | UInt16(bytes[i + 1 - high]) }
    let count = bytes.count & ~1
    guard count > 0 else { return (bytes.count, .text) }
    var stop: Int?
    var i = count - 2
    while i >= 0, i >= count / 2 {
      let value = unit(i)
      if value == 0x0A { return (i + 2, .line) }
      if value == 0x3002, stop == nil { stop = i + 2 }
      i -= 2
    }
    if let stop { return (stop, .text) }
    let isHalf = unit(count - 2) & 0xFC00 == 0xD800
    return (isHalf && count > 2 ? count - 2 : count, .text)
  }
}
