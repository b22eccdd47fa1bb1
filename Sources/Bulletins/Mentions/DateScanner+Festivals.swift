/// Feasts and days of the lunar calendar: 国庆节, 中秋, 农历二月初八, 正月十五, 腊月二十三.
extension DateScanner {
  /// A feast or lunar day at `index`, of the year that `parts` holds.
  func named(at index: Int, _ parts: DateParts) -> (parts: DateParts, end: Int)? {
    guard index + 1 < limit, DateOpenings.standard.mayBegin(scalars[index], scalars[index + 1]),
      let match = DateOpenings.standard.longest(in: scalars, at: index, limit: limit)
    else { return nil }
    var parts = parts
    switch match.word {
    case .festival(let festival):
      guard isFeast(index..<match.end, festival, hasYear: parts.year != .missing) else { return nil }
      parts.named = .festival(festival)
      return (parts, match.end)
    case .lunarMonth(let month):
      guard !isAny(of: DateLexicon.beforeLunarMonth, at: index - 1) else { return nil }
      return lunarDay(of: month, false, at: match.end, parts)
    case .newYear:
      // 大年初一, 大年三十.
      guard let day = dayOfMonth(at: match.end, isFirstTen: true) else { return nil }
      parts.named = .lunar(month: 1, isRepeated: false, day: day.day)
      return (parts, day.end)
    case .lunarCalendar: return lunarDate(at: scalars[index] == "闰" ? index : match.end, parts)
    default: return nil
    }
  }

  /// What follows 农历: 2020年八月十五, 闰四月初八, 8月15日, 正月.
  private func lunarDate(at index: Int, _ parts: DateParts) -> (parts: DateParts, end: Int)? {
    var parts = parts
    var place = index
    if let year = dateNumber(at: place), year.width == 4, has("年", year.end), (1900...2100).contains(year.value) {
      parts.year = .full(year.value)
      place = year.end + 1
    } else if let word = DateOpenings.standard.longest(in: scalars, at: place, limit: limit),
      case .documentYear(let offset) = word.word
    {
      parts.year = .fromDocument(offset)
      place = word.end
    }
    let isRepeated = has("闰", place)
    if isRepeated { place += 1 }
    if let match = DateOpenings.standard.longest(in: scalars, at: place, limit: limit),
      case .lunarMonth(let month) = match.word
    {
      return lunarDay(of: month, isRepeated, at: match.end, parts)
    }
    guard let month = dateNumber(at: place), has("月", month.end), (1...12).contains(month.value) else { return nil }
    return lunarDay(of: month.value, isRepeated, at: month.end + 1, parts)
  }

  /// The day of a lunar month whose name ends at `index`, or the whole month.
  private func lunarDay(
    of month: Int, _ isRepeated: Bool, at index: Int, _ parts: DateParts
  ) -> (parts: DateParts, end: Int)? {
    var parts = parts
    let day = dayOfMonth(at: index, isFirstTen: false)
    parts.named = .lunar(month: month, isRepeated: isRepeated, day: day?.day)
    return (parts, day?.end ?? index)
  }

  /// The 初八 of 二月初八: only the lunar calendar counts days so. The month is in `parts` and its name ends at `index`.
  func lunarDay(ofMonthEndingAt index: Int, _ parts: DateParts) -> (parts: DateParts, end: Int)? {
    guard let month = parts.month, has("初", index), index - 2 >= start,
      NumeralCharacter.arabicDigit(scalars[index - 2]) == nil,
      let day = dayOfMonth(at: index, isFirstTen: true),
      day.end >= limit || isAny(of: DateLexicon.afterLunarDay, at: day.end)
    else { return nil }
    var parts = parts
    parts.month = nil
    parts.named = .lunar(month: month, isRepeated: false, day: day.day)
    return (parts, day.end)
  }

  /// 初八, 十五, 廿三, 三十, 15日: a day of a lunar month; with `isFirstTen` only 初一 to 初十 and 三十.
  private func dayOfMonth(at index: Int, isFirstTen: Bool) -> (day: Int, end: Int)? {
    if has("初", index) {
      guard let day = dateNumber(at: index + 1), (1...10).contains(day.value), !day.isArabic else { return nil }
      return (day.value, has("日", day.end) ? day.end + 1 : day.end)
    }
    guard let day = dateNumber(at: index), (1...30).contains(day.value), !isFirstTen || day.value <= 30 else {
      return nil
    }
    let isDay = has("日", day.end) || has("号", day.end)
    guard isDay || !day.isArabic && day.value > 9 else { return nil }
    return (day.value, isDay ? day.end + 1 : day.end)
  }

  /// “五一”, “十一”, “三八”: a feast in quotation marks before 假期, 期间 or another feast.
  func quotedFestival(at index: Int) -> DateExpression? {
    guard let match = DateOpenings.standard.longest(in: scalars, at: index + 1, limit: limit),
      case .festival(let festival) = match.word, match.end < limit
    else { return nil }
    switch scalars[match.end] {
    case "”", "’", "」", "』", "\"": break
    default: return nil
    }
    let end = match.end + 1
    guard !DateLexicon.feastNames.matches(scalars, at: end, limit: limit),
      match.end - index - 1 > 2 || DateLexicon.holidays.matches(scalars, at: end, limit: limit)
    else { return nil }
    var parts = DateParts()
    parts.named = .festival(festival)
    return ranged(parts, from: index, end: end, rule: .festival)
  }

  /// Whether a feast's name stands for its day: not 五一路, 春节联欢晚会, 八一水库, 李中秋, 清明上河图.
  private func isFeast(_ range: Range<Int>, _ festival: DateFestival, hasYear: Bool) -> Bool {
    let (index, end) = (range.lowerBound, range.upperBound)
    if DateLexicon.feastNames.matches(scalars, at: end, limit: limit) { return false }
    // 国庆70周年.
    if let count = dateNumber(at: end), scalars.has("周年", at: count.end, limit: limit) { return false }
    let isSure = has("节", end - 1) || has("日", end - 1) || has("夜", end - 1) || range.count > 2
    if has("·", index - 1) || has("《", index - 1) { return false }
    // 国家宪法日 and their like are told as causes more than as times.
    if has("日", end - 1), !hasYear {
      return DateLexicon.aroundFeast.matches(scalars, at: end, limit: limit) || isAlone(range)
    }
    if isSure { return true }
    // A name of two characters: 春节 and 国庆 are days nearly always; 五一, 清明, 重阳 need a word that says so.
    if NumeralCharacter.code(scalars[index]) != 0 {
      if has("双", index - 1) { return false }
      // 十一至十七周岁.
      if has("十", index), !hasYear { return DateLexicon.aroundFeast.matches(scalars, at: end, limit: limit) }
      return DateLexicon.holidays.matches(scalars, at: end, limit: limit)
        || hasYear && (end >= limit || isAny(of: DateLexicon.clauseEnds, at: end))
    }
    if isAny(of: DateLexicon.beforeFeast, at: index - 1) { return false }
    switch scalars[index] {
    case "春", "元", "除", "国", "圣", "端":
      return true
    default:
      if hasYear || isClauseStart(index) && (end >= limit || isAny(of: DateLexicon.timeEnds, at: end)) { return true }
      return DateLexicon.holidays.matches(scalars, at: end, limit: limit)
    }
  }
}
