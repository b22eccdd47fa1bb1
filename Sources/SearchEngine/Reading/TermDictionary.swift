#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// What a dictionary says about a term.
struct TermEntry: Sendable {
  /// The term's number in the dictionary.
  var ordinal: Int
  /// The number of units (documents, or chunks of text) that hold it, dead ones included.
  var unitCount: Int
  /// How often it stands in them; in a field without frequencies, as ``unitCount``.
  var occurrences: Int
  /// The only unit, if there is one only; else the first byte of the postings.
  var place: Int
  /// The number of bytes of the postings; 0 if there is one unit only.
  var postingsLength: Int
}

/// The sorted terms of a field, searched where they lie; grammar in `TermDictionaryWriter.swift`.
struct TermDictionary: Sendable {
  /// Whether the entries have frequencies.
  let scored: Bool
  /// The number of terms.
  let count: Int
  /// The postings that the entries point into.
  let postings: FileSection
  private let terms: FileSection
  private let blocks: FileSection
  /// The number of units there are.
  let unitCount: Int

  /// The bytes that a block has in the section of blocks.
  private static let blockEntryLength = 12

  /// The dictionary in three sections of a file, over `unitCount` units.
  init(
    file: SegmentFile, index: Int, kinds: SegmentLayout.DictionaryKinds, scored: Bool, unitCount: Int
  ) throws(IndexError) {
    self.scored = scored
    terms = try file.section(kinds.terms, index: index)
    blocks = try file.section(kinds.blocks, index: index)
    postings = try file.section(kinds.postings, index: index)
    self.unitCount = unitCount
    count = terms.entry.count
    let blockCount = (count + TermDictionaryWriter.blockLength - 1) / TermDictionaryWriter.blockLength
    guard blocks.length == blockCount * Self.blockEntryLength else { throw blocks.damage(at: 0) }
  }

  /// A cursor over all terms, before the first.
  func cursor(fromBlock block: Int = 0) -> TermCursor { TermCursor(self, block: block) }

  /// The entry of the term, if it is there.
  func entry(of term: [UInt8]) throws(IndexError) -> TermEntry? {
    guard count > 0 else { return nil }
    let block = try lastBlock(notAfter: term)
    guard block >= 0 else { return nil }
    var reader = try self.reader(ofBlock: block)
    var place = try reader.varint()
    var step = TermStep()
    // The bytes of `term` that the terms so far have in common with it. All terms so far are smaller, so a term that
    // shares more bytes with the one before it than that is smaller too, and one that shares fewer is greater.
    var matched = 0
    for index in 0..<termCount(ofBlock: block) {
      try readTerm(&reader, isFirst: index == 0, into: &step)
      let entry = try readEntry(
        &reader, ordinal: block * TermDictionaryWriter.blockLength + index, statistics: step.statistics, place: &place)
      if step.shared > matched { continue }
      if step.shared < matched { return nil }
      let order = step.withRest { rest -> Int in
        var position = 0
        while position < rest.count, matched < term.count, rest[position] == term[matched] {
          position += 1
          matched += 1
        }
        if position == rest.count { return matched == term.count ? 0 : -1 }
        return matched == term.count || rest[position] > term[matched] ? 1 : -1
      }
      if order == 0 { return entry }
      if order > 0 { return nil }
    }
    return nil
  }

  /// The entries of the terms that begin with `prefix`, in order.
  func entries(withPrefix prefix: [UInt8]) throws(IndexError) -> [TermEntry] {
    var entries: [TermEntry] = []
    guard count > 0 else { return entries }
    var cursor = cursor(fromBlock: max(0, try lastBlock(notAfter: prefix)))
    while try cursor.advance() {
      if cursor.term.starts(with: prefix) {
        entries.append(cursor.entry)
      } else if prefix.lexicographicallyPrecedes(cursor.term) {
        break
      }
    }
    return entries
  }

  /// The term with that number, which is below ``count``.
  func term(at ordinal: Int) throws(IndexError) -> [UInt8] {
    var cursor = cursor(fromBlock: ordinal / TermDictionaryWriter.blockLength)
    for _ in 0...(ordinal % TermDictionaryWriter.blockLength) {
      guard try cursor.advance() else { throw terms.damage(at: 0) }
    }
    return cursor.term
  }

  /// The number of terms in a block.
  fileprivate func termCount(ofBlock block: Int) -> Int {
    min(TermDictionaryWriter.blockLength, count - block * TermDictionaryWriter.blockLength)
  }

