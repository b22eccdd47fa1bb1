/// Gathers documents in memory and writes them as one immutable segment file.
public final class SegmentWriter {
  public let schema: IndexSchema
  public init(schema: IndexSchema) { self.schema = schema }
  public var documentCount: Int { 0 }
  public var byteEstimate: Int { 0 }
  public func append(_ document: IndexDocument) throws(IndexError) {}
  public func write(to directory: String, name: String, files: FileAccess = .posix) throws(IndexError)
    -> SegmentDescription
  { SegmentDescription(name: name, documentCount: 0, byteCount: 0, checksum: 0) }
}
