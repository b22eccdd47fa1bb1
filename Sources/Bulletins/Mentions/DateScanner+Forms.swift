/// Dates without 年, 月 and 日, and dates that have lost characters.
extension DateScanner {
  /// `2026-02-09`, `2026/2/9`, `2026.02.09`, and `2020.9` in a range or in parentheses, `20260209` behind 日期：.
  func numericForm(at index: Int) -> DateExpression? {
    guard let year = dateNumber(at: index), year.isArabic else { return nil }
    if year.width == 2 { return slashedDay(year, at: index) }
    if year.width == 8 { return compactForm(year, at: index) }
    guard year.width == 4, (1800...2100).contains(year.value) else { return nil }
    guard let first = numericDay(year, at: index) else { return impossibleDay(year, at: index) }
    if first.parts.day == nil {
      return numericMonths(first, at: index)
    }
    guard !isFollowedByDigit(first.end) || connector(at: first.end).flatMap(numericEnd) != nil else { return nil }
    return ranged(first.parts, from: index, end: first.end, rule: .numeric)
  }

  /// 2024.13.45 as a clause of its own: a date that no calendar has.
  private func impossibleDay(_ year: Number, at index: Int) -> DateExpression? {
    guard isClauseStart(index), (1900...2100).contains(year.value), year.end < limit,
      let month = dateNumber(at: year.end + 1), month.isArabic, month.width == 2, month.value > 12, month.end < limit,
      scalars[month.end] == scalars[year.end], has(".", month.end) || has("-", month.end) || has("/", month.end),
      let day = dateNumber(at: month.end + 1), day.isArabic, day.width == 2,
      day.end >= limit || isAny(of: DateLexicon.clauseEnds, at: day.end), !isFollowedByDigit(day.end)
    else { return nil }
    return DateExpression(range: index..<day.end, form: .impossible("no month \(month.value)"), rule: .impossible)
  }

  /// Whether a standard's or serial's letters stand before the number at `index`: DB51/T 1990—2020, ISSN 1003-2002.
  private func isBehindLetters(_ index: Int) -> Bool {
    var head = index
    while head > start, index - head < 3, has(" ", head - 1) || has("\u{3000}", head - 1) || has("：", head - 1) {
      head -= 1
    }
    return head > start && NumeralCharacter.isLatin(scalars[head - 1])
  }

  /// The right side of a range of such days: 2020.9.24—2020.9.26.
  func numericEnd(at index: Int) -> (parts: DateParts, end: Int)? {
    guard let year = dateNumber(at: index), year.isArabic, year.width == 4, let last = numericDay(year, at: index),
      last.parts.day != nil, !isFollowedByDigit(last.end)
    else { return nil }
    return last
  }

  /// Year, separator, month, and the same separator with a day.
  private func numericDay(_ year: Number, at index: Int) -> (parts: DateParts, end: Int)? {
    guard year.end < limit else { return nil }
    let separator = scalars[year.end]
    guard
      separator == "-" || separator == "/" || separator == "." || separator == "．" || separator == "－"
        || separator == "／",
      let month = dateNumber(at: year.end + 1), month.isArabic, month.width <= 2, (1...12).contains(month.value)
    else { return nil }
    var parts = DateParts()
    parts.year = .full(year.value)
    parts.month = month.value
    guard month.end < limit, scalars[month.end] == separator, let day = dateNumber(at: month.end + 1), day.isArabic,
      day.width <= 2
    else { return (parts, month.end) }
    parts.day = day.value
    return (parts, day.end)
  }

  /// 2019.3—2020.12, （2020.9）, （2020-09）.
  private func numericMonths(_ first: (parts: DateParts, end: Int), at index: Int) -> DateExpression? {
    if let connector = connector(at: first.end), let year = dateNumber(at: connector), year.width == 4,
      let last = numericDay(year, at: connector), last.parts.day == nil, !isFollowedByDigit(last.end)
    {
      return DateExpression(range: index..<last.end, form: .calendar(first.parts, last.parts), rule: .numeric)
    }
    guard !isFollowedByDigit(first.end), !isBehindLetters(index) else { return nil }
    // 2024.3 alone is a month only where a clause begins and ends with it: a number of that size is hardly told without a unit.
    guard first.end >= limit || isAny(of: DateLexicon.clauseEnds, at: first.end), isClauseStart(index) else {
      return nil
    }
    return DateExpression(range: index..<first.end, form: .calendar(first.parts, nil), rule: .numeric)
  }

