/// Puts a few bytes one after the other, in memory that was set aside for them.
///
/// Unsafe code: the memory has room for a fixed number of bytes, which is the promise of whoever asks for them with
/// ``ByteWriter/appendBytes(atMost:_:)``, asserted in debug builds.
struct BytePacker {
  private let start: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// The number of bytes so far.
  fileprivate private(set) var count = 0

  fileprivate init(_ start: UnsafeMutablePointer<UInt8>, capacity: Int) {
    self.start = start
    self.capacity = capacity
  }

  /// Adds a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    assert(count < capacity)
    start[count] = byte
    count += 1
  }

  /// Adds a number that is not negative, as ``ByteWriter/appendVarint(_:)`` does.
  @inline(__always)
  mutating func appendVarint(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Adds the bytes of `other`.
  @inline(__always)
  mutating func append(contentsOf other: Slice<UnsafeBufferPointer<UInt8>>) {
    for byte in other { append(byte) }
  }
}

extension ByteWriter {
  /// The most bytes of a varint.
  static let varintLength = 10

  /// Appends what `body` packs, at most `limit` bytes.
  @inline(__always)
  mutating func appendBytes(atMost limit: Int, _ body: (inout BytePacker) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { room in
      guard let base = room.baseAddress else { return }
      var packer = BytePacker(base, capacity: limit)
      body(&packer)
      // Sound: the packer has written the first `count` bytes.
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: base, count: packer.count))
    }
  }
}
