/// Finds the dates of one region as the text gives them; ``DateResolver`` fills in what the context tells.
///
/// One pass from left to right; at each place the first character chooses the rules that may begin there, and none
/// looks further than its own words reach.
struct DateScanner: Sendable {
  /// The text.
  let scalars: [UInt32]
  /// Where the region begins.
  let start: Int
  /// Where the region ends.
  let limit: Int

  /// A scanner of `region`.
  init(scalars: [UInt32], region: Range<Int>) {
    self.scalars = scalars
    start = region.lowerBound
    limit = region.upperBound
  }

  /// The dates, ascending, without overlaps.
  func expressions() -> [DateExpression] {
    var found: [DateExpression] = []
    var index = start
    let openings = DateOpenings.standard
    while true {
      // Most characters begin no date.
      index = openings.next(in: scalars, from: index, limit: limit)
      guard index < limit else { return found }
      if let expression = expression(at: index, openings.classes[Int(scalars[index])], openings) {
        if case .recurring = expression.form {} else { found.append(expression) }
        index = max(expression.range.upperBound, index + 1)
      } else {
        index = afterNumber(at: index)
      }
    }
  }

  /// Behind the digits at `index`, so that no date begins inside a number, or the next place.
  private func afterNumber(at index: Int) -> Int {
    var end = index + 1
    guard NumeralCharacter.arabicDigit(scalars[index]) != nil else { return end }
    while end < limit, NumeralCharacter.arabicDigit(scalars[end]) != nil { end += 1 }
    return end
  }

  private func expression(at index: Int, _ kind: UInt8, _ openings: DateOpenings) -> DateExpression? {
    switch kind {
    case DateOpenings.Class.arabic:
      guard mayBecomeDate(index), !isInsideCode(index) else { return nil }
      return numericForm(at: index) ?? calendar(at: index)
    case DateOpenings.Class.numeral:
      if index > start, continuesNumeral(index) { return nil }
      if let plan = plan(at: index) { return plan }
      if index + 1 < limit, openings.mayBegin(scalars[index], scalars[index + 1]), let word = word(at: index) {
        return word
      }
      return mayBecomeDate(index) ? calendar(at: index) : nil
    case DateOpenings.Class.quote:
      guard index + 1 < limit, NumeralCharacter.code(scalars[index + 1]) != 0 else { return nil }
      return plan(at: index) ?? quotedFestival(at: index) ?? shortYear(at: index)
    default: return isArticle(at: index) ? nil : word(at: index)
    }
  }

  /// Whether 第 and a numeral name a part of a statute (第十六条), the commonest thing that begins like a date and is none.
  private func isArticle(at index: Int) -> Bool {
    guard scalars[index] == "第" else { return false }
    var end = index + 1
    while end < limit, NumeralCharacter.code(scalars[end]) != 0 { end += 1 }
    guard end > index + 1, end < limit else { return false }
    switch scalars[end] {
    case "条", "款", "项", "章", "节": return true
    default: return false
    }
  }

  /// Whether what follows the numeral at `index` can belong to a date or time: most numerals are told apart here.
  private func mayBecomeDate(_ index: Int) -> Bool {
    var end = index + 1
    while end < limit, end - index < 10,
      NumeralCharacter.code(scalars[end]) != 0 || NumeralCharacter.isDateZero(scalars[end])
    {
      end += 1
    }
    guard end < limit else { return end - index >= 8 }
    switch scalars[end] {
    case "年", "月", "日", "号", "季", "世", "学", "财", "至", "到", "、", "和", " ", "\u{3000}", ".", "．", "/", "／": return true
    case ":", "：", "时", "点": return end - index <= 3
    case "个":
      guard end + 1 < limit else { return false }
      return has("月", end + 1) || has("星", end + 1) || has("礼", end + 1) || has("半", end + 1) && has("月", end + 2)
    case "天", "周", "星", "礼", "多", "余", "来":
      return end + 1 < limit
    default: return Self.isDash(scalars[end]) || end - index >= 8
    }
  }

  /// Whether the numeral at `index` goes on from the character before: the 五 of 十五.
  private func continuesNumeral(_ index: Int) -> Bool {
    let before = scalars[index - 1]
    let kind = NumeralCharacter.kind(before)
    return kind == NumeralCharacter.Kind.digit || kind == NumeralCharacter.Kind.unit
      || kind == NumeralCharacter.Kind.tens || kind == NumeralCharacter.Kind.magnitude
      || kind == NumeralCharacter.Kind.arabic
  }

  /// Whether the digits at `index` belong to a code: letters, digits with a point or hyphen before them.
  private func isInsideCode(_ index: Int) -> Bool {
    guard index > start else { return false }
    let before = scalars[index - 1]
    if NumeralCharacter.isLatin(before) || before == "_"
      || before == "/" && index - 1 > start
        && NumeralCharacter.isLatin(scalars[index - 2])
    {
      return true
    }
    if before == ".", isBehindOrdinal(index) { return false }
    if before == "." || before == "-" || before == "/", index - 2 >= start {
      let second = scalars[index - 2]
      return NumeralCharacter.arabicDigit(second) != nil || NumeralCharacter.isLatin(second)
    }
    return false
  }

  /// Whether an item's number with its point opens the paragraph before a month or year: 1.8月完成内审.
  private func isBehindOrdinal(_ index: Int) -> Bool {
    var head = index - 1
    while head > start, index - head < 4, NumeralCharacter.arabicDigit(scalars[head - 1]) != nil { head -= 1 }
    guard head < index - 1, head == start || scalars[head - 1] == "\n" else { return false }
    guard let number = dateNumber(at: index) else { return false }
    return has("月", number.end) || has("年", number.end)
  }

