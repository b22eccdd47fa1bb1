import Bulletins
import SearchEngine

/// What the index keeps of a passage, and under which numbers. A document is a passage, a group is an article.
enum PassageSchema {
  /// The fields and columns, in the order of the numbers below.
  static let schema = IndexSchema(
    termFields: [.init(name: "words", scored: true)],
    textFields: [.init(name: "body", varied: true), .init(name: "heads", varied: true, within: 0)],
    integerColumns: [
      "article", "kind", "measure", "start", "length", "role", "level", "place", "dateStart", "dateEnd", "month",
    ],
    stringColumns: ["organization"])

  // MARK: Term fields

  /// The words of the passage, folded, without punctuation.
  static let words = 0

  // MARK: Text fields

  /// The article's text, folded, of which passages are pieces; as it was is its other spelling.
  static let body = 0
  /// The headings of list items and the article's title, folded; each is a piece of its passage's document.
  static let heads = 1

  // MARK: Integer columns

  /// The article's id in the records.
  static let article = 0
  /// The passage's kind; see ``kinds``.
  static let kind = 1
  /// The index of the item in the article; -1 for other passages.
  static let measure = 2
  /// Where the passage begins in the article's text.
  static let start = 3
  /// How many bytes of the article's text lie from there to its end.
  static let length = 4
  /// The role of the item's list; see ``roles``; -1 for other passages.
  static let role = 5
  /// The level of the item's list; 0 for other passages.
  static let level = 6
  /// The adcode of the article's place as a number; ``noPlace`` where it has none.
  static let place = 7
  /// The first day of the article's date (20200924); 0 where it has none.
  static let dateStart = 8
  /// The last day of the article's date; 0 where it has none.
  static let dateEnd = 9
  /// The month of the article's date (202009); the year and 00 where no month is certain; 0 without a date.
  static let month = 10

  // MARK: String columns

  /// The normal names of the organisations that the passage names, and of those that wrote or issued the article.
  static let organization = 0

  // MARK: Values

  /// The kinds of passages; a kind's number is its place here.
  static let kinds: [Passage.Kind] = [.title, .text, .measure]
  /// The roles of lists; a role's number is its place here.
  static let roles: [ListRole] = [
    .measure, .requirement, .achievement, .problem, .target, .feature, .section, .other,
  ]
  /// The place of articles without one: behind all adcodes, so that they sort last.
  static let noPlace: Int64 = 999_999

  /// The number of `kind`.
  static func code(_ kind: Passage.Kind) -> Int64 { Int64(kinds.firstIndex(of: kind) ?? 0) }

  /// The number of `role`.
  static func code(_ role: ListRole) -> Int64 { Int64(roles.firstIndex(of: role) ?? -1) }

  /// What the index depends on besides the records: an index made with another value should be made anew.
  static let version = 4
}
