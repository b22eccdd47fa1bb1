/// The texts of one text field, as pieces and chunks; grammar in `TextFieldWriter.swift`.
final class TextColumn: Sendable {
  /// The pairs of characters, with the chunks that hold them.
  let grams: TermDictionary
  /// The number of chunks.
  let chunkCount: Int
  /// The sum of all documents' decoded lengths, in characters.
  let lengthSum: Int

  private let texts: FileSection
  private let groupPieces: PackedIntegers
  private let pieceStarts: PackedIntegers
  private let pieceDocuments: PackedIntegers
  private let chunkPieces: PackedIntegers
  private let chunkGroups: PackedIntegers
  private let chunkLengths: FileSection
  private let signatureStarts: PackedIntegers
  private let signatures: FileSection
  private let lengths: FileSection
  private let variants: TextVariants?
  private let documentCount: Int
  private let groupCount: Int

  /// A piece of a group's text.
  struct Piece {
    /// Its bytes among all texts of the field.
    var range: Range<Int>
    /// Its document; nil if it belongs to none.
    var document: Int?
  }

  /// The texts of field `index`.
  init(file: SegmentFile, index: Int, varied: Bool) throws(IndexError) {
    documentCount = file.documentCount
    groupCount = file.groupCount
    texts = try file.section(.texts, index: index)
    groupPieces = try PackedIntegers(try file.section(.groupPieces, index: index), count: file.groupCount + 1)
    let documents = try file.section(.pieceDocuments, index: index)
    let pieceCount = documents.entry.count
    pieceDocuments = try PackedIntegers(documents, count: pieceCount)
    pieceStarts = try PackedIntegers(try file.section(.pieceStarts, index: index), count: pieceCount + 1)
    lengths = try file.section(.textLengths, index: index)
    guard lengths.length == file.documentCount else { throw lengths.damage(at: 0) }
    lengthSum = lengths.entry.sum
    chunkLengths = try file.section(.chunkLengths, index: index)
    chunkCount = chunkLengths.length
    chunkPieces = try PackedIntegers(try file.section(.chunkPieces, index: index), count: chunkCount + 1)
    chunkGroups = try PackedIntegers(try file.section(.chunkGroups, index: index), count: chunkCount)
    signatureStarts = try PackedIntegers(try file.section(.signatureStarts, index: index), count: chunkCount + 1)
    signatures = try file.section(.signatures, index: index)
    guard signatures.length == signatures.entry.count * ChunkSignature.byteCount else {
      throw signatures.damage(at: 0)
    }
    grams = try TermDictionary(file: file, index: index, kinds: .textField, scored: true, unitCount: chunkCount)
    variants = varied ? try TextVariants(file: file, index: index, count: file.groupCount) : nil
  }

  /// The error for pieces and chunks that do not fit together.
  var damage: IndexError { texts.damage(at: 0) }

  // MARK: Groups and documents

  /// The pieces of a group, by number.
  @inline(__always)
  func pieces(ofGroup group: Int) throws(IndexError) -> Range<Int> {
    try groupPieces.range(at: group, limit: pieceDocuments.count)
  }

  /// A piece, by number.
  @inline(__always)
  func piece(_ number: Int) throws(IndexError) -> Piece {
    let range = try pieceStarts.range(at: number, limit: texts.length)
    let twice = try pieceDocuments.offset(at: number, limit: 2 * documentCount - 1)
    return Piece(range: range, document: twice & 1 == 0 ? twice >> 1 : nil)
  }

  /// The bytes of some neighbouring pieces.
  @inline(__always)
  func range(ofPieces pieces: Range<Int>) throws(IndexError) -> Range<Int> {
    let start = try pieceStarts.offset(at: pieces.lowerBound, limit: texts.length)
    let end = try pieceStarts.offset(at: pieces.upperBound, limit: texts.length)
    guard start <= end else { throw texts.damage(at: start) }
    return start..<end
  }

  /// How many bytes all texts have.
  var byteCount: Int { texts.length }

  /// The text at a range of all texts; valid as long as the segment.
  @inline(__always)
  func bytes(_ range: Range<Int>) throws(IndexError) -> UnsafeRawBufferPointer {
    try texts.bytes(range.lowerBound, range.count)
  }

  /// A group's text; valid as long as the segment.
  func text(ofGroup group: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    try bytes(try range(ofPieces: try pieces(ofGroup: group)))
  }

  /// A group's other spelling, and for each of its pieces where it ends there.
  func variant(ofGroup group: Int) throws(IndexError) -> (text: [UInt8], pieceEnds: [Int]) {
    let pieces = try pieces(ofGroup: group)
    let range = try range(ofPieces: pieces)
    var ends: [Int] = []
    ends.reserveCapacity(pieces.count)
    for piece in pieces { ends.append(try self.piece(piece).range.upperBound - range.lowerBound) }
    let (text, places) = try variant(ofGroup: group, cuts: ends)
    return (text, places)
  }

  /// A group's other spelling, and where the places `cuts` of its text lie there, which ascend.
  func variant(ofGroup group: Int, cuts: [Int]) throws(IndexError) -> (text: [UInt8], places: [Int]) {
    let text = try text(ofGroup: group)
    guard let variants else { return (Array(text), cuts) }
    return try variants.spell(text, number: group, cuts: cuts)
  }

  /// Whether a group's other spelling differs from its text.
  func hasEdits(group: Int) throws(IndexError) -> Bool {
    guard let variants else { return false }
    return try variants.differs(group)
  }

