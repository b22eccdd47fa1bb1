/// What can go wrong between the engine and the disk.
public enum IndexError: Error, Sendable, Hashable {
  /// The operating system refused a file operation, with this `errno`.
  case file(FileOperation, path: String, code: Int32)
  /// The file is not what was written: what was found wrong, and at which byte.
  case damaged(path: String, Damage, offset: Int)
  /// The segment was written with another schema than the one expected.
  case schemaMismatch(path: String)
  /// The file is a segment of another version of the format.
  case unknownVersion(path: String, found: UInt32)
  /// The documents do not fit into one segment; write a segment before this many.
  case segmentFull(documents: Int, bytes: Int)

  /// The operations that can be refused.
  public enum FileOperation: String, Sendable, Hashable, CaseIterable {
    /// Creating a file and writing its bytes.
    case write
    /// Making a file's bytes durable.
    case synchronize
    /// Giving a file its final name.
    case rename
    /// Making a directory's entries durable.
    case synchronizeDirectory
    /// Mapping a file for reading.
    case map
    /// Removing a file.
    case remove
    /// Listing a directory.
    case list
    /// Making a directory.
    case makeDirectory
    /// Removing an empty directory.
    case removeDirectory
  }

  /// The ways in which a file can be wrong.
  public enum Damage: String, Sendable, Hashable {
    /// The file is longer or shorter than its description says.
    case length
    /// The first or last bytes are not a segment's.
    case signature
    /// A checksum does not match its bytes.
    case checksum
    /// The checksums match, but this is another file than the one described.
    case identity
    /// The bytes have no meaning in the format.
    case structure
  }
}

extension IndexError: CustomStringConvertible {
  /// What failed, on what, and what to do.
  public var description: String {
    switch self {
    case .file(let operation, let path, let code):
      "\(path): the system refused to \(operation.rawValue) (errno \(code))"
    case .damaged(let path, let damage, let offset):
      "\(path): damaged (\(damage.rawValue)) at byte \(offset); rebuild the index"
    case .schemaMismatch(let path):
      "\(path): written with other fields than this program's; rebuild the index"
    case .unknownVersion(let path, let found):
      "\(path): format version \(found) is not known to this program; rebuild the index"
    case .segmentFull(let documents, let bytes):
      "too much for one segment: \(documents) documents, \(bytes) bytes"
    }
  }
}
