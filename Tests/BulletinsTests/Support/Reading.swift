import Bulletins
import ChineseText

/// One text read, with what tests ask of it in short forms.
struct Reading {
  let parsed: ParsedBulletin

  /// Reads `text`.
  init(_ text: String, options: ReadingOptions = ReadingOptions()) {
    parsed = BulletinDump.parse(text, options: options)
  }

  /// The lists of all articles.
  var lists: [MeasureList] { parsed.articles.flatMap(\.lists) }

  /// The items of each list of the first article, as they stand.
  var items: [[String]] {
    guard let article = parsed.articles.first else { return [] }
    return article.lists.map { list in
      article.measures.filter { $0.list == list.number }.map { parsed.text.string($0.span) }
    }
  }

  /// The markers of each list of the first article.
  var markers: [[String]] {
    guard let article = parsed.articles.first else { return [] }
    return article.lists.map { list in
      article.measures.filter { $0.list == list.number }.map { parsed.text.string($0.markerSpan) }
    }
  }

  /// The headings of each list of the first article.
  var headings: [[String]] {
    guard let article = parsed.articles.first else { return [] }
    return article.lists.map { list in
      article.measures.filter { $0.list == list.number }.map { parsed.text.string($0.headingSpan) }
    }
  }

  /// The announced counts, as they stand; `-` for a list without.
  var announced: [String] { lists.map { $0.announced.map { parsed.text.string($0.span) } ?? "-" } }

  /// The text at `span`.
  func string(_ span: TextSpan) -> String { parsed.text.string(span) }
}
