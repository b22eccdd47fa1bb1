import Foundation
import GRDB

/// What a writer needs to know of a source that is there already.
package struct KnownSource: Sendable, Hashable {
  /// The source's id.
  package let id: Int64
  /// The SHA-256 of its bytes.
  package let digest: [UInt8]
  /// The reading options that it was read with.
  package let readingKey: String
  /// The version of the rules that read it.
  package let rulesVersion: Int

  /// A known source.
  package init(id: Int64, digest: [UInt8], readingKey: String, rulesVersion: Int) {
    self.id = id
    self.digest = digest
    self.readingKey = readingKey
    self.rulesVersion = rulesVersion
  }
}

/// A stored article with its ids.
package struct StoredArticle: Sendable {
  /// The article's id in the records.
  package let id: Int64
  /// Its source's id.
  package let source: Int64
  /// The article.
  package let record: ArticleRecord
}

extension RecordStore {
  /// How many sources, articles and paths there are.
  package func counts() throws(RecordError) -> (sources: Int, articles: Int, paths: Int) {
    try perform("counting records") { database in
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
      }
      return (try count("sources"), try count("articles"), try count("paths"))
    }
  }

  /// The source that `path` leads to.
  package func knownSource(at path: SourcePath) throws(RecordError) -> KnownSource? {
    try perform("looking up a path") { database in
      try database.cachedStatement(
        sql: """
          SELECT id, sha256, reading, rules FROM sources
          WHERE id = (SELECT source FROM paths WHERE path = ?)
          """
      ).fetchKnownSource(Data(path.bytes))
    }
  }

  /// The source whose bytes have this SHA-256.
  package func knownSource(digest: [UInt8]) throws(RecordError) -> KnownSource? {
    try perform("looking up a digest") { database in
      try database.cachedStatement(sql: "SELECT id, sha256, reading, rules FROM sources WHERE sha256 = ?")
        .fetchKnownSource(Data(digest))
    }
  }

  /// The ids of the sources whose digest begins with `prefix`, ascending.
  package func sources(digestPrefix prefix: [UInt8]) throws(RecordError) -> [Int64] {
    try perform("looking up a digest") { database in
      try Int64.fetchAll(
        database, sql: "SELECT id FROM sources WHERE sha256 >= ? AND substr(sha256, 1, ?) = ? ORDER BY id",
        arguments: [Data(prefix), prefix.count, Data(prefix)])
    }
  }

  /// All sources with the path shown for each (the least), in the order of paths.
  package func sourcesByPath() throws(RecordError) -> [(id: Int64, path: SourcePath)] {
    try perform("listing sources") { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT source, min(path) AS path FROM paths GROUP BY source ORDER BY 2")
      var result: [(id: Int64, path: SourcePath)] = []
      while let row = try rows.next() {
        result.append((id: try row.decode(atIndex: 0), path: SourcePath(stored: try row.bytes(at: 1))))
      }
      return result
    }
  }

  /// All paths with their sources, ascending.
  package func paths() throws(RecordError) -> [(path: SourcePath, source: Int64)] {
    try perform("listing paths") { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT path, source FROM paths ORDER BY path")
      var result: [(path: SourcePath, source: Int64)] = []
      while let row = try rows.next() {
        result.append((path: SourcePath(stored: try row.bytes(at: 0)), source: try row.decode(atIndex: 1)))
      }
      return result
    }
  }

  /// The paths that lead to the source, ascending; the first is the one shown.
  package func paths(ofSource id: Int64) throws(RecordError) -> [SourcePath] {
    try perform("listing paths") { database in
      let statement = try database.cachedStatement(sql: "SELECT path FROM paths WHERE source = ? ORDER BY path")
      let rows = try Row.fetchCursor(statement, arguments: [id])
      var result: [SourcePath] = []
      while let row = try rows.next() { result.append(SourcePath(stored: try row.bytes(at: 0))) }
      return result
    }
  }

  /// The source with this id; nil where there is none.
  package func source(_ id: Int64) throws(RecordError) -> SourceRecord? {
    try perform("reading source \(id)") { try Self.source(id, in: $0) }
  }

  static func source(_ id: Int64, in database: Database) throws -> SourceRecord? {
    let statement = try database.cachedStatement(
      sql: "SELECT sha256, encoding, bytes, reading, rules, diagnostics, regions FROM sources WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    let item = "source \(id)"
    let source = SourceRecord(
      digest: try row.digest(at: 0, item: item), encoding: try row.decode(atIndex: 1),
      byteCount: try row.size(at: 2, item: item),
      diagnostics: try SourceCodec.diagnostics(try row.bytes(at: 5), item: item),
      readingKey: try row.decode(atIndex: 3),
      rulesVersion: try row.decode(atIndex: 4), regions: [])
    return try SourceCodec.completing(source, sealedRegions: try row.bytes(at: 6), item: item)
  }

  /// The article with this id; nil where there is none.
  package func article(_ id: Int64) throws(RecordError) -> StoredArticle? {
    try perform("reading article \(id)") { database in
      let statement = try database.cachedStatement(sql: Self.articleColumns + " WHERE id = ?")
      return try Row.fetchOne(statement, arguments: [id]).map(Self.article)
    }
  }

  /// The articles of a source, in order.
  package func articles(ofSource id: Int64) throws(RecordError) -> [StoredArticle] {
    try perform("reading the articles of source \(id)") { database in
      let statement = try database.cachedStatement(sql: Self.articleColumns + " WHERE source = ? ORDER BY number")
      let rows = try Row.fetchCursor(statement, arguments: [id])
      var result: [StoredArticle] = []
      while let row = try rows.next() { result.append(try Self.article(row)) }
      return result
    }
  }

  /// The ids of the articles of a source, ascending.
  package func articleIDs(ofSource id: Int64) throws(RecordError) -> [Int64] {
    try perform("listing the articles of source \(id)") { database in
      let statement = try database.cachedStatement(sql: "SELECT id FROM articles WHERE source = ? ORDER BY id")
      return try Int64.fetchAll(statement, arguments: [id])
    }
  }

  /// At most `limit` articles with ids above `id`, ascending: all articles, a page at a time.
  package func articles(after id: Int64, limit: Int) throws(RecordError) -> [StoredArticle] {
    try perform("reading articles") { database in
      let statement = try database.cachedStatement(sql: Self.articleColumns + " WHERE id > ? ORDER BY id LIMIT ?")
      let rows = try Row.fetchCursor(statement, arguments: [id, limit])
      var result: [StoredArticle] = []
      while let row = try rows.next() { result.append(try Self.article(row)) }
      try Self.requireAscending(result.map(\.id), after: id)
      return result
    }
  }

  /// At most `limit` ids of articles above `id`, ascending.
  package func articleIDs(after id: Int64, limit: Int) throws(RecordError) -> [Int64] {
    try perform("listing articles") { database in
      let statement = try database.cachedStatement(sql: "SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT ?")
      let ids = try Int64.fetchAll(statement, arguments: [id, limit])
      try Self.requireAscending(ids, after: id)
      return ids
    }
  }

  /// Throws unless `ids` ascend from above `id`. A damaged tree may give them in any order, and one who goes through
  /// all articles by the last id of a page would never come to an end.
  private static func requireAscending(_ ids: [Int64], after id: Int64) throws {
    var last = id
    for next in ids {
      guard next > last else {
        throw RecordError.damaged(item: "the articles' ids", expected: "one above \(last)", found: "\(next)")
      }
      last = next
    }
  }

  /// The number of articles that have no date.
  package func undatedArticles() throws(RecordError) -> Int {
    try perform("counting undated articles") { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM articles WHERE date_start IS NULL") ?? 0
    }
  }

  /// The ids that the next source and the next article get; never an id that was used before.
  package func nextIDs() throws(RecordError) -> (source: Int64, article: Int64) {
    try perform("reading the last ids") { database in
      func next(_ table: String) throws -> Int64 {
        let sql = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        let last = try Int64.fetchOne(database, sql: sql, arguments: [table]) ?? 0
        guard (0...RecordStore.limit).contains(last) else {
          throw RecordError.damaged(
            item: "the last id of \(table)", expected: "at most \(RecordStore.limit)", found: "\(last)")
        }
        return last + 1
      }
      return (try next("sources"), try next("articles"))
    }
  }

  /// The live segments, in order.
  package func segments() throws(RecordError) -> [SegmentRecord] {
    try perform("listing segments") { database in
      try Row.fetchAll(
        database, sql: "SELECT name, documents, bytes, checksum, deleted FROM segments ORDER BY ordinal"
      ).map { row in
        let name: String = try row.decode(atIndex: 0)
        let item = "segment \(name)"
        return SegmentRecord(
          name: name, documentCount: try row.size(at: 1, item: item), byteCount: try row.size(at: 2, item: item),
          checksum: UInt64(bitPattern: try row.decode(Int64.self, atIndex: 3)), deleted: try row.bytes(at: 4))
      }
    }
  }

  /// The value of a setting; nil where it is not set.
  package func setting(_ name: String) throws(RecordError) -> String? {
    try perform("reading a setting") { database in
      try String.fetchOne(database, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
    }
  }

  /// What SQLite's own checks find wrong; empty where all is well. Linear in the size of the database.
  package func integrityProblems() throws(RecordError) -> [String] {
    try perform("checking \(path)") { database in
      var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
        let (table, parent) = (try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 2))
        problems.append("a row of \(table) points to a missing row of \(parent)")
      }
      let orphans = try Int64.fetchAll(
        database, sql: "SELECT id FROM sources WHERE id NOT IN (SELECT source FROM paths) ORDER BY id")
      problems += orphans.map { "source \($0) has no path" }
      for table in ["sources", "articles"] {
        let last = try Int64.fetchOne(
          database, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table])
        let greatest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0
        if (last ?? 0) < greatest {
          problems.append("the last id of \(table) is \(last ?? 0), but \(greatest) is in use")
        }
      }
      return problems
    }
  }

  static let articleColumns =
    "SELECT id, source, number, section, title, byline, structure, text, place, "
    + "date_start, date_end FROM articles"

  static func article(_ row: Row) throws -> StoredArticle {
    let id: Int64 = try row.decode(atIndex: 0)
    let item = "article \(id)"
    let text: String = try row.decode(atIndex: 7)
    let columns = ArticleCodec.Columns(
      number: try row.size(at: 2, item: item), section: try row.decode(atIndex: 3), title: try row.decode(atIndex: 4),
      byline: try row.decode(atIndex: 5), text: Array(text.utf8))
    var structure = try row.bytes(at: 6)
    if let version = structure.first, version >= ArticleCodec.firstSealedVersion {
      structure = try columns.seal(
        structure.dropLast(RowSeal.length), place: try row.decode(atIndex: 8), dateStart: try row.decode(atIndex: 9),
        dateEnd: try row.decode(atIndex: 10)
      ).opening(structure, item: item)
    }
    let record = try ArticleCodec.decode(structure, columns: columns, item: item)
    return StoredArticle(id: id, source: try row.decode(atIndex: 1), record: record)
  }
}

