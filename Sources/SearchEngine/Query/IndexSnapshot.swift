public struct IndexSnapshot: Sendable {
  public let documentCount: Int
  public let groupCount: Int
  public init(segments: [(segment: IndexSegment, deleted: DeletedDocuments)]) throws(IndexError) { documentCount = 0; groupCount = 0 }
}
