/// UTF-8 taken apart into scalars: the inner loop of ``ScalarText``.
///
/// The arrays are written through buffers of the size that the worst case needs, one scalar a byte, so that no element
/// pays for a look at the capacity. Each buffer is written at `count` alone, and `count` never passes the number of bytes.
struct ScalarDecoding {
  /// The scalars' values; U+FFFD for a byte that belongs to none.
  let scalars: [UInt32]
  /// The offset of each scalar, and the end.
  let byteOffsets: [Int32]
  /// For each 64 bytes, the first scalar that begins in them or behind.
  let landmarks: [Int32]

  /// A place with no traditional character before it; the number of scalars where there is none at all.
  let firstTraditional: Int

  /// Takes `utf8` apart. O(n).
  init(_ utf8: [UInt8]) {
    var offsets: [Int32] = []
    var landmarks: [Int32] = []
    var firstTraditional = 0
    scalars = utf8.withUnsafeBufferPointer { bytes in
      [UInt32](unsafeUninitializedCapacity: bytes.count) { scalars, count in
        offsets = [Int32](unsafeUninitializedCapacity: bytes.count + 1) { offsets, offsetCount in
          landmarks = [Int32](unsafeUninitializedCapacity: bytes.count / 64 + 1) { landmarks, landmarkCount in
            SimplifiedScalars.changes.withUnsafeBufferPointer { changes in
              (count, firstTraditional) = Self.decode(bytes, scalars, offsets, landmarks, changes)
            }
            landmarkCount = bytes.count / 64 + 1
          }
          offsetCount = count + 1
        }
      }
    }
    byteOffsets = offsets
    self.landmarks = landmarks
    self.firstTraditional = firstTraditional
  }

  /// Writes the scalars, their offsets and the landmarks, and gives the number of scalars and ``firstTraditional``.
  ///
  /// Sound: a scalar takes a byte at least, so `count` never passes the bytes' number; a landmark is written for each
  /// begun 64 bytes, the end's own included; `changes` has a bit for each scalar of the basic plane, and three bytes make none
  /// beyond it.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ scalars: UnsafeMutableBufferPointer<UInt32>,
    _ offsets: UnsafeMutableBufferPointer<Int32>, _ landmarks: UnsafeMutableBufferPointer<Int32>,
    _ changes: UnsafeBufferPointer<UInt64>
  ) -> (count: Int, firstTraditional: Int) {
    let size = bytes.count
    var count = 0
    var i = 0
    var firstTraditional = Int.max
    for block in 0...(size / 64) {
      let blockStart = count
      landmarks.initializeElement(at: block, to: Int32(truncatingIfNeeded: count))
      let blockEnd = min(size, block * 64 + 64)
      var traditional: UInt64 = 0
      while i < blockEnd {
        let lead = UInt32(bytes[i])
        var value: UInt32 = 0xFFFD
        var width = 1
        if lead & 0xF0 == 0xE0, i + 2 < size {
          value = (lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
          width = 3
          traditional |= changes[Int(value >> 6)] >> UInt64(value & 63)
        } else if lead < 0x80 {
          value = lead
        } else if lead & 0xE0 == 0xC0, i + 1 < size {
          value = (lead & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F)
          width = 2
        } else if lead & 0xF8 == 0xF0, i + 3 < size {
          value =
            (lead & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12 | UInt32(bytes[i + 2] & 0x3F) << 6
            | UInt32(bytes[i + 3] & 0x3F)
          width = 4
        }
        scalars.initializeElement(at: count, to: value)
        offsets.initializeElement(at: count, to: Int32(truncatingIfNeeded: i))
        count += 1
        i += width
      }
      if traditional & 1 != 0 { firstTraditional = min(firstTraditional, blockStart) }
    }
    offsets.initializeElement(at: count, to: Int32(truncatingIfNeeded: size))
    return (count, min(firstTraditional, count))
  }
}
