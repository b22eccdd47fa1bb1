public final class IndexSegment: Sendable {
  public let description: SegmentDescription
  public let schema: IndexSchema
  public let documentCount: Int
  public init(
    directory: String, description: SegmentDescription, schema: IndexSchema, files: FileAccess = .posix
  ) throws(IndexError) { self.description = description; self.schema = schema; documentCount = 0 }
  public func verify() throws(IndexError) {}
}
