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

  /// The characters with which some date may begin.
  private static let beginnings: [Bool] = {
    var table = [Bool](repeating: false, count: 0x10000)
    for (scalar, code) in NumeralCharacter.codes.enumerated() where code >> 4 != NumeralCharacter.Kind.none {
      let kind = code >> 4
      table[scalar] =
        kind == NumeralCharacter.Kind.arabic || kind == NumeralCharacter.Kind.digit
        || kind == NumeralCharacter.Kind.tens || scalar == 0x5341
    }
    for scalar in "今本去上前明来后下同当该次翌转这昨大近日连截过刚最未年月第中民宣光咸道嘉乾干雍康顺崇天万隆正弘成景永洪“‘「『\"".unicodeScalars {
      table[Int(scalar.value)] = true
    }
    return table
  }()

  /// The dates, ascending, without overlaps.
  func expressions() -> [DateExpression] {
    var found: [DateExpression] = []
    var index = start
    let beginnings = Self.beginnings
    while index < limit {
      let scalar = scalars[index]
      guard scalar < 0x10000, beginnings[Int(scalar)] else {
        index += 1
        continue
      }
      if let expression = expression(at: index) {
        if case .recurring = expression.form {} else { found.append(expression) }
        index = max(expression.range.upperBound, index + 1)
      } else {
        index = afterNumber(at: index)
      }
    }
    return found
  }

  /// Behind the digits at `index`, so that no date begins inside a number, or the next place.
  private func afterNumber(at index: Int) -> Int {
    var end = index + 1
    guard NumeralCharacter.arabicDigit(scalars[index]) != nil else { return end }
    while end < limit, NumeralCharacter.arabicDigit(scalars[end]) != nil { end += 1 }
    return end
  }

  private func expression(at index: Int) -> DateExpression? {
    switch NumeralCharacter.kind(scalars[index]) {
    case NumeralCharacter.Kind.arabic:
      guard !isInsideCode(index), mayBecomeDate(index) else { return nil }
      return numericForm(at: index) ?? calendar(at: index)
    case NumeralCharacter.Kind.digit, NumeralCharacter.Kind.tens, NumeralCharacter.Kind.unit:
      if index > start, continuesNumeral(index) { return nil }
      if let plan = plan(at: index) { return plan }
      return mayBecomeDate(index) ? calendar(at: index) : nil
    default:
      switch scalars[index] {
      case "“", "‘", "「", "『", "\"": return plan(at: index)
      case "第": return planPeriod(at: index) ?? calendar(at: index)
      default: return word(at: index)
      }
    }
  }

  /// Whether what follows the numeral at `index` can belong to a date: most numerals are told apart here.
  private func mayBecomeDate(_ index: Int) -> Bool {
    var end = index + 1
    while end < limit, end - index < 10,
      NumeralCharacter.code(scalars[end]) != 0 || NumeralCharacter.isDateZero(scalars[end])
    {
      end += 1
    }
    guard end < limit else { return true }
    switch scalars[end] {
    case "年", "月", "日", "号", "季", "世", "学", "至", "到", "、", "和", " ", "\u{3000}", ".", "．", "/": return true
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
      return rolledYears(at: index) ?? centuryOrDecade(at: index) ?? bareYears(at: index)
    }
    return ranged(first.parts, from: index, end: first.end)
  }

  /// `first`, which ends at `end`, with the range, weekday and time behind it.
  func ranged(_ first: DateParts, from index: Int, end: Int, rule: DateRule? = nil) -> DateExpression? {
    var first = first
    var end = end
    var weekday: Int?
    if first.day != nil || first.dayOffset != nil || first.weekday != nil {
      if let paren = weekdayInParentheses(at: end) { (weekday, end) = (paren.weekday, paren.end) }
      if let time = time(at: end) { (first.minutes, end) = (time.minutes, time.end) }
    }
    var last: DateParts?
    if first.minutes == nil, let connector = connector(at: end), let right = rangeEnd(of: first, at: connector) {
      (last, end) = (right.parts, right.end)
      if let paren = weekdayInParentheses(at: end), right.parts.day != nil { end = paren.end }
    }
    if last == nil, let pair = consecutive(first, at: end) { (last, end) = (pair.parts, pair.end) }
    if isRecurring(before: index) {
      return DateExpression(range: index..<end, form: .recurring, rule: .calendar)
    }
    var expression = DateExpression(
      range: index..<end, form: .calendar(first, last),
      rule: rule ?? (last != nil ? .range : first.section != nil ? .section : .calendar))
    expression.weekday = last == nil ? weekday : nil
    expression.isFuzzy =
      first.section?.isFuzzy == true || last?.section?.isFuzzy == true
      || (last ?? first).level <= 3 && scalars.has("左右", at: end, limit: limit)
    return reviewed(expression, first, last)
  }

  /// The expression, or what is wrong with it: a day that is a length of time, a month or day that no calendar has.
  private func reviewed(_ expression: DateExpression, _ first: DateParts, _ last: DateParts?) -> DateExpression? {
    var expression = expression
    if let day = first.day, !first.hasMonth, first.dayOffset == nil,
      !(1...31).contains(day) || isDuration(expression.range)
        || last == nil && first.minutes == nil && !standsAsDay(expression.range)
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
    default: return DateLexicon.dayParts.matches(scalars, at: range.upperBound, limit: limit)
    }
  }

  /// The parts of a date that begin at `index`, and where they end.
  func parts(at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = DateParts()
    if scalars[index] == "第" || scalars[index] == "前" { return quarter(at: index) }
    guard let number = dateNumber(at: index) else { return nil }
    let unit = skipBlank(number.end)
    if unit < limit, scalars[unit] == "年" {
      guard let year = year(number, at: index, unit: unit) else { return nil }
      parts.year = year
      return afterYear(parts, at: unit + 1)
    }
    if scalars.has("学年", at: number.end, limit: limit), number.width == 4, (1900...2100).contains(number.value) {
      parts.year = .full(number.value)
      return (parts, number.end + 2)
    }
    if isElided("年", behind: number.end, list: true), number.width == 4, let year = year(number, at: index, unit: unit)
    {
      parts.year = year
      return (parts, number.end)
    }
    if scalars.has("季度", at: number.end, limit: limit) || isElided("季", behind: number.end, list: false) {
      return quarter(at: index)
    }
    return month(number, parts, at: index)
  }

  /// The year that `number` names; nil where 年 behind it counts years.
  private func year(_ number: Number, at index: Int, unit: Int) -> DateYear? {
    let after = unit + 1
    // 公元618年; years before it are none that the calendar here has.
    if index - 2 >= start, scalars[index - 1] == "元", scalars[index - 2] == "公", (1..<2200).contains(number.value) {
      return .full(number.value)
    }
    // 两千零四年 is a year, 两千年 and 一千五百年 are lengths of time.
    let isWritten = number.isStructured && (1900...2100).contains(number.value) && number.value % 100 != 0
    if number.width == 4 && !number.isStructured || isWritten, (1000..<2200).contains(number.value) {
      if after < limit, scalars[after] == "卷" || scalars[after] == "鉴" || scalars[after] == "代" { return nil }
      if number.value < 1800 || number.value > 2100 {
        // 1500年前, 近2000年历史 count years.
        let before = index > start ? scalars[index - 1] : 0
        if before == "近" || before == "约" || before == "有" || before == "超" || before == "逾" { return nil }
        for word: StaticString in ["历史", "前", "来", "文明", "以上", "左右", "间", "多"]
        where scalars.has(word, at: after, limit: limit) { return nil }
      }
      return .full(number.value)
    }
    // 21年 is a year only where a month or a part of the year follows.
    guard number.width == 2, !number.isStructured, !number.isArabic || after < limit else { return nil }
    if let month = dateNumber(at: skipBlank(after)), month.end < limit, (1...12).contains(month.value),
      scalars[month.end] == "月"
    {
      return .short(number.value)
    }
    if after < limit, scalars[after] == "底" || scalars[after] == "初" && !number.isArabic {
      return .short(number.value)
    }
    return nil
  }

  /// What follows 年: its part, its month, or nothing.
  func afterYear(_ parts: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = parts
    var end = index
    if end < limit, scalars[end] == "度", !(end + 1 < limit && scalars[end + 1] == "假") { end += 1 }
    // 今年年底, 2020年年中.
    if has("年", end), has("中", end + 1), !continuesWord(end + 2, behind: Unicode.Scalar("中").value) { end += 1 }
    if let section = yearSection(at: end) {
      parts.section = section.section
      return (parts, section.end)
    }
    var next = skipBlank(end)
    // 今年的9月.
    if has("的", next), let number = dateNumber(at: next + 1), has("月", number.end), (1...12).contains(number.value) {
      next += 1
    }
    guard next < limit else { return (parts, end) }
    if scalars[next] == "第" || scalars[next] == "前" {
      if let quarter = quarter(at: next) {
        parts.section = quarter.parts.section
        return (parts, quarter.end)
      }
      return (parts, end)
    }
    if let number = dateNumber(at: next) {
      if scalars.has("季度", at: number.end, limit: limit) || isElided("季", behind: number.end, list: false),
        let quarter = quarter(at: next)
      {
        parts.section = quarter.parts.section
        return (parts, quarter.end)
      }
      if let month = month(number, parts, at: next), month.parts.hasMonth { return month }
    }
    return (parts, end)
  }

  /// A month and what follows, or a lone day.
  private func month(_ number: Number, _ parts: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = parts
    let unit = skipBlank(number.end)
    guard number.width <= 2 || number.isStructured, number.value < 100 else { return nil }
    if unit < limit, scalars[unit] == "月" {
      guard isMonth(number, unit: unit, hasYear: parts.year != .missing) else { return nil }
      parts.month = number.value
      return afterMonth(parts, at: unit + 1)
    }
    if (1...12).contains(number.value), isElided("月", behind: number.end, list: number.isArabic) {
      parts.month = number.value
      return (parts, number.end)
    }
    guard parts.year == .missing else { return nil }
    if unit < limit, scalars[unit] == "日", !isBarredDay(unit) {
      parts.day = number.value
      return (parts, unit + 1)
    }
    if (1...31).contains(number.value), isElided("日", behind: number.end, list: false) {
      parts.day = number.value
      return (parts, number.end)
    }
    return nil
  }

  /// Whether 日 at `unit` begins another word or ends a length of time: 百日, 工作日, 日均.
  private func isBarredDay(_ unit: Int) -> Bool {
    guard unit + 1 < limit else { return false }
    switch scalars[unit + 1] {
    case "均", "报", "常", "元", "本", "产", "游", "子": return true
    default: return false
    }
  }

  private func isMonth(_ number: Number, unit: Int, hasYear: Bool) -> Bool {
    let after = unit + 1
    if after < limit {
      switch scalars[after] {
      case "龄", "嫂", "子", "薪", "饼", "球", "亮", "息", "均", "供", "租", "票", "经", "台", "牙": return false
      // 一月一通报: by the month.
      case "一":
        return number.isArabic || hasYear
          || dateNumber(at: after).map { $0.end > after + 1 || has("日", $0.end) } == true
      // 三月三, 六月六 are feasts.
      case "六", "九", "七", "二":
        guard !number.isArabic, let day = dateNumber(at: after) else { return true }
        return day.value != number.value || has("日", day.end) || has("号", day.end)
      case "三":
        return number.value != 3 || number.isArabic || has("十", after + 1) || has("日", after + 1) || has("号", after + 1)
      case "街": return number.value != 3
      default: break
      }
    }
    return true
  }

  func has(_ character: Unicode.Scalar, _ index: Int) -> Bool { index < limit && scalars[index] == character }

  /// What follows 月: 份, its part, its day.
  func afterMonth(_ parts: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = parts
    var end = index
    if has("份", end), !has("额", end + 1) {
      end += 1
      return (parts, end)
    }
    if let section = DateLexicon.monthSections.longest(in: scalars, at: end, limit: limit) {
      let isWord = section.end - end > 1 || !continuesWord(section.end, behind: scalars[end])
      if isWord {
        let (first, last) = (section.value % 100 / 10, section.value % 10)
        parts.section = section.value >= 100 ? .monthPart(first) : .tenDays(first, last)
        return (parts, section.end)
      }
    }
    let next = skipBlank(end)
    guard let number = dateNumber(at: next), number.width <= 2 || number.isStructured, number.value < 100 else {
      return (parts, end)
    }
    let unit = skipBlank(number.end)
    if unit < limit, scalars[unit] == "日" || (scalars[unit] == "号" && !isNumbered(unit + 1)) {
      parts.day = number.value
      return (parts, unit + 1)
    }
    if (1...31).contains(number.value), isElided("日", behind: number.end, list: true) {
      parts.day = number.value
      return (parts, number.end)
    }
    return (parts, end)
  }

  /// The last of neighbours in a list that share their unit: 7、8月份, 9月24、25日, 5月1、2、3日.
  private func consecutive(_ first: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
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
  private func rangeEnd(of first: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    guard index < limit, first.weekday == nil else { return nil }
    var right: (parts: DateParts, end: Int)?
    if let word = DateLexicon.documentYears.longest(in: scalars, at: index, limit: limit), first.year != .missing {
      var parts = DateParts()
      parts.year = .fromDocument(word.value % 20 - 10)
      right = afterYear(parts, at: word.end)
    } else if let word = DateLexicon.textYears.longest(in: scalars, at: index, limit: limit), first.hasMonth {
      var parts = DateParts()
      parts.year = .fromText(word.value)
      right = afterYear(parts, at: word.end)
    } else if first.day != nil, let number = dateNumber(at: index), has("号", number.end), number.width <= 2 {
      var parts = DateParts()
      parts.day = number.value
      right = (parts, number.end + 1)
    } else if first.level == 1, case .full(let year) = first.year, let number = dateNumber(at: index),
      number.width == 2,
      number.isArabic, has("年", number.end), year % 100 < number.value
    {
      // 2018—20年.
      var parts = DateParts()
      parts.year = .full(year / 100 * 100 + number.value)
      right = (parts, number.end + 1)
    } else {
      right = parts(at: index)
    }
    guard let right else { return nil }
    let (a, b) = (first.level, right.parts.level)
    let bothYears = first.year != .missing && right.parts.year != .missing
    guard bothYears || a == b || (min(a, b) >= 3 && first.hasMonth && right.parts.hasMonth) || (a == 2 && b == 3) else {
      return nil
    }
    return right
  }
}
