/// Where a document stands in a snapshot.
public struct DocumentAddress: Sendable, Hashable, Comparable {
  /// The segment's place in the snapshot.
  public var segment: Int
  /// The document's number in the segment, from 0.
  public var document: Int

  /// An address.
  public init(segment: Int, document: Int) {
    self.segment = segment
    self.document = document
  }

  /// Segments first, then documents.
  public static func < (left: DocumentAddress, right: DocumentAddress) -> Bool {
    (left.segment, left.document) < (right.segment, right.document)
  }
}
