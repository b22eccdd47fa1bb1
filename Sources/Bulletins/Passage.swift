public import ChineseText

/// The unit of retrieval: the characters of an article that belong together.
///
/// Passages partition an article. Each character belongs to the innermost list item that holds it, else to a
/// stretch of other text, else to the title. An item with inner items keeps only what stands around them, so its
/// passage may have several pieces.
public struct Passage: Sendable, Hashable {
  /// What a passage is; the raw value is its name in search answers.
  public enum Kind: String, Sendable, CaseIterable {
    /// A list item.
    case measure
    /// Other text between items.
    case text
    /// The article's title.
    case title
  }

  /// What it is.
  public let kind: Kind
  /// Its bytes, ascending; at least one piece, none empty.
  public let pieces: [TextSpan]
  /// The index of its item in ``Article/measures``; nil unless `kind` is `measure`.
  public let measure: Int?

  /// A passage of `pieces`.
  public init(kind: Kind, pieces: [TextSpan], measure: Int?) {
    self.kind = kind
    self.pieces = pieces
    self.measure = measure
  }
}

extension Article {
  /// The article's passages, ascending by their first byte; together they hold every byte of ``span``, each once.
  ///
  /// LFs between paragraphs belong to the passage before them. Linear in the number of measures.
  public var passages: [Passage] {
    var pieces = [[TextSpan]](repeating: [], count: measures.count)
    var others: [Passage] = []
    var open: [Int] = []
    var cursor = span.start
    func close(upTo end: Int) {
      guard cursor < end else { return }
      if let innermost = open.last {
        pieces[innermost].append(TextSpan(cursor, end))
      } else {
        addOther(TextSpan(cursor, end))
      }
      cursor = end
    }
    func addOther(_ stretch: TextSpan) {
      guard let title = titleSpan, title.overlaps(stretch) else {
        others.append(Passage(kind: .text, pieces: [stretch], measure: nil))
        return
      }
      let titleEnd = min(stretch.end, title.end + (title.end < span.end ? 1 : 0))
      if stretch.start < title.start {
        others.append(Passage(kind: .text, pieces: [TextSpan(stretch.start, title.start)], measure: nil))
      }
      others.append(Passage(kind: .title, pieces: [TextSpan(max(stretch.start, title.start), titleEnd)], measure: nil))
      if titleEnd < stretch.end {
        others.append(Passage(kind: .text, pieces: [TextSpan(titleEnd, stretch.end)], measure: nil))
      }
    }
    for (index, measure) in measures.enumerated() {
      while let last = open.last, measures[last].span.end <= measure.span.start {
        close(upTo: measures[last].span.end)
        open.removeLast()
      }
      close(upTo: measure.span.start)
      open.append(index)
    }
    while let last = open.last {
      close(upTo: measures[last].span.end)
      open.removeLast()
    }
    close(upTo: span.end)
    let items = pieces.enumerated().compactMap { index, pieces in
      pieces.isEmpty ? nil : Passage(kind: .measure, pieces: pieces, measure: index)
    }
    return (items + others).sorted { $0.pieces[0] < $1.pieces[0] }
  }
}