  fileprivate var blockCount: Int { blocks.length / Self.blockEntryLength }

  /// Where a block begins among the terms.
  @inline(__always)
  private func start(ofBlock block: Int) throws(IndexError) -> Int {
    Int(try blocks.uint32(at: blockCount * 8 + block * 4))
  }

  /// The key of a block's first term.
  func key(ofBlock block: Int) throws(IndexError) -> UInt64 { try blocks.uint64(at: block * 8) }

  /// A reader of a block, from its first byte.
  fileprivate func reader(ofBlock block: Int) throws(IndexError) -> ByteReader {
    let start = try start(ofBlock: block)
    let end = block + 1 < blockCount ? try self.start(ofBlock: block + 1) : terms.length
    return ByteReader(try terms.bytes(start, end - start), in: terms, at: start)
  }

  /// Reads a term that follows the one of `step`, which it becomes, and what the statistics begin with.
  @inline(__always)
  fileprivate func readTerm(_ reader: inout ByteReader, isFirst: Bool, into step: inout TermStep) throws(IndexError) {
    if isFirst {
      step.set(shared: 0, try reader.string())
      step.statistics = try reader.varint()
      return
    }
    let head = Int(try reader.byte())
    let form = head >> 5
    if form == TermDictionaryWriter.otherCharacter {
      guard step.replaceLast(by: try reader.varint()) else { throw terms.damage(at: 0) }
    } else if form > 0 {
      let (shared, rest) = TermDictionaryWriter.commonLengths[form - 1]
      step.set(shared: shared, try reader.bytes(rest))
    } else {
      let both = Int(try reader.byte())
      let shared = both >> 4 == 15 ? 15 &+ (try reader.varint()) : both >> 4
      let rest = both & 15 == 15 ? 15 &+ (try reader.varint()) : both & 15
      step.set(shared: shared, try reader.bytes(rest))
    }
    step.statistics = head & TermDictionaryWriter.moreStatistics
    if step.statistics == TermDictionaryWriter.moreStatistics { step.statistics &+= try reader.varint() }
  }

  /// Reads what follows a term and the beginning of its statistics; `place` is where its postings begin if it has any, and is moved behind them.
  @inline(__always)
  fileprivate func readEntry(
    _ reader: inout ByteReader, ordinal: Int, statistics: Int, place: inout Int
  ) throws(IndexError) -> TermEntry {
    var units = statistics
    var more = 0
    if scored {
      more = units & 1 == 1 ? try reader.varint() : 0
      units >>= 1
    }
    guard units >= 1, units <= unitCount else { throw terms.damage(at: 0) }
    let last = try reader.varint()
    if units == 1 {
      guard last < unitCount else { throw terms.damage(at: 0) }
      return TermEntry(ordinal: ordinal, unitCount: 1, occurrences: 1 &+ more, place: last, postingsLength: 0)
    }
    guard place <= postings.length, last <= postings.length - place else { throw terms.damage(at: 0) }
    let entry = TermEntry(
      ordinal: ordinal, unitCount: units, occurrences: units &+ more, place: place, postingsLength: last)
    place += last
    return entry
  }

  /// The last block whose first term is not greater than `term`; −1 if all are.
  private func lastBlock(notAfter term: [UInt8]) throws(IndexError) -> Int {
    let key = term.withUnsafeBytes { TermDictionaryWriter.key(of: $0) }
    let keys = try blocks.bytes(0, blockCount * 8)
    // The number of blocks whose key is not greater: a search without branches.
    var notGreater = 0
    var rest = blockCount
    while rest > 0 {
      let half = (rest + 1) / 2
      let probe = UInt64(
        littleEndian: keys.loadUnaligned(fromByteOffset: (notGreater + half - 1) * 8, as: UInt64.self))
      notGreater = probe <= key ? notGreater + half : notGreater
      rest = probe <= key ? rest - half : half - 1
    }
    // Blocks with an equal key may begin with greater terms.
    var low = notGreater
    while low > 0, try self.key(ofBlock: low - 1) == key { low -= 1 }
    var high = notGreater
    while low < high {
      let middle = (low + high) / 2
      let start = try start(ofBlock: middle)
      let peek = try terms.bytes(start, min(20, max(0, terms.length - start)))
      var reader = ByteReader(peek, in: terms, at: start)
      _ = try reader.varint()
      let length = try reader.varint()
      let first = try terms.bytes(start + reader.offset, length)
      if isAfter(first, term) { high = middle } else { low = middle + 1 }
    }
    return low - 1
  }

