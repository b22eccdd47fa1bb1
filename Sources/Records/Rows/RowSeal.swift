/// A checksum over all that a row says, kept behind one of its blobs: SQLite checks the tree of a database, not the bytes
/// of values.
///
///     sealed = blob checksum:u64            little-endian
///
/// Fields are taken eight bytes at a time, each mixed in by a reversible step, so that no single damaged word leaves the
/// checksum as it was. It finds accidents, not forgers.
struct RowSeal {
  /// The number of bytes behind the blob.
  static let length = 8

  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The checksum so far.
  var checksum: UInt64 { hash }

  /// Takes in a number, or that there is none.
  mutating func add(_ number: Int?) {
    mix(number == nil ? 0 : 1)
    if let number { mix(UInt64(bitPattern: Int64(number))) }
  }

  /// Takes in a text, or that there is none.
  mutating func add(_ text: String?) {
    guard var text else { return add(Int?.none) }
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Takes in bytes.
  mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { add($0) } }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      // Sound: eight bytes from `offset` on lie within the buffer.
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    for index in offset..<bytes.count { rest = rest << 8 | UInt64(bytes[index]) }
    mix(rest)
  }

  private mutating func mix(_ word: UInt64) {
    hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
  }

  /// The blob with the checksum behind it.
  func sealing(_ blob: [UInt8]) -> [UInt8] {
    blob + (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(8 * $0)) }
  }

  /// The blob that was sealed; throws where the checksum behind it is another one. `item` names the row in errors.
  func opening(_ sealed: [UInt8], item: String) throws(RecordError) -> [UInt8] {
    guard sealed.count >= Self.length, sealing(Array(sealed.dropLast(Self.length))) == sealed else {
      throw .damaged(item: item, expected: "the checksum of what was written", found: "another")
    }
    return Array(sealed.dropLast(Self.length))
  }
}
