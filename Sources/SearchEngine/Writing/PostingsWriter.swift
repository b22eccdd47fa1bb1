/// Encodes the postings of one term: the documents that hold it, ascending, and in a scored field how often.
///
///     postings  = skip* block*            skips only if there is more than one block
///     skip      = last:u32 end:u32 (most:u8 shortest:u8){4}?      the pairs in scored fields
///     block     = full | tail             128 documents, or fewer at the end
///     full      = width:u8 bits           128 steps of `width` bits, lowest bits first
///     tail      = step:varint*
///     step      = document − previous document − 1              the previous of the first is −1
///     block     = … frequencies           after the steps, in scored fields, if the term occurs twice anywhere
///     frequencies = number:u8 (place:u8)* (frequency − 2:varint)*     of those documents of the block that hold it twice or more
///
/// `last` is the block's last document, `end` the first byte after the block, counted from the first block. For every
/// document of the block there is a pair whose `most` is its frequency or more (255: any) and whose `shortest` is its
/// length code or less, so that no document scores more than the best of the pairs; unused ones repeat the one before.
struct PostingsWriter {
  /// Documents in a full block.
  static let blockLength = 128
  /// Pairs that bound a block's scores.
  static let boundCount = 4

  private let scored: Bool
  private var skips = ByteWriter()
  private var blocks = ByteWriter()

  /// A writer for the terms of a field.
  init(scored: Bool) { self.scored = scored }

  /// Appends the postings of a term to `output`. `lengthCodes` has a code for every document of a scored field.
  mutating func append(
    documents: UnsafeBufferPointer<UInt32>, frequencies: UnsafeBufferPointer<UInt32>,
    lengthCodes: UnsafeBufferPointer<UInt8>, to output: inout ByteWriter
  ) {
    skips.bytes.removeAll(keepingCapacity: true)
    blocks.bytes.removeAll(keepingCapacity: true)
    let repeats = scored && frequencies.contains { $0 > 1 }
    var previous: Int64 = -1
    var start = 0
    while start < documents.count {
      let end = min(start + Self.blockLength, documents.count)
      appendSteps(documents, start..<end, previous: previous)
      previous = Int64(documents[end - 1])
      if repeats { appendFrequencies(frequencies, start..<end) }
      skips.append(documents[end - 1])
      skips.append(UInt32(truncatingIfNeeded: blocks.count))
      if scored {
        appendBounds(frequencies, start..<end) { lengthCodes[Int(documents[$0])] }
      }
      start = end
    }
    if documents.count > Self.blockLength { output.append(contentsOf: skips.bytes) }
    output.append(contentsOf: blocks.bytes)
  }

  /// Appends the pairs of frequency and length that no other document's exceed in both, and if they are too many, one
  /// pair that covers those of the highest frequencies.
  private mutating func appendBounds(
    _ frequencies: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, lengthCode: (Int) -> UInt8
  ) {
    var best: [(most: UInt32, shortest: UInt8)] = []
    for index in range {
      let candidate = (most: frequencies[index], shortest: lengthCode(index))
      if best.contains(where: { $0.most >= candidate.most && $0.shortest <= candidate.shortest }) { continue }
      best.removeAll { $0.most <= candidate.most && $0.shortest >= candidate.shortest }
      best.append(candidate)
    }
    best.sort { $0.most > $1.most }
    // Down this list lengths fall with frequencies, so the first and the last of some cover all of them.
    while best.count > Self.boundCount {
      best[0].shortest = best[1].shortest
      best.remove(at: 1)
    }
    while let last = best.last, best.count < Self.boundCount { best.append(last) }
    for bound in best {
      skips.append(UInt8(min(bound.most, 255)))
      skips.append(bound.shortest)
    }
  }

  private mutating func appendSteps(
    _ documents: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, previous: Int64
  ) {
    var previous = previous
    if range.count < Self.blockLength {
      for index in range {
        blocks.appendVarint(UInt64(Int64(documents[index]) - previous - 1))
        previous = Int64(documents[index])
      }
      return
    }
    var all: UInt64 = 0
    let first = previous
    for index in range {
      all |= UInt64(Int64(documents[index]) - previous - 1)
      previous = Int64(documents[index])
    }
    let width = UInt64.bitWidth - all.leadingZeroBitCount
    blocks.append(UInt8(width))
    if width > 0 {
      var packer = BitPacker()
      previous = first
      for index in range {
        packer.append(UInt64(Int64(documents[index]) - previous - 1), width: width, to: &blocks)
        previous = Int64(documents[index])
      }
      packer.flush(to: &blocks)
    }
  }

  private mutating func appendFrequencies(_ frequencies: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) {
    let countPlace = blocks.count
    blocks.append(UInt8(0))
    var number: UInt8 = 0
    for index in range where frequencies[index] > 1 {
      blocks.append(UInt8(index - range.lowerBound))
      number += 1
    }
    guard number > 0 else { return }
    blocks.bytes[countPlace] = number
    for index in range where frequencies[index] > 1 { blocks.appendVarint(UInt64(frequencies[index] - 2)) }
  }
}
