/// What is asked for: a tree of conditions on one document, or on one group.
///
/// Fields and columns are numbers in the schema; a number out of range is a programmer's mistake.
public indirect enum Query: Sendable, Hashable {
  /// Everything.
  case all
  /// Nothing.
  case none
  /// Documents that hold the term.
  case term(field: Int, [UInt8])
  /// Documents whose stored text holds the literal.
  case literal(Literal)
  /// Documents for which every part holds; all documents for no parts.
  case and([Query])
  /// Documents for which some part holds; none for no parts.
  case or([Query])
  /// Documents for which the part does not hold. What stands below scores and counts nothing.
  case not(Query)
  /// Documents whose integer lies in the range.
  case integer(column: Int, ClosedRange<Int64>)
  /// Documents one of whose strings equals this one, byte for byte.
  case string(column: Int, String)
  /// Documents one of whose strings contains these bytes.
  case stringContaining(column: Int, [UInt8])
  /// Documents for which the first part holds. Where the second one holds too, it adds to the score; it restricts
  /// nothing, counts nothing and is not marked.
  case preferring(Query, Query)
  /// The part, its score multiplied.
  case boost(Query, Double)
  /// The part as a filter, which scores and counts nothing.
  case constant(Query)
}
