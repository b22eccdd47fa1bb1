import Bulletins
import ChineseText
import Records

/// A passage as it is indexed: without pieces that hold nothing but blanks.
struct IndexedPassage {
  /// What it is.
  let kind: Passage.Kind
  /// Its bytes in the article's text, ascending; at least one piece.
  var pieces: [TextSpan]
  /// The index of its item; nil unless it is one.
  let measure: Int?

  /// From the first piece's start to the last one's end.
  var span: TextSpan { TextSpan(pieces[0].start, pieces[pieces.count - 1].end) }

  /// The passages of `record`, ascending by their first byte. Stretches of blanks between items join the passage
  /// that ends where they begin.
  static func passages(of record: ArticleRecord) -> [IndexedPassage] {
    let text = record.utf8
    let passages = record.article.passages
    var result: [IndexedPassage] = []
    result.reserveCapacity(passages.count)
    // Nearly always it is the passage before that ends where a blank one begins; the table is for enclosing items.
    var byEnd: [Int: Int]?
    func place(ofPassageEndingAt end: Int) -> Int? {
      if let last = result.last, last.span.end == end { return result.count - 1 }
      if byEnd == nil {
        byEnd = Dictionary(result.indices.map { (result[$0].span.end, $0) }, uniquingKeysWith: { _, later in later })
      }
      return byEnd?[end]
    }
    for passage in passages {
      let span = TextSpan(passage.pieces[0].start, passage.pieces[passage.pieces.count - 1].end)
      if passage.kind == .text, passage.pieces.count == 1, text[span.range].allSatisfy({ $0 <= 0x20 }) {
        if let index = place(ofPassageEndingAt: span.start) {
          let last = result[index].pieces.count - 1
          result[index].pieces[last] = TextSpan(result[index].pieces[last].start, span.end)
          byEnd?[span.end] = index
        }
        continue
      }
      result.append(IndexedPassage(kind: passage.kind, pieces: passage.pieces, measure: passage.measure))
      byEnd?[span.end] = result.count - 1
    }
    return result
  }

  /// The passage's text out of the article's: its pieces, joined by line feeds so that nothing is found across a gap.
  func text(in text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for piece in pieces {
      if let last = result.last, last != 0x0A { result.append(0x0A) }
      result += text[piece.range]
    }
    return result
  }
}
