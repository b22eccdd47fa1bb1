/// Strings numbers of few bits together, lowest bits first.
///
/// Unsafe code: the memory has room for a fixed number of words, which is the promise of whoever asks for them with
/// ``ByteWriter/appendBits(atMost:_:)``, asserted in debug builds.
struct BitPacker {
  private let words: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private var count = 0
  private var buffer: UInt64 = 0
  private var filled = 0

  fileprivate init(_ words: UnsafeMutablePointer<UInt64>, capacity: Int) {
    self.words = words
    self.capacity = capacity
  }

  /// Adds the low `width` bits of `value`, 64 at most; the others are zero.
  @inline(__always)
  mutating func append(_ value: UInt64, width: Int) {
    buffer |= value &<< UInt64(truncatingIfNeeded: filled)
    let total = filled + width
    if total >= 64 {
      assert(count < capacity)
      words[count] = buffer.littleEndian
      count += 1
      let used = 64 - filled
      buffer = used < 64 ? value &>> UInt64(truncatingIfNeeded: used) : 0
      filled = total - 64
    } else {
      filled = total
    }
  }

  /// Writes what is left; returns how many bytes all numbers take.
  @inline(__always)
  fileprivate mutating func finish() -> Int {
    assert(count < capacity)
    words[count] = buffer.littleEndian
    return 8 * count + (filled + 7) / 8
  }
}

extension ByteWriter {
  /// Appends what `body` packs, at most `words` times 64 bits, to whole bytes.
  @inline(__always)
  mutating func appendBits(atMost words: Int, _ body: (inout BitPacker) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words + 1) { room in
      guard let base = room.baseAddress else { return }
      var packer = BitPacker(base, capacity: room.count)
      body(&packer)
      let count = packer.finish()
      // Sound: the packer has written the first `count` bytes.
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: base, count: count))
    }
  }
}
