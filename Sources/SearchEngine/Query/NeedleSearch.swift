/// Finds a literal's bytes in chunks of text; where a chunk has signatures, only in stretches in which they may begin.
struct NeedleSearch {
  /// The bytes to look for.
  let needle: [UInt8]
  private let bits: ChunkSignature.Bits

  /// A search for `needle`, which is not empty.
  init(_ needle: [UInt8]) {
    self.needle = needle
    bits = ChunkSignature.bits(of: needle)
  }

  /// The first place, at `offset` or behind it, where it may begin in a chunk with these signatures; nil if nowhere.
  @inline(__always)
  func candidate(_ signatures: UnsafeRawBufferPointer, from offset: Int) -> Int? {
    if signatures.count == 0 { return offset }
    let count = signatures.count / ChunkSignature.byteCount
    var stretch = offset / ChunkSignature.stretchLength
    while stretch < count {
      if ChunkSignature.bits(signatures, at: stretch) & bits == bits {
        return max(offset, stretch * ChunkSignature.stretchLength)
      }
      stretch += 1
    }
    return nil
  }

  /// The place of the first occurrence in a chunk that begins at `offset` or behind it. `signatures` are the chunk's;
  /// none if it has none.
  @inline(__always)
  func first(in text: UnsafeRawBufferPointer, signatures: UnsafeRawBufferPointer, from offset: Int) -> Int? {
    if signatures.count == 0 || bits == ChunkSignature.Bits() {
      return ByteSearch.first(needle, in: text, from: offset)
    }
    var offset = offset
    while let start = candidate(signatures, from: offset) {
      offset = (start / ChunkSignature.stretchLength + 1) * ChunkSignature.stretchLength
      if let place = ByteSearch.first(needle, in: text, from: start, before: offset) { return place }
    }
    return nil
  }
}
