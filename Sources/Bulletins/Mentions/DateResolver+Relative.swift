import ChineseText

/// Times that are told from the document's day, or from the date before. Where that is unknown they are no dates: a 三天前 in a
/// statute names no day.
extension DateResolver {
  // MARK: - Days

  /// 昨日, 上周五, 次日 with the time behind them.
  mutating func relativeDay(_ parts: DateParts, at position: Int) -> PointOutcome {
    if let offset = parts.textDayOffset {
      // 9月24日当天 is one day.
      guard let last, let told = last.day, last.paragraph == paragraph, 1..<150 ~= position - last.position,
        let day = told.adding(days: offset)
      else { return .none }
      return timed(day, parts.clock)
    }
    guard let today else { return .none }
    if let weekday = parts.weekday {
      let monday = 1 - today.weekday + weekday.weeks * 7
      guard let first = today.adding(days: monday + weekday.first - 1),
        let last = today.adding(days: monday + weekday.last - 1)
      else { return .none }
      if first == last { return timed(first, parts.clock) }
      inferred = Set(DatePart.allCases)
      return .point(Point(period: DatePeriod(first, last), year: first.year, month: first.month))
    }
    guard let day = today.adding(days: parts.dayOffset ?? 0) else { return .none }
    return timed(day, parts.clock)
  }

  /// A day that the context told, with its time.
  mutating func timed(_ day: CalendarDay, _ clock: DateClock?) -> PointOutcome {
    inferred = Set(DatePart.allCases)
    var parts = DateParts()
    parts.day = day.day
    parts.clock = clock
    guard let period = DatePeriod(parts, year: day.year, month: day.month) else { return .none }
    return .point(Point(period: period, year: day.year, month: day.month))
  }

  /// The day of a time without one: that of the date before in the paragraph, else the document's.
  func dayOfClock(at position: Int) -> CalendarDay? {
    if let last, let day = last.day, last.paragraph == paragraph { return day }
    return today
  }

  /// 国庆节, 农历八月十五, of the year that is given or that the context tells.
  mutating func namedDay(_ named: DateNamedDay, _ parts: DateParts, at position: Int) -> PointOutcome {
    var year: Int?
    if parts.year != .missing {
      var bare = DateParts()
      bare.year = parts.year
      guard let found = yearAndMonth(of: bare, at: position) else { return .unknown }
      year = found.year
    }
    switch named {
    case .festival(let festival):
      guard let chosen = year ?? inferredYear(month: festival.month, at: position) else { return .none }
      if year == nil { inferred.insert(.year) }
      guard let day = festival.day(in: chosen) else { return .unknown }
      return dated(day, parts.clock)
    case .lunar(let month, let isRepeated, let day):
      guard let chosen = year ?? inferredYear(month: min(month + 1, 12), at: position) else { return .unknown }
      var number = chosen
      if year == nil {
        inferred.insert(.year)
        // 腊月 falls in January most often: of the two the nearer to the document's day.
        if month >= 11, let today, let here = LunarYear(chosen)?.day(month: month, isRepeated: false, day: 1),
          let before = LunarYear(chosen - 1)?.day(month: month, isRepeated: false, day: 1),
          abs(before.dayNumber - today.dayNumber) < abs(here.dayNumber - today.dayNumber)
        {
          number -= 1
        }
      }
      guard let lunar = LunarYear(number) else { return .unknown }
      guard let day else {
        guard let first = lunar.day(month: month, isRepeated: isRepeated, day: 1),
          let last = lunar.lastDay(month: month, isRepeated: isRepeated)
        else { return .impossible("no such month in the lunar year \(number)") }
        return .point(Point(period: DatePeriod(first, last), year: first.year, month: first.month))
      }
      guard let found = lunar.day(month: month, isRepeated: isRepeated, day: day) else {
        return .impossible("no such day in the lunar year \(number)")
      }
      return dated(found, parts.clock)
    }
  }

  /// A day with its time, where the text tells the day itself.
  private func dated(_ day: CalendarDay, _ clock: DateClock?) -> PointOutcome {
    var parts = DateParts()
    (parts.day, parts.clock) = (day.day, clock)
    guard let period = DatePeriod(parts, year: day.year, month: day.month) else { return .none }
    return .point(Point(period: period, year: day.year, month: day.month))
  }

  // MARK: - Counted from the document

  /// 三天前, 两周后, 5年前.
  mutating func away(_ count: Int, _ unit: DateUnit, fromText: Bool, _ expression: DateExpression) -> Outcome {
    var base = today
    if fromText, let last, let day = last.day, last.paragraph == paragraph { base = day }
    switch unit {
    case .day, .week:
      guard let day = base?.adding(days: unit == .week ? count * 7 : count), case .point(let point) = timed(day, nil)
      else {
        return .none
      }
      return .date(point.period, inferred: order(inferred), fuzzy: expression.isFuzzy)
    case .month:
      let month =
        base ?? reference.flatMap { reference in reference.month.flatMap { CalendarDay(reference.year, $0, 1) } }
      guard let day = month?.adding(months: count),
        let period = DatePeriod(year: day.year, months: day.month, day.month)
      else { return .none }
      return .date(period, inferred: [.year, .month], fuzzy: expression.isFuzzy)
    case .year:
      let told = fromText && last?.paragraph == paragraph ? last?.year : nil
      guard let year = told ?? documentYear(at: expression.range.lowerBound),
        let period = DatePeriod(years: year + count, year + count)
      else { return .none }
      return .date(period, inferred: [.year], fuzzy: expression.isFuzzy)
    }
  }

  /// 过去三个月 ends with the day before the document's, 未来三天 begins with the day after it.
  func rolling(_ count: Int, _ unit: DateUnit, future: Bool) -> Outcome {
    guard let today else { return .none }
    func moved(_ sign: Int) -> CalendarDay? {
      switch unit {
      case .day: today.adding(days: sign * count)
      case .week: today.adding(days: sign * count * 7)
      case .month: today.adding(months: sign * count)
      case .year: today.adding(months: sign * count * 12)
      }
    }
    guard let first = future ? today.adding(days: 1) : moved(-1), let last = future ? moved(1) : today.adding(days: -1),
      first <= last
    else { return .none }
    return .date(DatePeriod(first, last), inferred: DatePart.allCases, fuzzy: true)
  }

  mutating func years(_ count: Int, future: Bool, _ expression: DateExpression) -> Outcome {
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
}
