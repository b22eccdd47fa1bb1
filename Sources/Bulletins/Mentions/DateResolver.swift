import ChineseText

/// Gives dates the years and months that the text leaves out, from the nearest sure context.
///
/// What is sure, in this order: a full date or a year at a clause's head before it in the paragraph (2020年11月5日，…；12月3日);
/// the region's own date line (signature, 时间：…); the published or given day; the nearest full year of the region; the
/// year that the document names most. December and January are minded: 12月28日 in a bulletin of January is the
/// year before, 1月6日 told behind 2020年12月28日 the year after.
struct DateResolver {
  /// A year that the text gives in full.
  struct Anchor {
    /// Where it stands.
    var position: Int
    /// The year.
    var year: Int
    /// The month, where it is given.
    var month: Int?
  }

  /// A day, month or year that the document is told from.
  struct Reference {
    /// The year.
    var year: Int
    /// The month, where it is known.
    var month: Int?
    /// The day, where it is known.
    var day: Int?

    /// Whether the document is of the year's start, so that 过去一年 is the year before.
    var isYearStart: Bool { (month ?? 1) <= 3 }
  }

  /// The date before in the text.
  struct Previous {
    var year: Int?
    var month: Int?
    /// Its last day, where it is told by the day.
    var day: CalendarDay?
    var position: Int
    var paragraph: Int
    /// Whether it stands at a clause's head with a sure year.
    var carries: Bool
    /// Whether it ends behind the document's day, so that what follows tells of what is to come.
    var isAhead = false
    /// Where a range that goes over into the next year begins.
    var beginning: (year: Int, month: Int)?
  }

  /// A year or month that holds to its sentence's end only.
  struct Local {
    /// The date that tells it: 2016年.
    var date: Previous
    /// The sentence that it stands in.
    var sentence: Int
    /// Whether it tells the year of later months alone: 2025年1月15日前报送，3月底前完成.
    var isForLaterMonths: Bool
  }

  let scalars: [UInt32]
  let region: Range<Int>
  let reference: Reference?
  let anchors: [Anchor]
  /// The year that the document names most; nil where it names none.
  let usualYear: Int?

  /// The parts that are filled in so far, largest first.
  var inferred: Set<DatePart> = []
  var last: Previous?
  /// The date that tells the paragraph's year: 2020年11月5日，….
  var carrier: Previous?
  /// What the sentence tells for itself: a year of the background, a goal far off, 明年.
  var local: Local?
  /// The year that the paragraph tells of: a full one at a clause's head, or 今年.
  var narrative: (year: Int, paragraph: Int)?
  /// The year that the lead of a list (今年重点做好以下工作：) or a plan's heading (二、2021年工作计划) gives, for the
  /// paragraphs below it.
  var lead: (year: Int, paragraph: Int, isHeading: Bool)?
  var paragraph = 0
  /// How many sentences have ended so far.
  var sentence = 0
  private var paragraphScan: Int

  init(scalars: [UInt32], region: Range<Int>, reference: Reference?, anchors: [Anchor], usualYear: Int?) {
    self.scalars = scalars
    self.region = region
    self.reference = reference
    self.anchors = anchors
    self.usualYear = usualYear
    paragraphScan = region.lowerBound
  }

  /// What `resolve` makes of an expression.
  enum Outcome {
    /// A period, or none where the text names none for certain.
    case date(DatePeriod?, inferred: [DatePart], fuzzy: Bool)
    /// What has no last day that is sure (2018年以来), or no days in the calendar here (公元前221年).
    case open(String, start: CalendarDay?, end: CalendarDay?, inferred: [DatePart], fuzzy: Bool)
    /// A date that cannot be.
    case impossible(String)
    /// No date after all.
    case none
  }

