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
    // The bytes of `term` that the terms so far have in common with it. All terms so far are smaller, so a term that
    // shares more bytes with the one before it than that is smaller too, and one that shares fewer is greater.
    var matched = 0
    for index in 0..<termCount(ofBlock: block) {
      let (shared, rest) = try readTerm(&reader, isFirst: index == 0)
      let entry = try readEntry(&reader, ordinal: block * TermDictionaryWriter.blockLength + index, place: &place)
      if shared > matched { continue }
      if shared < matched { return nil }
      var position = 0
      while position < rest.count, matched < term.count, rest[position] == term[matched] {
        position += 1
        matched += 1
      }
      if position == rest.count {
        if matched == term.count { return entry }
      } else if matched == term.count || rest[position] > term[matched] {
        return nil
      }
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

  /// Reads how many bytes a term shares with the one before, and its other bytes.
  @inline(__always)
  fileprivate func readTerm(
    _ reader: inout ByteReader, isFirst: Bool
  ) throws(IndexError) -> (shared: Int, rest: UnsafeRawBufferPointer) {
    if isFirst { return (0, try reader.string()) }
    let both = Int(try reader.byte())
    let shared = both >> 4 == 15 ? 15 &+ (try reader.varint()) : both >> 4
    let rest = both & 15 == 15 ? 15 &+ (try reader.varint()) : both & 15
    return (shared, try reader.bytes(rest))
  }

  /// Reads a term's statistics; `place` is where its postings begin if it has any, and is moved behind them.
  @inline(__always)
  fileprivate func readEntry(
    _ reader: inout ByteReader, ordinal: Int, place: inout Int
  ) throws(IndexError) -> TermEntry {
    var units = try reader.varint()
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

/// Walks through a dictionary in order.
struct TermCursor {
  /// The term; empty before the first ``advance()``.
  private(set) var term: [UInt8] = []
  /// What the dictionary says about it.
  private(set) var entry = TermEntry(ordinal: -1, unitCount: 0, occurrences: 0, place: 0, postingsLength: 0)

  private let dictionary: TermDictionary
  private var nextBlock: Int
  private var left = 0
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
    let (shared, rest) = try dictionary.readTerm(&reader, isFirst: isFirst)
    guard shared <= term.count else { throw dictionary.postings.damage(at: 0) }
    term.removeSubrange(shared...)
    term.append(contentsOf: rest)
    entry = try dictionary.readEntry(&reader, ordinal: entry.ordinal + 1, place: &place)
    left -= 1
    self.reader = reader
    return true
  }
}
