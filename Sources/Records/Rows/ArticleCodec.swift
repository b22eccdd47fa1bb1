import Bulletins
import ChineseText

/// The structure of one article as one compact binary value; the text and what people may want to read with SQL
/// (title, section, byline, number) stand in columns of their own.
///
/// Grammar, over the fields of ``FieldWriter``:
///
///     article   = version:0x04 margin:string map bulletin:optional place:optional date:optional
///                 titleSpan:optional(span) lists:array measures:array organizations:array dates:array
///                 figures:array
///     map       = sourceCount:unsigned runs:array(run) firstLine:unsigned lines:array(signed)
///     run       = gap:signed count:unsigned widths:byte wide:unsigned?
///                                                                gap: source offset less the end of the run before
///                                                                widths: width << 4 | min(sourceWidth, 15)
///                                                                wide: sourceWidth, where widths holds 15; since version 2
///     span      = start:signed count:unsigned                    start: less the start of the span before
///     bulletin  = name:string issue:optional(unsigned) totalIssue:optional(unsigned) issuer:optional(string)
///                 date:optional(date)
///     place     = code name level:byte province prefecture:optional county:optional
///     list      = number family:byte role:byte lead:span speaker:optional(string)
///                 announced:optional(count span) check:byte level parent:optional(list ordinal)
///     measure   = list ordinal span marker:unsigned heading:unsigned level role:byte
///                                                                marker, heading: bytes from the item's start
///     organization = span text:surface name:surface place:optional(string) role:byte
///     date      = span text:surface edtf:optional(string) start:optional(day) end:optional(day)
///                 inferred:array(byte) fuzzy:byte
///     figure    = span text:surface value:number lower:optional upper:optional unit:string kind:byte
///                 approximation:optional(byte) change:optional(byte) comparison:optional(byte string)
///                 base:optional(number string)               comparison: since version 3
///     surface   = 0x00 | 0x01 string                             0x00: the same as the bytes of the span
///     day       = unsigned                                       20200924
///
/// The order of fields never changes within a version. Decoding checks every span against the text.
enum ArticleCodec {
  /// The version that ``encode(_:)`` writes.
  static let version: UInt8 = 4

  /// The first version behind which a ``RowSeal`` stands in the database.
  static let firstSealedVersion: UInt8 = 4

  /// The oldest version that ``decode(_:columns:item:)`` reads.
  static let oldestVersion: UInt8 = 1

  /// The width of a character in the source from which on it does not fit beside its width in the text.
  static let wide = 15

  /// The stored form of `record`, without its text.
  static func encode(_ record: ArticleRecord) -> [UInt8] {
    var encoder = ArticleEncoder(record)
    return encoder.encode()
  }

  /// The record that `bytes` and the columns beside them hold; throws ``RecordError/damaged(item:expected:found:)``
  /// where they do not fit each other.
  static func decode(_ bytes: [UInt8], columns: Columns, item: String) throws(RecordError) -> ArticleRecord {
    var decoder = ArticleDecoder(bytes, columns: columns, item: item)
    return try decoder.decode()
  }

  /// What stands in columns beside the stored form.
  struct Columns {
    /// The article's number within its source.
    var number: Int
    /// The section.
    var section: String?
    /// The title.
    var title: String?
    /// The byline.
    var byline: String?
    /// The text.
    var text: [UInt8]
  }
}

extension ArticleCodec.Columns {
  /// The seal of a row with these columns and `structure`; `place` and the dates stand in columns for people only.
  func seal(_ structure: ArraySlice<UInt8>, place: String?, dateStart: Int?, dateEnd: Int?) -> RowSeal {
    var seal = RowSeal()
    seal.add(structure)
    seal.add(number)
    for column in [section, title, byline, place] { seal.add(column) }
    seal.add(dateStart)
    seal.add(dateEnd)
    seal.add(text[...])
    return seal
  }
}

/// Writes one article.
private struct ArticleEncoder {
  private let record: ArticleRecord
  private var out = FieldWriter()
  private var cursor = 0

  init(_ record: ArticleRecord) { self.record = record }

  mutating func encode() -> [UInt8] {
    let article = record.article
    out.byte(ArticleCodec.version)
    out.raw(record.utf8[record.textEnd...])
    map(record.offsets)
    optional(article.bulletin) { $0.bulletin($1) }
    optional(article.place) { $0.place($1) }
    optional(article.date) { $0.date($1) }
    optional(article.titleSpan) { $0.span($1) }
    array(article.lists) { $0.list($1) }
    array(article.measures) { $0.measure($1) }
    array(article.organizations) { $0.organization($1) }
    array(article.dates) { $0.date($1) }
    array(article.figures) { $0.figure($1) }
    return out.bytes
  }

