public import Bulletins
import Records
import SearchEngine

/// What to export, and how.
public struct ExportRequest: Sendable {
  /// What the rows are.
  public var kind = ExportKind.measures
  /// The form of the table.
  public var format = ExportFormat.csv
  /// Whether there is no byte order mark, and lines end with LF.
  public var isPlain = false
  /// Whether cells that look like formulas are left as they are.
  public var isRaw = false
  /// Whether the columns have Chinese names.
  public var hasChineseNames = false
  /// What to export; nil for everything.
  public var search: MeasureSearch?
  /// The roles of the lists whose items are exported, unless the search itself asks for roles.
  public var roles: Set<ListRole> = [.measure, .requirement]

  /// A request for all measures and requirements as CSV.
  public init() {}
}

extension Archive {
  /// Writes the table that `request` asks for, a piece at a time, and returns the number of its rows. Rows stand in the
  /// order of source paths, then of places in the source: the same archive always gives the same bytes.
  public func export(
    _ request: ExportRequest, to write: ([UInt8]) throws -> Void
  ) throws(ArchiveError) -> Int {
    // A query that names a role says itself which items it wants.
    let roles = request.search?.namesRole == true ? Set(ListRole.allCases) : request.roles
    let selections = try request.search.map { search throws(ArchiveError) in try self.selections(search) }
    return try reading {
      let table = ExportTable(kind: request.kind)
      var writer = TableWriter(
        format: request.format, isPlain: request.isPlain, isRaw: request.isRaw,
        names: table.columns.map { request.hasChineseNames && request.format != .jsonl ? $0.chinese : $0.name })
      var count = 0
      for (id, path) in try store.sourcesByPath() {
        guard let source = try store.source(id) else { continue }
        for article in try store.articles(ofSource: id) {
          let selection = selections?[article.id]
          if selections != nil, selection == nil { continue }
          let input = ExportTable.Input(record: article.record, source: source, path: path, selection: selection)
          table.rows(input, roles: roles) { cells in
            writer.write(cells)
            count += 1
          }
          if writer.bytes.count >= 1 << 16 { try write(writer.take()) }
        }
      }
      try write(writer.take())
      return count
    }
  }

  /// What `search` finds, by article.
  private func selections(_ search: MeasureSearch) throws(ArchiveError) -> [Int64: ExportSelection] {
    let addresses = try matches(search)
    return try reading {
      var result: [Int64: ExportSelection] = [:]
      for address in addresses {
        let article = try searcher.integer(column: PassageSchema.article, at: address)
        if search.scope == .articles {
          result[article, default: ExportSelection()].isWhole = true
          continue
        }
        let measure = try searcher.integer(column: PassageSchema.measure, at: address)
        let start = try searcher.integer(column: PassageSchema.start, at: address)
        result[article, default: ExportSelection()].passages.insert(Int(start))
        if measure >= 0 { result[article, default: ExportSelection()].measures.insert(Int(measure)) }
      }
      return result
    }
  }
}