  /// The date of `expression`; expressions must come in the order of the text.
  mutating func resolve(_ expression: DateExpression) -> Outcome {
    while paragraphScan < expression.range.lowerBound {
      switch scalars[paragraphScan] {
      case "\n":
        (paragraph, sentence) = (paragraph + 1, sentence + 1)
        if lead?.isHeading == true, isHeading(paragraphScan + 1) { lead = nil }
      case "。", "！", "？": sentence += 1
      default: break
      }
      paragraphScan += 1
    }
    inferred = []
    switch expression.form {
    case .fixed(let period): return date(period, expression)
    case .vague: return .date(nil, inferred: [], fuzzy: true)
    case .ancient(let edtf): return .open(edtf, start: nil, end: nil, inferred: [], fuzzy: expression.isFuzzy)
    case .impossible(let detail), .broken(let detail): return .impossible(detail)
    case .recurring: return .none
    case .years(let count, let future): return years(count, future: future, expression)
    case .documentYears(let first, let last):
      guard let base = documentYear(at: expression.range.lowerBound) else {
        return .date(nil, inferred: [], fuzzy: true)
      }
      return .date(DatePeriod(years: base + first, base + last), inferred: [.year], fuzzy: expression.isFuzzy)
    case .decade(let tens):
      let century = tens >= 30 ? 1900 : 2000
      guard var period = DatePeriod(years: century + tens, century + tens + 9) else { return .none }
      period.edtf = DatePeriod.digits((century + tens) / 10, 3) + "X"
      inferred = [.year]
      return date(period, expression)
    case .away(let count, let unit, let fromText): return away(count, unit, fromText: fromText, expression)
    case .rolling(let count, let unit, let future): return rolling(count, unit, future: future)
    case .calendar(let first, let last): return calendar(expression, first, last)
    }
  }

  /// The outcome of a period: as it is, or open where the expression goes on to the document's day.
  private func date(_ period: DatePeriod, _ expression: DateExpression) -> Outcome {
    guard expression.isOpen else { return .date(period, inferred: order(inferred), fuzzy: expression.isFuzzy) }
    let first = period.edtf.split(separator: "/").first.map(String.init) ?? period.edtf
    let end = documentDay.flatMap { $0 >= period.start ? $0 : nil }
    return .open(
      first + "/..", start: period.start, end: end, inferred: order(inferred), fuzzy: expression.isFuzzy)
  }

  /// The document's day, or the last of its month where only that is known.
  private var documentDay: CalendarDay? {
    guard let reference, let month = reference.month else { return nil }
    return CalendarDay(reference.year, month, reference.day ?? CalendarDay.lastDay(of: month, in: reference.year))
  }

  /// The document's day, where it is sure.
  var today: CalendarDay? {
    guard let reference, let month = reference.month, let day = reference.day else { return nil }
    return CalendarDay(reference.year, month, day)
  }

  // MARK: - Calendar dates

  /// A date with the year and month that it was resolved to.
  struct Point {
    /// What it covers.
    var period: DatePeriod
    /// The year.
    var year: Int
    /// The month, where the date is as fine.
    var month: Int?
  }

  /// What became of one date.
  enum PointOutcome {
    /// A date.
    case point(Point)
    /// The context does not tell what is missing.
    case unknown
    /// No date after all.
    case none
    /// No calendar has it.
    case impossible(String)
  }

  private mutating func calendar(_ expression: DateExpression, _ first: DateParts, _ second: DateParts?) -> Outcome {
    let position = expression.range.lowerBound
    var first = first
    if first.year == .missing, let second, case .full(let year) = second.year, let month = first.month {
      // 9月24日至2020年10月3日: the right side has the year.
      first.year = .full(second.month.map { $0 < month ? year - 1 : year } ?? year)
      inferred.insert(.year)
    }
    if first.year == .missing, first.level == 2, let second, second.year != .missing, case .fromDocument = second.year {
      first.year = second.year
    }
    let start: Point
    switch point(first, weekday: expression.weekday, at: position) {
    case .point(let point): start = point
    case .unknown: return .date(nil, inferred: [], fuzzy: expression.isFuzzy)
    case .none: return .none
    case .impossible(let detail): return .impossible(detail)
    }
    remember(expression, first, second, start)
    let ahead = isAhead(start.period)
    last?.isAhead = ahead
    guard let second else { return date(start.period, expression) }
    guard let end = rangeEnd(second, behind: first, start, at: position), let period = start.period.through(end) else {
      return .impossible("a range that ends before it begins")
    }
    // What follows a range goes on from its end: 2023年10月至2024年2月…；6月.
    if last?.day != nil { last?.day = period.end }
    if period.end.year > start.year {
      last?.beginning = start.month.map { (start.year, $0) }
      last?.year = period.end.year
      last?.month = period.end.month
      if let last, carrier?.position == last.position { carrier = last }
      if let last, local?.date.position == last.position { local?.date = last }
    }
    return .date(period, inferred: order(inferred), fuzzy: expression.isFuzzy)
  }

