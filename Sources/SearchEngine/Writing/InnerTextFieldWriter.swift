/// Writes a text field that lies within another, as headings do in their articles: where in the other field's texts its
/// pieces stand. A text that stands nowhere there is kept apart, and its group is a stray; so is a group with a piece that
/// does not lie within one chunk of the other field.
///
///     texts       = byte*                       the own texts of stray groups, end to end
///     pieces      = groupPieces pieceStarts pieceLengths pieceDocuments       packed; a start counts from the first byte
///                  of the other field's texts, or of these
///     strays      = strayGroups strayStarts     packed
///     lengths     = a length code for each document, of the number of its characters
///     variants    = see `TextVariantsWriter.swift`         of varied fields, one a stray group
///
/// There are no chunks and no pairs of characters: the other field's lead here. Strays are looked at by every search.
struct InnerTextFieldWriter {
  private let varied: Bool
  private var texts: [UInt8] = []
  private var groupPieces = PackedIntegersWriter()
  private var pieceStarts = PackedIntegersWriter()
  private var pieceLengths = PackedIntegersWriter()
  private var pieceDocuments = PackedIntegersWriter()
  private var strayGroups = PackedIntegersWriter()
  private var strayStarts = PackedIntegersWriter()
  private var lengths: [UInt8] = []
  private var lengthSum = 0
  private var groupCount = 0
  private var variants = TextVariantsWriter()

  /// A writer without texts.
  init(_ field: IndexSchema.TextField) { varied = field.varied }

  /// An estimate of the bytes so far.
  var byteEstimate: Int {
    texts.count + variants.byteEstimate + pieceStarts.byteEstimate + pieceLengths.byteEstimate
      + pieceDocuments.byteEstimate + lengths.count
  }

  /// Adds the pieces of the next group, whose documents are `documents`. `outer` is the group's text in the other field,
  /// which begins there at `outerStart`; `text` and its `variant` are the group's own. `isStray` says that a piece does not
  /// lie within one chunk; a text of its own makes a group a stray in any case. Returns false, and is of no use any more,
  /// where the variant has not as many characters as the text.
  mutating func append(
    _ text: UnsafeRawBufferPointer, variant: UnsafeRawBufferPointer?, pieces: [IndexText.Piece], documents: Range<Int>,
    outer: UnsafeRawBufferPointer, outerStart: Int, isStray: Bool
  ) -> Bool {
    groupPieces.append(pieceStarts.count)
    var characters = [Int](repeating: 0, count: documents.count)
    for piece in pieces {
      let source = piece.isOuter ? outer : text
      precondition(
        piece.range.lowerBound >= 0 && piece.range.upperBound <= source.count && !piece.range.isEmpty,
        "a piece lies within the text")
      pieceStarts.append((piece.isOuter ? outerStart : texts.count) + piece.range.lowerBound)
      pieceLengths.append(piece.range.count)
      pieceDocuments.append(2 * (documents.lowerBound + piece.document) + (piece.isOuter ? 0 : 1))
      characters[piece.document] += TextCharacter.count(UnsafeRawBufferPointer(rebasing: source[piece.range]))
    }
    for count in characters {
      let code = LengthCode.encode(count)
      lengths.append(code)
      lengthSum += LengthCode.decode(code)
    }
    groupCount += 1
    guard isStray || !text.isEmpty else { return true }
    strayGroups.append(groupCount - 1)
    strayStarts.append(texts.count)
    let isFitting = !varied || variants.append(from: text, to: variant)
    texts.append(contentsOf: text)
    return isFitting
  }

  /// Adds all sections of text field `index` to the file.
  consuming func finish(into file: inout SegmentFileWriter, index: Int) {
    let pieceCount = pieceStarts.count
    let strayCount = strayGroups.count
    groupPieces.append(pieceCount)
    strayStarts.append(texts.count)
    file.addSection(.texts, index: index, texts, count: strayCount)
    file.addSection(.groupPieces, index: index, groupPieces.finish(), count: groupCount + 1)
    file.addSection(.pieceStarts, index: index, pieceStarts.finish(), count: pieceCount)
    file.addSection(.pieceLengths, index: index, pieceLengths.finish(), count: pieceCount)
    file.addSection(.pieceDocuments, index: index, pieceDocuments.finish(), count: pieceCount)
    file.addSection(.strayGroups, index: index, strayGroups.finish(), count: strayCount)
    file.addSection(.strayStarts, index: index, strayStarts.finish(), count: strayCount + 1)
    file.addSection(.textLengths, index: index, lengths, count: lengths.count, sum: lengthSum)
    if varied { variants.finish(into: &file, index: index) }
  }
}
