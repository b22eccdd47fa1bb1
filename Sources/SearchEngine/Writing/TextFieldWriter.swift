/// Writes the texts of one text field: each group's text once, cut into pieces that belong to documents and into chunks
/// whose pairs of characters are indexed.
///
///     texts      = byte*                        the groups' texts, end to end
///     pieces     = groupPieces pieceStarts pieceDocuments        packed
///     chunks     = chunkPieces chunkGroups      packed
///                  chunkLengths                 a length code each
///                  signatureStarts (packed) signatures           of long chunks; see `ChunkSignature.swift`
///     lengths    = a length code for each document, of the number of its characters
///     grams      = terms and postings over chunks; a term is two characters, or one at the end of a text or before a
///                  blank or control character
///     variants   = see `TextVariantsWriter.swift`                of varied fields, one a group
///
/// Pieces lie end to end and fill a group's text; a piece that belongs to no document is one all the same. A chunk is a
/// run of pieces of one group, cut where it is long enough and no document goes on behind the cut. So the chunks of a
/// group follow from the group alone, in whatever segment it lies, and all of a document stands in one chunk.
struct TextFieldWriter {
  /// How long a chunk gets before it is cut.
  static let chunkLength = 2048

  private let varied: Bool
  private var texts: [UInt8] = []
  private var groupPieces = PackedIntegersWriter()
  private var pieceStarts = PackedIntegersWriter()
  private var pieceDocuments = PackedIntegersWriter()
  private var chunkPieces = PackedIntegersWriter()
  private var chunkGroups = PackedIntegersWriter()
  private var chunkLengths: [UInt8] = []
  private var signatureStarts = PackedIntegersWriter()
  private var signatures: [ChunkSignature.Bits] = []
  private var lengths: [UInt8] = []
  private var lengthSum = 0
  private var groupCount = 0
  private var variants = TextVariantsWriter()

  /// A writer without texts, with room for `byteCount` bytes of them.
  init(_ field: IndexSchema.TextField, byteCount: Int = 0) {
    self.init(varied: field.varied)
    texts.reserveCapacity(byteCount)
  }

  private init(varied: Bool) { self.varied = varied }

  /// Forgets the texts and keeps the memory that they took.
  mutating func removeAll() {
    var kept = texts
    texts = []
    kept.removeAll(keepingCapacity: true)
    self = TextFieldWriter(varied: varied)
    texts = kept
  }

  /// An estimate of the bytes so far.
  var byteEstimate: Int {
    texts.count + variants.byteEstimate + pieceStarts.byteEstimate + pieceDocuments.byteEstimate + lengths.count
      + signatures.count * ChunkSignature.byteCount
  }

  /// The number of chunks so far.
  var chunkCount: Int { chunkLengths.count }

  /// How many bytes all texts have so far.
  var byteCount: Int { texts.count }

  /// Adds the text of the next group, whose documents are `documents`; calls `addChunk` with each chunk's range in it.
  /// Returns false, and is of no use any more, where the variant has not as many characters as the text.
  mutating func append(
    _ text: UnsafeRawBufferPointer, variant: UnsafeRawBufferPointer?, pieces: [IndexText.Piece], documents: Range<Int>,
    addChunk: (Range<Int>) -> Void
  ) -> Bool {
    groupPieces.append(pieceStarts.count)
    let filled = Self.fill(pieces, length: text.count)
    var characters = [Int](repeating: 0, count: documents.count)
    var lastPieces = [Int](repeating: -1, count: documents.count)
    for (index, piece) in filled.enumerated() {
      pieceStarts.append(texts.count + piece.range.lowerBound)
      pieceDocuments.append(2 * (documents.lowerBound + max(0, piece.document)) + (piece.document < 0 ? 1 : 0))
      guard piece.document >= 0 else { continue }
      characters[piece.document] += TextCharacter.count(UnsafeRawBufferPointer(rebasing: text[piece.range]))
      lastPieces[piece.document] = index
    }
    for count in characters {
      let code = LengthCode.encode(count)
      lengths.append(code)
      lengthSum += LengthCode.decode(code)
    }
    appendChunks(text, filled, characters, lastPieces, addChunk: addChunk)
    let isFitting = !varied || variants.append(from: text, to: variant)
    texts.append(contentsOf: text)
    groupCount += 1
    return isFitting
  }

