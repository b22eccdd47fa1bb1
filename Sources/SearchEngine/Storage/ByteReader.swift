/// Reads numbers and bytes out of a checked piece of a file, one after the other, and never beyond its end.
///
/// The only place where numbers of a file become `Int`: whatever does not fit is damage.
struct ByteReader {
  // Sound: every read compares with `end` first; the caller keeps the file mapped while the reader is in use.
  private var position: UnsafeRawPointer
  private let end: UnsafeRawPointer
  private let origin: UnsafeRawPointer
  // Sound: only read when something is thrown, while the caller keeps the file in use.
  private unowned(unsafe) let file: SegmentFile?
  private let fileOffset: Int
  private let givenDamage: IndexError?

  /// A reader of `bytes`; `damage` is thrown when they run out or make no sense.
  init(_ bytes: UnsafeRawBufferPointer, damage: IndexError) {
    // An empty buffer may have no address; any will do then, since nothing is ever read. (1 is not null.)
    let start = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    position = start
    origin = start
    end = start + bytes.count
    file = nil
    fileOffset = 0
    givenDamage = damage
  }

  /// A reader of `bytes` that stand at `offset` of a section, which is damaged when they run out or make no sense. The
  /// error is not made before it is needed.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, in section: FileSection, at offset: Int) {
    let start = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    position = start
    origin = start
    end = start + bytes.count
    file = section.file
    fileOffset = section.entry.offset &+ max(0, min(offset, section.entry.length))
    givenDamage = nil
  }

  private var damage: IndexError {
    givenDamage ?? file?.structureDamage(at: fileOffset) ?? .damaged(path: "", .structure, offset: fileOffset)
  }

  /// The number of bytes read.
  var offset: Int { position - origin }

  /// The number of bytes left.
  var remaining: Int { end - position }

  @inline(__always)
  mutating func byte() throws(IndexError) -> UInt8 {
    guard position < end else { throw damage }
    let value = position.load(as: UInt8.self)
    position += 1
    return value
  }

  mutating func uint32() throws(IndexError) -> UInt32 {
    UInt32(littleEndian: try take(4).loadUnaligned(as: UInt32.self))
  }

  mutating func uint64() throws(IndexError) -> UInt64 {
    UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self))
  }

  /// A number as ``ByteWriter/appendVarint(_:)-(UInt64)`` writes it; one beyond 2⁶² is damage.
  @inline(__always)
  mutating func varint() throws(IndexError) -> Int {
    let first = try byte()
    if first < 0x80 { return Int(first) }
    var value = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while true {
      let next = try byte()
      guard shift < 56 || next < 0x40 && shift < 63 else { throw damage }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    guard value <= UInt64(Int.max) else { throw damage }
    return Int(value)
  }

  /// A number below 2³².
  @inline(__always)
  mutating func varint32() throws(IndexError) -> UInt32 {
    guard let value = UInt32(exactly: try varint()) else { throw damage }
    return value
  }

  /// The next `count` bytes.
  @inline(__always)
  mutating func bytes(_ count: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: try take(count), count: count)
  }

  /// A byte string as ``ByteWriter/appendString(_:)`` writes it.
  mutating func string() throws(IndexError) -> UnsafeRawBufferPointer {
    try bytes(try varint())
  }

  /// Throws unless everything was read.
  func finish() throws(IndexError) {
    guard position == end else { throw damage }
  }

  @inline(__always)
  private mutating func take(_ count: Int) throws(IndexError) -> UnsafeRawPointer {
    guard count >= 0, count <= end - position else { throw damage }
    let start = position
    position += count
    return start
  }
}