  /// The date of `parts`, from the text or the context.
  private mutating func point(_ parts: DateParts, weekday: Int?, at position: Int) -> PointOutcome {
    if parts.isClockOnly {
      guard let day = dayOfClock(at: position) else { return .none }
      return timed(day, parts.clock)
    }
    if parts.isRelativeDay { return relativeDay(parts, at: position) }
    if let named = parts.named { return namedDay(named, parts, at: position) }
    if case .quarterOffset(let offset) = parts.section {
      guard let reference, let month = reference.month else { return .unknown }
      let count = reference.year * 4 + (month - 1) / 3 + offset
      inferred.insert(.year)
      guard let period = DatePeriod(year: count / 4, months: count % 4 * 3 + 1, count % 4 * 3 + 3) else {
        return .unknown
      }
      return .point(Point(period: period, year: count / 4))
    }
    guard let (year, month) = yearAndMonth(of: parts, at: position) else {
      // A lone 15日 or 月底 that nothing tells the month of is no date.
      return parts.level >= 4 && !parts.hasMonth ? .none : .unknown
    }
    var chosen = year
    if let weekday, inferred.contains(.year), let month, let day = parts.day {
      for candidate in [year, year - 1, year + 1] where CalendarDay(candidate, month, day)?.weekday == weekday {
        chosen = candidate
        break
      }
    }
    guard let period = DatePeriod(parts, year: chosen, month: month) else {
      return .impossible("no such day in \(chosen)")
    }
    return .point(Point(period: period, year: chosen, month: month))
  }

