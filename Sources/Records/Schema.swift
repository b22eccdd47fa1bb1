import GRDB

/// The tables of the records, and how one format version becomes the next.
///
///     sources   one row for each distinct file content that was read
///     paths     where it was read from; a source may have several paths, and the least is shown
///     articles  the articles of a source; `structure` as ``ArticleCodec`` describes it
///     segments  the live segments of the index, in order; what is not listed here is rubbish
///     settings  what the index was made with
///
/// The numbers of articles are never used again, so they ascend through every segment of the index.
///
/// Versions: 1, the tables; 2, every article and source ends in a seal (``RowSeal``). A store opened for reading takes every
/// version as it is; one opened for writing is brought to the present one first.
enum Schema {
  /// Marks a database as ours: "yish" in ASCII.
  static let applicationID = 0x7969_7368

  /// The version of the format that this program writes; `PRAGMA user_version` holds it.
  static let formatVersion = 2

  /// Brings `database` to ``formatVersion``, in one transaction: until its end the database is what it was, also for
  /// readers and after a kill or a power cut. Does nothing where it is there already.
  static func migrate(_ database: Database, from version: Int) throws {
    guard version < formatVersion else { return }
    try database.inTransaction(.immediate) {
      for (index, step) in steps.enumerated() where index >= version { try step(database) }
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(formatVersion)")
      return .commit
    }
  }

  /// `steps[i]` leads from version `i` to version `i + 1`.
  private static let steps: [@Sendable (Database) throws -> Void] = [
    { try $0.execute(sql: tables) },
    { try RowSealing.sealAll(in: $0) },
  ]

  private static let tables = """
    CREATE TABLE sources (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      encoding TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      reading TEXT NOT NULL,
      rules INTEGER NOT NULL,
      diagnostics BLOB NOT NULL,
      regions BLOB NOT NULL
    ) STRICT;
    CREATE TABLE paths (
      path BLOB PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES sources (id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX paths_of_source ON paths (source, path);
    CREATE TABLE articles (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      source INTEGER NOT NULL REFERENCES sources (id),
      number INTEGER NOT NULL,
      section TEXT,
      title TEXT,
      byline TEXT,
      place TEXT,
      date_start INTEGER,
      date_end INTEGER,
      structure BLOB NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX articles_of_source ON articles (source, number);
    CREATE TABLE segments (
      ordinal INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      documents INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      deleted BLOB NOT NULL
    ) STRICT;
    CREATE TABLE settings (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