  // MARK: - Calendar dates

  /// A date of years, months, days or their parts, and what it ranges to.
  private func calendar(at index: Int) -> DateExpression? {
    if let lost = lostCharacters(at: index) { return lost }
    guard let first = parts(at: index) else {
      return rolledYears(at: index) ?? away(at: index) ?? freeClock(at: index, part: nil, from: index)
        ?? centuryOrDecade(at: index) ?? bareYears(at: index) ?? listedYears(at: index)
    }
    return ranged(first.parts, from: index, end: first.end)
  }

  /// `first`, which ends at `end`, with the range, weekday and time behind it.
  func ranged(_ first: DateParts, from index: Int, end: Int, rule: DateRule? = nil) -> DateExpression? {
    var first = first
    var end = end
    var weekday: Int?
    if first.level == 5, first.clock == nil {
      if let found = self.weekday(behind: end) { (weekday, end) = (found.weekday, found.end) }
      if let clock = clock(behindDay: end) { (first.clock, end) = (clock.clock, clock.end) }
    }
    var last: DateParts?
    if let connector = connector(at: end), let right = rangeEnd(of: first, at: connector) {
      var parts = right.parts
      end = right.end
      if parts.level == 5, parts.clock == nil {
        if let found = self.weekday(behind: end) { end = found.end }
        if first.clock != nil, let clock = clock(behindDay: end) { (parts.clock, end) = (clock.clock, clock.end) }
      }
      last = parts
    }
    if last == nil, let pair = consecutive(first, at: end) { (last, end) = (pair.parts, pair.end) }
    if isRecurring(before: index) {
      return DateExpression(range: index..<end, form: .recurring, rule: .calendar)
    }
    var expression = DateExpression(
      range: index..<end, form: .calendar(first, last),
      rule: rule ?? Self.rule(first, last))
    expression.weekday = last == nil ? weekday : nil
    expression.isFuzzy =
      first.section?.isFuzzy == true || last?.section?.isFuzzy == true || first.clock?.isFuzzy == true
      || last?.clock?.isFuzzy == true || last == nil && isAround(first, at: end)
      || (last ?? first).level <= 3 && scalars.has("左右", at: end, limit: limit)
    if last == nil, let open = openEnd(at: end) {
      expression.isOpen = true
      expression.range = index..<open
    }
    return reviewed(expression, first, last)
  }

  private static func rule(_ first: DateParts, _ last: DateParts?) -> DateRule {
    if last != nil { return .range }
    switch first.named {
    case .festival: return .festival
    case .lunar: return .lunar
    case nil: return first.section != nil ? .section : .calendar
    }
  }

  /// Whether a feast names the days around it: 国庆前夕, 春节期间.
  private func isAround(_ parts: DateParts, at index: Int) -> Bool {
    guard case .festival = parts.named else { return false }
    return DateLexicon.aroundFeast.matches(scalars, at: index, limit: limit)
  }

  /// Behind 以来, 至今 or 到现在 at `index`, with which a date goes on to the document's day.
  func openEnd(at index: Int) -> Int? {
    guard index + 1 < limit else { return nil }
    switch scalars[index] {
    case "以": return has("来", index + 1) ? index + 2 : nil
    case "至": return has("今", index + 1) && !has("年", index + 2) ? index + 2 : nil
    case "到":
      return scalars.has("现在", at: index + 1, limit: limit) || scalars.has("目前", at: index + 1, limit: limit)
        ? index + 3 : nil
    default: return nil
    }
  }

  /// The expression, or what is wrong with it: a day that is a length of time, a month or day that no calendar has.
  private func reviewed(_ expression: DateExpression, _ first: DateParts, _ last: DateParts?) -> DateExpression? {
    var expression = expression
    if let day = first.day, !first.hasMonth,
      !(1...31).contains(day) || first.clock == nil && isDuration(expression.range)
        || last == nil && first.clock == nil && !standsAsDay(expression.range)
    {
      return nil
    }
    for parts in [first, last].compactMap({ $0 }) {
      if let month = parts.month, !(1...12).contains(month) {
        expression.form = .impossible("no month \(month)")
        expression.rule = .impossible
      } else if let day = parts.day {
        let longest = parts.month.map { CalendarDay.lastDay(of: $0, in: 2000) } ?? 31
        if !(1...longest).contains(day) {
          expression.form = .impossible("no day \(day)" + (parts.month.map { " in month \($0)" } ?? ""))
          expression.rule = .impossible
        }
      }
      if let clock = parts.clock, !clock.isReal {
        expression.form = .impossible("no time \(clock.edtf)")
        expression.rule = .impossible
      }
    }
    return expression
  }

  /// Whether a lone 15日 is a length of time.
  private func isDuration(_ range: Range<Int>) -> Bool {
    // 于15日前上报 names a day.
    if has("前", range.upperBound), range.lowerBound > start, scalars[range.lowerBound - 1] == "于" { return false }
    if DateLexicon.durationBefore.matches(scalars, at: range.lowerBound, limit: start) { return true }
    return DateLexicon.durationAfter.matches(scalars, at: range.upperBound, limit: limit)
  }

  /// Whether a lone 15日 stands where a day does: at a clause's head, behind 于 or 至, before 上午.
  private func standsAsDay(_ range: Range<Int>) -> Bool {
    if isClauseStart(range.lowerBound) { return true }
    switch scalars[range.lowerBound - 1] {
    case "于", "在", "至", "到", "从", "自", "和", "及", "晨": return true
    default: return dayPart(at: range.upperBound) != nil
    }
  }
}
