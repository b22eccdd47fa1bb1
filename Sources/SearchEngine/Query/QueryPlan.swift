/// A query made ready for evaluation: a tree without boosts and constants, and the list of its leaves that have postings.
struct QueryPlan: Sendable {
  /// The tree.
  let root: Node
  /// The terms and literals, in the order in which they stand in the query.
  let leaves: [Leaf]

  /// A condition.
  indirect enum Node: Sendable {
    case all
    case none
    case leaf(Int)
    case and([Node])
    case or([Node])
    case not(Node)
    case preferring(Node, Node)
    case integer(column: Int, ClosedRange<Int64>)
    case string(column: Int, [UInt8])
    case stringContaining(column: Int, [UInt8])
  }

  /// A term or a literal.
  struct Leaf: Sendable {
    /// Where its matches come from.
    let source: Source
    /// The field of the term, or of the literal's text.
    let field: Int
    /// What its score is multiplied by.
    let boost: Double
    /// Whether it is a literal in a text field that lies within another.
    var isWithin = false
    /// What it does besides restricting.
    let use: Use

    /// What a leaf does besides restricting.
    enum Use: Sendable {
      /// It scores, and its occurrences are counted.
      case counting
      /// It only scores.
      case scoring
      /// It does nothing.
      case nothing
    }

    /// Whether it scores.
    var scores: Bool { use != .nothing }

    /// The field whose lengths its score uses.
    var lengthField: LengthField {
      switch source {
      case .postings: .terms(field)
      case .literal: .text(field)
      }
    }
  }

  /// Where a leaf's matches come from.
  enum Source: Sendable {
    /// The postings of a term.
    case postings([UInt8])
    /// The text that a literal's pairs of characters lead to.
    case literal(Literal, LiteralGrams)
  }

  /// The plan of a query.
  init(_ query: Query, schema: IndexSchema) {
    var leaves: [Leaf] = []
    root = Self.node(query, boost: 1, use: .counting, schema: schema, leaves: &leaves)
    self.leaves = leaves
  }

  /// The only leaf of a query that is nothing else.
  var onlyLeaf: Leaf? {
    if case .leaf(let index) = root { leaves[index] } else { nil }
  }

  private static func node(
    _ query: Query, boost: Double, use: Leaf.Use, schema: IndexSchema, leaves: inout [Leaf]
  ) -> Node {
    switch query {
    case .all: return .all
    case .none: return .none
    case .term(let field, let term):
      let scored = schema.termFields[field].scored
      leaves.append(Leaf(source: .postings(term), field: field, boost: boost, use: scored ? use : .nothing))
      return .leaf(leaves.count - 1)
    case .literal(let literal):
      let isWithin = schema.textFields[literal.textField].within != nil
      let source = Source.literal(literal, LiteralGrams(literal, isWithin: isWithin))
      leaves.append(Leaf(source: source, field: literal.textField, boost: boost, isWithin: isWithin, use: use))
      return .leaf(leaves.count - 1)
    case .and(let parts):
      if parts.count == 1 {
        return node(parts[0], boost: boost, use: use, schema: schema, leaves: &leaves)
      }
      return .and(
        parts.map { node($0, boost: boost, use: use, schema: schema, leaves: &leaves) })
    case .or(let parts):
      if parts.count == 1 {
        return node(parts[0], boost: boost, use: use, schema: schema, leaves: &leaves)
      }
      return .or(
        parts.map { node($0, boost: boost, use: use, schema: schema, leaves: &leaves) })
    case .not(let part):
      return .not(node(part, boost: boost, use: .nothing, schema: schema, leaves: &leaves))
    case .integer(let column, let range): return .integer(column: column, range)
    case .string(let column, let string): return .string(column: column, Array(string.utf8))
    case .stringContaining(let column, let bytes): return .stringContaining(column: column, bytes)
    case .preferring(let part, let preferred):
      return .preferring(
        node(part, boost: boost, use: use, schema: schema, leaves: &leaves),
        node(preferred, boost: boost, use: use == .nothing ? .nothing : .scoring, schema: schema, leaves: &leaves))
    case .boost(let part, let factor):
      return node(part, boost: boost * factor, use: use, schema: schema, leaves: &leaves)
    case .constant(let part):
      return node(part, boost: boost, use: .nothing, schema: schema, leaves: &leaves)
    }
  }
}
