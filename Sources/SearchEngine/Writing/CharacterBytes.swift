/// The UTF-8 bytes of one character or two, eight at most, as one number.
struct CharacterBytes {
  /// The first byte lowest; those that are not there are zero.
  private var bytes: UInt64 = 0
  private var count = 0

  /// The bytes of the character with this scalar.
  init(_ scalar: UInt32) {
    switch scalar {
    case ..<0x80: append(scalar)
    case ..<0x800:
      append(0xC0 | scalar >> 6)
      append(0x80 | scalar & 0x3F)
    case ..<0x1_0000:
      append(0xE0 | scalar >> 12)
      append(0x80 | scalar >> 6 & 0x3F)
      append(0x80 | scalar & 0x3F)
    default:
      append(0xF0 | scalar >> 18)
      append(0x80 | scalar >> 12 & 0x3F)
      append(0x80 | scalar >> 6 & 0x3F)
      append(0x80 | scalar & 0x3F)
    }
  }

  /// These of one character, and behind them those of another.
  @inline(__always)
  func followed(by other: CharacterBytes) -> CharacterBytes {
    var pair = self
    pair.bytes |= other.bytes &<< UInt64(8 * count)
    pair.count += other.count
    return pair
  }

  /// Calls `body` with the bytes, which are there only while it runs.
  @inline(__always)
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeBytes(of: bytes.littleEndian) { raw in
      body(UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[..<count]))
    }
  }

  private mutating func append(_ byte: UInt32) {
    bytes |= UInt64(byte) << UInt64(8 * count)
    count += 1
  }
}
