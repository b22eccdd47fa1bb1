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
  /// Whether any frequency exceeds one, and so frequencies are written down.
  private let repeats: Bool
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
    repeats = dictionary.scored && entry.occurrences != entry.documentCount
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
    skipLength = dictionary.scored ? 8 + 2 * PostingsWriter.boundCount : 8
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

  /// Passes over the current block and those after it for as long as no score in them can exceed `threshold`, without
  /// decoding them; stands on the first document of the block after them. Only for scored fields.
  func skipBlocks(notAbove threshold: Double, by ranking: LeafRanking) throws(IndexError) {
    guard scored, blockCount > 1 else { return }
    var next = block
    while next < blockCount, bound(ofBlock: next, ranking) <= threshold { next += 1 }
    if next > block { try moveTo(block: next) }
  }

  /// Calls `body` with the place in `targets` and the frequency of every posting whose document is a target. Targets
  /// ascend. Blocks without targets are not decoded, and within a block one step mostly leads to the next target.
  @inline(__always)
  func forEachPosting(
    in targets: UnsafeBufferPointer<UInt32>, withFrequencies: Bool,
    _ body: (_ place: Int, _ frequency: UInt32) -> Void
  ) throws(IndexError) {
    var place = 0
    while place < targets.count, document != Self.end {
      try seek(targets[place])
      if withFrequencies && !frequenciesDecoded { try decodeFrequencies() }
      var position = self.position
      let last = documents[blockDocumentCount - 1]
      while place < targets.count, targets[place] <= last {
        let target = targets[place]
        while documents[position] < target { position += 1 }
        if documents[position] == target { body(place, frequencies[position]) }
        place += 1
      }
      self.position = position
      document = documents[position]
    }
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

  private func bound(ofBlock block: Int, _ ranking: LeafRanking) -> Double {
    var pair = base + block * skipLength + 8
    var best = -Double.infinity
    var previous: UInt16 = 0
    for index in 0..<PostingsWriter.boundCount {
      let both = pair.loadUnaligned(as: UInt16.self)
      if index > 0 && both == previous { break }
      previous = both
      let most = pair.load(as: UInt8.self)
      let shortest = pair.load(fromByteOffset: 1, as: UInt8.self)
      best = max(best, most == 255 ? ranking.bm25.weight : ranking.score(frequency: UInt32(most), code: shortest))
      pair += 2
    }
    return best
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
    let first = next == 0 ? 0 : UInt64(lastDocument(ofBlock: next - 1)) + 1
    let past: UInt64
    if blockDocumentCount == PostingsWriter.blockLength {
      past = try unpack(blocksStart + start, until: blocksStart + end, from: first)
    } else {
      past = try readSteps(blocksStart + start, until: blocksStart + end, from: first)
    }
    // Steps are never negative, and their sum did not wrap around: if the last document is in range, all are.
    guard past <= UInt64(documentLimit), !hasSkips || past == UInt64(lastDocument(ofBlock: next)) + 1 else {
      throw damage
    }
    document = documents[0]
    frequenciesDecoded = !repeats
    if !repeats && frequencies[0] != 1 {
      frequencies.update(repeating: 1, count: PostingsWriter.blockLength)
    }
  }

  /// Adds up 128 steps of fixed width, from the first document there could be; returns the one after the last.
  private func unpack(
    _ start: UnsafeRawPointer, until end: UnsafeRawPointer, from first: UInt64
  ) throws(IndexError) -> UInt64 {
    guard start < end else { throw damage }
    let width = Int(start.load(as: UInt8.self))
    guard width <= 32, end - start > width * 16 else { throw damage }
    frequencyStart = start + 1 + width * 16
    var next = first
    if width == 0 {
      for index in 0..<PostingsWriter.blockLength {
        documents[index] = UInt32(truncatingIfNeeded: next)
        next &+= 1
      }
    } else {
      let bits = start + 1
      let mask: UInt64 = (1 << UInt64(width)) - 1
      var bit = 0
      for index in 0..<PostingsWriter.blockLength {
        // Sound: the first byte lies within the block, and a file goes on for 32 bytes behind every section.
        let word = UInt64(littleEndian: (bits + (bit >> 3)).loadUnaligned(as: UInt64.self))
        let step = (word &>> UInt64(bit & 7)) & mask
        next &+= step
        documents[index] = UInt32(truncatingIfNeeded: next)
        next &+= 1
        bit += width
      }
    }
    return next
  }

  private func readSteps(
    _ start: UnsafeRawPointer, until end: UnsafeRawPointer, from first: UInt64
  ) throws(IndexError) -> UInt64 {
    var reader = ByteReader(UnsafeRawBufferPointer(start: start, count: end - start), damage: damage)
    var next = first
    for index in 0..<blockDocumentCount {
      next &+= UInt64(try reader.varint32())
      documents[index] = UInt32(truncatingIfNeeded: next)
      next &+= 1
    }
    frequencyStart = start + reader.offset
    return next
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
