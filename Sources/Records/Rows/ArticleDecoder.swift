import Bulletins
import ChineseText

/// Reads one article as ``ArticleCodec`` describes it, checking every offset.
struct ArticleDecoder {
  private let columns: ArticleCodec.Columns
  private var fields: FieldReader
  private var utf8: [UInt8]
  private var cursor = 0
  private var version = ArticleCodec.version

  /// A decoder of the stored form `bytes`; `item` names the article in errors.
  init(_ bytes: [UInt8], columns: ArticleCodec.Columns, item: String) {
    self.columns = columns
    self.fields = FieldReader(bytes, item: item)
    self.utf8 = columns.text
  }

  /// The article's record.
  mutating func decode() throws(RecordError) -> ArticleRecord {
    version = try fields.byte()
    guard (ArticleCodec.oldestVersion...ArticleCodec.version).contains(version) else {
      throw fields.damage(
        expected: "version \(ArticleCodec.oldestVersion) to \(ArticleCodec.version)", found: "\(version)")
    }
    let textEnd = utf8.count
    utf8.append(contentsOf: try fields.raw())
    let offsets = try map()
    var article = Article(number: columns.number, span: TextSpan(0, textEnd))
    article.section = columns.section
    article.title = columns.title
    article.byline = columns.byline
    article.bulletin = try optional { (decoder) throws(RecordError) in try decoder.bulletin() }
    article.place = try optional { (decoder) throws(RecordError) in try decoder.place() }
    article.date = try optional { (decoder) throws(RecordError) in try decoder.date() }
    article.titleSpan = try optional { (decoder) throws(RecordError) in try decoder.span() }
    article.lists = try array { (decoder) throws(RecordError) in try decoder.list() }
    let listCount = article.lists.count
    article.measures = try array { (decoder) throws(RecordError) in try decoder.measure(lists: listCount) }
    article.organizations = try array { (decoder) throws(RecordError) in try decoder.organization() }
    article.dates = try array { (decoder) throws(RecordError) in try decoder.date() }
    article.figures = try array { (decoder) throws(RecordError) in try decoder.figure() }
    try fields.finish()
    return ArticleRecord(article: article, utf8: utf8, textEnd: textEnd, offsets: offsets)
  }

  private mutating func optional<Value>(
    _ read: (inout Self) throws(RecordError) -> Value
  ) throws(RecordError) -> Value? {
    switch try fields.byte() {
    case 0: return nil
    case 1: return try read(&self)
    case let tag: throw fields.damage(expected: "0 or 1", found: "\(tag)")
    }
  }

