import Foundation
import GRDB

/// The records of an archive: a SQLite database that holds everything but the index, from which the index can be
/// made anew.
///
/// A store opened for reading sees the records as they were when it was opened, whatever is written meanwhile. One
/// opened for writing sees what is there and what it has applied itself, and changes it by ``apply(_:)`` and
/// ``commit(_:)`` alone; the archive's lock sees to it that there is one writer. All operations may be called from any
/// task; they run one after the other.
package final class RecordStore: Sendable {
  /// The database's path.
  package let path: String
  private let queue: DatabaseQueue
  /// What the file was when it was opened as one that nobody changes; nil where SQLite sees to changes.
  private let unchanging: FileStamp?
  private let waits: LockWaits

  /// How long this store has waited for the locks of others.
  package var lockWaits: LockWaits.Total { waits.total }

  /// The version of the format that this program writes.
  package static var formatVersion: Int { Schema.formatVersion }

  /// The version of the SQLite library (3.40.1).
  package static var sqliteVersion: String {
    // A database in memory fails only where SQLite itself does, and then there is no version to name.
    let version = try? DatabaseQueue().inDatabase { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    return version.flatMap { $0 } ?? "unknown"
  }

  /// How a store is opened.
  package enum Access: Sendable {
    /// To read one state of the records.
    case reading
    /// To read and write; the database must exist.
    case writing
    /// To read and write; the database is made where there is none.
    case creating
  }

  /// Opens the records at `path`; throws ``RecordError/missing(path:)`` where there are none and they are not to be
  /// made.
  ///
  /// Where the folder cannot be written (a read-only disk, a colleague's archive) and no writer is at work, a reader
  /// takes the database as it lies there; what it reads is refused if the file changes meanwhile.
  package init(path: String, access: Access) throws(RecordError) {
    self.path = path
    guard access == .creating || FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    let waits = LockWaits(patience: .seconds(10))
    self.waits = waits
    do throws(RecordError) {
      queue = try Self.open(path: Self.plain(path), path, access, waits)
      unchanging = nil
    } catch {
      guard access == .reading, case .disk = error, let stamp = FileStamp(unlogged: path) else { throw error }
      queue = try Self.open(path: Self.immutable(path), path, access, waits)
      unchanging = stamp
      guard stamp == FileStamp(unlogged: path) else { throw .busy(path: path) }
    }
  }

  /// `path` as SQLite takes it for a path: one that begins with `file:` would be a URI.
  private static func plain(_ path: String) -> String { path.hasPrefix("file:") ? "./" + path : path }

  /// The URI of a database that nobody changes.
  private static func immutable(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"): uri += "%25"
      case UInt8(ascii: "?"): uri += "%3f"
      case UInt8(ascii: "#"): uri += "%23"
      case 0x80...: uri += "%" + String(byte, radix: 16)
      default: uri.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return uri + "?immutable=1"
  }

  private static func open(
    path name: String, _ path: String, _ access: Access, _ waits: LockWaits
  ) throws(RecordError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .callback { waits.wait(tries: $0) }
    configuration.label = "records"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA cache_size = -16000")
      // Some commits at a time go from the log to the database file, which waits for the disk: every 16,384 pages.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 16384")
    }
    do {
      let queue = try DatabaseQueue(path: name, configuration: configuration)
      try queue.inDatabase { database in
        try Self.check(database, path: path, isNew: access == .creating)
        switch access {
        case .reading:
          // A deferred transaction takes its snapshot with its first read.
          try database.execute(sql: "BEGIN DEFERRED")
          _ = try Row.fetchOne(database, sql: "SELECT count(*) FROM segments")
        case .writing, .creating:
          _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
          let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
          try Schema.migrate(database, from: version)
        }
      }
      return queue
    } catch {
      throw Self.wrap(error, operation: "opening \(path)", path: path)
    }
  }

  /// A store in memory that knows the sources and paths of the records at `path` (none where there are none) and not
  /// their articles: to find out what a change would do, without doing it.
  package init(trialOf path: String) throws(RecordError) {
    self.path = path
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    configuration.label = "trial"
    unchanging = nil
    waits = LockWaits(patience: .zero)
    do {
      let queue = try DatabaseQueue(configuration: configuration)
      self.queue = queue
      try queue.inDatabase { database in
        try Schema.migrate(database, from: 0)
        guard FileManager.default.fileExists(atPath: path) else { return }
        try database.execute(sql: "ATTACH DATABASE ? AS records", arguments: [path])
        for table in ["sources", "paths"] {
          try database.execute(sql: "INSERT INTO main.\(table) SELECT * FROM records.\(table)")
        }
        try database.execute(sql: "DETACH DATABASE records")
      }
    } catch {
      throw Self.wrap(error, operation: "reading \(path)", path: path)
    }
  }

  private static func check(_ database: Database, path: String, isNew: Bool) throws {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    if id == 0 && version == 0 && tables == 0 {
      if isNew { return }
      throw RecordError.damaged(item: path, expected: "the records' tables", found: "an empty database")
    }
    guard id == Schema.applicationID else { throw RecordError.foreign(path: path, applicationID: id) }
    guard version <= Schema.formatVersion else {
      throw RecordError.newerFormat(path: path, found: version, known: Schema.formatVersion)
    }
  }

  /// Closes the database; the store must not be used afterwards. Without it, the end of the store closes it.
  package func close() {
    // A failing close leaves the connection to the end of the process; nothing is lost by it.
    try? queue.close()
  }

  // MARK: Access for the store's own parts

  /// Runs `body` on the database; `operation` says in errors what was being done.
  func perform<Value>(
    _ operation: @autoclosure () -> String, _ body: (Database) throws -> Value
  ) throws(RecordError) -> Value {
    let value: Value
    do {
      value = try queue.inDatabase(body)
    } catch {
      if let unchanging, unchanging != FileStamp(unlogged: path) { throw .busy(path: path) }
      throw Self.wrap(error, operation: operation(), path: path)
    }
    if let unchanging, unchanging != FileStamp(unlogged: path) { throw .busy(path: path) }
    return value
  }

  private static func wrap(_ error: any Error, operation: String, path: String) -> RecordError {
    if let error = error as? RecordError { return error }
    if error is RowDecodingError {
      return .damaged(item: operation, expected: "a value of the column's type", found: "another")
    }
    guard let error = error as? DatabaseError else {
      return .database(operation: operation, code: 0, message: String(describing: error))
    }
    let message = error.message ?? "no message"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return .damaged(item: path, expected: "a whole SQLite database", found: message)
    case .SQLITE_ERROR, .SQLITE_TOOBIG:
      // All statements are our own and fit our tables; where they do not, the tables are not ours any more.
      return .damaged(item: "\(path), \(operation)", expected: "the records' tables", found: message)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN:
      return .disk(operation: operation, message: message)
    default:
      return .database(operation: operation, code: Int(error.extendedResultCode.rawValue), message: message)
    }
  }
}
