/// One line of a decoded text as it lies on the page, before any repair.
struct PhysicalLine {
  /// Where its first character that is not blank begins; `end` where there is none.
  var start: Int
  /// Where its last character that is not blank ends.
  var end: Int
  /// Where the line break behind it begins; the text's end for a last line without one.
  var breakStart: Int
  /// Where the line break ends; equal to `breakStart` where there is none.
  var breakEnd: Int
  /// The columns of blanks before `start`; a full-width blank counts two.
  var indent: Int
  /// The columns that the content takes: one for ASCII and curly quotes, two for other characters.
  var width: Int
  /// Whether the line follows a form feed.
  var startsPage: Bool
  /// Where the first blank within the content begins; `end` where there is none.
  var firstGap: Int
  /// Where the last blank within the content ends; `end` where there is none.
  var lastGapEnd: Int
  /// What stands in the line.
  var marks: LineMarks = []

  /// Whether the line holds blanks only.
  var isBlank: Bool { start == end }
}

/// Splits a decoded text into physical lines: LF, CRLF, CR, form feed, U+0085, U+2028 and U+2029 each end one.
struct LineScanner {
  /// The lines of `utf8`, ascending. A text that ends in a line break has no further, empty line. Linear.
  static func lines(of utf8: [UInt8]) -> [PhysicalLine] {
    var lines: [PhysicalLine] = []
    lines.reserveCapacity(utf8.count / 60 + 1)
    var scanner = LineScanner()
    utf8.withUnsafeBufferPointer { bytes in
      while scanner.position < bytes.count { lines.append(scanner.next(bytes)) }
    }
    return lines
  }

  private var position = 0
  private var startsPage = false

  /// Reads one line. Sound because every access is checked against `bytes.count` first.
  private mutating func next(_ bytes: UnsafeBufferPointer<UInt8>) -> PhysicalLine {
    var line = PhysicalLine(
      start: position, end: position, breakStart: bytes.count, breakEnd: bytes.count, indent: 0, width: 0,
      startsPage: startsPage, firstGap: -1, lastGapEnd: -1)
    startsPage = false
    let count = bytes.count
    var i = position
    var width = 0
    var contentWidth = 0
    var end = -1
    var depth = 0
    while i < count {
      let b = bytes[i]
      var length = 0
      if b >= 0xE4 && b <= 0xED && i + 2 < count {
        // Most of a bulletin: Han and other three-byte characters that are neither blank nor break nor mark.
        length = 3
        while i + length + 2 < count, bytes[i + length] &- 0xE4 <= 9 { length += 3 }
        line.marks.insert(.han)
      } else {
        let breakLength = LineScanner.breakLength(bytes, i)
        if breakLength > 0 {
          line.breakStart = i
          line.breakEnd = i + breakLength
          startsPage = b == 0x0C
          break
        }
        let blank = Blank.at(bytes, i)
        if blank.length > 0 {
          width += blank.columns
          i += blank.length
          continue
        }
        length = min(LineScanner.characterLength(b), count - i)
        line.marks.take(bytes, i, length, &depth)
      }
      if end < 0 {
        line.start = i
        line.indent = width
        width = 0
      } else if end < i {
        // Blanks part this character from those before it.
        if line.firstGap < 0 { line.firstGap = end }
        line.lastGapEnd = i
      }
      width += b >= 0xE4 && length >= 3 ? length / 3 * 2 : LineScanner.columns(bytes, i, length)
      i += length
      end = i
      contentWidth = width
    }
    if end < 0 {
      line.start = line.breakStart
      line.end = line.breakStart
      line.indent = width
    } else {
      line.end = end
      line.width = contentWidth
    }
    if line.firstGap < 0 {
      line.firstGap = line.end
      line.lastGapEnd = line.end
    }
    if depth > 0 { line.marks.insert(.openBracket) }
    position = line.breakEnd
    return line
  }

  /// The bytes of the line break at `i`; 0 where there is none.
  static func breakLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    switch bytes[i] {
    case 0x0A, 0x0B, 0x0C: return 1
    case 0x0D: return i + 1 < bytes.count && bytes[i + 1] == 0x0A ? 2 : 1
    case 0xC2: return i + 1 < bytes.count && bytes[i + 1] == 0x85 ? 2 : 0
    case 0xE2:
      return i + 2 < bytes.count && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9) ? 3 : 0
    default: return 0
    }
  }

  /// The bytes of the character whose first byte is `lead`.
  static func characterLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// The columns of one character: curly quotes are one wide, for fonts set them so.
  private static func columns(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ length: Int) -> Int {
    if length < 3 { return 1 }
    let isQuote = length == 3 && bytes[i] == 0xE2 && bytes[i + 1] == 0x80 && (0x98...0x9F).contains(bytes[i + 2])
    return isQuote ? 1 : 2
  }
}

/// White space and other characters that take room or none and say nothing.
struct Blank {
  /// The character's bytes; 0 where it is no blank.
  var length: Int
  /// The columns it takes.
  var columns: Int

  /// The blank at `i`: space, tab, U+00A0, U+2000 to U+200A, U+202F, U+205F, U+3000; without columns also NUL and
  /// other controls, U+00AD, U+200B to U+200F, U+2060 and U+FEFF.
  static func at(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Blank {
    let none = Blank(length: 0, columns: 0)
    let b = bytes[i]
    if b == 0x20 { return Blank(length: 1, columns: 1) }
    if b == 0x09 { return Blank(length: 1, columns: 4) }
    if b < 0x20 || b == 0x7F { return Blank(length: 1, columns: 0) }
    if b < 0xC2 { return none }
    switch b {
    case 0xC2 where i + 1 < bytes.count:
      let c = bytes[i + 1]
      if c == 0xA0 { return Blank(length: 2, columns: 1) }
      return c == 0xAD || (0x80...0x9F).contains(c) ? Blank(length: 2, columns: 0) : none
    case 0xE2 where i + 2 < bytes.count:
      if bytes[i + 1] == 0x80 {
        let c = bytes[i + 2]
        if (0x80...0x8A).contains(c) || c == 0xAF { return Blank(length: 3, columns: 1) }
        return (0x8B...0x8F).contains(c) || (0xAA...0xAE).contains(c) ? Blank(length: 3, columns: 0) : none
      }
      if bytes[i + 1] == 0x81 {
        if bytes[i + 2] == 0x9F { return Blank(length: 3, columns: 1) }
        return (0xA0...0xAF).contains(bytes[i + 2]) ? Blank(length: 3, columns: 0) : none
      }
      return none
    case 0xE3 where i + 2 < bytes.count:
      return bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80 ? Blank(length: 3, columns: 2) : none
    case 0xEF where i + 2 < bytes.count:
      return bytes[i + 1] == 0xBB && bytes[i + 2] == 0xBF ? Blank(length: 3, columns: 0) : none
    default: return none
    }
  }
}
