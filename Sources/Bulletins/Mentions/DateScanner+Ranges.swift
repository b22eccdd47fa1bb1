/// What a date ranges to: 11月21—22日, 9月30日至10月2日, 上周五至周日, 7、8月份.
extension DateScanner {
  /// The last of neighbours in a list that share their unit: 7、8月份, 9月24、25日, 5月1、2、3日.
  func consecutive(_ first: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    guard has("、", index), index > start, NumeralCharacter.code(scalars[index - 1]) != 0,
      var value = first.day ?? (first.level == 3 ? first.month : nil)
    else { return nil }
    var place = index
    while has("、", place), place - index < 24, let number = dateNumber(at: place + 1), number.value == value + 1 {
      guard number.end < limit else { return nil }
      let unit = scalars[number.end]
      if first.day == nil, unit == "月", let last = month(number, DateParts(), at: place + 1), last.parts.level == 3 {
        return last
      }
      if first.day != nil, unit == "日" || unit == "号" {
        var last = DateParts()
        last.day = number.value
        return (last, number.end + 1)
      }
      (value, place) = (number.value, number.end)
    }
    return nil
  }

  /// The right side of a range whose left side is `first`.
  func rangeEnd(of first: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    guard index < limit else { return nil }
    if first.clock != nil, let clock = rangeClock(behind: first, at: index) { return clock }
    guard let right = rangeDate(behind: first, at: index) else { return nil }
    let (a, b) = (first.level, right.parts.level)
    let bothYears = first.year != .missing && right.parts.year != .missing
    guard bothYears || a == b || (min(a, b) >= 3 && first.hasMonth && right.parts.hasMonth) || (a == 2 && b == 3) else {
      return nil
    }
    return right
  }

  private func rangeDate(behind first: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    if index + 1 < limit, DateOpenings.standard.mayBegin(scalars[index], scalars[index + 1]),
      let match = DateOpenings.standard.longest(in: scalars, at: index, limit: limit)
    {
      var parts = DateParts()
      switch match.word {
      case .documentYear(let offset) where first.year != .missing || first.level == 2:
        parts.year = .fromDocument(offset)
        return afterYear(parts, at: match.end)
      case .textYear(let offset) where first.hasMonth:
        parts.year = .fromText(offset)
        return afterYear(parts, at: match.end)
      case .documentMonth(let offset) where first.hasMonth:
        parts.monthOffset = offset
        return afterMonth(parts, at: match.end)
      case .documentDay(let offset) where first.level == 5:
        parts.dayOffset = offset
        return (parts, match.end)
      case .textDay(let offset) where first.level == 5:
        parts.textDayOffset = offset
        return (parts, match.end)
      case .documentWeek(let offset) where first.weekday != nil:
        return week(offset, at: match.end)
      case .weekday(let day):
        guard let left = first.weekday else { return nil }
        // 上周五至周日: of the same week, unless that has passed.
        parts.weekday = .init(weeks: day >= left.first ? left.weeks : left.weeks + 1, first: day, last: day)
        return (parts, match.end)
      case .festival, .lunarMonth, .lunarCalendar, .newYear:
        return named(at: index, parts)
      case .season, .section:
        break
      default: break
      }
    }
    guard first.weekday == nil else {
      guard let left = first.weekday, let day = weekdayCharacter(at: index), day > left.first, isWeekdayEnd(index + 1)
      else {
        return nil
      }
      var parts = DateParts()
      parts.weekday = .init(weeks: left.weeks, first: day, last: day)
      return (parts, index + 1)
    }
    if first.day != nil, let number = dateNumber(at: index), has("号", number.end), number.width <= 2 {
      var parts = DateParts()
      parts.day = number.value
      return (parts, number.end + 1)
    }
    if first.level == 1, case .full(let year) = first.year, let number = dateNumber(at: index), number.width == 2,
      number.isArabic, has("年", number.end), year % 100 < number.value
    {
      // 2018—20年.
      var parts = DateParts()
      parts.year = .full(year / 100 * 100 + number.value)
      return (parts, number.end + 1)
    }
    return (first.day != nil ? numericEnd(at: index) : nil) ?? parts(at: index)
  }
}