  private mutating func optional<Value>(_ value: Value?, _ write: (inout Self, Value) -> Void) {
    out.byte(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  private mutating func array<Value>(_ values: [Value], _ write: (inout Self, Value) -> Void) {
    out.unsigned(values.count)
    for value in values { write(&self, value) }
  }

  private mutating func map(_ map: OffsetMap) {
    out.unsigned(map.sourceCount)
    out.unsigned(map.runs.count)
    var end = 0
    for run in map.runs {
      out.signed(run.source - end)
      out.unsigned(run.count)
      // One character of the text may stand for a gap of any width in the source.
      out.byte(UInt8(truncatingIfNeeded: run.width << 4 | min(run.sourceWidth, ArticleCodec.wide)))
      if run.sourceWidth >= ArticleCodec.wide { out.unsigned(run.sourceWidth) }
      end = run.source + run.count * run.sourceWidth
    }
    out.unsigned(map.firstLine)
    out.unsigned(map.lineStarts.count)
    var previous = 0
    for start in map.lineStarts {
      out.signed(start - previous)
      previous = start
    }
  }

  private mutating func span(_ span: TextSpan) {
    out.signed(span.start - cursor)
    out.unsigned(span.count)
    cursor = span.start
  }

  private mutating func surface(_ text: String, of span: TextSpan) {
    if text.utf8.elementsEqual(record.utf8[span.range]) {
      out.byte(0)
    } else {
      out.byte(1)
      out.string(text)
    }
  }

  private mutating func bulletin(_ bulletin: Bulletin) {
    out.string(bulletin.name)
    out.optional(bulletin.issue) { $0.signed($1) }
    out.optional(bulletin.totalIssue) { $0.signed($1) }
    out.optional(bulletin.issuer) { $0.string($1) }
    optional(bulletin.date) { $0.date($1) }
  }

  private mutating func place(_ place: Place) {
    out.string(place.code)
    out.string(place.name)
    out.code(place.level, in: WireCodes.placeLevels)
    out.string(place.province)
    out.optional(place.prefecture) { $0.string($1) }
    out.optional(place.county) { $0.string($1) }
  }

  private mutating func list(_ list: MeasureList) {
    out.unsigned(list.number)
    out.code(list.family, in: WireCodes.families)
    out.code(list.role, in: WireCodes.listRoles)
    span(list.lead)
    out.optional(list.speaker) { $0.string($1) }
    optional(list.announced) { writer, announced in
      writer.out.signed(announced.count)
      writer.span(announced.span)
    }
    out.code(list.check, in: WireCodes.checks)
    out.unsigned(list.level)
    out.optional(list.parent) { writer, parent in
      writer.unsigned(parent.list)
      writer.unsigned(parent.ordinal)
    }
  }

  private mutating func measure(_ measure: Measure) {
    out.unsigned(measure.list)
    out.unsigned(measure.ordinal)
    span(measure.span)
    out.unsigned(measure.markerEnd - measure.span.start)
    out.unsigned(measure.headingEnd - measure.span.start)
    out.unsigned(measure.level)
    out.code(measure.role, in: WireCodes.listRoles)
  }

  private mutating func organization(_ organization: Organization) {
    span(organization.span)
    surface(organization.text, of: organization.span)
    surface(organization.name, of: organization.span)
    out.optional(organization.place) { $0.string($1) }
    out.code(organization.role, in: WireCodes.organizationRoles)
  }

  private mutating func date(_ date: DateMention) {
    span(date.span)
    surface(date.text, of: date.span)
    out.optional(date.edtf) { $0.string($1) }
    out.optional(date.start) { $0.unsigned($1.number) }
    out.optional(date.end) { $0.unsigned($1.number) }
    out.array(date.inferred) { $0.code($1, in: WireCodes.dateParts) }
    out.byte(date.fuzzy ? 1 : 0)
  }

  private mutating func figure(_ figure: Figure) {
    span(figure.span)
    surface(figure.text, of: figure.span)
    out.number(figure.value)
    out.optional(figure.lower) { $0.number($1) }
    out.optional(figure.upper) { $0.number($1) }
    out.string(figure.unit)
    out.code(figure.kind, in: WireCodes.figureKinds)
    out.optional(figure.approximation) { $0.code($1, in: WireCodes.approximations) }
    out.optional(figure.change) { $0.code($1, in: WireCodes.changes) }
    out.optional(figure.comparison) { writer, comparison in
      writer.code(comparison.kind, in: WireCodes.comparisons)
      writer.string(comparison.text)
    }
    out.optional(figure.base) { writer, base in
      writer.number(base.value)
      writer.string(base.unit)
    }
  }
}
