public import Bulletins
public import ChineseText
import Records

/// An article, a list item or another passage of an archive, found by its id.
public struct ArchiveItem: Sendable {
  /// Its id.
  public let id: String
  /// `article`, `measure`, `title` or `text`.
  public let kind: String
  /// Its text.
  public let text: String
  /// Where it lies in the source.
  public let span: SourceSpan
  /// The list item's marker.
  public let marker: String?
  /// The list item's heading.
  public let heading: String?
  /// The role of the item's list.
  public let role: String?
  let record: ArticleRecord
  let source: SourceRecord
  let sourcePaths: [SourcePath]

  /// The title of its article.
  public var title: String? { record.article.title }
  /// The place of its article.
  public var place: Place? { record.article.place }
  /// The date of its article.
  public var date: DateMention? { record.article.date }
  /// The byline of its article.
  public var byline: String? { record.article.byline }
  /// The paths of its source for display, ascending; the first is the one shown elsewhere.
  public var paths: [String] { sourcePaths.map(\.description) }

  /// The article record, schema `yishi.article/1`: one line of JSON without its end.
  public var json: [UInt8] {
    var json = JSONWriter()
    ArticleJSON.write(record, source: source, path: sourcePaths.first ?? SourcePath("-"), into: &json)
    return json.bytes
  }

  /// How to cite it: author, title, series with issue, date, file and line, id.
  public var citation: String {
    let article = record.article
    var parts: [String] = []
    if let author = article.byline ?? article.bulletin?.issuer { parts.append(author) }
    parts.append(article.title ?? heading ?? "无题")
    if let bulletin = article.bulletin {
      let issue = bulletin.issue.map { "第\($0)期" } ?? ""
      let total = bulletin.totalIssue.map { "总第\($0)期" } ?? ""
      parts.append(bulletin.name + [issue, total].filter { !$0.isEmpty }.map { "，" + $0 }.joined())
    }
    if let date = article.date?.edtf { parts.append(date) }
    parts.append("\(paths.first ?? "-")，第\(span.line)行")
    return parts.joined(separator: "．") + "．[\(id)]"
  }
}

extension Archive {
  /// The article, list item or passage with this id; nil where there is none.
  public func item(_ id: String) throws(ArchiveError) -> ArchiveItem? {
    guard let wanted = RecordID(id) else { return nil }
    return try reading {
      for sourceID in try store.sources(digestPrefix: wanted.digest) {
        guard let source = try store.source(sourceID) else { continue }
        let paths = try store.paths(ofSource: sourceID)
        for article in try store.articles(ofSource: sourceID) {
          if let item = Self.item(wanted, in: article.record, source: source, paths: paths) { return item }
        }
      }
      return nil
    }
  }

  private static func item(
    _ wanted: RecordID, in record: ArticleRecord, source: SourceRecord, paths: [SourcePath]
  ) -> ArchiveItem? {
    let digest = source.shortDigest
    let article = record.article
    func item(
      _ kind: String, _ span: TextSpan, marker: String? = nil, heading: String? = nil, role: String? = nil
    ) -> ArchiveItem {
      ArchiveItem(
        id: RecordID.text(digest, wanted.kind, wanted.offset, rank: wanted.rank), kind: kind,
        text: record.string(span), span: record.source(span), marker: marker, heading: heading, role: role,
        record: record, source: source, sourcePaths: paths)
    }
    switch wanted.kind {
    case .article:
      let span = TextSpan(0, record.textEnd)
      return record.source(span).start == wanted.offset && wanted.rank == 1 ? item("article", span) : nil
    case .measure:
      let id = RecordID.text(digest, .measure, wanted.offset, rank: wanted.rank)
      guard let index = record.measureIDs(digest).firstIndex(of: id) else { return nil }
      let measure = article.measures[index]
      return item(
        "measure", measure.span, marker: record.marker(of: measure), heading: record.string(measure.headingSpan),
        role: measure.role.rawValue)
    case .text:
      guard wanted.rank == 1 else { return nil }
      for passage in IndexedPassage.passages(of: record) where passage.kind != .measure {
        var end = passage.span.end
        while end > passage.span.start + 1, record.utf8[end - 1] == 0x0A { end -= 1 }
        let span = TextSpan(passage.span.start, end)
        if record.source(span).start == wanted.offset { return item(passage.kind.rawValue, span) }
      }
      return nil
    }
  }
}
