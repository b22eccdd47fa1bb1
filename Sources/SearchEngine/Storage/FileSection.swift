import Synchronization

/// A section of a mapped segment file. Bytes are handed out only after their pages were checked.
///
/// A section does not keep its file alive (counting references at every read would cost more than the read): the
/// ``IndexSegment`` does, and whoever uses a section, or bytes from it, holds on to the segment meanwhile.
struct FileSection: Sendable {
  // Sound while the segment lives, see above.
  /// The file.
  unowned(unsafe) let file: SegmentFile
  // Sound to share: nobody writes to a mapped file. Valid as long as `file` is.
  nonisolated(unsafe) private let base: UnsafeRawPointer
  // Sound to share: only touched atomically. Valid as long as `file` is; one element a page, and one more.
  nonisolated(unsafe) private let pageStates: UnsafeMutablePointer<Atomic<UInt8>>
  /// Where the section lies and what it counts.
  let entry: SegmentLayout.SectionEntry

  /// The section that `entry` describes, whose first byte is at `base`.
  init(file: SegmentFile, base: UnsafeRawPointer, entry: SegmentLayout.SectionEntry) {
    self.file = file
    self.base = base
    pageStates = file.pageStates
    self.entry = entry
  }

  /// The number of bytes.
  var length: Int { entry.length }

  /// The checked bytes at `offset..<offset + count` of the section; outside of it is damage.
  ///
  /// At least 32 bytes of the file follow every section (the footer), so a load of up to 8 bytes that begins within
  /// the returned bytes never leaves the mapping; what it reads beyond them must be masked away.
  @inline(__always)
  func bytes(_ offset: Int, _ count: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    guard offset >= 0, count >= 0, offset <= entry.length, count <= entry.length - offset else {
      throw damage(at: offset)
    }
    var page = (entry.offset + offset) / SegmentLayout.pageLength
    let last = (entry.offset + offset + max(count, 1) - 1) / SegmentLayout.pageLength
    while page <= last {
      // A relaxed load is enough: the bytes never change, so the worst that a race can do is check a page twice.
      if pageStates[page].load(ordering: .relaxed) == 0 { try file.verifyPage(page) }
      page += 1
    }
    return UnsafeRawBufferPointer(start: base + offset, count: count)
  }

  /// The little-endian number at `offset`.
  @inline(__always)
  func uint32(at offset: Int) throws(IndexError) -> UInt32 {
    let bytes = try bytes(offset, 4)
    return UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
  }

  /// The little-endian number at `offset`.
  @inline(__always)
  func uint64(at offset: Int) throws(IndexError) -> UInt64 {
    let bytes = try bytes(offset, 8)
    return UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
  }

  /// The error for bytes of this section that make no sense.
  func damage(at offset: Int) -> IndexError {
    file.structureDamage(at: entry.offset &+ max(0, min(offset, entry.length)))
  }
}
