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
    var position: Int
    var paragraph: Int
    /// Whether it stands at a clause's head with a sure year.
    var carries: Bool
    /// Whether it ends behind the document's day, so that what follows tells of what is to come.
    var isAhead = false
  }

  let scalars: [UInt32]
  let region: Range<Int>
  let reference: Reference?
  let anchors: [Anchor]
  /// The year that the document names most; nil where it names none.
  let usualYear: Int?

  /// The parts that are filled in so far, largest first.
  private var inferred: Set<DatePart> = []
  private var last: Previous?
  private var carrier: Previous?
  /// The year that the paragraph tells of: a full one at a clause's head, or 今年.
  private var narrative: (year: Int, paragraph: Int)?
  /// The year that the lead of a list gives (今年重点做好以下工作：), for the paragraphs below it.
  private var lead: (year: Int, paragraph: Int)?
  private var paragraph = 0
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
    /// A date that cannot be.
    case impossible(String)
    /// No date after all.
    case none
  }

  /// The date of `expression`; expressions must come in the order of the text.
  mutating func resolve(_ expression: DateExpression) -> Outcome {
    while paragraphScan < expression.range.lowerBound {
      if scalars[paragraphScan] == "\n" { paragraph += 1 }
      paragraphScan += 1
    }
    inferred = []
    switch expression.form {
    case .fixed(let period): return .date(period, inferred: [], fuzzy: expression.isFuzzy)
    case .vague: return .date(nil, inferred: [], fuzzy: true)
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
      return .date(period, inferred: [.year], fuzzy: expression.isFuzzy)
    case .calendar(let first, let last): return calendar(expression, first, last)
    }
  }

  // MARK: - Calendar dates

  private mutating func calendar(_ expression: DateExpression, _ first: DateParts, _ second: DateParts?) -> Outcome {
    let position = expression.range.lowerBound
    if first.dayOffset != nil || first.weekday != nil { return day(first, fuzzy: expression.isFuzzy) }
    var first = first
    if first.year == .missing, let second, case .full(let year) = second.year, let month = first.month {
      // 9月24日至2020年10月3日: the right side has the year.
      first.year = .full(second.month.map { $0 < month ? year - 1 : year } ?? year)
      inferred.insert(.year)
    }
    guard let (year, month) = yearAndMonth(of: first, at: position) else {
      // A lone 15日 or 月底 that nothing tells the month of is no date.
      if first.level >= 4, !first.hasMonth { return .none }
      return .date(nil, inferred: [], fuzzy: expression.isFuzzy)
    }
    var chosen = year
    if let weekday = expression.weekday, inferred.contains(.year), let month, let day = first.day {
      for candidate in [year, year - 1, year + 1] where CalendarDay(candidate, month, day)?.weekday == weekday {
        chosen = candidate
        break
      }
    }
    guard let start = DatePeriod(first, year: chosen, month: month) else {
      return .impossible("no such day in \(chosen)")
    }
    remember(expression, first, year: chosen, month: month)
    let ahead = isAhead(start)
    last?.isAhead = ahead
    guard let second else { return .date(start, inferred: order(inferred), fuzzy: expression.isFuzzy) }
    guard let end = rangeEnd(second, behind: first, year: chosen, month: month, at: position),
      let period = start.through(end)
    else { return .impossible("a range that ends before it begins") }
    // What follows a range goes on from its end: 2023年10月至2024年2月…；6月.
    if period.end.year > chosen {
      let isCarrier = carrier?.position == last?.position
      last?.year = period.end.year
      last?.month = period.end.month
      if isCarrier { carrier = last }
    }
    return .date(period, inferred: order(inferred), fuzzy: expression.isFuzzy)
  }

  /// The right side of a range; what it leaves out comes from the left side.
  private mutating func rangeEnd(
    _ second: DateParts, behind first: DateParts, year: Int, month: Int?, at position: Int
  ) -> DatePeriod? {
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
        (endYear, endMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
      }
    }
    return DatePeriod(second, year: endYear, month: endMonth)
  }

  /// The year and month of `parts`, from the text or the context.
  private mutating func yearAndMonth(of parts: DateParts, at position: Int) -> (year: Int, month: Int?)? {
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

  /// The year of a date without one.
  private func inferredYear(month: Int?, at position: Int) -> Int? {
    if let carrier, carrier.paragraph == paragraph, let year = carrier.year {
      if let month, let before = carrier.month, before >= 11, month <= 2 { return year + 1 }
      return year
    }
    if let lead, paragraph - lead.paragraph <= 12 { return lead.year }
    if let reference {
      if let month, let published = reference.month {
        if published <= 3, month >= 10, !isAhead(position) {
          let goesOn = last.map { $0.isAhead && $0.paragraph == paragraph && $0.year == reference.year } ?? false
          return goesOn ? reference.year : reference.year - 1
        }
        if published >= 11, month <= 2, isAhead(position) { return reference.year + 1 }
      }
      return reference.year
    }
    if let anchor = nearestAnchor(position) {
      if let month, let known = anchor.month {
        if anchor.position < position, known >= 11, month <= 2 { return anchor.year + 1 }
        if anchor.position > position, known <= 2, month >= 11 { return anchor.year - 1 }
      }
      return anchor.year
    }
    return usualYear
  }

  /// Whether `period` ends behind the document's day.
  private func isAhead(_ period: DatePeriod) -> Bool {
    guard let reference, let month = reference.month else { return false }
    return (period.end.year, period.end.month) > (reference.year, month)
  }

  /// Whether the clause speaks of what is to come: 将于1月5日, 12月底前完成.
  private func isAhead(_ position: Int) -> Bool {
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

  // MARK: - Years and days told from the document

  private mutating func years(_ count: Int, future: Bool, _ expression: DateExpression) -> Outcome {
    guard let base = documentYear(at: expression.range.lowerBound) else {
      return .date(nil, inferred: [], fuzzy: true)
    }
    let isYearStart = reference?.isYearStart ?? true
    if future {
      let first = isYearStart ? base : base + 1
      return .date(DatePeriod(years: first, first + count - 1), inferred: [.year], fuzzy: true)
    }
    if isYearStart { return .date(DatePeriod(years: base - count, base - 1), inferred: [.year], fuzzy: false) }
    // At the year's end 一年来 is the year itself.
    if count == 1, let month = reference?.month, month >= 11 {
      return .date(DatePeriod(years: base, base), inferred: [.year], fuzzy: true)
    }
    if count == 1, let month = reference?.month, let from = DatePeriod(year: base - 1, months: month, month),
      let to = DatePeriod(year: base, months: month, month)
    {
      return .date(from.through(to), inferred: [.year, .month], fuzzy: true)
    }
    return .date(DatePeriod(years: base - count + 1, base), inferred: [.year], fuzzy: true)
  }

  /// 昨日, 上周五: told from the document's day.
  private func day(_ parts: DateParts, fuzzy: Bool) -> Outcome {
    guard let reference, let month = reference.month, let number = reference.day,
      let today = CalendarDay(reference.year, month, number)
    else { return .none }
    if let weekday = parts.weekday {
      let monday = 1 - today.weekday + weekday.weeks * 7
      guard let first = today.adding(days: monday + max(weekday.day, 1) - 1),
        let last = today.adding(days: monday + (weekday.day == 0 ? 7 : weekday.day) - 1)
      else { return .none }
      return .date(DatePeriod(first, last), inferred: DatePart.allCases, fuzzy: false)
    }
    guard let day = today.adding(days: parts.dayOffset ?? 0) else { return .none }
    var dated = DateParts()
    dated.day = day.day
    dated.minutes = parts.minutes
    return .date(DatePeriod(dated, year: day.year, month: day.month), inferred: DatePart.allCases, fuzzy: fuzzy)
  }

  /// The year of the document: the reference's, else the nearest sure one, else the most frequent.
  private func documentYear(at position: Int) -> Int? {
    reference?.year ?? nearestAnchor(position)?.year ?? usualYear
  }

  /// The sure year nearest to `position`. O(log n).
  private func nearestAnchor(_ position: Int) -> Anchor? {
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
  private func fullYear(_ digits: Int) -> Int {
    let latest = (reference?.year ?? usualYear ?? 2049) + 1
    let recent = 2000 + digits
    return recent <= latest ? recent : 1900 + digits
  }

  private mutating func remember(_ expression: DateExpression, _ first: DateParts, year: Int, month: Int?) {
    let position = expression.range.lowerBound
    var carries = false
    switch first.year {
    case .full, .short:
      carries = isClauseStart(position) && !(position > region.lowerBound && scalars[position - 1] == "（")
    case .fromDocument, .fromText: carries = true
    case .fromNarrative: break
    case .missing: break
    }
    let previous = Previous(
      year: year, month: month, position: expression.range.upperBound, paragraph: paragraph, carries: carries)
    last = previous
    if carries { lead = first.level == 1 && opensList(expression.range.upperBound) ? (year, paragraph) : nil }
    if carries, first.year != .fromDocument(-1), first.year != .fromDocument(-2) { narrative = (year, paragraph) }
    if carries {
      carrier = previous
    } else if carrier?.paragraph == paragraph, first.month != nil, first.year == .missing {
      // A chain goes on: 2020年11月5日 … 12月28日 … 1月6日.
      carrier = previous
    }
  }

  /// Whether the paragraph ends in a colon soon behind `position`.
  private func opensList(_ position: Int) -> Bool {
    var index = position
    while index < region.upperBound, index - position < 40 {
      if scalars[index] == "：" { return index + 1 == region.upperBound || scalars[index + 1] == "\n" }
      if scalars[index] == "\n" || scalars[index] == "。" { return false }
      index += 1
    }
    return false
  }

  private func isClauseStart(_ position: Int) -> Bool {
    guard position > region.lowerBound else { return true }
    switch scalars[position - 1] {
    case "，", "。", "；", "：", "！", "？", "\n", "”", "自", "从", "到", "截", "至", "于", "在", "—", "（": return true
    default: return false
    }
  }

  private func order(_ parts: Set<DatePart>) -> [DatePart] { DatePart.allCases.filter(parts.contains) }
}
