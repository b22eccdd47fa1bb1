import SearchEngine

/// Makes the checksums of a changed segment file right again.
enum ForgedSegment {
  /// Returns the new checksum of the table of contents.
  ///
  /// The footer must be whole but for the start of the table of contents, which is taken to end where the footer begins,
  /// as long as the footer says: so bytes may be put in and taken out before it.
  static func repairChecksums(_ bytes: inout [UInt8]) -> UInt64 {
    let footer = bytes.count - SegmentLayout.footerLength
    let start = max(0, footer - Int(number(bytes, at: footer + 8)))
    put(UInt64(start), into: &bytes, at: footer)
    put(UInt64(footer - start), into: &bytes, at: footer + 8)
    let pages = (start + SegmentLayout.pageLength - 1) / SegmentLayout.pageLength
    // A table too short for the checksums has none of its own place.
    for page in 0..<pages where footer - 8 * (pages - page) >= start {
      let first = page * SegmentLayout.pageLength
      let checksum = Checksum.xxh64(Array(bytes[first..<min(start, first + SegmentLayout.pageLength)]))
      put(checksum, into: &bytes, at: footer - 8 * (pages - page))
    }
    let checksum = Checksum.xxh64(Array(bytes[start..<footer]))
    put(checksum, into: &bytes, at: footer + 16)
    put(Checksum.xxh64(Array(bytes[footer..<footer + 24])), into: &bytes, at: footer + 24)
    return checksum
  }

  /// The number of documents that the table of contents begins with; nil where none stands there.
  static func documentCount(_ bytes: [UInt8]) -> Int? {
    let footer = bytes.count - SegmentLayout.footerLength
    var value = 0
    for (index, byte) in bytes[Int(number(bytes, at: footer))..<footer].prefix(5).enumerated() {
      value |= Int(byte & 0x7F) << (7 * index)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
  }

  private static func put(_ value: UInt64, into bytes: inout [UInt8], at place: Int) {
    for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
  }
}