  /// The right side of a range; what it leaves out comes from the left side.
  private mutating func rangeEnd(
    _ second: DateParts, behind first: DateParts, _ start: Point, at position: Int
  ) -> DatePeriod? {
    if second.isClockOnly || second.textDayOffset != nil {
      // What the right side takes from the left one is not told by the context.
      let told = inferred
      defer { inferred = told }
      var days = second.textDayOffset ?? 0
      // 22时至6时 ends on the next day.
      if second.isClockOnly, let left = first.clock, let right = second.clock, right.seconds < left.seconds { days = 1 }
      guard let day = start.period.end.adding(days: days), case .point(let end) = timed(day, second.clock) else {
        return nil
      }
      return end.period
    }
    if second.isRelativeDay || second.named != nil || second.monthOffset != nil {
      var second = second
      if second.year == .missing, second.named != nil { second.year = .full(start.year) }
      guard case .point(let end) = point(second, weekday: nil, at: position) else { return nil }
      if end.period.end < start.period.start, second.named != nil {
        second.year = .full(start.year + 1)
        guard case .point(let end) = point(second, weekday: nil, at: position) else { return nil }
        return end.period
      }
      return end.period
    }
    let (year, month) = (start.year, start.month ?? (first.level >= 4 ? start.period.start.month : nil))
    var endYear = year
    var endMonth = second.month ?? (second.level >= 3 ? month : nil)
    switch second.year {
    case .full(let year): endYear = year
    case .short(let digits): endYear = fullYear(digits)
    case .fromDocument, .fromNarrative, .fromText:
      guard let (year, month) = yearAndMonth(of: second, at: position) else { return nil }
      (endYear, endMonth) = (year, month ?? endMonth)
    case .missing:
      if let month, let secondMonth = second.month, secondMonth < month { endYear += 1 }
      if second.month == nil, let firstDay = first.day, let day = second.day, day < firstDay, let month {
        // 3月15日至10日 ends before it begins; 25日至3日 goes over into the next month.
        guard first.month == nil else { return nil }
        (endYear, endMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
      }
    }
    return DatePeriod(second, year: endYear, month: endMonth)
  }

  /// The year and month of `parts`, from the text or the context.
  mutating func yearAndMonth(of parts: DateParts, at position: Int) -> (year: Int, month: Int?)? {
    var month = parts.month
    var year: Int?
    switch parts.year {
    case .full(let value): year = value
    case .short(let digits):
      year = fullYear(digits)
      inferred.insert(.year)
    case .fromDocument(let offset):
      guard let base = documentYear(at: position) else { return nil }
      year = base + offset
      inferred.insert(.year)
    case .fromNarrative(let offset):
      let told = narrative?.paragraph == paragraph ? narrative?.year : nil
      guard let base = told ?? documentYear(at: position) else { return nil }
      year = base + offset
      inferred.insert(.year)
    case .fromText(let offset):
      guard let base = last?.year else { return nil }
      year = base + offset
      inferred.insert(.year)
    case .missing: break
    }
    if let offset = parts.monthOffset {
      guard let reference, let base = reference.month else { return nil }
      let count = reference.year * 12 + base - 1 + offset
      inferred.formUnion([.year, .month])
      return (count / 12, count % 12 + 1)
    }
    if parts.isSameMonth {
      guard let last, let lastYear = last.year, let lastMonth = last.month else { return nil }
      inferred.formUnion([.year, .month])
      return (lastYear, lastMonth)
    }
    if parts.level >= 4, month == nil {
      guard let context = monthContext(day: parts.day, at: position) else { return nil }
      inferred.insert(.month)
      month = context.month
      if year == nil {
        inferred.insert(.year)
        year = context.year
      }
    }
    if year == nil {
      year = inferredYear(month: month, at: position)
      inferred.insert(.year)
    }
    return year.map { ($0, month) }
  }

  /// The month that a lone day belongs to: that of the date before in the paragraph or close by, else the document's.
  private func monthContext(day: Int?, at position: Int) -> (year: Int, month: Int)? {
    if let last, let year = last.year, let month = last.month,
      last.paragraph == paragraph || position - last.position < 300
    {
      return (year, month)
    }
    guard let reference, let month = reference.month, isClauseStart(position) else { return nil }
    if let day, let referenceDay = reference.day, day > referenceDay {
      return month == 1 ? (reference.year - 1, 12) : (reference.year, month - 1)
    }
    return (reference.year, month)
  }

  /// Whether `period` ends behind the document's day.
  func isAhead(_ period: DatePeriod) -> Bool {
    guard let reference, let month = reference.month else { return false }
    return (period.end.year, period.end.month) > (reference.year, month)
  }

  /// Whether the clause speaks of what is to come: 将于1月5日, 12月底前完成.
  func isAhead(_ position: Int) -> Bool {
    var index = position
    while index < region.upperBound, index - position < 14 {
      switch scalars[index] {
      case "前", "将", "拟": return true
      case "，", "。", "；", "\n": index = region.upperBound
      default: index += 1
      }
    }
    index = position
    while index > region.lowerBound, position - index < 10 {
      switch scalars[index - 1] {
      case "将", "拟", "划", "预", "定", "到": return true
      case "，", "。", "；", "\n": return false
      default: index -= 1
      }
    }
    return false
  }

  // MARK: - Sure years

  /// The year of the document: the reference's, else the nearest sure one, else the most frequent.
  func documentYear(at position: Int) -> Int? {
    reference?.year ?? nearestAnchor(position)?.year ?? usualYear
  }

  /// The sure year nearest to `position`. O(log n).
  func nearestAnchor(_ position: Int) -> Anchor? {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].position < position { low = middle + 1 } else { high = middle }
    }
    let before = low > 0 ? anchors[low - 1] : nil
    let after = low < anchors.count ? anchors[low] : nil
    guard let before else { return after }
    guard let after else { return before }
    return position - before.position <= after.position - position ? before : after
  }

  /// The year that two digits name: not after the document's next year.
  func fullYear(_ digits: Int) -> Int {
    let latest = (reference?.year ?? usualYear ?? 2049) + 1
    let recent = 2000 + digits
    return recent <= latest ? recent : 1900 + digits
  }

  func order(_ parts: Set<DatePart>) -> [DatePart] { DatePart.allCases.filter(parts.contains) }
}
