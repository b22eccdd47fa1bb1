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
  public internal(set) var pieces: [TextSpan]
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
    var passages: [Passage] = []
    passages.reserveCapacity(2 * measures.count + 2)
    // For each item its passage, once it has one. Pieces come in order, so passages do, too.
    var places = [Int](repeating: -1, count: measures.count)
    var open: [Int] = []
    var cursor = span.start
    func close(upTo end: Int) {
      guard cursor < end else { return }
      let stretch = TextSpan(cursor, end)
      cursor = end
      guard let innermost = open.last else { return addOther(stretch) }
      if places[innermost] >= 0 {
        passages[places[innermost]].pieces.append(stretch)
      } else {
        places[innermost] = passages.count
        passages.append(Passage(kind: .measure, pieces: [stretch], measure: innermost))
      }
    }
    func addOther(_ stretch: TextSpan) {
      func add(_ kind: Passage.Kind, _ start: Int, _ end: Int) {
        passages.append(Passage(kind: kind, pieces: [TextSpan(start, end)], measure: nil))
      }
      guard let title = titleSpan, title.overlaps(stretch) else { return add(.text, stretch.start, stretch.end) }
      let titleEnd = min(stretch.end, title.end + (title.end < span.end ? 1 : 0))
      if stretch.start < title.start { add(.text, stretch.start, title.start) }
      add(.title, max(stretch.start, title.start), titleEnd)
      if titleEnd < stretch.end { add(.text, titleEnd, stretch.end) }
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
    return passages
  }
}
