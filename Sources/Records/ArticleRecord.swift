package import Bulletins
package import ChineseText

/// An article cut loose from its source's clean text: everything that is kept of it.
///
/// `utf8` holds the article's text from 0 to `textEnd`, then the *margin*: strings that belong to the article but
/// stand elsewhere in the source (a date in the masthead or in a publication line), each ended by one LF. All
/// spans of `article` are spans of `utf8`, and `offsets` leads from each of its bytes to the source.
package struct ArticleRecord: Sendable {
  /// The article, with spans in `utf8`; `rule` strings are empty unless they were asked for.
  package let article: Article
  /// Text, then margin.
  package let utf8: [UInt8]
  /// Where the text ends and the margin begins.
  package let textEnd: Int
  /// The way back to the source.
  package let offsets: OffsetMap

  /// Puts a record together from parts that fit each other.
  package init(article: Article, utf8: [UInt8], textEnd: Int, offsets: OffsetMap) {
    self.article = article
    self.utf8 = utf8
    self.textEnd = textEnd
    self.offsets = offsets
  }

  /// Cuts `article` out of `clean`, the text that it was read from. Linear in the article's size.
  ///
  /// Rules are not kept in an archive; with `keepingRules` the record carries them all the same, to be shown.
  package init(_ article: Article, in clean: CleanText, keepingRules: Bool = false) {
    var cutter = ArticleCutter(article: article, clean: clean, keepsRules: keepingRules)
    self = cutter.cut()
  }

  /// The article's text, without the margin.
  package var text: ArraySlice<UInt8> { utf8[..<textEnd] }

  /// The bytes of `span` as a string.
  package func string(_ span: TextSpan) -> String {
    String(decoding: utf8[span.range], as: UTF8.self)
  }

  /// The source bytes that `span` was read from.
  package func source(_ span: TextSpan) -> SourceSpan { offsets.source(span) }
}

/// Copies an article's text and margin out of a clean text and moves every span there.
private struct ArticleCutter {
  private let article: Article
  private let clean: CleanText
  private let keepsRules: Bool
  private var utf8: [UInt8] = []
  private var runs: [OffsetMap.Run] = []
  private var margin: [TextSpan: TextSpan] = [:]

  init(article: Article, clean: CleanText, keepsRules: Bool) {
    self.article = article
    self.clean = clean
    self.keepsRules = keepsRules
  }

  mutating func cut() -> ArticleRecord {
    copy(article.span)
    let textEnd = utf8.count
    var result = article
    result.span = TextSpan(0, textEnd)
    result.titleSpan = article.titleSpan.map { move($0) }
    result.bulletin?.date = article.bulletin?.date.map { move($0) }
    result.date = article.date.map { move($0) }
    for i in result.lists.indices {
      result.lists[i].lead = move(result.lists[i].lead)
      if let announced = result.lists[i].announced { result.lists[i].announced?.span = move(announced.span) }
      if !keepsRules { (result.lists[i].rule, result.lists[i].roleRule, result.lists[i].endRule) = ("", "", "") }
    }
    if !keepsRules { result.rules = Article.Rules() }
    for i in result.measures.indices {
      let measure = result.measures[i]
      let span = move(measure.span)
      result.measures[i] = Measure(
        list: measure.list, ordinal: measure.ordinal, span: span,
        markerEnd: span.start + measure.markerEnd - measure.span.start,
        headingEnd: span.start + measure.headingEnd - measure.span.start, level: measure.level, role: measure.role)
    }
    for i in result.organizations.indices {
      result.organizations[i].span = move(result.organizations[i].span)
      if !keepsRules { result.organizations[i].rule = "" }
    }
    for i in result.dates.indices { result.dates[i] = move(result.dates[i]) }
    for i in result.figures.indices {
      result.figures[i].span = move(result.figures[i].span)
      if !keepsRules { result.figures[i].rule = "" }
    }
    let lines = lineStarts()
    return ArticleRecord(
      article: result, utf8: utf8, textEnd: textEnd,
      offsets: OffsetMap(
        runs: runs, lineStarts: lines.starts, sourceCount: clean.offsets.sourceCount, firstLine: lines.first))
  }

  private mutating func move(_ date: DateMention) -> DateMention {
    var result = date
    result.span = move(date.span)
    if !keepsRules { result.rule = "" }
    return result
  }

  /// The place of `span` in the record; a span outside the article is copied into the margin once.
  private mutating func move(_ span: TextSpan) -> TextSpan {
    if article.span.contains(span) {
      return TextSpan(span.start - article.span.start, span.end - article.span.start)
    }
    if let moved = margin[span] { return moved }
    let start = utf8.count
    copy(span)
    let moved = TextSpan(start, utf8.count)
    utf8.append(UInt8(ascii: "\n"))
    append(
      OffsetMap.Run(
        start: moved.end, source: clean.offsets.source(span).end, count: 1, width: 1, sourceWidth: 0))
    margin[span] = moved
    return moved
  }

  private mutating func copy(_ span: TextSpan) {
    let shift = utf8.count - span.start
    utf8.append(contentsOf: clean.utf8[span.range])
    let all = clean.offsets.runs
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    while low < all.count, all[low].start < span.end {
      let run = all[low]
      let first = max(0, (span.start - run.start) / run.width)
      let last = min(run.count, (span.end - run.start + run.width - 1) / run.width)
      append(
        OffsetMap.Run(
          start: run.start + first * run.width + shift, source: run.source + first * run.sourceWidth,
          count: last - first, width: run.width, sourceWidth: run.sourceWidth))
      low += 1
    }
  }

  /// Adds a run, joined with the one before it where the two lie together in text and source.
  private mutating func append(_ run: OffsetMap.Run) {
    if let last = runs.last, last.width == run.width, last.sourceWidth == run.sourceWidth,
      last.source + last.count * last.sourceWidth == run.source
    {
      runs[runs.count - 1] = OffsetMap.Run(
        start: last.start, source: last.source, count: last.count + run.count, width: last.width,
        sourceWidth: last.sourceWidth)
    } else {
      runs.append(run)
    }
  }

  /// The line starts from the line of the first source byte used to that of the last.
  private func lineStarts() -> (starts: [Int], first: Int) {
    let all = clean.offsets.lineStarts
    var least = Int.max
    var greatest = 0
    for run in runs {
      least = min(least, run.source)
      greatest = max(greatest, run.source + run.count * run.sourceWidth)
    }
    guard !runs.isEmpty, !all.isEmpty else { return (all.isEmpty ? [0] : [all[0]], 1) }
    // As places in the map's lines, which are all of the source's or those of a part of it.
    let first = clean.offsets.line(ofSourceByte: least) - clean.offsets.firstLine
    let last = clean.offsets.line(ofSourceByte: greatest) - clean.offsets.firstLine
    return (Array(all[first...max(first, min(last, all.count - 1))]), first + clean.offsets.firstLine)
  }
}
