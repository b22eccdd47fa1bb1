/// Writes a field's terms, given in ascending order of their bytes, with their postings.
///
///     terms     = block*                     32 terms a block, the last may have fewer
///     block     = place:varint first next*   place: where the postings of the block's terms begin
///     first     = term:string statistics
///     next      = lengths rest:bytes statistics
///     lengths   = both:u8 (shared − 15:varint)? (rest − 15:varint)?
///                                            the number of bytes shared with the term before in the high half, of the
///                                            rest in the low half; 15 or more are 15, and the bracket
///     statistics = units:varint where        in fields without frequencies
///               | (2 · units + more):varint (occurrences − units:varint)? where
///                                            in scored fields; more: 1 with the bracket, 0 if there are no more
///     where     = unit:varint                if it is the only one
///               | length:varint              of the postings, which follow those of the term before
///     blocks    = key:u64* start:u32*        for each block the first eight bytes of its first term, zeros behind a
///                                            shorter one, the first byte highest; and its first byte among the terms
///
/// Units are documents, or chunks of text; see `PostingsWriter.swift` for the postings.
///
/// The section `terms` counts its terms. A reader needs no table in memory: it searches the blocks' first terms where
/// they lie, then walks through one block.
struct TermDictionaryWriter {
  /// Terms in a block.
  static let blockLength = 32

  private let scored: Bool
  private var terms = ByteWriter()
  private var keys = ByteWriter()
  private var starts = ByteWriter()
  private var postings = ByteWriter()
  private var postingsWriter: PostingsWriter
  private var previous: [UInt8] = []
  private var count = 0

  /// A writer for a field over `unitCount` units.
  init(scored: Bool, unitCount: Int) {
    self.scored = scored
    postingsWriter = PostingsWriter(scored: scored, unitCount: unitCount)
  }

  /// The first eight bytes of a term as a number: of two terms the lesser one has no greater key.
  @inline(__always)
  static func key(of term: UnsafeRawBufferPointer) -> UInt64 {
    var key: UInt64 = 0
    for index in 0..<8 { key = key << 8 | (index < term.count ? UInt64(term[index]) : 0) }
    return key
  }

  /// Adds a term, which must be greater than the one before, and its postings, of which there must be one at least.
  mutating func append(
    _ term: UnsafeBufferPointer<UInt8>, units: UnsafeBufferPointer<UInt32>,
    frequencies: UnsafeBufferPointer<UInt32>, norms: UnitNorms?
  ) {
    var occurrences = 0
    if scored { for frequency in frequencies { occurrences += Int(frequency) } }
    let more = scored ? occurrences - units.count : 0
    let start = postings.count
    if units.count > 1 {
      postingsWriter.append(
        units: units, frequencies: more > 0 ? frequencies : nil, norms: norms, to: &postings)
    }
    let isFirst = count % Self.blockLength == 0
    if isFirst {
      keys.append(Self.key(of: UnsafeRawBufferPointer(term)))
      starts.append(UInt32(truncatingIfNeeded: terms.count))
    }
    let shared = isFirst ? 0 : sharedLength(term)
    terms.appendBytes(atMost: term.count + 1 + 6 * ByteWriter.varintLength) { entry in
      let rest = term.count - shared
      if isFirst {
        entry.appendVarint(start)
        entry.appendVarint(rest)
      } else {
        entry.append(UInt8(min(shared, 15) << 4 | min(rest, 15)))
        if shared >= 15 { entry.appendVarint(shared - 15) }
        if rest >= 15 { entry.appendVarint(rest - 15) }
      }
      entry.append(contentsOf: term[shared...])
      entry.appendVarint(scored ? 2 * units.count + (more > 0 ? 1 : 0) : units.count)
      if more > 0 { entry.appendVarint(more) }
      entry.appendVarint(units.count == 1 ? Int(units[0]) : postings.count - start)
    }
    count += 1
    previous.removeAll(keepingCapacity: true)
    previous.append(contentsOf: term)
  }

  /// The number of bytes that `term` shares with the one before it.
  private func sharedLength(_ term: UnsafeBufferPointer<UInt8>) -> Int {
    previous.withUnsafeBufferPointer { previous in
      let most = min(previous.count, term.count)
      var shared = 0
      while shared < most && previous[shared] == term[shared] { shared += 1 }
      return shared
    }
  }

  /// Adds the three sections to the file. Throws when they are too long for the format.
  consuming func finish(
    into file: inout SegmentFileWriter, index: Int, kinds: SegmentLayout.DictionaryKinds
  ) throws(IndexError) {
    guard terms.count <= Int(UInt32.max) else { throw .segmentFull(documents: count, bytes: terms.count) }
    file.addSection(kinds.terms, index: index, terms.bytes, count: count)
    file.addSection(kinds.blocks, index: index, keys.bytes + starts.bytes, count: starts.count / 4)
    file.addSection(kinds.postings, index: index, postings.bytes, count: count)
  }
}

extension SegmentLayout {
  /// The three sections of a dictionary.
  struct DictionaryKinds {
    let terms: SectionKind
    let blocks: SectionKind
    let postings: SectionKind

    /// Of a term field.
    static let termField = DictionaryKinds(terms: .terms, blocks: .termBlocks, postings: .postings)
    /// Of a text field.
    static let textField = DictionaryKinds(terms: .grams, blocks: .gramBlocks, postings: .gramPostings)
    /// Of a string column.
    static let stringColumn = DictionaryKinds(terms: .strings, blocks: .stringBlocks, postings: .stringPostings)
  }
}
