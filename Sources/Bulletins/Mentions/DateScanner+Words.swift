/// Dates that words name: years, months, weeks and days counted from the document's or from the date before, parts, 近日.
extension DateScanner {
  /// The date that a word at `index` begins.
  func word(at index: Int) -> DateExpression? {
    guard let (end, word) = DateOpenings.standard.longest(in: scalars, at: index, limit: limit) else { return nil }
    var parts = DateParts()
    switch word {
    case .vague: return vague(index..<end)
    case .documentYear(let offset), .narrativeYear(let offset):
      guard !isInsideWord(index, end), !isYearOfAYear(end) else { return nil }
      if case .documentYear = word { parts.year = .fromDocument(offset) } else { parts.year = .fromNarrative(offset) }
      return yearWord(parts, from: index, at: end, rule: .relative)
    case .textYear(let offset):
      guard !isInsideWord(index, end) else { return nil }
      parts.year = .fromText(offset)
      // 当年 is any year of its kind unless a month follows; 第二年 counts years of a contract.
      let date = yearWord(parts, from: index, at: end, rule: .sameYear)
      let isGeneral = scalars[index] == "当" || scalars[index] == "第" || scalars[index] == "该"
      return isGeneral && date?.range.upperBound == end ? nil : date
    case .documentMonth, .textMonth:
      guard !isInsideWord(index, end) else { return nil }
      if case .documentMonth(let offset) = word { parts.monthOffset = offset } else { parts.isSameMonth = true }
      let rest = afterMonth(parts, at: end)
      if scalars[index] == "当", rest?.end == end { return nil }
      return rest.flatMap {
        ranged($0.parts, from: index, end: $0.end, rule: word == .textMonth ? .sameYear : .relative)
      }
    case .documentDay(let offset): return dayWord(offset, index..<end)
    case .documentDayPart(let offset, let part):
      guard !isAny(of: DateLexicon.afterEvening, at: end) else { return nil }
      parts.dayOffset = offset
      return evening(parts, part, index..<end)
    case .textDay(let offset):
      guard isDayOfText(index..<end) else { return nil }
      parts.textDayOffset = offset
      return ranged(parts, from: index, end: end, rule: .dayOfText)
    case .textDayPart(let offset, let part):
      parts.textDayOffset = offset
      return evening(parts, part, index..<end)
    case .documentWeek(let offset):
      return week(offset, at: end).flatMap { ranged($0.parts, from: index, end: $0.end, rule: .dayWord) }
    case .weekend(let offset):
      guard scalars[index] != "周" || isAlone(index..<end) else { return nil }
      parts.weekday = .init(weeks: offset, first: 6, last: 7)
      return ranged(parts, from: index, end: end, rule: .dayWord)
    case .weekday(let day): return bareWeekday(day, index..<end)
    case .past, .future: return span(word == .future, word: index..<end)
    case .section(let section): return bareSection(section, index..<end)
    case .front:
      guard let rest = scalars[index] == "第" ? nil : front(at: index, parts) else {
        return scalars[index] == "第"
          ? planPeriod(at: index) ?? quarter(at: index).flatMap { ranged($0.parts, from: index, end: $0.end) } : nil
      }
      return ranged(rest.parts, from: index, end: rest.end, rule: .section)
    case .season(let offset, let season):
      guard isSeasonEnd(end, of: scalars[end - 1]) else { return nil }
      parts.year = .fromDocument(offset)
      parts.section = .season(season)
      return ranged(parts, from: index, end: end, rule: .section)
    case .winterAndSpring(let offset):
      var last = parts
      (parts.year, parts.section) = (.fromDocument(offset), .season(4))
      (last.year, last.section) = (.fromDocument(offset + 1), .season(1))
      return DateExpression(range: index..<end, form: .calendar(parts, last), rule: .section, isFuzzy: true)
    case .turnOfYear:
      var last = parts
      (parts.year, parts.month) = (.fromDocument(0), 12)
      (last.year, last.month) = (.fromDocument(1), 1)
      return DateExpression(range: index..<end, form: .calendar(parts, last), rule: .section, isFuzzy: true)
    case .yearPair(let first, let last):
      let isVague = first == -2
      guard !isVague || isClauseStart(index) else { return nil }
      return DateExpression(range: index..<end, form: .documentYears(first, last), rule: .yearSpan, isFuzzy: isVague)
    case .withinYear:
      guard isSectionStart(index) else { return nil }
      parts.year = .fromDocument(0)
      return DateExpression(range: index..<end, form: .calendar(parts, nil), rule: .relative, isFuzzy: true)
    case .half: return away(at: index)
    case .era(let before): return era(before, from: index, at: end)
    case .century(let number): return century(number, from: index, at: end)
    case .commonEra:
      guard let number = dateNumber(at: end), has("年", number.end) || has("前", end) else { return nil }
      return self.parts(at: end).flatMap { ranged($0.parts, from: index, end: $0.end) }
    case .beforeCommonEra: return beforeCommonEra(from: index, at: end)
    case .lunarCalendar, .lunarMonth, .newYear, .festival:
      return named(at: index, parts).flatMap { found in
        var rule = DateRule.lunar
        if case .festival = found.parts.named { rule = .festival }
        return ranged(found.parts, from: index, end: found.end, rule: rule)
      }
    case .dayPart(let part): return freeClock(at: skipBlank(end), part: part, from: index)
    }
  }

