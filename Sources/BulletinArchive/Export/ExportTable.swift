import Bulletins
import ChineseText
import Records

/// What can be exported.
public enum ExportKind: String, Sendable, CaseIterable {
  /// List items, one a row.
  case measures
  /// Organisations, dates and figures, one a row.
  case mentions
  /// Articles, one a row.
  case articles
}

/// A cell of an exported table.
enum ExportCell {
  /// Nothing.
  case empty
  /// Text.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number.
  case number(Double)

  /// Text, or nothing.
  init(_ text: String?) { self = text.map { .text($0) } ?? .empty }
  /// A number, or nothing.
  init(_ number: Double?) { self = number.map { .number($0) } ?? .empty }
}

/// The columns of an exported table, and the rows that an article gives.
struct ExportTable {
  /// What is exported.
  let kind: ExportKind

  /// The columns' names, in English and in Chinese.
  var columns: [(name: String, chinese: String)] {
    switch kind {
    case .measures:
      [("id", "编号")] + Self.placeColumns + [
        ("date", "日期"), ("section", "栏目"), ("title", "标题"), ("byline", "供稿"), ("role", "性质"),
        ("announced", "总述"), ("check", "核对"), ("level", "层级"), ("ordinal", "序号"), ("marker", "序词"),
        ("heading", "要点"), ("text", "内容"), ("organizations", "单位"), ("dates", "时间"), ("figures", "数据"),
      ] + Self.sourceColumns + [("sha256", "校验值")]
    case .mentions:
      [
        ("id", "编号"), ("article", "文章编号"), ("kind", "类别"), ("text", "原文"), ("value", "数值"), ("lower", "下限"),
        ("upper", "上限"), ("unit", "单位"), ("edtf", "标准日期"), ("start", "起"), ("end", "止"), ("name", "规范名称"),
        ("place_code", "行政区划代码"), ("role", "角色"),
      ] + Self.sourceColumns
    case .articles:
      [("id", "编号")] + Self.placeColumns + [
        ("date", "日期"), ("section", "栏目"), ("title", "标题"), ("byline", "供稿"), ("measures", "条数"), ("text", "内容"),
      ] + Self.sourceColumns + [("sha256", "校验值")]
    }
  }

  private static let placeColumns = [
    ("province", "省"), ("prefecture", "市州"), ("county", "县"), ("place_code", "行政区划代码"),
  ]
  private static let sourceColumns = [
    ("source", "来源"), ("line", "行"), ("byte_start", "起始字节"), ("byte_end", "结束字节"),
  ]

  /// An article to be exported.
  struct Input {
    /// The article.
    let record: ArticleRecord
    /// Its source.
    let source: SourceRecord
    /// The path shown for the source.
    let path: SourcePath
    /// What of the article is wanted; nil for all of it.
    let selection: ExportSelection?
  }

  /// Gives each row of `input` to `row`, in the order of their places in the source.
  func rows(_ input: Input, roles: Set<ListRole>, _ row: ([ExportCell]) throws -> Void) rethrows {
    switch kind {
    case .measures: try measureRows(input, roles: roles, row)
    case .mentions: try mentionRows(input, row)
    case .articles: try row(articleRow(input))
    }
  }

  private func measureRows(_ input: Input, roles: Set<ListRole>, _ row: ([ExportCell]) throws -> Void) rethrows {
    let record = input.record
    let article = record.article
    let ids = record.measureIDs(input.source.shortDigest)
    // Ascending, so that an item with its few mentions costs no look at all the others.
    let organizations = article.organizations.sorted { $0.span < $1.span }
    let dates = article.dates.sorted { $0.span < $1.span }
    let figures = article.figures.sorted { $0.span < $1.span }
    for (index, measure) in article.measures.enumerated()
    where roles.contains(measure.role) && input.selection?.holds(measure: index) != false {
      let list: MeasureList? = article.lists.indices.contains(measure.list - 1) ? article.lists[measure.list - 1] : nil
      func joined(_ values: [String]) -> ExportCell {
        values.isEmpty ? .empty : .text(values.joined(separator: "; "))
      }
      var cells: [ExportCell] = [.text(ids[index])]
      cells += placeCells(article.place)
      cells += [
        ExportCell(article.date?.edtf), ExportCell(article.section), ExportCell(article.title),
        ExportCell(article.byline), .text(measure.role.rawValue),
        ExportCell(list?.announced.map { record.string($0.span) }),
        ExportCell(list?.check.rawValue), .integer(measure.level), .integer(measure.ordinal),
        ExportCell(record.marker(of: measure)), .text(record.string(measure.headingSpan)),
        .text(record.string(measure.textSpan)),
        joined(Self.mentions(organizations, in: measure.span, at: \.span).map(\.name)),
        joined(Self.mentions(dates, in: measure.span, at: \.span).map { $0.edtf ?? $0.text }),
        joined(Self.mentions(figures, in: measure.span, at: \.span).map(\.text)),
      ]
      cells += sourceCells(record.source(measure.span), input.path)
      cells.append(.text(input.source.sha256))
      try row(cells)
    }
  }

