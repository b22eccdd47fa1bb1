/// A field of the query language: what stands before a colon.
enum QueryField: String, CaseIterable {
  /// Articles about a place or one within it: place:甘孜州.
  case place
  /// Articles of these days: date:2020-09..2020-12.
  case date
  /// Passages with an organisation whose name contains this: org:地方志办.
  case org
  /// Items of lists of this role: role:requirement.
  case role
  /// What is found: in:headings.
  case `in`
  /// Words, any of which is enough: any:加强年鉴编纂.
  case any
  /// Strings by their sound: pinyin:ganzi.
  case pinyin

  /// All names with their colons, for help.
  static var list: String { allCases.map { $0.rawValue + ":" }.joined(separator: " ") }
}
