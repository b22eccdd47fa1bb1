import Foundation
import GRDB

extension RecordStore {
  /// Applies `changes` within the open transaction, which it opens where there is none. This store sees them at once;
  /// nobody else does before ``commit(_:)``. On failure the whole transaction is undone.
  package func apply(_ changes: RecordChanges) throws(RecordError) {
    try perform("writing records") { database in
      try Self.undoing(database) {
        if !database.isInsideTransaction { try database.beginTransaction(.immediate) }
        try Self.apply(changes, in: database)
      }
    }
  }

  /// Applies `changes` and ends the transaction, which is on the disk when this returns. This is the archive's only
  /// commit point: segments that the new list names must be on the disk already. On failure the whole transaction is
  /// undone.
  package func commit(_ changes: RecordChanges) throws(RecordError) {
    try perform("writing records") { database in
      try Self.undoing(database) {
        if !database.isInsideTransaction { try database.beginTransaction(.immediate) }
        try Self.apply(changes, in: database)
        try database.commit()
      }
    }
  }

  /// Undoes what was applied and not committed.
  package func rollBack() {
    // Where even that fails, closing the database does it.
    _ = try? perform("undoing") { database in
      if database.isInsideTransaction { try database.rollback() }
    }
  }

  private static func undoing(_ database: Database, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      // Where even that fails, closing the database does it; the first failure is the one to report.
      if database.isInsideTransaction { try? database.rollback() }
      throw error
    }
  }

  private static func apply(_ changes: RecordChanges, in database: Database) throws {
    try remove(changes, in: database)
    try add(changes, in: database)
    let setPath = try database.cachedStatement(
      sql: """
        INSERT INTO paths (path, source) VALUES (?, ?)
        ON CONFLICT (path) DO UPDATE SET source = excluded.source
        """)
    for (path, source) in changes.paths {
      try setPath.execute(arguments: [Data(path.bytes), source])
    }
    if let segments = changes.segments { try replaceSegments(segments, in: database) }
    for (name, value) in changes.settings {
      try database.execute(
        sql: """
          INSERT INTO settings (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """, arguments: [name, value])
    }
  }

  /// Moves what the write-ahead log holds into the database file, as far as readers at work allow; never waits.
  package func checkpoint() {
    // A later checkpoint, or closing the last connection, does what this one could not.
    _ = try? perform("checkpointing") { database in
      try database.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)")
    }
  }

  private static func remove(_ changes: RecordChanges, in database: Database) throws {
    let removePath = try database.cachedStatement(sql: "DELETE FROM paths WHERE path = ?")
    for path in changes.removedPaths { try removePath.execute(arguments: [Data(path.bytes)]) }
    for id in changes.removedSources {
      for sql in [
        "DELETE FROM paths WHERE source = ?", "DELETE FROM articles WHERE source = ?",
        "DELETE FROM sources WHERE id = ?",
      ] {
        try database.cachedStatement(sql: sql).execute(arguments: [id])
      }
    }
  }

  private static func add(_ changes: RecordChanges, in database: Database) throws {
    let addSource = try database.cachedStatement(
      sql: """
        INSERT INTO sources (id, sha256, encoding, bytes, reading, rules, diagnostics, regions)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let addArticle = try database.cachedStatement(
      sql: """
        INSERT INTO articles (id, source, number, section, title, byline, place, date_start, date_end, structure, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))
        """)
    // The text is UTF-8 already: a string made of it would be looked through once more.
    func add(_ row: ArticleRow, id: Int64, source: Int64) throws {
      try addArticle.execute(arguments: [
        id, source, row.number, row.section, row.title, row.byline, row.place, row.dateStart, row.dateEnd,
        Data(row.structure), Data(row.text),
      ])
    }
    for new in changes.addedSources {
      let source = new.source
      try addSource.execute(arguments: [
        new.id, Data(source.digest), source.encoding, source.byteCount, source.readingKey, source.rulesVersion,
        Data(SourceCodec.encode(source.diagnostics)), Data(SourceCodec.sealedRegions(source)),
      ])
      for (id, row) in new.articles { try add(row, id: id, source: new.id) }
    }
    for (source, id, row) in changes.addedArticles { try add(row, id: id, source: source) }
    for (id, source) in changes.completedSources {
      guard var completed = try Self.source(id, in: database) else { continue }
      completed.diagnostics = source.diagnostics
      completed.regions = source.regions
      try database.cachedStatement(sql: "UPDATE sources SET diagnostics = ?, regions = ? WHERE id = ?").execute(
        arguments: [
          Data(SourceCodec.encode(completed.diagnostics)), Data(SourceCodec.sealedRegions(completed)), id,
        ])
    }
  }

  private static func replaceSegments(_ segments: [SegmentRecord], in database: Database) throws {
    try database.execute(sql: "DELETE FROM segments")
    for (ordinal, segment) in segments.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO segments (ordinal, name, documents, bytes, checksum, deleted) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          ordinal, segment.name, segment.documentCount, segment.byteCount, Int64(bitPattern: segment.checksum),
          Data(segment.deleted),
        ])
    }
  }
}
