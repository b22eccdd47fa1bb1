package import ChineseText

/// Reads the dates of a document: 2020年9月24日, 11月21—22日, 年底, “十四五”, 去年, 近日.
///
/// Two passes. ``DateScanner`` finds what each region's text says; ``DateResolver`` fills in what it leaves out from the
/// nearest sure context, and `inferred` names what was filled in. A date that cannot be (2月30日) or has lost
/// characters (20262月) is a mention without value, with a diagnostic. Linear in the text.
package struct DateReader: Sendable {
  /// A reader.
  package init() {}

  /// The dates of a document, read at once so that years can come from the nearest sure context.
  ///
  /// - Parameters:
  ///   - regions: ranges of scalar indices in reading order (masthead, articles, furniture), without overlaps.
  ///   - context: what the caller knows of the document's day.
  /// - Returns: one array a region, each ascending without overlaps, and the diagnostics, ascending within a region.
  package func dates(
    in text: ScalarText, regions: [Range<Int>], context: DateContext
  ) -> (dates: [[DateMention]], diagnostics: [MentionDiagnostic]) {
    let scalars = text.simplified
    let expressions = regions.map { DateScanner(scalars: scalars, region: $0).expressions() }
    let sources = zip(regions, expressions).map { region, found in
      RegionContext(scalars: scalars, region: region, expressions: found)
    }
    let document = Self.reference(context) ?? sources.lazy.compactMap(\.dateline).first
    let latest = sources.lazy.compactMap(\.latestDay).max()
    let usualYear = Self.mostFrequent(sources.flatMap { $0.anchors.map(\.year) })
    var diagnostics: [MentionDiagnostic] = []
    var dates: [[DateMention]] = []
    for (index, region) in regions.enumerated() {
      var resolver = DateResolver(
        scalars: scalars, region: region,
        reference: sources[index].dateline ?? document ?? sources[index].opening(before: latest),
        anchors: sources[index].anchors, usualYear: usualYear)
      var mentions: [DateMention] = []
      for expression in expressions[index] {
        guard let mention = Self.mention(expression, &resolver, text, &diagnostics) else { continue }
        mentions.append(mention)
      }
      dates.append(mentions)
    }
    return (dates, diagnostics)
  }

  private static func mention(
    _ expression: DateExpression, _ resolver: inout DateResolver, _ text: ScalarText,
    _ diagnostics: inout [MentionDiagnostic]
  ) -> DateMention? {
    let span = text.span(expression.range)
    var mention = DateMention(
      span: span, text: text.string(expression.range), edtf: nil, start: nil, end: nil, rule: expression.rule.name)
    switch resolver.resolve(expression) {
    case .none: return nil
    case .date(let period, let inferred, let fuzzy):
      mention.edtf = period?.edtf
      mention.start = period?.start
      mention.end = period?.end
      mention.inferred = period == nil ? [] : inferred
      mention.fuzzy = fuzzy
    case .open(let edtf, let start, let end, let inferred, let fuzzy):
      mention.edtf = edtf
      mention.start = start
      mention.end = end
      mention.inferred = inferred
      mention.fuzzy = fuzzy
    case .impossible(let detail):
      let isBroken = expression.rule == .broken
      if !isBroken { mention.rule = DateRule.impossible.name }
      diagnostics.append(
        MentionDiagnostic(
          kind: isBroken ? .brokenDate : .impossibleDate, span: span, detail: "\(mention.text): \(detail)"))
    }
    return mention
  }

  private static func reference(_ context: DateContext) -> DateResolver.Reference? {
    if let day = context.published { return .init(year: day.year, month: day.month, day: day.day) }
    guard let given = context.given, given.start.year == given.end.year else { return nil }
    let month = given.start.month == given.end.month ? given.start.month : nil
    return .init(year: given.start.year, month: month, day: given.start == given.end ? given.start.day : nil)
  }

  /// The value that occurs most; of several the greatest.
  private static func mostFrequent(_ years: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for year in years { counts[year, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// What a region itself tells of years.
  private struct RegionContext {
    /// The years that it gives in full, ascending; those in titles (《…》) and ranges left out.
    var anchors: [DateResolver.Anchor] = []
    /// The day of its date line, where it has one.
    var dateline: DateResolver.Reference?
    /// The day in full that opens its first paragraph with a date: 2020年9月24日，….
    private var opening: DateResolver.Reference?
    /// The year of its latest day in full.
    var latestDay: Int?

    /// The opening day, which the document is told from where nothing says more and no later year comes behind it.
    func opening(before latest: Int?) -> DateResolver.Reference? {
      opening.flatMap { $0.year >= latest ?? 0 ? $0 : nil }
    }

    init(scalars: [UInt32], region: Range<Int>, expressions: [DateExpression]) {
      for expression in expressions {
        guard case .calendar(let first, let last) = expression.form, case .full(let year) = first.year,
          first.month.map({ (1...12).contains($0) }) ?? true
        else { continue }
        // 较2019年增长10% says nothing of the document's own year.
        let isBase = DateLexicon.comparison.matches(scalars, at: expression.range.lowerBound, limit: region.lowerBound)
        if !isBase, last == nil || first.month != nil, !Self.isInTitle(scalars, region, expression.range.lowerBound) {
          anchors.append(.init(position: expression.range.lowerBound, year: year, month: first.month))
        }
        if first.month != nil, let day = first.day {
          let head = expression.range.lowerBound
          if latestDay == nil, head > region.lowerBound, scalars[head - 1] == "\n" {
            opening = .init(year: year, month: first.month, day: day)
          }
          latestDay = max(latestDay ?? 0, year)
        }
        if last == nil, let month = first.month, Self.isDateline(scalars, region, expression.range) {
          dateline = .init(year: year, month: month, day: first.day)
        }
      }
    }

    /// Whether an opening 《 stands before `index` without its end, within a title's length.
    private static func isInTitle(_ scalars: [UInt32], _ region: Range<Int>, _ index: Int) -> Bool {
      var place = index
      while place > region.lowerBound, index - place < 60 {
        place -= 1
        switch scalars[place] {
        case "《", "〈": return true
        case "》", "〉", "\n", "。": return false
        default: break
        }
      }
      return false
    }

    /// Whether the date is a paragraph of its own (in parentheses or not), stands behind 时间： or opens a line as
    /// the day of a speech (——2026年2月3日在…).
    private static func isDateline(_ scalars: [UInt32], _ region: Range<Int>, _ range: Range<Int>) -> Bool {
      if DateLexicon.dateline.matches(scalars, at: range.lowerBound, limit: region.lowerBound) { return true }
      var head = range.lowerBound
      var opensSpeech = false
      while head > region.lowerBound, range.lowerBound - head < 4, scalars[head - 1] != "\n" {
        switch scalars[head - 1] {
        case "（", "(", " ", "\u{3000}": break
        case "—": opensSpeech = true
        default: return false
        }
        head -= 1
      }
      guard head == region.lowerBound || scalars[head - 1] == "\n" else { return false }
      if opensSpeech { return true }
      var tail = range.upperBound
      while tail < region.upperBound, scalars[tail] != "\n" {
        guard scalars[tail] == "）" || scalars[tail] == ")" || scalars[tail] == " " || scalars[tail] == "印" else {
          return scalars[range.lowerBound - (range.lowerBound > head ? 1 : 0)] == "（" && scalars[tail] == "在"
        }
        tail += 1
        if scalars[tail - 1] == "印" { return true }
      }
      return true
    }
  }
}
