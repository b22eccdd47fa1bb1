/// What identifies a written segment; whoever keeps the list of live segments keeps these.
public struct SegmentDescription: Sendable, Hashable, Codable {
  /// The file's name within the index directory, without the extension ``fileExtension``.
  public let name: String
  /// The number of documents, dead ones included.
  public let documentCount: Int
  /// The length of the file in bytes.
  public let byteCount: Int
  /// The checksum of the file's table of contents, which holds the checksums of everything else.
  public let checksum: UInt64

  /// What every segment file's name ends with.
  public static let fileExtension = ".segment"

  /// The file's whole name.
  public var fileName: String { name + Self.fileExtension }

  /// A description read back from where it was kept.
  public init(name: String, documentCount: Int, byteCount: Int, checksum: UInt64) {
    self.name = name
    self.documentCount = documentCount
    self.byteCount = byteCount
    self.checksum = checksum
  }
}
