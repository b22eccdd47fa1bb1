/// XXH64, the 64-bit hash of Yann Collet's xxHash (specification: xxhash_spec.md, version 0.1.1), with seed 0.
package enum Checksum {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The hash of an array's bytes.
  package static func xxh64(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { xxh64($0) }
  }

  /// The hash of the bytes.
  ///
  /// Every load stays within `bytes`: an offset is only read after it was compared with the count.
  static func xxh64(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    guard let base = bytes.baseAddress else { return finish(prime5, tail: nil, count: 0) }
    var offset = 0
    var hash: UInt64
    if count >= 32 {
      var lane1 = prime1 &+ prime2
      var lane2 = prime2
      var lane3: UInt64 = 0
      var lane4 = 0 &- prime1
      while offset + 32 <= count {
        lane1 = round(lane1, load64(base + offset))
        lane2 = round(lane2, load64(base + offset + 8))
        lane3 = round(lane3, load64(base + offset + 16))
        lane4 = round(lane4, load64(base + offset + 24))
        offset += 32
      }
      hash = rotate(lane1, 1) &+ rotate(lane2, 7) &+ rotate(lane3, 12) &+ rotate(lane4, 18)
      hash = merge(hash, lane1)
      hash = merge(hash, lane2)
      hash = merge(hash, lane3)
      hash = merge(hash, lane4)
    } else {
      hash = prime5
    }
    return finish(hash &+ UInt64(count), tail: base + offset, count: count - offset)
  }

  private static func finish(_ start: UInt64, tail: UnsafeRawPointer?, count: Int) -> UInt64 {
    var hash = start
    if let tail {
      var offset = 0
      while offset + 8 <= count {
        hash ^= round(0, load64(tail + offset))
        hash = rotate(hash, 27) &* prime1 &+ prime4
        offset += 8
      }
      if offset + 4 <= count {
        hash ^= UInt64(UInt32(littleEndian: (tail + offset).loadUnaligned(as: UInt32.self))) &* prime1
        hash = rotate(hash, 23) &* prime2 &+ prime3
        offset += 4
      }
      while offset < count {
        hash ^= UInt64((tail + offset).load(as: UInt8.self)) &* prime5
        hash = rotate(hash, 11) &* prime1
        offset += 1
      }
    }
    hash ^= hash >> 33
    hash = hash &* prime2
    hash ^= hash >> 29
    hash = hash &* prime3
    hash ^= hash >> 32
    return hash
  }

  @inline(__always)
  private static func load64(_ pointer: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: pointer.loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
    (value &<< count) | (value &>> (64 &- count))
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func merge(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
    (hash ^ round(0, lane)) &* prime1 &+ prime4
  }
}
