/// What a search finds and counts (`--in`).
public enum SearchScope: String, Sendable, CaseIterable {
  /// Passages: every character of an article belongs to one.
  case passages
  /// List items of any role.
  case measures
  /// The headings of list items.
  case headings
  /// Titles of articles.
  case titles
  /// Whole articles.
  case articles
}