  private func isAfter(_ first: UnsafeRawBufferPointer, _ term: [UInt8]) -> Bool {
    let order = term.withUnsafeBytes { bytes -> Int32 in
      let shared = min(first.count, bytes.count)
      guard shared > 0, let left = first.baseAddress, let right = bytes.baseAddress else { return 0 }
      // Sound: both have `shared` bytes.
      return memcmp(left, right, shared)
    }
    return order != 0 ? order > 0 : first.count > term.count
  }
}

/// How a term in a block follows from the one before it.
private struct TermStep {
  /// The number of bytes that it shares with the term before.
  private(set) var shared = 0
  /// The number that its statistics begin with.
  var statistics = 0
  private var length = 0
  /// Its bytes behind those, but where only its last character is another.
  private var rest = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Its last three bytes, the last one lowest; whatever a term of fewer was read with.
  private var last: UInt32 = 0
  /// How many of these are not shared; 0 where ``rest`` holds what is not.
  private var replaced = 0

  /// The term is so many bytes of the one before, and `rest`.
  @inline(__always)
  mutating func set(shared: Int, _ rest: UnsafeRawBufferPointer) {
    self.shared = shared
    self.rest = rest
    length = shared &+ rest.count
    replaced = 0
    if rest.count >= 3 {
      let end = rest.count
      last = UInt32(rest[end - 3]) << 16 | UInt32(rest[end - 2]) << 8 | UInt32(rest[end - 1])
    }
  }

  /// The term is the one before with a last character whose scalar is so much higher; false where there is none such.
  @inline(__always)
  mutating func replaceLast(by difference: Int) -> Bool {
    let scalar = Int((last >> 16 & 0x0F) << 12 | (last >> 8 & 0x3F) << 6 | last & 0x3F)
    guard length >= 3, difference > 0, difference <= 0xFFFF - scalar else { return false }
    let other = UInt32(truncatingIfNeeded: scalar + difference)
    let bytes = 0xE08080 | (other & 0xF000) << 4 | (other & 0x0FC0) << 2 | other & 0x3F
    // The first of the three bytes may be the same, and the second.
    replaced = bytes >> 16 != last >> 16 ? 3 : bytes >> 8 != last >> 8 ? 2 : 1
    shared = length - replaced
    last = bytes
    return true
  }

  /// Calls `body` with the bytes behind the shared ones, which are there only while it runs.
  @inline(__always)
  func withRest<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if replaced == 0 { return body(rest) }
    return withUnsafeBytes(of: last.bigEndian) { body(UnsafeRawBufferPointer(rebasing: $0[(4 - replaced)...])) }
  }
}

/// Walks through a dictionary in order.
struct TermCursor {
  /// The term; empty before the first ``advance()``.
  private(set) var term: [UInt8] = []
  /// What the dictionary says about it.
  private(set) var entry = TermEntry(ordinal: -1, unitCount: 0, occurrences: 0, place: 0, postingsLength: 0)

  private let dictionary: TermDictionary
  private var nextBlock: Int
  private var left = 0
  private var step = TermStep()
  private var reader: ByteReader?
  private var place = 0

  fileprivate init(_ dictionary: TermDictionary, block: Int) {
    self.dictionary = dictionary
    nextBlock = block
    entry.ordinal = block * TermDictionaryWriter.blockLength - 1
  }

  /// Goes to the next term; false at the end, for good.
  mutating func advance() throws(IndexError) -> Bool {
    var isFirst = false
    if left == 0 {
      guard nextBlock < dictionary.blockCount else { return false }
      var reader = try dictionary.reader(ofBlock: nextBlock)
      place = try reader.varint()
      self.reader = reader
      left = dictionary.termCount(ofBlock: nextBlock)
      nextBlock += 1
      isFirst = true
    }
    guard var reader else { return false }
    try dictionary.readTerm(&reader, isFirst: isFirst, into: &step)
    guard step.shared <= term.count else { throw dictionary.postings.damage(at: 0) }
    term.removeSubrange(step.shared...)
    step.withRest { term.append(contentsOf: $0) }
    entry = try dictionary.readEntry(
      &reader, ordinal: entry.ordinal + 1, statistics: step.statistics, place: &place)
    left -= 1
    self.reader = reader
    return true
  }
}
