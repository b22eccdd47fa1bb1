import Foundation
import GRDB

/// The step to format version 2: rows of older programs get their seals.
enum RowSealing {
  private static let page = 64

  /// Writes every article and source that has no seal anew, with one. Throws, and leaves the rest to the transaction's
  /// undoing, where one of them cannot be read: a damaged row must not get a seal that calls it whole.
  static func sealAll(in database: Database) throws {
    try sealArticles(in: database)
    try sealSources(in: database)
  }

  private static func sealArticles(in database: Database) throws {
    let select = try database.makeStatement(
      sql: RecordStore.articleColumns + " WHERE id > ? AND substr(structure, 1, 1) < ? ORDER BY id LIMIT ?")
    let update = try database.makeStatement(
      sql: """
        UPDATE articles SET section = ?, title = ?, byline = ?, place = ?, date_start = ?, date_end = ?, structure = ?,
          text = CAST(? AS TEXT) WHERE id = ?
        """)
    var last: Int64 = 0
    while true {
      let rows = try Row.fetchAll(select, arguments: [last, Data([ArticleCodec.firstSealedVersion]), page])
      guard !rows.isEmpty else { return }
      for stored in rows {
        let article = try RecordStore.article(stored)
        guard article.id > last else {
          throw RecordError.damaged(
            item: "the articles' ids", expected: "one above \(last)", found: "\(article.id)")
        }
        last = article.id
        let row = ArticleRow(article.record)
        try update.execute(arguments: [
          row.section, row.title, row.byline, row.place, row.dateStart, row.dateEnd, Data(row.structure),
          Data(row.text),
          article.id,
        ])
      }
    }
  }

  private static func sealSources(in database: Database) throws {
    let update = try database.makeStatement(sql: "UPDATE sources SET regions = ? WHERE id = ?")
    for id in try Int64.fetchAll(database, sql: "SELECT id FROM sources ORDER BY id") {
      guard let source = try RecordStore.source(id, in: database) else { continue }
      try update.execute(arguments: [Data(SourceCodec.sealedRegions(source)), id])
    }
  }
}
