import ChineseText

/// A clean text as the structure rules read it: its scalars, and its paragraphs as ranges of them.
struct DocumentText {
  /// The clean text.
  let clean: CleanText
  /// All its scalars, body and furniture.
  let text: ScalarText
  /// The body's paragraphs as ranges of scalar indices, ascending.
  let paragraphs: [Range<Int>]

  /// Reads `clean`. Linear.
  init(_ clean: CleanText) {
    self.clean = clean
    let text = ScalarText(clean.utf8)
    self.text = text
    let limit = ArticleSplitter.longestArticle / 2
    paragraphs = clean.paragraphs.flatMap { DocumentText.pieces(text.range($0.span), of: text, limit: limit) }
  }

  /// A paragraph so long that no article may hold it, cut behind sentences: pieces of up to `limit` characters, a
  /// little more where a sentence ends there.
  private static func pieces(_ range: Range<Int>, of text: ScalarText, limit: Int) -> [Range<Int>] {
    guard range.count > limit / 2, text.span(range).count > ArticleSplitter.longestArticle else { return [range] }
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while range.upperBound - start > limit / 2 {
      var end = start + limit / 2 - limit / 16
      let last = start + limit / 2
      while end < last, text.scalars[end - 1] != 0x3002 { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }

  /// The bytes of paragraph `paragraph`.
  func span(_ paragraph: Int) -> TextSpan { text.span(paragraphs[paragraph]) }

  /// The scalar at `index`; 0 outside the text.
  func scalar(_ index: Int) -> UInt32 {
    index >= 0 && index < text.scalars.count ? text.scalars[index] : 0
  }

  /// The scalars of paragraph `paragraph`.
  func scalars(_ paragraph: Int) -> ArraySlice<UInt32> { text.scalars[paragraphs[paragraph]] }

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
    for (offset, scalar) in word.enumerated() where text.scalars[index + offset] != scalar { return false }
    return true
  }
}

/// A set of words that is looked for at one place of a text: a map from first scalar to the words' scalars,
/// longest first.
struct WordSet {
  private let words: [UInt32: [[UInt32]]]

  /// A set of the words in `list`, which are parted by blanks or line breaks.
  init(_ list: String) {
    var words: [UInt32: [[UInt32]]] = [:]
    for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let scalars = word.unicodeScalars.map(\.value)
      words[scalars[0], default: []].append(scalars)
    }
    self.words = words.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The length of the longest word that begins at `index` and ends by `end`; 0 where none does.
  func match(_ scalars: [UInt32], at index: Int, before end: Int) -> Int {
    guard index < end, let candidates = words[scalars[index]] else { return 0 }
    for word in candidates where index + word.count <= end {
      var matches = true
      for offset in 1..<max(1, word.count) where scalars[index + offset] != word[offset] {
        matches = false
        break
      }
      if matches { return word.count }
    }
    return 0
  }

  /// The length of the longest word that ends at `end` and begins at or behind `start`; 0 where none does.
  func matchEnding(_ scalars: [UInt32], at end: Int, from start: Int) -> Int {
    var best = 0
    var index = max(start, end - 12)
    while index < end {
      let length = match(scalars, at: index, before: end)
      if length > best, index + length == end { best = length }
      index += 1
    }
    return best
  }

  /// The start and length of the last word in `range`, or nil.
  func lastMatch(_ scalars: [UInt32], in range: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    var index = range.lowerBound
    while index < range.upperBound {
      let length = match(scalars, at: index, before: range.upperBound)
      if length > 0 {
        found = index..<(index + length)
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether a word stands anywhere in `range`.
  func occurs(_ scalars: [UInt32], in range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if match(scalars, at: index, before: range.upperBound) > 0 { return true }
      index += 1
    }
    return false
  }
}
