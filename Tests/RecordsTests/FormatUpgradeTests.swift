import Foundation
import GRDB
import TestSupport
import Testing

@testable import Records

/// Records of older formats, as older versions of the program wrote them (`Fixtures/archives`).
@Suite struct FormatUpgradeTests {
  private static let formats = Fixture.folders(in: "Fixtures/archives")

  /// A copy of stored records, gone with its last reference.
  private final class Copy {
    let path = NSTemporaryDirectory() + "yishi-records-\(UUID().uuidString)"

    init(_ format: String) throws {
      let bytes = try #require(Fixture.bytes("Fixtures/archives/\(format)/archive/records.sqlite"))
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    deinit { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }

    func query<Value>(_ body: (Database) throws -> Value) throws -> Value {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      return try queue.write(body)
    }

    func version() throws -> Int { try query { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 } }

    /// All rows as they are stored.
    func rows() throws -> [Row] {
      try query {
        try Row.fetchAll($0, sql: "SELECT * FROM articles ORDER BY id")
          + Row.fetchAll($0, sql: "SELECT * FROM sources ORDER BY id")
      }
    }
  }

  private func contents(_ path: String) throws -> (sources: [SourceRecord], articles: [StoredArticle]) {
    let store = try RecordStore(path: path, access: .reading)
    defer { store.close() }
    return (
      sources: try store.sourcesByPath().compactMap { try store.source($0.id) },
      articles: try store.articles(after: 0, limit: 1000)
    )
  }

  @Test(arguments: formats) func `a reader takes them as they are, a writer seals every row, and both read the same`(
    format: String
  ) throws {
    let copy = try Copy(format)
    let version = try copy.version()
    let before = try contents(copy.path)
    #expect(!before.articles.isEmpty)
    #expect(try copy.version() == version, "a reader changed the format")
    try RecordStore(path: copy.path, access: .writing).close()
    #expect(try copy.version() == Schema.formatVersion)
    let after = try contents(copy.path)
    #expect(after.sources == before.sources)
    #expect(after.articles.map(\.id) == before.articles.map(\.id))
    for (old, new) in zip(before.articles, after.articles) {
      let isSame = RandomArticle.isSame(old.record, new.record)
      #expect(isSame && old.source == new.source, "article \(old.id)")
    }
    let (articles, sources) = try copy.query { database in
      (
        try Data.fetchAll(database, sql: "SELECT structure FROM articles"),
        try Data.fetchAll(database, sql: "SELECT regions FROM sources")
      )
    }
    #expect(articles.allSatisfy { ($0.first ?? 0) >= ArchiveSeals.article })
    #expect(sources.allSatisfy { $0.first == ArchiveSeals.source })
    // The next writer finds nothing to do.
    let rows = try copy.rows()
    try RecordStore(path: copy.path, access: .writing).close()
    #expect(try copy.rows() == rows)
  }

  /// The first bytes of what has a seal.
  private enum ArchiveSeals {
    static let article = ArticleCodec.firstSealedVersion
    static let source: UInt8 = 2
  }

  @Test(arguments: formats) func `a row that cannot be read gets no seal, and nothing changes`(format: String) throws {
    let copy = try Copy(format)
    guard try copy.version() == 1 else { return }
    let unsealed = try copy.query {
      try Int64.fetchAll($0, sql: "SELECT id FROM articles WHERE substr(structure, 1, 1) < X'04' ORDER BY id")
    }
    guard let last = unsealed.last else { return }
    try copy.query { database in
      try database.execute(
        sql: "UPDATE articles SET structure = substr(structure, 1, length(structure) - 5) WHERE id = ?",
        arguments: [last])
    }
    let rows = try copy.rows()
    #expect {
      try RecordStore(path: copy.path, access: .writing)
    } throws: { error in
      guard case .damaged(let item, _, _)? = error as? Records.RecordError else { return false }
      return item.contains("article \(last)")
    }
    #expect(try copy.version() == 1)
    #expect(try copy.rows() == rows)
  }
}
