/// A document to be indexed: values for every field and column of the schema, in the schema's order.
public struct IndexDocument: Sendable {
  /// Documents that follow each other with the same number form a group. The number itself is not kept.
  public var group: Int
  /// The terms, one list a term field.
  public var terms: [TermList]
  /// The stored texts, one a text field. A text that equals the one of the field before it is stored once.
  public var texts: [[UInt8]]
  /// The integers, one a column.
  public var integers: [Int64]
  /// The strings, one array a column.
  public var strings: [[String]]

  /// A document with these values.
  public init(
    group: Int, terms: [TermList] = [], texts: [[UInt8]] = [], integers: [Int64] = [], strings: [[String]] = []
  ) {
    self.group = group
    self.terms = terms
    self.texts = texts
    self.integers = integers
    self.strings = strings
  }
}
