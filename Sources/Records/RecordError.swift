/// What can go wrong with the records of an archive.
package enum RecordError: Error, Sendable, Equatable {
  /// There are no records at `path`.
  case missing(path: String)
  /// The database at `path` was made by something else: its application id is not ours.
  case foreign(path: String, applicationID: Int)
  /// The records were written by a later version of the program.
  case newerFormat(path: String, found: Int, known: Int)
  /// Something that was written is not as it was written. `item` says what (`article 12`), `expected` and `found`
  /// what was looked for and what stands there.
  case damaged(item: String, expected: String, found: String)
  /// Another process holds the database longer than we wait.
  case busy(path: String)
  /// The disk is full, or the file system is read-only, or reading failed.
  case disk(operation: String, message: String)
  /// SQLite refused an operation for a reason that is none of the above.
  case database(operation: String, code: Int, message: String)
}

extension RecordError {
  /// Whether the archive itself is damaged, as opposed to missing, foreign, locked or on a full disk.
  package var isDamage: Bool {
    if case .damaged = self { return true }
    return false
  }
}

extension RecordError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path): "there are no records at \(path)"
    case .foreign(let path, let id): "\(path) is a database of another program (application id \(id))"
    case .newerFormat(let path, let found, let known):
      "\(path) has format version \(found), and this program knows versions up to \(known); use a newer yishi"
    case .damaged(let item, let expected, let found): "\(item): expected \(expected), found \(found)"
    case .busy(let path): "\(path) is in use by another process"
    case .disk(let operation, let message): "\(operation): \(message)"
    case .database(let operation, let code, let message): "\(operation): \(message) (SQLite \(code))"
    }
  }
}
