/// Which strings may begin in which stretch of a long chunk of text: a little table of bits a stretch.
///
///     signatures = (low:u64 high:u64)*          one for each 256 bytes of a chunk that is longer than 3,072
///
/// Every six bytes that begin with a character (two Han characters, as 修志) set one of the 128 bits: in the stretch in
/// which they begin, and in the one before it if they begin within its next 24 bytes. So whatever begins in a stretch has
/// all of its first windows in that stretch's bits; a stretch that lacks one need not be looked at. Half of the bits are
/// set in a stretch of Chinese: of two windows a fourth of the stretches remain, of four a sixteenth.
enum ChunkSignature {
  /// The bytes of text that one signature stands for.
  static let stretchLength = 256
  /// The bytes of a signature.
  static let byteCount = 16
  /// A chunk that is no longer than this has no signatures.
  static let longestUnsigned = 3072
  /// The bytes of a window.
  private static let windowLength = 6
  /// How many bytes behind a stretch its last windows begin.
  private static let reach = 24

  /// The bits of a signature.
  typealias Bits = SIMD2<UInt64>

  /// The number of signatures of a chunk with so many bytes.
  @inline(__always)
  static func count(ofChunkLength length: Int) -> Int {
    length > longestUnsigned ? (length + stretchLength - 1) / stretchLength : 0
  }

  /// Appends the signatures of a chunk, if it is long enough to have any.
  static func append(_ chunk: UnsafeRawBufferPointer, to signatures: inout [Bits]) {
    let count = count(ofChunkLength: chunk.count)
    guard count > 0 else { return }
    let first = signatures.count
    signatures.append(contentsOf: repeatElement(Bits(), count: count))
    signatures.withUnsafeMutableBufferPointer { signatures in
      forEachWindow(of: chunk, upTo: chunk.count) { place, bits in
        let stretch = first + place / stretchLength
        signatures[stretch] |= bits
        if place % stretchLength < reach, stretch > first { signatures[stretch - 1] |= bits }
      }
    }
  }

  /// The bits that a stretch has in which `needle` begins.
  static func bits(of needle: [UInt8]) -> Bits {
    var all = Bits()
    needle.withUnsafeBytes { needle in
      forEachWindow(of: needle, upTo: reach + 1) { _, bits in all |= bits }
    }
    return all
  }

  /// The signature of number `index` among those in `bytes`, which holds it.
  @inline(__always)
  static func bits(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bits {
    Bits(
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * byteCount, as: UInt64.self)),
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * byteCount + 8, as: UInt64.self)))
  }

  /// Calls `body` with every window that begins before `end`, and the bit that it sets.
  @inline(__always)
  private static func forEachWindow(of text: UnsafeRawBufferPointer, upTo end: Int, _ body: (Int, Bits) -> Void) {
    let last = min(text.count - windowLength, end - 1)
    guard last >= 0 else { return }
    for place in 0...last where text[place] & 0xC0 != 0x80 {
      // Sound: the window lies within the text.
      let start = UInt64(UInt32(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
      let rest = UInt64(UInt16(littleEndian: text.loadUnaligned(fromByteOffset: place + 4, as: UInt16.self)))
      // The golden ratio spreads what differs into the highest seven bits.
      let bit = ((start | rest << 32) &* 0x9E37_79B9_7F4A_7C15) >> 57
      let mask: UInt64 = 1 << (bit & 63)
      body(place, bit < 64 ? Bits(mask, 0) : Bits(0, mask))
    }
  }
}