  /// 09/24, where nothing else stands in its clause, and 09/24 14:00.
  private func slashedDay(_ month: Number, at index: Int) -> DateExpression? {
    guard has("/", month.end) || has("／", month.end), (1...12).contains(month.value),
      let day = dateNumber(at: month.end + 1), day.isArabic, day.width == 2, (1...31).contains(day.value),
      isClauseStart(index),
      !isFollowedByDigit(day.end)
    else { return nil }
    var parts = DateParts()
    (parts.month, parts.day) = (month.value, day.value)
    guard let date = ranged(parts, from: index, end: day.end, rule: .numeric) else { return nil }
    let end = date.range.upperBound
    return end > day.end || end >= limit || isAny(of: DateLexicon.clauseEnds, at: end) ? date : nil
  }

  /// ’98年, '03年: two digits behind an apostrophe.
  func shortYear(at index: Int) -> DateExpression? {
    guard has("'", index) || has("’", index) || has("‘", index), let year = dateNumber(at: index + 1), year.isArabic,
      year.width == 2, has("年", year.end)
    else { return nil }
    var parts = DateParts()
    parts.year = .short(year.value)
    guard let rest = afterYear(parts, at: year.end + 1) else { return nil }
    return ranged(rest.parts, from: index, end: rest.end)
  }

  /// 2019、2020两年, 2021、2022、2023三年: neighbouring years, counted.
  func listedYears(at index: Int) -> DateExpression? {
    guard let first = dateNumber(at: index), first.width == 4, !first.isStructured, (1800...2100).contains(first.value)
    else {
      return nil
    }
    var (last, end, count) = (first.value, first.end, 1)
    while count < 10, has("、", end) || has("和", end) || has("与", end), let next = dateNumber(at: end + 1),
      next.width == 4,
      next.value == last + 1
    {
      (last, end, count) = (next.value, next.end, count + 1)
    }
    guard count > 1,
      let number = dateNumber(at: end)
        ?? (has("两", end) ? Number(value: 2, end: end + 1, width: 1, isStructured: false, isArabic: false) : nil),
      number.value == count, has("年", number.end) || has("个", number.end) && has("年", number.end + 1)
    else { return nil }
    return years(first.value, last, index..<(has("年", number.end) ? number.end + 1 : number.end + 2))
  }

  private func years(_ first: Int, _ last: Int, _ range: Range<Int>) -> DateExpression {
    var parts = (DateParts(), DateParts())
    (parts.0.year, parts.1.year) = (.full(first), .full(last))
    return DateExpression(range: range, form: .calendar(parts.0, parts.1), rule: .bareYears)
  }

  private func isFollowedByDigit(_ index: Int) -> Bool {
    guard index < limit else { return false }
    if NumeralCharacter.arabicDigit(scalars[index]) != nil || NumeralCharacter.isLatin(scalars[index]) {
      return scalars[index] != "T"
    }
    return index + 1 < limit && (scalars[index] == "." || scalars[index] == "-" || scalars[index] == "/")
      && NumeralCharacter.arabicDigit(scalars[index + 1]) != nil
  }

  /// 日期：20260209, and 20260209 as a clause of its own.
  private func compactForm(_ number: Number, at index: Int) -> DateExpression? {
    guard !isFollowedByDigit(number.end), let day = CalendarDay(number: number.value), (1900...2100).contains(day.year),
      DateLexicon.dateline.matches(scalars, at: index, limit: start)
        || (isClauseStart(index) || standsBehindPreposition(index))
          && (number.end >= limit || isAny(of: DateLexicon.clauseEnds, at: number.end))
    else { return nil }
    var parts = DateParts()
    (parts.year, parts.month, parts.day) = (.full(day.year), day.month, day.day)
    return DateExpression(range: index..<number.end, form: .calendar(parts, nil), rule: .numeric)
  }

