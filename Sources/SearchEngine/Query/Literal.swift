/// A string that must occur in a stored text.
///
/// It is found wherever it stands: in a document within one of its pieces, in a group anywhere in its text. Pairs of
/// characters lead to the stretches of text that may hold it, which are then looked at.
public struct Literal: Sendable, Hashable {
  /// The text field to look in.
  public var textField: Int
  /// The bytes to look for; not empty.
  public var needle: [UInt8]
  /// If not nil, what must stand in the field's other spelling, whose text reads ``needle`` at the same place:
  /// 實現 where the needle is 实现.
  public var spelling: [UInt8]?

  /// A literal.
  public init(textField: Int, needle: [UInt8], spelling: [UInt8]? = nil) {
    precondition(!needle.isEmpty && spelling?.isEmpty != true, "a literal has at least one byte")
    self.textField = textField
    self.needle = needle
    self.spelling = spelling
  }
}
