/// A plan of which the best hits can be found without looking at all of them: terms of which all or any must occur, or
/// one literal, under filters by integers.
struct PrunedPlan {
  /// The most terms that are looked at side by side.
  private static let limit = 64

  /// What is matched and scored.
  let core: Core
  /// The integers that a document must have besides.
  let filters: [(column: Int, range: ClosedRange<Int64>)]

  /// The scoring part of a plan; leaves by their numbers.
  enum Core {
    /// Documents that hold all terms.
    case all([Int])
    /// Documents that hold any of the terms.
    case any([Int])
    /// Documents that hold the literal.
    case literal(Int)
  }

  /// The parts of `plan`; nil if it has others, or scores that could fall as frequencies rise.
  init?(_ plan: QueryPlan) {
    var filters: [(column: Int, range: ClosedRange<Int64>)] = []
    var leaves: [Int] = []
    var alternatives: [[Int]] = []
    var open = [plan.root]
    while let node = open.popLast() {
      switch node {
      case .and(let parts): open += parts
      case .integer(let column, let range): filters.append((column, range))
      case .leaf(let leaf): leaves.append(leaf)
      case .or(let parts):
        var numbers: [Int] = []
        for part in parts {
          guard case .leaf(let leaf) = part, plan.leaves[leaf].scores else { return nil }
          numbers.append(leaf)
        }
        alternatives.append(numbers)
      case .all, .none, .not, .preferring, .string, .stringContaining: return nil
      }
    }
    let literals = leaves.filter { if case .literal = plan.leaves[$0].source { true } else { false } }
    let isMonotone = plan.leaves.allSatisfy { $0.boost >= 0 }
    guard isMonotone, plan.leaves.count <= Self.limit else { return nil }
    if alternatives.isEmpty, literals.isEmpty, leaves.count > 1 || leaves.count == 1 && !filters.isEmpty {
      core = .all(leaves)
    } else if alternatives.isEmpty, literals.count == 1, leaves.count == 1, plan.leaves[literals[0]].scores,
      !plan.leaves[literals[0]].isWithin
    {
      core = .literal(literals[0])
    } else if alternatives.count == 1, leaves.isEmpty, !alternatives[0].isEmpty,
      alternatives[0].allSatisfy({ if case .postings = plan.leaves[$0].source { true } else { false } })
    {
      core = .any(alternatives[0])
    } else {
      return nil
    }
    self.filters = filters
  }
}
