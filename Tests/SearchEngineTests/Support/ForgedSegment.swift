@testable import SearchEngine

/// Makes the checksums of a changed segment file right again.
enum ForgedSegment {
  /// Returns the new checksum of the table of contents. The footer must be whole.
  static func repairChecksums(_ bytes: inout [UInt8]) -> UInt64 {
    let footer = bytes.count - SegmentLayout.footerLength
    let start = Int(number(bytes, at: footer))
    let pages = (start + SegmentLayout.pageLength - 1) / SegmentLayout.pageLength
    for page in 0..<pages {
      let first = page * SegmentLayout.pageLength
      let checksum = Checksum.xxh64(Array(bytes[first..<min(start, first + SegmentLayout.pageLength)]))
      put(checksum, into: &bytes, at: footer - 8 * (pages - page))
    }
    let checksum = Checksum.xxh64(Array(bytes[start..<footer]))
    put(checksum, into: &bytes, at: footer + 16)
    put(Checksum.xxh64(Array(bytes[footer..<footer + 24])), into: &bytes, at: footer + 24)
    return checksum
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
  }

  private static func put(_ value: UInt64, into bytes: inout [UInt8], at place: Int) {
    for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
  }
}
