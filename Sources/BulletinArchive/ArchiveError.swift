import Foundation
import Records
import SearchEngine

/// Why the archive could not do what was asked.
public enum ArchiveError: Error, Sendable, Equatable {
  /// There is no archive at `path`.
  case noArchive(path: String)
  /// Something stands at `path` that is no archive.
  case notAnArchive(path: String, found: String)
  /// The process `holder` is writing to the archive.
  case locked(path: String, holder: Int?)
  /// The index of the archive at `path` is damaged, which can be made anew; `detail` says where and how.
  case damaged(path: String, detail: String)
  /// The records of the archive at `path` are damaged, which nothing can mend; `detail` says where and how.
  case damagedRecords(path: String, detail: String)
  /// The archive was written by a later version of the program.
  case newerFormat(path: String, detail: String)
  /// The operating system refused: no space, no permission, a failing disk.
  case storage(operation: String, detail: String)
  /// The query cannot be read; the problem says where and why.
  case query(QueryProblem)
  /// A value that the user gave has no meaning (`--place 甘子州`).
  case badValue(option: String, value: String, help: String)
  /// The work was interrupted; the archive is whole.
  case interrupted
}

extension ArchiveError: CustomStringConvertible {
  /// What failed, on what, and what to do.
  public var description: String {
    switch self {
    case .noArchive(let path):
      "there is no archive at \(path); make one with: yishi import PATH --archive \(path)"
    case .notAnArchive(let path, let found):
      "\(path) is no archive (\(found)); name another folder with --archive"
    case .locked(let path, let holder):
      holder.map { "\(path) is being written by process \($0); wait until it is done, then try again" }
        ?? "\(path) is being written by another process; wait until it is done, then try again"
    case .damaged(let path, let detail):
      "\(path) is damaged: \(detail)\n"
        + "try: yishi check --rebuild --archive \(path)   (makes the index anew from the records)"
    case .damagedRecords(let path, let detail):
      "\(path) is damaged: \(detail)\n"
        + "the records cannot be mended; import the files again into a new archive, or put a copy of this one back"
    case .newerFormat(let path, let detail): "\(path) was written by a later yishi: \(detail)"
    case .storage(let operation, let detail): "\(operation): \(detail)"
    case .query(let problem): problem.description
    case .badValue(let option, let value, let help): "\(option) \(value): \(help)"
    case .interrupted: "interrupted; the archive is whole"
    }
  }
}

extension ArchiveError {
  /// What a failure of the records means for the archive at `path`.
  init(_ error: RecordError, archive path: String) {
    switch error {
    case .missing: self = .noArchive(path: path)
    case .foreign: self = .notAnArchive(path: path, found: error.description)
    case .newerFormat: self = .newerFormat(path: path, detail: error.description)
    case .damaged: self = .damagedRecords(path: path, detail: error.description)
    case .busy: self = .locked(path: path, holder: nil)
    case .disk, .database: self = .storage(operation: path, detail: error.description)
    }
  }

  /// What a failure of the index means for the archive at `path`.
  init(_ error: IndexError, archive path: String) {
    switch error {
    case .file(.map, _, ENOENT), .damaged, .schemaMismatch, .unknownVersion:
      self = .damaged(path: path, detail: error.sentence)
    case .file, .segmentFull: self = .storage(operation: path, detail: error.sentence)
    }
  }
}

extension IndexError {
  /// What failed and on what, with the system's words where the system refused.
  var sentence: String {
    guard case .file(let operation, let path, let code) = self else { return description }
    return "\(path): the system refused to \(operation.rawValue) it: \(FileSystem.message(code))"
  }
}
