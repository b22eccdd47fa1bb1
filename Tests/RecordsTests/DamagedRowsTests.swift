import Foundation
import GRDB
import TestSupport
import Testing

@testable import Records

/// SQLite does not check again what it reads: rows of a damaged file hold any value in any column.
@Suite struct DamagedRowsTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appendingPathComponent("records.sqlite").path)
  }

  @Test(arguments: [
    "UPDATE articles SET text = NULL", "UPDATE articles SET text = x'00FF'", "UPDATE articles SET number = -1",
    "UPDATE articles SET structure = NULL", "UPDATE articles SET source = 'a'", "DROP TABLE articles",
    "UPDATE articles SET number = 9223372036854775807", "UPDATE articles SET structure = x'02'",
  ])
  func `a damaged article throws, and never traps`(damage: String) throws {
    try withFolder { path in
      try damaged(path, by: damage)
      let store = try RecordStore(path: path, access: .reading)
      #expect(Self.isDamage { try store.article(1) })
      _ = try? store.articles(after: 0, limit: 9)
      _ = try? store.integrityProblems()
    }
  }

  @Test(arguments: [
    "UPDATE sources SET sha256 = NULL", "UPDATE sources SET sha256 = x'01'", "UPDATE sources SET bytes = -1",
    "UPDATE sources SET bytes = 'many'", "UPDATE sources SET encoding = NULL", "UPDATE sources SET regions = NULL",
    "UPDATE sources SET rules = NULL", "UPDATE sources SET bytes = 9223372036854775807",
  ])
  func `a damaged source throws, and never traps`(damage: String) throws {
    try withFolder { path in
      try damaged(path, by: damage)
      let store = try RecordStore(path: path, access: .reading)
      #expect(Self.isDamage { try store.source(1) })
      _ = try? store.knownSource(at: SourcePath("a.txt"))
    }
  }

  @Test(arguments: [
    "UPDATE paths SET source = NULL", "UPDATE segments SET name = NULL", "UPDATE segments SET documents = -3",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
  ])
  func `damaged lists throw, and never trap`(damage: String) throws {
    try withFolder { path in
      try damaged(path, by: damage)
      let store = try RecordStore(path: path, access: .reading)
      #expect(
        Self.isDamage { try store.paths() } || Self.isDamage { try store.segments() }
          || Self.isDamage { try store.nextIDs() })
    }
  }

  @Test func `an empty file is damaged records`() throws {
    try withFolder { path in
      try Data().write(to: URL(fileURLWithPath: path))
      #expect(Self.isDamage { try RecordStore(path: path, access: .reading) })
      #expect(Self.isDamage { try RecordStore(path: path, access: .writing) })
    }
  }

  /// Records of one article whose tables forgot what they may hold, as far as `damage` needs it.
  private func damaged(_ path: String, by damage: String) throws {
    let store = try RecordStore(path: path, access: .creating)
    let source = SourceRecord(
      digest: [UInt8](repeating: 7, count: 32), encoding: "UTF-8", byteCount: 10, diagnostics: [], readingKey: "k",
      rulesVersion: 1, regions: [])
    var random = SeededGenerator(seed: 3)
    var changes = RecordChanges()
    changes.addedSources = [
      .init(id: 1, source: source, articles: [(id: Int64(1), row: ArticleRow(RandomArticle.record(&random)))])
    ]
    changes.paths = [(path: SourcePath("a.txt"), source: 1)]
    changes.segments = [SegmentRecord(name: "s1", documentCount: 3, byteCount: 9, checksum: .max, deleted: [5])]
    try store.commit(changes)
    try store.perform("damaging") { database in
      try database.execute(
        sql: """
          PRAGMA foreign_keys = OFF;
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET sql = replace(sql, ' STRICT, WITHOUT', ' WITHOUT');
          UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ' STRICT', ''), 'NOT NULL', ''),
            'CHECK (length(sha256) = 32)', '') WHERE type = 'table' AND name NOT LIKE 'sqlite%';
          PRAGMA writable_schema = RESET;
          """)
    }
    store.close()
    let again = try RecordStore(path: path, access: .writing)
    defer { again.close() }
    try again.perform("damaging") { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: damage)
    }
  }

  private static func isDamage<Value>(_ body: () throws -> Value) -> Bool {
    do {
      _ = try body()
      return false
    } catch {
      return (error as? Records.RecordError)?.isDamage == true
    }
  }
}
