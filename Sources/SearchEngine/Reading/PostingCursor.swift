/// Walks through the postings of one term, ascending; grammar in `PostingsWriter.swift`.
///
/// A new cursor stands on the first document. At the end, for good, ``document`` is ``end``.
///
/// Unsafe code: the cursor reads from a checked piece of a mapped file, which `section` keeps mapped, and compares
/// every read with `limit`; it writes only into its own buffers of 128 numbers each.
final class PostingCursor {
  /// What ``document`` is behind the last posting.
  static let end = UInt32.max

  /// The document that the cursor stands on.
  private(set) var document: UInt32
  /// The number of documents, dead ones included.
  let count: Int

  private let section: FileSection
  private let scored: Bool
  private let place: Int
  private let documentLimit: UInt32
  private let base: UnsafeRawPointer
  private let limit: UnsafeRawPointer
  private let blockCount: Int
  private let skipLength: Int
  private let documents: UnsafeMutablePointer<UInt32>
  private let frequencies: UnsafeMutablePointer<UInt32>
  private var block = 0
  private var position = 0
  private(set) var blockDocumentCount = 0
  private var frequencyStart: UnsafeRawPointer
  private var frequenciesDecoded = false

  /// The postings of `entry`.
  init(_ dictionary: TermDictionary, _ entry: TermEntry) throws(IndexError) {
    section = dictionary.postings
    scored = dictionary.scored
    place = entry.place
    count = entry.documentCount
    documentLimit = UInt32(truncatingIfNeeded: section.file.documentCount)
    let isSingle = entry.documentCount == 1
    let bytes = try section.bytes(isSingle ? 0 : entry.place, entry.postingsLength)
    documents = .allocate(capacity: PostingsWriter.blockLength * 2)
    frequencies = documents + PostingsWriter.blockLength
    documents.initialize(repeating: 0, count: PostingsWriter.blockLength * 2)
    let start = bytes.baseAddress ?? UnsafeRawPointer(documents)
    blockCount = (count + PostingsWriter.blockLength - 1) / PostingsWriter.blockLength
    skipLength = dictionary.scored ? 10 : 8
    let skipBytes = blockCount > 1 ? blockCount * skipLength : 0
    base = start
    limit = start + bytes.count
    frequencyStart = start
    document = 0
    guard skipBytes <= bytes.count else { throw damage }
    if isSingle {
      document = UInt32(truncatingIfNeeded: entry.place)
      documents[0] = document
      frequencies[0] = UInt32(truncatingIfNeeded: entry.occurrences)
      blockDocumentCount = 1
      frequenciesDecoded = true
    } else {
      try load(block: 0)
    }
  }

  deinit { documents.deallocate() }

  /// Goes to the next document.
  @inline(__always)
  func advance() throws(IndexError) {
    position += 1
    if position < blockDocumentCount {
      document = documents[position]
    } else {
      try loadNextBlock()
    }
  }

  /// Goes to the first document that is not before `target`; never backwards.
  func seek(_ target: UInt32) throws(IndexError) {
    if document >= target { return }
    if documents[blockDocumentCount - 1] < target {
      try skip(to: target)
      if document >= target { return }
    }
    // Gallop, then halve: targets are mostly near.
    var low = position
    var step = 1
    while low + step < blockDocumentCount, documents[low + step] < target {
      low += step
      step *= 2
    }
    var high = min(low + step, blockDocumentCount - 1)
    while low + 1 < high {
      let middle = (low + high) / 2
      if documents[middle] < target { low = middle } else { high = middle }
    }
    position = high
    document = documents[high]
  }

  /// How often the term stands in ``document``; 1 in fields without frequencies.
  var frequency: UInt32 {
    @inline(__always) get throws(IndexError) {
      if !frequenciesDecoded { try decodeFrequencies() }
      return frequencies[position]
    }
  }

  /// The last document of the current block.
  var lastInBlock: UInt32 { documents[blockDocumentCount - 1] }

  /// The highest frequency (nil: unknown) and the least length code in the current block.
  var blockMaxima: (frequency: UInt32?, lengthCode: UInt8) {
    guard scored, blockCount > 1, block < blockCount else { return (nil, 0) }
    return maxima(ofBlock: block)
  }

  /// Leaves the rest of the current block and of all following blocks for which `isWorthless` holds, without decoding
  /// those; stands on the first document of the block after them.
  func skipBlocks(while isWorthless: (_ frequency: UInt32?, _ lengthCode: UInt8) -> Bool) throws(IndexError) {
    var next = block + 1
    while next < blockCount {
      let most = maxima(ofBlock: next)
      guard isWorthless(most.frequency, most.lengthCode) else { break }
      next += 1
    }
    try moveTo(block: next)
  }

