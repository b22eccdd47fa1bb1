import Bulletins
import ChineseText
import Records

/// Writes the article record, schema `yishi.article/1`: what `extract` and `show --json` print.
enum ArticleJSON {
  /// The schema's name.
  static let schema = "yishi.article/1"

  /// Writes `record`, an article of `source` at `path`, as one object.
  static func write(_ record: ArticleRecord, source: SourceRecord, path: SourcePath, into json: inout JSONWriter) {
    let article = record.article
    let digest = source.shortDigest
    json.object { json in
      json.member("schema", schema)
      json.member("id", record.id(digest))
      json.key("source")
      write(source, path: path, into: &json)
      json.member("article", article.number)
      json.member("bulletin", article.bulletin) { json, bulletin in
        json.object { json in
          json.member("name", bulletin.name)
          json.member("issue", bulletin.issue)
          json.member("totalIssue", bulletin.totalIssue)
          json.member("issuer", bulletin.issuer)
          json.member("date", bulletin.date) { write($1, record, into: &$0) }
        }
      }
      json.member("section", article.section)
      json.member("title", article.title)
      json.member("byline", article.byline)
      if !article.rules.title.isEmpty { json.member("titleRule", article.rules.title) }
      json.member("place", article.place) { write($1, into: &$0) }
      if !article.rules.place.isEmpty { json.member("placeRule", article.rules.place) }
      json.member("date", article.date) { write($1, record, into: &$0) }
      json.member("text", String(decoding: record.text, as: UTF8.self))
      json.member("span", record.source(TextSpan(0, record.textEnd))) { write($1, into: &$0) }
      json.member("lists", each: article.lists) { write($1, record, into: &$0) }
      json.member("measures", each: zip(article.measures, record.measureIDs(digest))) { json, item in
        write(item.0, id: item.1, record, into: &json)
      }
      json.member("organizations", each: article.organizations) { write($1, record, into: &$0) }
      json.member("dates", each: article.dates) { write($1, record, into: &$0) }
      json.member("figures", each: article.figures) { write($1, record, into: &$0) }
    }
  }

  /// Writes a source.
  private static func write(_ source: SourceRecord, path: SourcePath, into json: inout JSONWriter) {
    json.object { json in
      json.member("path", path)
      json.member("sha256", source.sha256)
      json.member("encoding", source.encoding)
      json.member("bytes", source.byteCount)
      json.member("diagnostics", each: source.diagnostics) { write($1, into: &$0) }
    }
  }

  /// Writes a diagnostic.
  static func write(_ diagnostic: TextDiagnostic, into json: inout JSONWriter) {
    json.object { json in
      json.member("kind", diagnostic.kind.rawValue)
      json.member("byte", diagnostic.byte)
      json.member("detail", diagnostic.detail)
    }
  }

  /// Writes a place.
  static func write(_ place: Place, into json: inout JSONWriter) {
    json.object { json in
      json.member("code", place.code)
      json.member("name", place.name)
      json.member("level", place.level.rawValue)
      json.member("province", place.province)
      json.member("prefecture", place.prefecture)
      json.member("county", place.county)
    }
  }

  /// Writes a span of the source.
  static func write(_ span: SourceSpan, into json: inout JSONWriter) {
    json.object { json in
      json.member("start", span.start)
      json.member("end", span.end)
      json.member("line", span.line)
    }
  }

  /// Writes a date of `record`.
  static func write(_ date: DateMention, _ record: ArticleRecord, into json: inout JSONWriter) {
    json.object { json in
      json.member("text", date.text)
      json.member("edtf", date.edtf)
      json.member("start", date.start?.description)
      json.member("end", date.end?.description)
      json.member("inferred", each: date.inferred) { $0.value($1.rawValue) }
      json.member("fuzzy", date.fuzzy)
      json.member("span", record.source(date.span)) { write($1, into: &$0) }
      if !date.rule.isEmpty { json.member("rule", date.rule) }
    }
  }

  private static func write(_ list: MeasureList, _ record: ArticleRecord, into json: inout JSONWriter) {
    json.object { json in
      json.member("list", list.number)
      json.member("family", list.family.rawValue)
      json.member("role", list.role.rawValue)
      json.member("lead", record.string(list.lead))
      json.member("speaker", list.speaker)
      json.member("announced", list.announced) { json, announced in
        json.object { json in
          json.member("count", announced.count)
          json.member("text", record.string(announced.span))
          json.member("span", record.source(announced.span)) { write($1, into: &$0) }
        }
      }
      json.member("check", list.check.rawValue)
      json.member("level", list.level)
      json.member("parent", list.parent) { json, parent in
        json.object { json in
          json.member("list", parent.list)
          json.member("ordinal", parent.ordinal)
        }
      }
      if !list.rule.isEmpty {
        json.member("rule", list.rule)
        json.member("roleRule", list.roleRule)
        json.member("endRule", list.endRule)
      }
    }
  }

  private static func write(
    _ measure: Measure, id: String, _ record: ArticleRecord, into json: inout JSONWriter
  ) {
    json.object { json in
      json.member("id", id)
      json.member("list", measure.list)
      json.member("ordinal", measure.ordinal)
      json.member("marker", record.marker(of: measure))
      json.member("level", measure.level)
      json.member("role", measure.role.rawValue)
      json.member("heading", record.string(measure.headingSpan))
      json.member("text", record.string(measure.textSpan))
      json.member("span", record.source(measure.span)) { write($1, into: &$0) }
      json.member("headingEnd", record.headingEnd(of: measure))
    }
  }

  private static func write(_ organization: Organization, _ record: ArticleRecord, into json: inout JSONWriter) {
    json.object { json in
      json.member("text", organization.text)
      json.member("name", organization.name)
      json.member("place", organization.place)
      json.member("role", organization.role.rawValue)
      json.member("span", record.source(organization.span)) { write($1, into: &$0) }
      if !organization.rule.isEmpty { json.member("rule", organization.rule) }
    }
  }

  private static func write(_ figure: Figure, _ record: ArticleRecord, into json: inout JSONWriter) {
    json.object { json in
      json.member("text", figure.text)
      json.member("value", figure.value)
      json.member("lower", figure.lower)
      json.member("upper", figure.upper)
      json.member("unit", figure.unit)
      json.member("kind", figure.kind.rawValue)
      json.member("approx", figure.approximation?.rawValue)
      json.member("change", figure.change?.rawValue)
      json.member("comparison", figure.comparison) { json, comparison in
        json.object { json in
          json.member("kind", comparison.kind.rawValue)
          json.member("text", comparison.text)
        }
      }
      json.member("si", figure.base) { json, base in
        json.object { json in
          json.member("value", base.value)
          json.member("unit", base.unit)
        }
      }
      json.member("span", record.source(figure.span)) { write($1, into: &$0) }
      if !figure.rule.isEmpty { json.member("rule", figure.rule) }
    }
  }
}

extension ArticleRecord {
  /// The item's marker as it reads, without blanks at its end; nil where it has none. A dash or bullet before an item
  /// of a parallel list is no marker.
  func marker(of measure: Measure) -> String? {
    guard article.lists[measure.list - 1].family != .parallel else { return nil }
    let marker = string(measure.markerSpan)
    var scalars = marker.unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return scalars.isEmpty ? nil : String(scalars)
  }

  /// The source offset behind the heading, before its closing mark.
  func headingEnd(of measure: Measure) -> Int {
    guard measure.headingEnd > measure.span.start else { return source(measure.span).start }
    return source(TextSpan(measure.span.start, measure.headingEnd)).end
  }
}
