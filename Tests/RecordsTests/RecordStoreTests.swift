import Bulletins
import ChineseText
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Records

@Suite struct RecordStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString)")

  private func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.appendingPathComponent("records.sqlite").path)
  }

  private func source(_ byte: UInt8) -> SourceRecord {
    SourceRecord(
      digest: [UInt8](repeating: byte, count: 32), encoding: "UTF-8", byteCount: 10, diagnostics: [],
      readingKey: "k", rulesVersion: 1, regions: [])
  }

  private func article(_ seed: UInt64) -> ArticleRecord {
    var random = SeededGenerator(seed: seed)
    return RandomArticle.record(&random)
  }

  @Test func `what one commit writes is read back, and removed by another`() throws {
    try withFolder { path in
      let store = try RecordStore(path: path, access: .creating)
      #expect(try store.nextIDs() == (1, 1))
      let record = article(3)
      var changes = RecordChanges()
      changes.addedSources = [.init(id: 1, source: source(7), articles: [(id: Int64(1), row: ArticleRow(record))])]
      changes.paths = [(path: SourcePath("b.txt"), source: 1), (path: SourcePath("a.txt"), source: 1)]
      changes.segments = [SegmentRecord(name: "s1", documentCount: 3, byteCount: 9, checksum: .max, deleted: [5])]
      try store.commit(changes)

      #expect(try store.source(1) == source(7))
      #expect(try store.paths(ofSource: 1).map(\.description) == ["a.txt", "b.txt"])
      #expect(try store.sourcesByPath().map(\.path.description) == ["a.txt"])
      #expect(try store.knownSource(at: SourcePath("b.txt"))?.id == 1)
      #expect(try store.knownSource(digest: source(7).digest)?.id == 1)
      #expect(try store.sources(digestPrefix: [7, 7]) == [Int64(1)])
      #expect(try store.sources(digestPrefix: [8]).isEmpty)
      #expect(try store.segments() == changes.segments)
      let stored = try #require(try store.article(1))
      #expect(RandomArticle.isSame(stored.record, record))
      #expect(try store.nextIDs() == (2, 2))
      #expect(try store.integrityProblems() == [])

      var removal = RecordChanges()
      removal.removedSources = [1]
      try store.commit(removal)
      #expect(try store.counts() == (0, 0, 0))
      #expect(try store.nextIDs() == (2, 2), "ids are not used again")
    }
  }

  @Test func `a failed commit changes nothing`() throws {
    try withFolder { path in
      let store = try RecordStore(path: path, access: .creating)
      var changes = RecordChanges()
      changes.addedSources = [.init(id: 1, source: source(7), articles: [])]
      changes.paths = [(path: SourcePath("a.txt"), source: 99)]
      #expect(throws: RecordError.self) { try store.commit(changes) }
      #expect(try store.counts() == (0, 0, 0))
    }
  }

  @Test func `a reader sees one state whatever is written`() throws {
    try withFolder { path in
      let writer = try RecordStore(path: path, access: .creating)
      let reader = try RecordStore(path: path, access: .reading)
      var changes = RecordChanges()
      changes.addedSources = [.init(id: 1, source: source(7), articles: [])]
      changes.paths = [(path: SourcePath("a.txt"), source: 1)]
      try writer.commit(changes)
      #expect(try reader.counts() == (0, 0, 0))
      #expect(try RecordStore(path: path, access: .reading).counts() == (1, 0, 1))
    }
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
      #expect(Self.isDamage { try store.articles(after: 0, limit: 9) })
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
    var changes = RecordChanges()
    changes.addedSources = [.init(id: 1, source: source(7), articles: [(id: Int64(1), row: ArticleRow(article(3)))])]
    changes.paths = [(path: SourcePath("a.txt"), source: 1)]
    changes.segments = [SegmentRecord(name: "s1", documentCount: 3, byteCount: 9, checksum: .max, deleted: [5])]
    try store.commit(changes)
    try store.perform("damaging") { database in
      try database.execute(
        sql: """
          PRAGMA foreign_keys = OFF;
          PRAGMA writable_schema = ON;
          UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ' STRICT', ''), 'NOT NULL', ''),
            'CHECK (length(sha256) = 32)', '') WHERE type = 'table' AND name NOT LIKE 'sqlite%';
          UPDATE sqlite_schema SET sql = replace(sql, ') ,', ')') WHERE name IN ('paths', 'settings');
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
      return (error as? RecordError)?.isDamage == true
    }
  }

  @Test func `what is no archive is refused with a reason`() throws {
    try withFolder { path in
      #expect(throws: RecordError.missing(path: path)) { try RecordStore(path: path, access: .reading) }
      #expect(throws: RecordError.missing(path: path)) { try RecordStore(path: path, access: .writing) }
      try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: path))
      #expect {
        try RecordStore(path: path, access: .reading)
      } throws: {
        ($0 as? RecordError)?.isDamage == true
      }
    }
  }
}