  /// The mentions that lie in `span`, of mentions that ascend.
  private static func mentions<Mention>(
    _ mentions: [Mention], in span: TextSpan, at place: KeyPath<Mention, TextSpan>
  ) -> [Mention] {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle][keyPath: place].start < span.start { low = middle + 1 } else { high = middle }
    }
    return mentions[low...].prefix { $0[keyPath: place].start < span.end }.filter { span.contains($0[keyPath: place]) }
  }

  private func mentionRows(_ input: Input, _ row: ([ExportCell]) throws -> Void) rethrows {
    let record = input.record
    let article = record.article
    let digest = input.source.shortDigest
    let pieces = input.selection?.pieces(of: record)
    var rows: [(span: SourceSpan, kind: String, cells: [ExportCell])] = []
    func add(_ letter: String, _ kind: String, _ span: TextSpan, _ cells: [ExportCell]) {
      if let pieces, !ExportSelection.holds(span.start, in: pieces) { return }
      let source = record.source(span)
      let lead: [ExportCell] = [
        .text("\(digest)-\(letter)\(source.start)"), .text(record.id(digest)), .text(kind),
      ]
      rows.append((source, kind, lead + cells + sourceCells(source, input.path)))
    }
    for organization in article.organizations {
      add(
        "o", "organization", organization.span,
        [.text(organization.text)] + [ExportCell](repeating: .empty, count: 7) + [
          .text(organization.name), ExportCell(organization.place), .text(organization.role.rawValue),
        ])
    }
    for date in article.dates {
      add(
        "d", "date", date.span,
        [
          .text(date.text), .empty, .empty, .empty, .empty, ExportCell(date.edtf),
          ExportCell(date.start?.description), ExportCell(date.end?.description), .empty, .empty, .empty,
        ])
    }
    for figure in article.figures {
      add(
        "f", "figure", figure.span,
        [
          .text(figure.text), .number(figure.value), ExportCell(figure.lower), ExportCell(figure.upper),
          .text(figure.unit), .empty, .empty, .empty, .empty, .empty, .empty,
        ])
    }
    rows.sort { ($0.span.start, $0.span.end, $0.kind) < ($1.span.start, $1.span.end, $1.kind) }
    for entry in rows { try row(entry.cells) }
  }

  private func articleRow(_ input: Input) -> [ExportCell] {
    let record = input.record
    let article = record.article
    var cells: [ExportCell] = [.text(record.id(input.source.shortDigest))]
    cells += placeCells(article.place)
    cells += [
      ExportCell(article.date?.edtf), ExportCell(article.section), ExportCell(article.title),
      ExportCell(article.byline), .integer(article.measures.count),
      .text(String(decoding: record.text, as: UTF8.self)),
    ]
    cells += sourceCells(record.source(TextSpan(0, record.textEnd)), input.path)
    cells.append(.text(input.source.sha256))
    return cells
  }

  private func placeCells(_ place: Place?) -> [ExportCell] {
    [
      ExportCell(place?.province), ExportCell(place?.prefecture), ExportCell(place?.county),
      ExportCell(place?.code),
    ]
  }

  private func sourceCells(_ span: SourceSpan, _ path: SourcePath) -> [ExportCell] {
    [.text(path.description), .integer(span.line), .integer(span.start), .integer(span.end)]
  }
}