  /// Whether the characters around a word make it a part of another: 以上年, 本年鉴, 同年级, 上年龄, 三次年会.
  private func isInsideWord(_ index: Int, _ end: Int) -> Bool {
    if index > start {
      switch scalars[index - 1] {
      case "以", "之", "每", "周": return true
      case "一" where scalars[index] == "同" || scalars[index] == "次": return true
      default:
        if scalars[index] == "次", NumeralCharacter.code(scalars[index - 1]) != 0 { return true }
      }
    }
    guard end < limit else { return false }
    switch scalars[end] {
    case "鉴", "级", "龄", "纪", "会", "轻", "画", "货", "检", "费", "薪", "代": return scalars[end - 1] == "年"
    case "球", "饼", "嫂": return scalars[end - 1] == "月"
    default: return false
    }
  }

  /// Whether 年 behind the year before `end` makes another word of it: 去年年会, but 今年年底 and 今年年中.
  private func isYearOfAYear(_ end: Int) -> Bool {
    scalars[end - 1] == "年" && has("年", end) && yearSection(at: end) == nil && !has("中", end + 1) && !has("内", end + 1)
  }

  private func yearWord(_ parts: DateParts, from index: Int, at place: Int, rule: DateRule) -> DateExpression? {
    guard let rest = afterYear(parts, at: place) else { return nil }
    return ranged(rest.parts, from: index, end: rest.end, rule: rule)
  }

  private func vague(_ range: Range<Int>) -> DateExpression? {
    if range.lowerBound > start {
      let before = scalars[range.lowerBound - 1]
      switch scalars[range.lowerBound] {
      case "近": if before == "临" || before == "最" || before == "接" || before == "附" || before == "逼" { return nil }
      case "日":
        // 日前 stands at a clause's head; 10日前 and 生日前 do not.
        guard isClauseStart(range.lowerBound) else { return nil }
      default: break
      }
    }
    if range.count == 2, range.upperBound < limit, scalars[range.upperBound] == "点" || scalars[range.upperBound] == "照"
    {
      return nil
    }
    return DateExpression(range: range, form: .vague, rule: .vague, isFuzzy: true)
  }

  /// Whether a clause begins at `index`.
  func isClauseStart(_ index: Int) -> Bool {
    guard index > start else { return true }
    switch scalars[index - 1] {
    case "，", "。", "；", "：", "！", "？", "、", "\n", "（", "(", "”", "》", ",", " ", "—", "讯", "】": return true
    default: return false
    }
  }

  /// Whether nothing but punctuation stands around `range`.
  func isAlone(_ range: Range<Int>) -> Bool {
    isClauseStart(range.lowerBound)
      && (range.upperBound >= limit || isAny(of: DateLexicon.clauseEnds, at: range.upperBound))
  }

  // MARK: - Days

  /// 昨日上午, 今天: not where the word is a thing (更美好的明天, 明日之星, 先天和后天).
  private func dayWord(_ offset: Int, _ range: Range<Int>) -> DateExpression? {
    if isAny(of: DateLexicon.beforeDayWord, at: range.lowerBound - 1) { return nil }
    let end = range.upperBound
    // 走到今天; 先天和后天.
    if has("到", range.lowerBound - 1), isAny(of: DateLexicon.beforeArrival, at: range.lowerBound - 2) { return nil }
    if offset == 2, has("天", range.lowerBound - 2), has("先", range.lowerBound - 3) { return nil }
    if DateLexicon.afterDayWord.matches(scalars, at: end, limit: limit) { return nil }
    // 今天的中国 is no day; 昨天的会议 is.
    if has("的", end), offset == 0 || offset == 1, !DateLexicon.appointments.matches(scalars, at: end + 1, limit: limit),
      dayPart(at: end + 1) == nil
    {
      return nil
    }
    // 今日新疆 is no day, 今日上午 is.
    if scalars[end - 1] == "日", !isClauseStart(range.lowerBound), end < limit,
      !isAny(of: DateLexicon.afterFormalDay, at: end)
    {
      return nil
    }
    var parts = DateParts()
    parts.dayOffset = offset
    return ranged(parts, from: range.lowerBound, end: end, rule: .dayWord)
  }

  /// 今晚8点: the part of the day belongs to the time behind it.
  private func evening(_ parts: DateParts, _ part: DateClock.DayPart, _ range: Range<Int>) -> DateExpression? {
    var parts = parts
    var end = range.upperBound
    // 明早上午 does not occur; 前天晚上8点 does.
    if has("上", end), scalars[end - 1] == "晚" { end += 1 }
    if let number = dateNumber(at: skipBlank(end)), number.value <= 24, number.end < limit,
      let clock = clock(at: skipBlank(end), part: part, isSure: true)
    {
      (parts.clock, end) = (clock.clock, clock.end)
    }
    return ranged(parts, from: range.lowerBound, end: end, rule: parts.dayOffset == nil ? .dayOfText : .dayWord)
  }