  /// Cuts the pieces of a group into chunks. `characters` are the lengths of its documents, `lastPieces` where they end.
  private mutating func appendChunks(
    _ text: UnsafeRawBufferPointer, _ filled: [IndexText.Piece], _ characters: [Int], _ lastPieces: [Int],
    addChunk: (Range<Int>) -> Void
  ) {
    var open = 0
    var first = 0
    var shortest = UInt8.max
    for (index, piece) in filled.enumerated() {
      if piece.document >= 0 {
        open = max(open, lastPieces[piece.document])
        shortest = min(shortest, LengthCode.encode(characters[piece.document]))
      }
      let isLast = index == filled.count - 1
      let start = filled[first].range.lowerBound
      let isLongEnough =
        piece.range.upperBound - start >= Self.chunkLength
        && text.count - piece.range.upperBound >= Self.chunkLength / 2
      guard isLast || open <= index && isLongEnough else { continue }
      chunkPieces.append(pieceStarts.count - filled.count + first)
      chunkGroups.append(groupCount)
      chunkLengths.append(shortest)
      signatureStarts.append(signatures.count)
      ChunkSignature.append(UnsafeRawBufferPointer(rebasing: text[start..<piece.range.upperBound]), to: &signatures)
      addChunk(start..<piece.range.upperBound)
      first = index + 1
      shortest = .max
    }
  }

  /// The pieces with what lies between them, as pieces of document −1.
  private static func fill(_ pieces: [IndexText.Piece], length: Int) -> [IndexText.Piece] {
    var filled: [IndexText.Piece] = []
    filled.reserveCapacity(pieces.count + 1)
    var end = 0
    for piece in pieces {
      precondition(piece.range.lowerBound >= end && !piece.range.isEmpty, "pieces ascend, and none is empty")
      if piece.range.lowerBound > end { filled.append(IndexText.Piece(end..<piece.range.lowerBound, document: -1)) }
      filled.append(piece)
      end = piece.range.upperBound
    }
    precondition(end <= length, "a piece lies within the text")
    if end < length { filled.append(IndexText.Piece(end..<length, document: -1)) }
    return filled
  }

  /// Adds all sections to the file, the pairs of characters apart. `writeGrams` gets the norms of the chunks.
  consuming func finish(
    into file: inout SegmentFileWriter, index: Int,
    writeGrams: (UnitNorms, Int) throws(IndexError) -> TermDictionaryWriter
  ) throws(IndexError) {
    let pieceCount = pieceStarts.count
    groupPieces.append(pieceCount)
    pieceStarts.append(texts.count)
    chunkPieces.append(pieceCount)
    signatureStarts.append(signatures.count)
    file.addSection(.texts, index: index, texts, count: groupCount)
    file.addSection(.groupPieces, index: index, groupPieces.finish(), count: groupCount + 1)
    file.addSection(.pieceStarts, index: index, pieceStarts.finish(), count: pieceCount + 1)
    file.addSection(.pieceDocuments, index: index, pieceDocuments.finish(), count: pieceCount)
    file.addSection(.textLengths, index: index, lengths, count: lengths.count, sum: lengthSum)
    if varied { variants.finish(into: &file, index: index) }
    file.addSection(.chunkPieces, index: index, chunkPieces.finish(), count: chunkCount + 1)
    file.addSection(.chunkGroups, index: index, chunkGroups.finish(), count: chunkCount)
    file.addSection(.chunkLengths, index: index, chunkLengths, count: chunkCount)
    file.addSection(.signatureStarts, index: index, signatureStarts.finish(), count: chunkCount + 1)
    var signatureBytes = ByteWriter()
    for bits in signatures {
      signatureBytes.append(bits[0])
      signatureBytes.append(bits[1])
    }
    file.addSection(.signatures, index: index, signatureBytes.bytes, count: signatures.count)
    let average = lengths.isEmpty ? 0 : Double(lengthSum) / Double(lengths.count)
    let chunkCount = chunkCount
    let dictionary = try chunkLengths.withUnsafeBufferPointer { (codes) throws(IndexError) in
      try writeGrams(UnitNorms(codes: codes, average: average), chunkCount)
    }
    try dictionary.finish(into: &file, index: index, kinds: .textField)
  }
}
