/// A live segment of the index, as the records list it.
package struct SegmentRecord: Sendable, Hashable {
  /// The segment's name, which is its file's.
  package var name: String
  /// The number of documents, deleted ones among them.
  package var documentCount: Int
  /// The size of the file.
  package var byteCount: Int
  /// The checksum of the file.
  package var checksum: UInt64
  /// Which documents are deleted, as a bit set.
  package var deleted: [UInt8]

  /// A segment with these properties.
  package init(name: String, documentCount: Int, byteCount: Int, checksum: UInt64, deleted: [UInt8]) {
    self.name = name
    self.documentCount = documentCount
    self.byteCount = byteCount
    self.checksum = checksum
    self.deleted = deleted
  }
}