extension RecordStore {
  /// What no count, size or id in the records comes near, so that sums of them cannot overflow.
  static let limit: Int64 = 1 << 48
}

// SQLite checks the types of columns when they are written, not when they are read: damaged rows hold any value, and
// GRDB's subscripts trap on one of another type. Only the functions that throw may be used on stored rows.
extension Row {
  /// The blob in column `index`.
  fileprivate func bytes(at index: Int) throws -> [UInt8] {
    Array(try decode(Data.self, atIndex: index))
  }

  /// The count or size in column `index`; `item` names what has it in errors.
  fileprivate func size(at index: Int, item: String) throws -> Int {
    let value = try decode(Int64.self, atIndex: index)
    guard (0...RecordStore.limit).contains(value) else {
      throw RecordError.damaged(item: item, expected: "a number of at most \(RecordStore.limit)", found: "\(value)")
    }
    return Int(value)
  }

  /// The SHA-256 in column `index`.
  fileprivate func digest(at index: Int, item: String) throws -> [UInt8] {
    let digest = try bytes(at: index)
    guard digest.count == 32 else {
      throw RecordError.damaged(item: item, expected: "a digest of 32 bytes", found: "\(digest.count)")
    }
    return digest
  }
}

extension Statement {
  fileprivate func fetchKnownSource(_ argument: Data) throws -> KnownSource? {
    guard let row = try Row.fetchOne(self, arguments: [argument]) else { return nil }
    let id: Int64 = try row.decode(atIndex: 0)
    return KnownSource(
      id: id, digest: try row.digest(at: 1, item: "source \(id)"), readingKey: try row.decode(atIndex: 2),
      rulesVersion: try row.decode(atIndex: 3))
  }
}
