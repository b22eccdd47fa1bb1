/// A bulletin from ``BulletinGenerator``, and what a right reading of it finds.
package struct GeneratedBulletin: Sendable {
  /// How it lies in its file.
  package enum Layout: Sendable, CaseIterable {
    /// One paragraph a line.
    case plain
    /// Lines of a fixed width with a blank line behind each, blanks before numbers and numbered pages, as text comes
    /// out of a PDF file.
    case wrapped
  }

  /// The file's text in UTF-8.
  package let utf8: [UInt8]
  /// The text that reading it should give: one paragraph a line, no blanks, no page numbers.
  package let clean: [UInt8]
  /// How many articles it holds.
  package let articles: Int
  /// How many lists it holds.
  package let lists: Int
  /// How many items these lists have.
  package let items: Int
}

extension Sequence<GeneratedBulletin> {
  /// The bytes of all files.
  package var byteCount: Int { reduce(0) { $0 + $1.utf8.count } }
  /// The articles of all.
  package var articleCount: Int { reduce(0) { $0 + $1.articles } }
  /// The lists of all.
  package var listCount: Int { reduce(0) { $0 + $1.lists } }
  /// The list items of all.
  package var itemCount: Int { reduce(0) { $0 + $1.items } }
}