  private mutating func array<Value>(
    _ read: (inout Self) throws(RecordError) -> Value
  ) throws(RecordError) -> [Value] {
    let count = try fields.count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  private mutating func map() throws(RecordError) -> OffsetMap {
    let sourceCount = try fields.unsigned(atMost: 1 << 60, "a source size")
    var runs: [OffsetMap.Run] = []
    var start = 0
    var end = 0
    for _ in 0..<(try fields.count()) {
      let source = try fields.sum(end, try fields.signed())
      let count = try fields.unsigned(atMost: utf8.count, "a run")
      let widths = Int(try fields.byte())
      let width = widths >> 4
      guard width > 0, count > 0, start + count * width <= utf8.count else {
        throw fields.damage(expected: "a run within \(utf8.count) bytes", found: "\(count) of \(width) at \(start)")
      }
      var sourceWidth = widths & 15
      if sourceWidth == ArticleCodec.wide, version > 1 {
        sourceWidth = try fields.unsigned(atMost: sourceCount, "a source width")
      }
      // By division, since the product of damaged numbers may be too large.
      guard source <= sourceCount, sourceWidth == 0 || count <= (sourceCount - source) / sourceWidth else {
        throw fields.damage(expected: "a source of \(sourceCount)", found: "\(count) of \(sourceWidth) at \(source)")
      }
      let run = OffsetMap.Run(start: start, source: source, count: count, width: width, sourceWidth: sourceWidth)
      start = run.end
      end = source + count * sourceWidth
      runs.append(run)
    }
    guard start == utf8.count else {
      throw fields.damage(expected: "runs over \(utf8.count) bytes", found: "runs over \(start)")
    }
    let firstLine = try fields.unsigned(atMost: sourceCount + 1, "a line")
    var lineStarts: [Int] = []
    var previous = 0
    for _ in 0..<(try fields.count()) {
      previous = try fields.sum(previous, try fields.signed())
      guard previous >= lineStarts.last ?? 0 else {
        throw fields.damage(expected: "ascending lines", found: "\(previous)")
      }
      lineStarts.append(previous)
    }
    return OffsetMap(runs: runs, lineStarts: lineStarts, sourceCount: sourceCount, firstLine: firstLine)
  }

  private mutating func span() throws(RecordError) -> TextSpan {
    let start = try fields.sum(cursor, try fields.signed())
    let count = try fields.unsigned(atMost: utf8.count, "a span")
    guard start + count <= utf8.count else {
      throw fields.damage(expected: "a span within \(utf8.count) bytes", found: "\(start)..<\(start + count)")
    }
    cursor = start
    return TextSpan(start, start + count)
  }

  private mutating func surface(of span: TextSpan) throws(RecordError) -> String {
    let own = try fields.optional { (fields) throws(RecordError) in try fields.string() }
    return own ?? String(decoding: utf8[span.range], as: UTF8.self)
  }

  private mutating func text() throws(RecordError) -> String? {
    try fields.optional { (fields) throws(RecordError) in try fields.string() }
  }

  private mutating func integer() throws(RecordError) -> Int? {
    try fields.optional { (fields) throws(RecordError) in try fields.signed() }
  }

  private mutating func number() throws(RecordError) -> Double? {
    try fields.optional { (fields) throws(RecordError) in try fields.number() }
  }

  private mutating func day() throws(RecordError) -> CalendarDay? {
    guard let number = try fields.optional({ (fields) throws(RecordError) in try fields.unsigned() }) else {
      return nil
    }
    guard let day = CalendarDay(number: number) else {
      throw fields.damage(expected: "a day", found: "\(number)")
    }
    return day
  }

  private mutating func bulletin() throws(RecordError) -> Bulletin {
    Bulletin(
      name: try fields.string(), issue: try integer(), totalIssue: try integer(), issuer: try text(),
      date: try optional { (decoder) throws(RecordError) in try decoder.date() })
  }

  private mutating func place() throws(RecordError) -> Place {
    Place(
      code: try fields.string(), name: try fields.string(), level: try fields.code(in: WireCodes.placeLevels),
      province: try fields.string(), prefecture: try text(), county: try text())
  }

  private mutating func list() throws(RecordError) -> MeasureList {
    var list = MeasureList(
      number: try fields.unsigned(), family: try fields.code(in: WireCodes.families),
      role: try fields.code(in: WireCodes.listRoles), lead: try span(), level: 0, rule: "")
    list.speaker = try text()
    list.announced = try optional { (decoder) throws(RecordError) in
      MeasureList.Announcement(count: try decoder.fields.signed(), span: try decoder.span())
    }
    list.check = try fields.code(in: WireCodes.checks)
    list.level = try fields.unsigned()
    list.parent = try fields.optional { (fields) throws(RecordError) in
      MeasureList.Parent(list: try fields.unsigned(), ordinal: try fields.unsigned())
    }
    return list
  }

  private mutating func measure(lists: Int) throws(RecordError) -> Measure {
    let list = try fields.unsigned(atMost: lists, "a list")
    guard list > 0 else { throw fields.damage(expected: "a list from 1", found: "0") }
    let ordinal = try fields.unsigned()
    let span = try span()
    let marker = try fields.unsigned(atMost: span.count, "a marker")
    let heading = try fields.unsigned(atMost: span.count, "a heading")
    guard marker <= heading else { throw fields.damage(expected: "a heading behind \(marker)", found: "\(heading)") }
    return Measure(
      list: list, ordinal: ordinal, span: span, markerEnd: span.start + marker, headingEnd: span.start + heading,
      level: try fields.unsigned(), role: try fields.code(in: WireCodes.listRoles))
  }

  private mutating func organization() throws(RecordError) -> Organization {
    let span = try span()
    return Organization(
      span: span, text: try surface(of: span), name: try surface(of: span), place: try text(),
      role: try fields.code(in: WireCodes.organizationRoles))
  }

  private mutating func date() throws(RecordError) -> DateMention {
    let span = try span()
    return DateMention(
      span: span, text: try surface(of: span), edtf: try text(), start: try day(), end: try day(),
      inferred: try fields.array { (fields) throws(RecordError) in try fields.code(in: WireCodes.dateParts) },
      fuzzy: try fields.byte() != 0)
  }

  private mutating func figure() throws(RecordError) -> Figure {
    let span = try span()
    return Figure(
      span: span, text: try surface(of: span), value: try fields.number(), lower: try number(), upper: try number(),
      unit: try fields.string(), kind: try fields.code(in: WireCodes.figureKinds),
      approximation: try fields.optional { (fields) throws(RecordError) in
        try fields.code(in: WireCodes.approximations)
      },
      change: try fields.optional { (fields) throws(RecordError) in try fields.code(in: WireCodes.changes) },
      comparison: version < 3
        ? nil
        : try fields.optional { (fields) throws(RecordError) in
          Figure.Comparison(kind: try fields.code(in: WireCodes.comparisons), text: try fields.string())
        },
      base: try fields.optional { (fields) throws(RecordError) in
        Figure.BaseValue(value: try fields.number(), unit: try fields.string())
      })
  }
}
