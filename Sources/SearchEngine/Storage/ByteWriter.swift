/// Numbers and bytes, one after the other, little-endian.
struct ByteWriter {
  /// What was written so far.
  var bytes: [UInt8] = []

  /// The number of bytes written.
  var count: Int { bytes.count }

  mutating func append(_ value: UInt8) { bytes.append(value) }

  mutating func append(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(contentsOf other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

  /// A number in groups of seven bits, lowest first; the high bit says that another follows (LEB128).
  @inline(__always)
  mutating func appendVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A count or an offset, which is never negative.
  @inline(__always)
  mutating func appendVarint(_ value: Int) { appendVarint(UInt64(value)) }

  /// A byte string: its length, then its bytes.
  mutating func appendString(_ string: some Collection<UInt8>) {
    appendVarint(string.count)
    bytes.append(contentsOf: string)
  }

  /// The lowest `byteCount` bytes of a number.
  mutating func appendLittleEndian(_ value: UInt64, byteCount: Int) {
    var rest = value
    for _ in 0..<byteCount {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