  /// A document's text or its other spelling: its pieces, parted by line feeds where none stands there.
  func text(ofDocument document: Int, inGroup group: Int, variant: Bool) throws(IndexError) -> [UInt8] {
    let pieces = try pieces(ofGroup: group)
    let spelled = variant ? try self.variant(ofGroup: group) : nil
    let groupStart = try range(ofPieces: pieces).lowerBound
    var result: [UInt8] = []
    var start = 0
    for (index, number) in pieces.enumerated() {
      let piece = try self.piece(number)
      let end = spelled?.pieceEnds[index] ?? piece.range.upperBound - groupStart
      defer { start = end }
      guard piece.document == document else { continue }
      if let last = result.last, last != 0x0A { result.append(0x0A) }
      if let spelled {
        guard start <= end, end <= spelled.text.count else { throw texts.damage(at: piece.range.lowerBound) }
        result.append(contentsOf: spelled.text[start..<end])
      } else {
        result.append(contentsOf: try bytes(piece.range))
      }
    }
    return result
  }

  // MARK: Chunks

  /// The pieces of a chunk, by number.
  @inline(__always)
  func pieces(ofChunk chunk: Int) throws(IndexError) -> Range<Int> {
    let pieces = try chunkPieces.range(at: chunk, limit: pieceDocuments.count)
    guard !pieces.isEmpty else { throw texts.damage(at: 0) }
    return pieces
  }

  /// The group of a chunk.
  @inline(__always)
  func group(ofChunk chunk: Int) throws(IndexError) -> Int {
    try chunkGroups.offset(at: chunk, limit: groupCount - 1)
  }

  /// The signatures of a chunk whose text has `length` bytes; empty if it has none. Valid as long as the segment.
  @inline(__always)
  func signatures(ofChunk chunk: Int, length: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    let count = ChunkSignature.count(ofChunkLength: length)
    if count == 0 { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let start = try signatureStarts.offset(at: chunk, limit: signatures.entry.count)
    return try signatures.bytes(start * ChunkSignature.byteCount, count * ChunkSignature.byteCount)
  }

  /// The document of a chunk that is one piece of it, if no pair of the chunk reaches beyond, or if only what begins a
  /// pair is of interest; nil for other chunks.
  @inline(__always)
  func documentOfPairs(inChunk chunk: Int, isPrefix: Bool) throws(IndexError) -> Int? {
    let pieces = try pieces(ofChunk: chunk)
    guard pieces.count == 1, let document = try piece(pieces.lowerBound).document else { return nil }
    if isPrefix || chunk + 1 == chunkCount { return document }
    return try group(ofChunk: chunk + 1) == group(ofChunk: chunk) ? nil : document
  }

  /// The chunks of a group, by number.
  func chunks(ofGroup group: Int) throws(IndexError) -> Range<Int> {
    let start = try firstChunk(notBeforeGroup: group)
    var end = start
    while end < chunkCount, try self.group(ofChunk: end) == group { end += 1 }
    return start..<end
  }

  private func firstChunk(notBeforeGroup group: Int) throws(IndexError) -> Int {
    var low = 0
    var high = chunkCount
    while low < high {
      let middle = (low + high) / 2
      if try self.group(ofChunk: middle) < group { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// For each chunk the length code of its shortest document. All bytes are checked.
  func chunkLengthCodes() throws(IndexError) -> UnsafeRawBufferPointer {
    try chunkLengths.bytes(0, chunkLengths.length)
  }

  /// One length code a document. All bytes are checked.
  func lengthCodes() throws(IndexError) -> UnsafeRawBufferPointer { try lengths.bytes(0, lengths.length) }

  /// Throws unless everything fits together: pieces and chunks fill their groups, and variants can be read.
  func verify(documentsOfGroup: (Int) throws(IndexError) -> Range<Int>) throws(IndexError) {
    var nextPiece = 0
    var nextText = 0
    for group in 0..<groupCount {
      let pieces = try pieces(ofGroup: group)
      let documents = try documentsOfGroup(group)
      guard pieces.lowerBound == nextPiece else { throw texts.damage(at: nextText) }
      nextPiece = pieces.upperBound
      for number in pieces {
        let piece = try piece(number)
        guard piece.range.lowerBound == nextText, !piece.range.isEmpty,
          piece.document.map({ documents.contains($0) }) ?? true
        else { throw texts.damage(at: nextText) }
        nextText = piece.range.upperBound
      }
      _ = try variant(ofGroup: group)
    }
    guard nextPiece == pieceDocuments.count, nextText == texts.length else { throw texts.damage(at: nextText) }
    _ = try lengthCodes()
    nextPiece = 0
    var nextSignature = 0
    for chunk in 0..<chunkCount {
      let chunkPieces = try pieces(ofChunk: chunk)
      let groupPieces = try pieces(ofGroup: try group(ofChunk: chunk))
      guard chunkPieces.lowerBound == nextPiece, groupPieces.contains(chunkPieces.lowerBound),
        chunkPieces.upperBound <= groupPieces.upperBound
      else { throw texts.damage(at: nextText) }
      nextPiece = chunkPieces.upperBound
      let text = try bytes(try range(ofPieces: chunkPieces))
      var expected: [ChunkSignature.Bits] = []
      ChunkSignature.append(text, to: &expected)
      let found = try signatures(ofChunk: chunk, length: text.count)
      guard try signatureStarts[chunk] == nextSignature,
        expected.indices.allSatisfy({ ChunkSignature.bits(found, at: $0) == expected[$0] })
      else { throw signatures.damage(at: nextSignature * ChunkSignature.byteCount) }
      nextSignature += expected.count
    }
    guard nextPiece == pieceDocuments.count, nextSignature == signatures.entry.count else {
      throw texts.damage(at: nextText)
    }
    _ = try chunkLengthCodes()
    try grams.verify()
  }
}
