import Bulletins
import ChineseText
import TestSupport

@testable import Records

/// Articles of random content that fit a clean text of their own, with mentions beside the article.
enum RandomArticle {
  private static let characters = Array("一二三是要加强年鉴编纂工作，。；：（）2020 年ABC𠮷\n".unicodeScalars)

  /// A record cut out of a random clean text.
  static func record(_ random: inout SeededGenerator) -> ArticleRecord {
    var utf8: [UInt8] = []
    var runs: [OffsetMap.Run] = []
    var borders = [0]
    var source = Int.random(in: 0..<9, using: &random)
    var lineStarts = [0]
    for _ in 0..<Int.random(in: 40...200, using: &random) {
      let scalar = characters.randomElement(using: &random) ?? "一"
      let width = UTF8.width(scalar)
      // A blank or a line end may stand for a gap of any width.
      let isGap = scalar == " " || scalar == "\n"
      let sourceWidth = isGap ? Int.random(in: 0...300, using: &random) : 2
      runs.append(
        OffsetMap.Run(start: utf8.count, source: source, count: 1, width: width, sourceWidth: sourceWidth))
      utf8 += Array(String(scalar).utf8)
      borders.append(utf8.count)
      source += sourceWidth
      if scalar == "\n" { lineStarts.append(source) }
      if Int.random(in: 0..<6, using: &random) == 0 { source += 3 }
    }
    let map = OffsetMap(runs: runs, lineStarts: lineStarts, sourceCount: source + 5)
    let clean = CleanText(utf8: utf8, bodyEnd: utf8.count, paragraphs: [], furniture: [], offsets: map, diagnostics: [])
    func span(_ low: Int, _ high: Int) -> TextSpan {
      let a = Int.random(in: low...high, using: &random)
      let b = Int.random(in: low...high, using: &random)
      return TextSpan(borders[min(a, b)], borders[max(a, b)])
    }
    let low = borders.count / 5
    let high = borders.count - 3
    var article = Article(number: Int.random(in: 1...9, using: &random), span: TextSpan(borders[low], borders[high]))
    func flip() -> Bool { Bool.random(using: &random) }
    func surface(_ span: TextSpan) -> String { flip() ? clean.string(span) : "改" }
    func date() -> DateMention {
      let span = flip() ? span(low, high) : span(0, low)
      return DateMention(
        span: span, text: surface(span), edtf: flip() ? "2020-09-24" : nil, start: CalendarDay(2020, 9, 24),
        end: flip() ? CalendarDay(2021, 2, 28) : nil, inferred: flip() ? [.year, .month] : [], fuzzy: flip())
    }
    article.section = flip() ? "市州动态" : nil
    article.title = flip() ? "题目" : nil
    article.byline = flip() ? "某州地方志办" : nil
    article.titleSpan = flip() ? span(low, high) : nil
    article.bulletin = flip() ? Bulletin(name: "简报", issue: 18, totalIssue: nil, issuer: "某办", date: date()) : nil
    article.date = flip() ? date() : nil
    article.place =
      flip()
      ? Place(
        code: "513300", name: "甘孜藏族自治州", level: .prefecture, province: "四川省", prefecture: "甘孜藏族自治州",
        county: nil) : nil
    for number in 0..<Int.random(in: 0...4, using: &random) {
      var list = MeasureList(
        number: number + 1, family: ListFamily.allCases.randomElement(using: &random) ?? .shi,
        role: ListRole.allCases.randomElement(using: &random) ?? .measure, lead: span(low, high), level: number + 1,
        rule: "")
      list.speaker = flip() ? "会议" : nil
      list.announced = flip() ? .init(count: 5, span: span(low, high)) : nil
      list.check = AnnouncementCheck.allCases.randomElement(using: &random) ?? .ok
      list.parent = flip() ? .init(list: 1, ordinal: 3) : nil
      article.lists.append(list)
      let item = span(low, high)
      let inside = borders.filter { $0 >= item.start && $0 <= item.end }
      let first = inside.randomElement(using: &random) ?? item.start
      let second = inside.randomElement(using: &random) ?? item.end
      article.measures.append(
        Measure(
          list: number + 1, ordinal: 1, span: item, markerEnd: min(first, second), headingEnd: max(first, second),
          level: 1, role: list.role))
      let place = span(low, high)
      article.organizations.append(
        Organization(
          span: place, text: surface(place), name: surface(place), place: flip() ? "513300" : nil,
          role: Organization.Role.allCases.randomElement(using: &random) ?? .mention))
      article.dates.append(date())
      article.figures.append(
        Figure(
          span: place, text: surface(place), value: 3.5, lower: flip() ? 1e300 : nil, upper: flip() ? -7 : nil,
          unit: "亿元", kind: Figure.Kind.allCases.randomElement(using: &random) ?? .other,
          approximation: flip() ? .atLeast : nil, change: flip() ? .down : nil,
          comparison: flip() ? .init(kind: .yearOnYear, text: "同比") : nil,
          base: flip() ? .init(value: 350_000_000, unit: "元") : nil))
    }
    return ArticleRecord(article, in: clean)
  }

  /// What stands in columns beside the stored form of `record`.
  static func columns(_ record: ArticleRecord) -> ArticleCodec.Columns {
    ArticleCodec.Columns(
      number: record.article.number, section: record.article.section, title: record.article.title,
      byline: record.article.byline, text: Array(record.text))
  }

  /// Whether two records hold the same, source places included.
  static func isSame(_ a: ArticleRecord, _ b: ArticleRecord) -> Bool {
    let (x, y) = (a.article, b.article)
    return a.utf8 == b.utf8 && a.textEnd == b.textEnd && a.offsets.runs == b.offsets.runs
      && a.offsets.lineStarts == b.offsets.lineStarts && a.offsets.firstLine == b.offsets.firstLine
      && a.offsets.sourceCount == b.offsets.sourceCount && x.number == y.number && x.bulletin == y.bulletin
      && x.section == y.section && x.title == y.title && x.titleSpan == y.titleSpan && x.byline == y.byline
      && x.place == y.place && x.date == y.date && x.span == y.span && x.lists == y.lists
      && x.measures == y.measures && x.organizations == y.organizations && x.dates == y.dates
      && x.figures == y.figures
  }
}
