import Bulletins
import ChineseText

/// A parsed bulletin as golden files show it.
///
///     article 1
///     bulletin 某市方志简报 | 12 | 108 | 某市地方志办 | 2021-03-05
///     section 县区动态
///     title …
///     byline …
///     place 513300
///     date 2020-09-24
///     list 1: 是 measure, level 1, in 2.3, announced 五项措施 = 5, ok, speaker 会议
///       lead …
///       1 一是 | the heading | …the item's last characters
///     ! listStart, line 3
enum BulletinDump {
  /// The dump of `parsed`.
  static func of(_ parsed: ParsedBulletin) -> String {
    let text = parsed.text
    var lines: [String] = []
    for article in parsed.articles {
      lines.append("article \(article.number)")
      if let bulletin = article.bulletin, article.number == 1 { lines.append("bulletin " + describe(bulletin)) }
      if let section = article.section { lines.append("section \(section)") }
      if let title = article.title { lines.append("title \(title)") }
      if let byline = article.byline { lines.append("byline \(byline)") }
      if let place = article.place { lines.append("place \(place.code)") }
      if let date = article.date { lines.append("date \(date.edtf ?? "null")") }
      for list in article.lists {
        lines.append(describe(list, text))
        if !list.lead.isEmpty { lines.append("  lead \(flat(text.string(list.lead)))") }
        for item in article.measures where item.list == list.number { lines.append(describe(item, text)) }
      }
    }
    lines += parsed.diagnostics.map { "! \($0.kind.rawValue), line \(text.offsets.line(ofSourceByte: $0.byte))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func describe(_ bulletin: Bulletin) -> String {
    let parts = [
      bulletin.name, bulletin.issue.map(String.init) ?? "-", bulletin.totalIssue.map(String.init) ?? "-",
      bulletin.issuer ?? "-", bulletin.date?.edtf ?? "-",
    ]
    return parts.joined(separator: " | ")
  }

  private static func describe(_ list: MeasureList, _ text: CleanText) -> String {
    var line = "list \(list.number): \(list.family.rawValue) \(list.role.rawValue), level \(list.level)"
    if let parent = list.parent { line += ", in \(parent.list).\(parent.ordinal)" }
    if let announced = list.announced { line += ", announced \(text.string(announced.span)) = \(announced.count)" }
    line += ", \(list.check.rawValue)"
    if let speaker = list.speaker { line += ", speaker \(speaker)" }
    return line
  }

  private static func describe(_ item: Measure, _ text: CleanText) -> String {
    let marker = text.string(item.markerSpan).filter { $0 != " " }
    let end = flat(String(text.string(item.textSpan).suffix(8)))
    return "  \(item.ordinal) \(marker.isEmpty ? "-" : marker) | \(flat(text.string(item.headingSpan))) | …\(end)"
  }

  private static func flat(_ string: String) -> String { String(string.map { $0 == "\n" ? "⏎" : $0 }) }

  /// Reads a file's bytes.
  static func parse(_ bytes: [UInt8], options: ReadingOptions = ReadingOptions()) -> ParsedBulletin {
    BulletinParser().parse(TextCleaner().clean(TextDecoder().decode(bytes, as: nil)), options: options)
  }

  /// Reads a string.
  static func parse(_ string: String, options: ReadingOptions = ReadingOptions()) -> ParsedBulletin {
    BulletinParser().parse(
      TextCleaner().clean(TextDecoder().decode(Array(string.utf8), as: .utf8)), options: options)
  }
}
