import ChineseText
import Records

/// What of an article a query has found.
struct ExportSelection {
  /// Whether the article is wanted as a whole.
  var isWhole = false
  /// The indexes of the list items found.
  var measures: Set<Int> = []
  /// The first bytes, in the article, of the passages found.
  var passages: Set<Int> = []

  /// Whether the list item is wanted.
  func holds(measure index: Int) -> Bool { isWhole || measures.contains(index) }

  /// The stretches of the article whose mentions are wanted, ascending: those of the passages that were found, and what
  /// stands beside the article's text.
  func pieces(of record: ArticleRecord) -> [TextSpan] {
    if isWhole { return [TextSpan(0, record.utf8.count)] }
    let found = IndexedPassage.passages(of: record).filter { passages.contains($0.span.start) }.flatMap(\.pieces)
    return found.sorted() + [TextSpan(record.textEnd, record.utf8.count)]
  }

  /// Whether `offset` lies in one of `pieces`, which ascend.
  static func holds(_ offset: Int, in pieces: [TextSpan]) -> Bool {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && offset < pieces[low - 1].end
  }
}
