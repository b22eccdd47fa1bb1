import ChineseText

/// A clean text as the structure rules read it: its scalars, and its paragraphs as ranges of them.
///
/// One immutable object that all rules share, so that handing it on costs one reference and not one for each array.
final class DocumentText: Sendable {
  /// The clean text.
  let clean: CleanText
  /// All its scalars, body and furniture, as written.
  let text: ScalarText
  /// The same scalars with traditional characters as simplified ones, one for one: what the rules compare.
  let scalars: [UInt32]
  /// The body's paragraphs as ranges of scalar indices, ascending.
  let paragraphs: [Range<Int>]

  /// How many bytes one article may have; longer ones are split.
  let longestArticle: Int

  /// Reads `clean`. Linear.
  init(_ clean: CleanText, longestArticle: Int = ArticleSplitter.longestArticle) {
    self.clean = clean
    self.longestArticle = longestArticle
    let text = ScalarText(clean.utf8)
    self.text = text
    scalars = text.simplified
    let limit = longestArticle / 2
    var paragraphs: [Range<Int>] = []
    paragraphs.reserveCapacity(clean.paragraphs.count)
    var next = 0
    for paragraph in clean.paragraphs {
      // Mostly one line feed parts a paragraph from the one before.
      let start =
        next < text.count && Int(text.byteOffsets[next]) == paragraph.span.start
        ? next : text.index(ofByte: paragraph.span.start)
      let end = text.index(ofByte: paragraph.span.end)
      DocumentText.addPieces(of: start..<end, of: text, limit: limit, to: &paragraphs)
      next = end + 1
    }
    self.paragraphs = paragraphs
  }

  /// A paragraph so long that no article may hold it, cut behind sentences: pieces of up to `limit` characters, a
  /// little more where a sentence ends there.
  private static func addPieces(
    of range: Range<Int>, of text: ScalarText, limit: Int, to pieces: inout [Range<Int>]
  ) {
    guard range.count > limit / 2, text.span(range).count > limit * 2 else { return pieces.append(range) }
    var start = range.lowerBound
    while range.upperBound - start > limit / 2 {
      var end = start + limit / 2 - limit / 16
      let last = start + limit / 2
      while end < last, text.scalars[end - 1] != 0x3002 { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
  }

  /// Whether an empty line stands before paragraph `paragraph`.
  func opensBehindBlank(_ paragraph: Int) -> Bool {
    // Where a paragraph was cut into pieces the two do not go together, and layout says nothing.
    paragraphs.count == clean.paragraphs.count && clean.paragraphs[paragraph].blankLinesBefore > 0
  }

  /// The bytes of paragraph `paragraph`.
  func span(_ paragraph: Int) -> TextSpan { text.span(paragraphs[paragraph]) }

  /// Whether a Han character stands at `index`.
  func holdsHan(at index: Int) -> Bool { (0x4E00...0x9FFF).contains(scalar(index)) }

  /// The simplified scalar at `index`; 0 outside the text.
  func scalar(_ index: Int) -> UInt32 {
    index >= 0 && index < scalars.count ? scalars[index] : 0
  }

  /// The simplified scalars of paragraph `paragraph`.
  func scalars(_ paragraph: Int) -> ArraySlice<UInt32> { scalars[paragraphs[paragraph]] }

  /// The index of the paragraph that holds scalar `index`, or the last one before it. O(log n).
  func paragraph(holding index: Int) -> Int {
    var low = 0
    var high = paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].lowerBound <= index { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Whether the scalars from `index` on are `word`.
  func holds(_ word: [UInt32], at index: Int, before end: Int) -> Bool {
    guard index >= 0, index + word.count <= end else { return false }
    for (offset, scalar) in word.enumerated() where scalars[index + offset] != scalar { return false }
    return true
  }
}
