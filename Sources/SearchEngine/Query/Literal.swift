/// A string that must occur in a stored text, and the terms that every text with it holds.
///
/// The grams lead to candidates; a candidate counts when the needle is found in its text. Without grams and prefix
/// every text is looked through.
public struct Literal: Sendable, Hashable {
  /// The term field of the grams. Its document lengths are the lengths that a literal's BM25 uses.
  public var gramField: Int
  /// The term field that holds the grams of a group's text which none of its documents holds alone, filed with any
  /// document of the group; nil if they stand in `gramField` too. Only looked at when groups are asked for.
  public var borderField: Int?
  /// Terms that a matching text holds, all of them.
  public var grams: [[UInt8]]
  /// If not nil, a matching text also holds some term that begins so. For a literal of one character over a field of
  /// bigrams in which the last character of each text is a term of its own: every occurrence begins one term.
  public var gramPrefix: [UInt8]?
  /// The text field to look in.
  public var textField: Int
  /// The bytes to look for; not empty.
  public var needle: [UInt8]

  /// A literal.
  public init(
    gramField: Int, borderField: Int? = nil, grams: [[UInt8]], gramPrefix: [UInt8]? = nil, textField: Int,
    needle: [UInt8]
  ) {
    precondition(!needle.isEmpty, "a literal has at least one byte")
    self.gramField = gramField
    self.borderField = borderField
    self.grams = grams
    self.gramPrefix = gramPrefix
    self.textField = textField
    self.needle = needle
  }
}
