/// A document to be indexed, without its text, which is its group's: values for every term field and column of the
/// schema, in the schema's order.
///
/// Values are slices, so that those of many documents can lie in one array.
public struct IndexDocument: Sendable {
  /// The terms, one list a term field.
  public var terms: ArraySlice<TermList>
  /// The integers, one a column.
  public var integers: ArraySlice<Int64>
  /// The strings, one array a column.
  public var strings: [[String]]

  /// A document with these values.
  public init(terms: ArraySlice<TermList>, integers: ArraySlice<Int64>, strings: [[String]]) {
    self.terms = terms
    self.integers = integers
    self.strings = strings
  }

  /// A document with these values.
  public init(terms: [TermList] = [], integers: [Int64] = [], strings: [[String]] = []) {
    self.init(terms: terms[...], integers: integers[...], strings: strings)
  }
}
