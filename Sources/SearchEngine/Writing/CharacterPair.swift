/// The UTF-8 bytes of one character or two.
struct CharacterPair {
  /// A character takes four bytes at most.
  private var bytes: UInt64 = 0
  private var firstLength = 0
  private var length = 0

  /// Replaces both with one character.
  mutating func setFirst(_ scalar: UInt32) {
    bytes = 0
    length = 0
    append(scalar)
    firstLength = length
  }

  /// Replaces the second character.
  mutating func setSecond(_ scalar: UInt32?) {
    bytes &= 1 << UInt64(8 * firstLength) - 1
    length = firstLength
    if let scalar { append(scalar) }
  }

  /// Calls `body` with the bytes, which are there only while it runs.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeBytes(of: bytes.littleEndian) { raw in
      body(UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[..<length]))
    }
  }

  private mutating func append(_ scalar: UInt32) {
    switch scalar {
    case ..<0x80: add(scalar)
    case ..<0x800:
      add(0xC0 | scalar >> 6)
      add(0x80 | scalar & 0x3F)
    case ..<0x1_0000:
      add(0xE0 | scalar >> 12)
      add(0x80 | scalar >> 6 & 0x3F)
      add(0x80 | scalar & 0x3F)
    default:
      add(0xF0 | scalar >> 18)
      add(0x80 | scalar >> 12 & 0x3F)
      add(0x80 | scalar >> 6 & 0x3F)
      add(0x80 | scalar & 0x3F)
    }
  }

  private mutating func add(_ byte: UInt32) {
    bytes |= UInt64(byte) << UInt64(8 * length)
    length += 1
  }
}