  /// The documents of the current block from the current one on, with their frequencies; goes to the next block.
  func takeBlock(
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) throws(IndexError) -> Void,
    withFrequencies: Bool
  ) throws(IndexError) {
    if withFrequencies && !frequenciesDecoded { try decodeFrequencies() }
    let length = blockDocumentCount - position
    try body(
      UnsafeBufferPointer(start: documents + position, count: length),
      UnsafeBufferPointer(start: frequencies + position, count: length))
    try loadNextBlock()
  }

  // MARK: Blocks

  private var damage: IndexError { section.damage(at: place) }

  private func maxima(ofBlock block: Int) -> (frequency: UInt32?, lengthCode: UInt8) {
    let most = base.load(fromByteOffset: block * skipLength + 8, as: UInt8.self)
    let shortest = base.load(fromByteOffset: block * skipLength + 9, as: UInt8.self)
    return (most == 255 ? nil : UInt32(most), shortest)
  }

  private func lastDocument(ofBlock block: Int) -> UInt32 {
    UInt32(littleEndian: base.loadUnaligned(fromByteOffset: block * skipLength, as: UInt32.self))
  }

  private func blockEnd(_ block: Int) -> Int {
    Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: block * skipLength + 4, as: UInt32.self)))
  }

  /// Goes to the block that holds the first document not before `target`, which is not in the current one.
  private func skip(to target: UInt32) throws(IndexError) {
    var low = block
    var step = 1
    while low + step < blockCount, lastDocument(ofBlock: low + step) < target {
      low += step
      step *= 2
    }
    // Block `low` ends before the target; `high` does not, or there is none such.
    var high = min(low + step, blockCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lastDocument(ofBlock: middle) < target { low = middle } else { high = middle }
    }
    try moveTo(block: high)
  }

  private func loadNextBlock() throws(IndexError) {
    try moveTo(block: block + 1)
  }

  private func moveTo(block next: Int) throws(IndexError) {
    if next < blockCount {
      try load(block: next)
    } else {
      block = blockCount
      document = Self.end
      position = 0
      // One document that is greater than every target keeps `seek` simple.
      documents[0] = Self.end
      blockDocumentCount = 1
      frequenciesDecoded = true
    }
  }

  private func load(block next: Int) throws(IndexError) {
    let hasSkips = blockCount > 1
    let blocksStart = base + (hasSkips ? blockCount * skipLength : 0)
    let start = next == 0 || !hasSkips ? 0 : blockEnd(next - 1)
    let end = hasSkips ? blockEnd(next) : limit - blocksStart
    guard start <= end, end <= limit - blocksStart else { throw damage }
    block = next
    position = 0
    blockDocumentCount = min(PostingsWriter.blockLength, count - next * PostingsWriter.blockLength)
    let previous = next == 0 ? UInt32.max : lastDocument(ofBlock: next - 1)
    if blockDocumentCount == PostingsWriter.blockLength {
      try unpack(blocksStart + start, until: blocksStart + end, previous: previous)
    } else {
      try readSteps(blocksStart + start, until: blocksStart + end, previous: previous)
    }
    let last = documents[blockDocumentCount - 1]
    guard last < documentLimit, !hasSkips || last == lastDocument(ofBlock: next) else { throw damage }
    document = documents[0]
    frequenciesDecoded = !scored
    if !scored && frequencies[0] != 1 {
      frequencies.update(repeating: 1, count: PostingsWriter.blockLength)
    }
  }

  /// Adds up 128 steps of fixed width. `previous` is the document before, or `UInt32.max` before the first, so that
  /// adding a step and one wraps around to the document.
  private func unpack(
    _ start: UnsafeRawPointer, until end: UnsafeRawPointer, previous: UInt32
  ) throws(IndexError) {
    guard start < end else { throw damage }
    let width = Int(start.load(as: UInt8.self))
    guard width <= 32, end - start > width * 16 else { throw damage }
    frequencyStart = start + 1 + width * 16
    var document = previous
    if width == 0 {
      for index in 0..<PostingsWriter.blockLength {
        document = document &+ 1
        documents[index] = document
      }
    } else {
      let bits = start + 1
      let mask: UInt64 = (1 << UInt64(width)) - 1
      var bit = 0
      for index in 0..<PostingsWriter.blockLength {
        // Sound: the first byte lies within the block, and a file goes on for 32 bytes behind every section.
        let word = UInt64(littleEndian: (bits + (bit >> 3)).loadUnaligned(as: UInt64.self))
        let step = (word &>> UInt64(bit & 7)) & mask
        document = document &+ 1 &+ UInt32(truncatingIfNeeded: step)
        documents[index] = document
        bit += width
      }
    }
  }

  private func readSteps(
    _ start: UnsafeRawPointer, until end: UnsafeRawPointer, previous: UInt32
  ) throws(IndexError) {
    var reader = ByteReader(UnsafeRawBufferPointer(start: start, count: end - start), damage: damage)
    var document = previous
    for index in 0..<blockDocumentCount {
      document = document &+ 1 &+ (try reader.varint32())
      documents[index] = document
    }
    frequencyStart = start + reader.offset
  }

  private func decodeFrequencies() throws(IndexError) {
    frequencies.update(repeating: 1, count: blockDocumentCount)
    var reader = ByteReader(
      UnsafeRawBufferPointer(start: frequencyStart, count: limit - frequencyStart), damage: damage)
    let number = Int(try reader.byte())
    let places = try reader.bytes(number)
    for place in places {
      guard Int(place) < blockDocumentCount else { throw damage }
      let frequency = try reader.varint32()
      guard frequency < UInt32.max - 2 else { throw damage }
      frequencies[Int(place)] = frequency + 2
    }
    frequenciesDecoded = true
  }
}
