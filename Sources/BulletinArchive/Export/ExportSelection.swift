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

  /// Whether what stands at `span` is wanted: it lies in a passage that was found, or beside the article's text.
  func holds(_ span: TextSpan, in record: ArticleRecord) -> Bool {
    if isWhole || span.start >= record.textEnd { return true }
    return IndexedPassage.passages(of: record).contains { passage in
      passages.contains(passage.span.start) && passage.pieces.contains { $0.start <= span.start && span.start < $0.end }
    }
  }
}
