/// Writes a field's terms, given in ascending order of their bytes, with their postings.
///
///     terms     = block*                     32 terms a block, the last may have fewer
///     block     = place:varint first next*   place: where the postings of the block's terms begin
///     next      = head term (statistics − 31:varint)? more? where
///     head      = form in the high 3 bits, the least of statistics and 31 in the low 5
///     term      = lengths:u8 (shared − 15:varint)? (rest − 15:varint)? rest:bytes       form 0: the number of bytes
///                 shared with the term before in the high half, of the rest in the low half; 15 or more are 15, and
///                 the bracket
///               | rest:bytes                     forms 1 to 6: both numbers are those of `commonLengths`
///               | difference:varint              form 7: the term before with another last character, a scalar so much
///                                                higher; both of three bytes
///     statistics = units                         in fields without frequencies
///               | 2 · units + m                  in scored fields; m is 1 with `more`, 0 without
///     more      = occurrences − units:varint
///     first     = term:string statistics:varint more? where
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
  /// The form of a term that differs from the one before in its last character.
  static let otherCharacter = 7
  /// How many bytes a term of forms 1 to 6 shares with the one before, and how many more it has.
  static let commonLengths: [(shared: Int, rest: Int)] = [(3, 3), (3, 6), (6, 3), (6, 6), (9, 3), (0, 6)]
  /// What the head holds of statistics that do not fit into it.
  static let moreStatistics = 31

  private let scored: Bool
  private var terms = ByteWriter()
  private var keys = ByteWriter()
  private var starts = ByteWriter()
  private var postings = ByteWriter()
  private var postingsWriter: PostingsWriter
  private var previous: [UInt8] = []
  // Whether a reader that keeps but the last three bytes of what it reads knows those of the term before.
  private var isLastKnown = false
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
    let statistics = scored ? 2 * units.count + (more > 0 ? 1 : 0) : units.count
    let form = isFirst ? Form() : form(of: term)
    isLastKnown = isFirst || form.code > 0 || term.count - form.shared >= 3
    terms.appendBytes(atMost: term.count + 2 + 6 * ByteWriter.varintLength) { entry in
      if isFirst {
        entry.appendVarint(start)
        entry.appendVarint(term.count)
        entry.append(contentsOf: term[...])
        entry.appendVarint(statistics)
      } else {
        Self.append(term, form, statistics: statistics, to: &entry)
      }
      if more > 0 { entry.appendVarint(more) }
      entry.appendVarint(units.count == 1 ? Int(units[0]) : postings.count - start)
    }
    count += 1
    previous.removeAll(keepingCapacity: true)
    previous.append(contentsOf: term)
  }

  /// How a term is written that is not a block's first.
  private struct Form {
    /// Its number in the high bits of the head.
    var code = 0
    /// The bytes that the term shares with the one before.
    var shared = 0
    /// How much higher the last character's scalar is, in form 7.
    var difference = 0
  }

  private func form(of term: UnsafeBufferPointer<UInt8>) -> Form {
    let shared = sharedLength(term)
    if isLastKnown, term.count == previous.count, shared + 3 >= term.count,
      let last = Self.lastScalar(UnsafeRawBufferPointer(term)),
      let before = previous.withUnsafeBytes({ Self.lastScalar($0) })
    {
      return Form(code: Self.otherCharacter, shared: shared, difference: Int(last - before))
    }
    let rest = term.count - shared
    let common = Self.commonLengths.firstIndex { $0.shared == shared && $0.rest == rest }
    return Form(code: common.map { $0 + 1 } ?? 0, shared: shared)
  }

  /// Adds a term that is not a block's first, and what its statistics begin with.
  private static func append(
    _ term: UnsafeBufferPointer<UInt8>, _ form: Form, statistics: Int, to entry: inout BytePacker
  ) {
    entry.append(UInt8(form.code << 5 | min(statistics, moreStatistics)))
    if form.code == otherCharacter {
      entry.appendVarint(form.difference)
    } else {
      if form.code == 0 {
        let rest = term.count - form.shared
        entry.append(UInt8(min(form.shared, 15) << 4 | min(rest, 15)))
        if form.shared >= 15 { entry.appendVarint(form.shared - 15) }
        if rest >= 15 { entry.appendVarint(rest - 15) }
      }
      entry.append(contentsOf: term[form.shared...])
    }
    if statistics >= moreStatistics { entry.appendVarint(statistics - moreStatistics) }
  }

  /// The scalar of the last character of a term if that has the form of three bytes of UTF-8; else nil.
  @inline(__always)
  static func lastScalar(_ term: UnsafeRawBufferPointer) -> UInt32? {
    guard term.count >= 3 else { return nil }
    let first = UInt32(term[term.count - 3])
    let second = UInt32(term[term.count - 2])
    let third = UInt32(term[term.count - 1])
    guard first >> 4 == 0xE, second >> 6 == 2, third >> 6 == 2 else { return nil }
    return (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
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
