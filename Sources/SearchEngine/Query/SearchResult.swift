/// The answer to a ``SearchRequest``.
public struct SearchResult: Sendable, Hashable {
  /// The number of documents or groups that match.
  public var total: Int = 0
  /// Whether ``total`` is exact. If not, there are at least so many: see ``SearchRequest/quick``.
  public var totalIsExact = true
  /// The places in them: the frequencies of the query's scoring terms and literals, summed. Occurrences of one
  /// literal do not overlap.
  public var occurrences: Int = 0
  /// The hits asked for, in order.
  public var hits: [Hit] = []
  /// One array a facet asked for: highest count first, then by value.
  public var facets: [[FacetCount]] = []
  /// The number of live documents in the snapshot.
  public var documentsSearched: Int = 0
  /// The number of live groups in the snapshot.
  public var groupsSearched: Int = 0
  /// How long the search took.
  public var nanoseconds: UInt64 = 0

  /// An empty answer.
  public init() {}

  /// One hit.
  public struct Hit: Sendable, Hashable {
    /// The document; of a group its first.
    public var address: DocumentAddress
    /// The BM25 score; 0 when hits are sorted otherwise.
    public var score: Double

    /// A hit.
    public init(address: DocumentAddress, score: Double) {
      self.address = address
      self.score = score
    }
  }

  /// How often a value occurs in the answer.
  public struct FacetCount: Sendable, Hashable {
    /// The value.
    public var value: Value
    /// The number of matching documents, or groups, that have it.
    public var count: Int

    /// A count.
    public init(value: Value, count: Int) {
      self.value = value
      self.count = count
    }

    /// A facet's value.
    public enum Value: Sendable, Hashable {
      /// Of an integer column.
      case integer(Int64)
      /// Of a string column.
      case string(String)
    }
  }
}