  /// 1986～1997 without 年, where nothing behind it makes it an amount; （1986—1997）.
  func bareYears(at index: Int) -> DateExpression? {
    guard let first = dateNumber(at: index), first.width == 4, !first.isStructured, (1000...2100).contains(first.value)
    else {
      return nil
    }
    guard !isBehindLetters(index) else { return nil }
    // 2020/2021学年.
    if has("/", first.end) || has("／", first.end), let last = dateNumber(at: first.end + 1),
      last.value == first.value + 1,
      scalars.has("学年", at: last.end, limit: limit) || scalars.has("年度", at: last.end, limit: limit)
    {
      return years(first.value, last.value, index..<last.end + 2)
    }
    guard let connector = connector(at: first.end), let last = dateNumber(at: connector), last.width == 4,
      last.isArabic == first.isArabic, (first.value + 1...2200).contains(last.value), last.value - first.value <= 1000
    else { return nil }
    var end = last.end
    if has("学", end), has("年", end + 1) {
      end += 2
    } else if end < limit {
      // Anything but punctuation behind it may be a unit: 1500—2000米.
      switch scalars[end] {
      case "）", ")", "》", "〉", "】", "]", "，", "。", "、", "；", "：", "\n", " ", "”", "’", "·", "（", "(": break
      default: return nil
      }
    }
    return years(first.value, last.value, index..<end)
  }

  /// Dates that have lost characters: 20262月, 2026年210日, 210日, 2020年月10日, 9月日, 202年5月.
  func lostCharacters(at index: Int) -> DateExpression? {
    guard let number = dateNumber(at: index), number.isArabic, number.end < limit else { return nil }
    let unit = scalars[number.end]
    func lost(_ end: Int, _ detail: String) -> DateExpression {
      DateExpression(range: index..<end, form: .broken(detail), rule: .broken)
    }
    switch (number.width, unit) {
    case (5...6, "月"):
      let (year, month) =
        number.width == 5 ? (number.value / 10, number.value % 10) : (number.value / 100, number.value % 100)
      guard (1900...2100).contains(year), (1...12).contains(month) else { return nil }
      return lost(dayEnd(behind: number.end + 1), "a year and a month without 年 between them")
    case (3, "年"):
      guard let month = dateNumber(at: number.end + 1), (1...12).contains(month.value), has("月", month.end),
        number.value >= 190
      else { return nil }
      return lost(dayEnd(behind: month.end + 1), "a year of three digits")
    case (3, "日"):
      guard splitsIntoMonthAndDay(number.value), !isLengthOfTime(index..<number.end + 1) else { return nil }
      return lost(number.end + 1, "a month and a day without 月 between them")
    case (4, "年"):
      guard (1900...2100).contains(number.value) else { return nil }
      let next = number.end + 1
      if has("月", next) {
        // 2020年月10日; 年 and 月 without any number are a form to be filled in.
        guard let day = dateNumber(at: next + 1), has("日", day.end) else { return nil }
        return lost(day.end + 1, "no month between 年 and 月")
      }
      if let day = dateNumber(at: next), day.isArabic, day.width == 3, has("日", day.end),
        splitsIntoMonthAndDay(day.value)
      {
        return lost(day.end + 1, "a month and a day without 月 between them")
      }
      guard let month = dateNumber(at: next), (1...12).contains(month.value), has("月", month.end) else { return nil }
      return lostDay(at: index, behind: month.end + 1)
    case (1...2, "月"):
      guard (1...12).contains(number.value) else { return nil }
      return lostDay(at: index, behind: number.end + 1)
    default: return nil
    }
  }

  /// 9月日, 9月249日.
  private func lostDay(at index: Int, behind place: Int) -> DateExpression? {
    if has("日", place), !has("报", place + 1), !has("均", place + 1), !has("常", place + 1), !has("本", place + 1) {
      return DateExpression(range: index..<place + 1, form: .broken("no day between 月 and 日"), rule: .broken)
    }
    if let day = dateNumber(at: place), day.isArabic, day.width == 3, has("日", day.end) {
      return DateExpression(range: index..<day.end + 1, form: .broken("a day of three digits"), rule: .broken)
    }
    return nil
  }

  private func dayEnd(behind place: Int) -> Int {
    guard let day = dateNumber(at: place), has("日", day.end) else { return place }
    return day.end + 1
  }

  /// 210 is 2 and 10; 100 and 365 are no month and day.
  private func splitsIntoMonthAndDay(_ value: Int) -> Bool {
    let (month, day) = (value / 100, value % 100)
    let (longMonth, shortDay) = (value / 10, value % 10)
    return (1...9).contains(month) && (10...31).contains(day) || (10...12).contains(longMonth) && shortDay > 0
  }

  private func isLengthOfTime(_ range: Range<Int>) -> Bool {
    DateLexicon.durationBefore.matches(scalars, at: range.lowerBound, limit: start)
      || DateLexicon.durationAfter.matches(scalars, at: range.upperBound, limit: limit)
  }
}
