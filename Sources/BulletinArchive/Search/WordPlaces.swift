import ChineseText
import Records
import SearchEngine

/// Finds where the words of `any:` stand, cut as the index cut them: 查 in 督|查|到位 but not in 督查.
struct WordPlaces {
  private let words: Set<[UInt8]>
  private let analyzer: TermAnalyzer

  /// The places of folded words in texts that are cut with `lexicon`.
  init(of words: [[UInt8]], lexicon: UserLexicon?) {
    self.words = Set(words)
    analyzer = TermAnalyzer(lexicon: lexicon)
  }

  /// The places in an article's text, as byte ranges, ascending.
  func places(in record: ArticleRecord) -> [Range<Int>] { places(in: record, 0..<record.textEnd) }

  /// The places in a passage's text: of the words that begin in it, as far as they lie in it.
  func places(in record: ArticleRecord, _ passage: IndexedPassage) -> [Range<Int>] {
    let found = places(in: record, lines(of: passage.span, in: record))
    var result: [Range<Int>] = []
    var next = 0
    var offset = 0
    var last: UInt8?
    for piece in passage.pieces {
      if let last, last != 0x0A { offset += 1 }
      while next < found.count, found[next].lowerBound < piece.start { next += 1 }
      while next < found.count, found[next].lowerBound < piece.end {
        let shift = offset - piece.start
        result.append((found[next].lowerBound + shift)..<(min(found[next].upperBound, piece.end) + shift))
        next += 1
      }
      offset += piece.count
      if piece.count > 0 { last = record.utf8[piece.end - 1] }
    }
    return result
  }

  /// The whole lines that hold a span: a text's words are those of its lines.
  private func lines(of span: TextSpan, in record: ArticleRecord) -> Range<Int> {
    var start = span.start
    while start > 0, record.utf8[start - 1] != 0x0A { start -= 1 }
    var end = span.end
    while end < record.textEnd, record.utf8[end - 1] != 0x0A { end += 1 }
    return start..<end
  }

  private func places(in record: ArticleRecord, _ range: Range<Int>) -> [Range<Int>] {
    let original = Array(record.utf8[range])
    let folded = TextFolder.fold(original)
    let found = analyzer.places(of: words, in: folded)
    return TextFolder.originalRanges(of: found, in: folded, original: original).map {
      ($0.lowerBound + range.lowerBound)..<($0.upperBound + range.lowerBound)
    }
  }
}
