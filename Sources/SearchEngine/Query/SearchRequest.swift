/// A query and what to give back of its answer.
public struct SearchRequest: Sendable {
  /// What is asked for.
  public var query: Query
  /// What is counted, scored and returned.
  public var unit: Unit
  /// The most hits to return; nil for all.
  public var limit: Int?
  /// The number of best hits to leave out.
  public var offset: Int
  /// The order of the hits.
  public var sort: Sort
  /// What to count over the whole answer.
  public var facets: [Facet]
  /// Whether hits are left out altogether.
  public var countOnly: Bool
  /// Whether it is enough to find the best hits: totals may then be too low, as ``SearchResult/totalIsExact`` says. Only
  /// looked at where the best are asked for by score, with a limit and without facets; and with ``countOnly``, where the
  /// total is exact and the number of occurrences may be too low.
  public var quick: Bool

  /// A request; by default the ten best documents.
  public init(
    query: Query, unit: Unit = .documents, limit: Int? = 10, offset: Int = 0, sort: Sort = .score,
    facets: [Facet] = [], countOnly: Bool = false, quick: Bool = false
  ) {
    precondition(offset >= 0 && (limit ?? 0) >= 0, "limit and offset count from 0")
    self.query = query
    self.unit = unit
    self.limit = limit
    self.offset = offset
    self.sort = sort
    self.facets = facets
    self.countOnly = countOnly
    self.quick = quick
  }

  /// What an answer consists of.
  public enum Unit: Sendable, Hashable {
    /// Documents, each on its own.
    case documents
    /// Groups: every leaf of the query is evaluated over a whole group, so that its conditions may hold in different
    /// documents, and a literal may cross from one into the next.
    case groups
  }

  /// The order of hits. Ties go by address, ascending, so that answers are stable.
  public enum Sort: Sendable, Hashable {
    /// Best BM25 first.
    case score
    /// By an integer column (of a group: of its first document). Hits carry the score 0.
    case integer(column: Int, ascending: Bool)
  }

  /// A column to count by. A group counts once for each distinct value among its documents.
  public enum Facet: Sendable, Hashable {
    /// Counts by an integer column.
    case integer(column: Int)
    /// Counts by a string column; a document counts once for each distinct string it has.
    case string(column: Int)
  }
}