  /// Whether 次日 or 当天 stands as a day that the text has told: not 当日办结, 第二天堂.
  private func isDayOfText(_ range: Range<Int>) -> Bool {
    if isAny(of: DateLexicon.beforeTextDay, at: range.lowerBound - 1) { return false }
    if scalars[range.lowerBound] == "第" || scalars[range.lowerBound] == "头" || scalars[range.lowerBound] == "前"
      || scalars[range.lowerBound] == "后"
    {
      guard isClauseStart(range.lowerBound) else { return false }
    }
    return !DateLexicon.afterTextDay.matches(scalars, at: range.upperBound, limit: limit)
  }

  // MARK: - Weeks

  /// 上周五, 下周, 本周末: the week is `offset` from the document's, and its name ends at `index`.
  func week(_ offset: Int, at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = DateParts()
    if let day = weekdayCharacter(at: index), isWeekdayEnd(index + 1) || day != 1 {
      parts.weekday = .init(weeks: offset, first: day, last: day)
      return (parts, index + 1)
    }
    if let day = weekdayName(at: skipDe(index)) {
      parts.weekday = .init(weeks: offset, first: day.weekday, last: day.weekday)
      return (parts, day.end)
    }
    if has("末", index) {
      parts.weekday = .init(weeks: offset, first: 6, last: 7)
      return (parts, index + 1)
    }
    if isAny(of: DateLexicon.afterWeek, at: index) { return nil }
    parts.weekday = .init(weeks: offset, first: 1, last: 7)
    return (parts, index)
  }

  private func skipDe(_ index: Int) -> Int { has("的", index) ? index + 1 : index }

  /// Whether a weekday's character before `index` does not go on to another word: 上周一周 counts weeks.
  func isWeekdayEnd(_ index: Int) -> Bool { !isAny(of: DateLexicon.afterWeekday, at: index) }

  /// 周三, 星期日 without its week: the document's; 每周三 and 周一至周五 are no days.
  private func bareWeekday(_ day: Int, _ range: Range<Int>) -> DateExpression? {
    let (index, end) = (range.lowerBound, range.upperBound)
    if isAny(of: DateLexicon.beforeWeekday, at: index - 1) { return nil }
    if scalars[index] == "周", end < limit, !isAny(of: DateLexicon.timeEnds, at: end),
      !isAny(of: DateLexicon.afterBareWeekday, at: end)
    {
      return nil
    }
    // Several of them, or a range, are the days of any week.
    if connector(at: end).map({ weekdayName(at: $0) != nil || weekdayCharacter(at: $0) != nil && isWeekdayEnd($0 + 1) })
      == true
      || has("、", end) && weekdayName(at: end + 1) != nil || has("和", end) && weekdayName(at: end + 1) != nil
    {
      return DateExpression(range: index..<end + 3, form: .recurring, rule: .dayWord)
    }
    if has("、", index - 1) || has("（", index - 1) || has("(", index - 1) { return nil }
    var parts = DateParts()
    parts.weekday = .init(weeks: 0, first: day, last: day)
    return ranged(parts, from: index, end: end, rule: .dayWord)
  }

  /// A weekday behind a day, in parentheses or not: （星期四）, 星期四.
  func weekday(behind index: Int) -> (weekday: Int, end: Int)? {
    if let paren = weekdayInParentheses(at: index) { return paren }
    return weekdayName(at: skipBlank(index)).flatMap { isWeekdayEnd($0.end) ? $0 : nil }
  }

  /// A weekday in parentheses: （星期四）, (周四).
  func weekdayInParentheses(at index: Int) -> (weekday: Int, end: Int)? {
    guard index + 3 < limit, scalars[index] == "（" || scalars[index] == "(" else { return nil }
    guard let weekday = weekdayName(at: index + 1), weekday.end < limit,
      scalars[weekday.end] == "）" || scalars[weekday.end] == ")"
    else { return nil }
    return (weekday.weekday, weekday.end + 1)
  }

  /// 星期四, 周四: the weekday from 1 to 7.
  func weekdayName(at index: Int) -> (weekday: Int, end: Int)? {
    let place: Int
    if scalars.has("星期", at: index, limit: limit) || scalars.has("礼拜", at: index, limit: limit) {
      place = index + 2
    } else if index < limit, scalars[index] == "周" {
      place = index + 1
    } else {
      return nil
    }
    guard let day = weekdayCharacter(at: place) else { return nil }
    return (day, place + 1)
  }

  /// 一 … 六, 日, 天: 1 to 7.
  func weekdayCharacter(at index: Int) -> Int? {
    guard index < limit else { return nil }
    switch scalars[index] {
    case "一": return 1
    case "二": return 2
    case "三": return 3
    case "四": return 4
    case "五": return 5
    case "六": return 6
    case "日", "天": return 7
    default: return nil
    }
  }
}
