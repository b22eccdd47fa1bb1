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
      table[scalar] = kind == NumeralCharacter.Kind.arabic || kind == NumeralCharacter.Kind.digit
        || kind == NumeralCharacter.Kind.tens || scalar == 0x5341
    }
    for scalar in "今本去上前明来后下同当该次翌转这昨大近日连截过刚最未年月第中民宣光咸道嘉乾雍康顺崇天万隆正弘成景永洪“‘「『\"".unicodeScalars {
      table[Int(scalar.value)] = true
    }
    return table
  }()

  /// The dates, ascending, without overlaps.
  func expressions() -> [DateExpression] {
    var found: [DateExpression] = []
    var index = start
    while index < limit {
      let scalar = scalars[index]
      guard scalar < 0x10000, Self.beginnings[Int(scalar)] else {
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
      guard !isInsideCode(index) else { return nil }
      return numericForm(at: index) ?? planPeriod(at: index) ?? calendar(at: index)
    case NumeralCharacter.Kind.digit, NumeralCharacter.Kind.tens, NumeralCharacter.Kind.unit:
      if index > start, continuesNumeral(index) { return nil }
      return plan(at: index) ?? calendar(at: index)
    default:
      switch scalars[index] {
      case "“", "‘", "「", "『", "\"": return plan(at: index)
      case "第": return planPeriod(at: index) ?? calendar(at: index)
      default: return word(at: index)
      }
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
    if NumeralCharacter.isLatin(before) || before == "_" || before == "/" && index - 1 > start
      && NumeralCharacter.isLatin(scalars[index - 2])
    {
      return true
    }
    if before == "." || before == "-" || before == "/", index - 2 >= start {
      let second = scalars[index - 2]
      return NumeralCharacter.arabicDigit(second) != nil || NumeralCharacter.isLatin(second)
    }
    return false
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
    if first.day != nil, !first.hasMonth, first.dayOffset == nil, isDuration(expression.range, isRange: last != nil) {
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
  private func isDuration(_ range: Range<Int>, isRange: Bool) -> Bool {
    if DateLexicon.durationBefore.matches(scalars, at: range.lowerBound, limit: start) { return true }
    return DateLexicon.durationAfter.matches(scalars, at: range.upperBound, limit: limit)
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
    if isElided("年", behind: number.end, list: true), number.width == 4, let year = year(number, at: index, unit: unit) {
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
    if number.width == 4 || number.isStructured && number.value >= 1000, (1000..<2200).contains(number.value) {
      if after < limit, scalars[after] == "卷" || scalars[after] == "鉴" { return nil }
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
    if let section = yearSection(at: end) {
      parts.section = section.section
      return (parts, section.end)
    }
    let next = skipBlank(end)
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
      case "一": return number.isArabic || hasYear || dateNumber(at: after).map { $0.end > after + 1 || has("日", $0.end) } == true
      // 三月三 is a feast.
      case "三": return number.value != 3 || number.isArabic || has("十", after + 1) || has("日", after + 1)
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
    if unit < limit, scalars[unit] == "日" || (scalars[unit] == "号" && !has("文", unit + 1)) {
      parts.day = number.value
      return (parts, unit + 1)
    }
    if (1...31).contains(number.value), isElided("日", behind: number.end, list: true) {
      parts.day = number.value
      return (parts, number.end)
    }
    return (parts, end)
  }

  /// Whether the character at `index` makes 初, 底, 末 or 中 before it a part of another word (中国, 初步, 底线, 末端).
  private func continuesWord(_ index: Int, behind character: UInt32) -> Bool {
    guard index < limit else { return false }
    switch character {
    case "中":
      switch scalars[index] {
      case "，", "。", "、", "；", "）", "前", "以", "至", "到", "完", "开", "召": return false
      default: return true
      }
    case "初": return has("步", index) || has("中", index) || has("级", index) || has("心", index) || has("审", index)
    case "底": return has("线", index) || has("数", index) || has("座", index) || has("蕴", index)
    default: return has("端", index) || has("梢", index) || has("位", index)
    }
  }

  /// 底, 末, 初, 上半年, 下半年 behind 年.
  func yearSection(at index: Int) -> (section: DateSection, end: Int)? {
    guard let match = DateLexicon.yearSections.longest(in: scalars, at: index, limit: limit) else {
      if has("中", index), !continuesWord(index + 1, behind: Unicode.Scalar("中").value) { return (.yearMiddle, index + 1) }
      return nil
    }
    if match.end - index == 1, continuesWord(match.end, behind: scalars[index]) { return nil }
    switch match.value {
    case 0: return (.yearEnd, match.end)
    case 1: return (.yearStart, match.end)
    case 2: return (.half(1), match.end)
    default: return (.half(2), match.end)
    }
  }

  /// 一季度, 第三季度末, 前三季度, 一至三季度.
  private func quarter(at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = DateParts()
    let isFront = scalars[index] == "前"
    let place = isFront || scalars[index] == "第" ? index + 1 : index
    guard place < limit, let number = dateNumber(at: place), (1...4).contains(number.value) else { return nil }
    var last = number.value
    var end = number.end
    if let connector = connector(at: end), !isFront {
      let second = has("第", connector) ? connector + 1 : connector
      guard second < limit, let number = dateNumber(at: second), (last...4).contains(number.value) else { return nil }
      (last, end) = (number.value, number.end)
    }
    if has("个", end), isFront { end += 1 }
    guard scalars.has("季度", at: end, limit: limit) else { return nil }
    end += 2
    if has("末", end) || has("底", end) {
      parts.section = .quarterEnd(last)
      return (parts, end + 1)
    }
    parts.section = .quarters(isFront ? 1 : number.value, last)
    return (parts, end)
  }

  /// The right side of a range whose left side is `first`.
  private func rangeEnd(of first: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    guard index < limit, first.weekday == nil else { return nil }
    var right: (parts: DateParts, end: Int)?
    if let word = DateLexicon.documentYears.longest(in: scalars, at: index, limit: limit), first.year != .missing {
      var parts = DateParts()
      parts.year = .fromDocument(word.value - 10)
      right = afterYear(parts, at: word.end)
    } else if let word = DateLexicon.textYears.longest(in: scalars, at: index, limit: limit), first.hasMonth {
      var parts = DateParts()
      parts.year = .fromText(word.value)
      right = afterYear(parts, at: word.end)
    } else if first.day != nil, let number = dateNumber(at: index), has("号", number.end), number.width <= 2 {
      var parts = DateParts()
      parts.day = number.value
      right = (parts, number.end + 1)
    } else if first.level == 1, case .full(let year) = first.year, let number = dateNumber(at: index), number.width == 2,
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

  // MARK: - Pieces

  /// A number inside a date.
  struct Number: Sendable {
    /// Its value.
    var value: Int
    /// Where it ends.
    var end: Int
    /// The number of its digits.
    var width: Int
    /// Whether it is written with 十 or 千.
    var isStructured: Bool
    /// Whether it is written with Arabic digits.
    var isArabic: Bool
  }

  /// The number at `index`: up to eight Arabic digits, a row of Chinese digits, or a numeral with 十.
  func dateNumber(at index: Int) -> Number? {
    guard index < limit else { return nil }
    var value = 0
    var end = index
    if NumeralCharacter.arabicDigit(scalars[index]) != nil {
      while end < limit, end - index <= 8, let digit = NumeralCharacter.arabicDigit(scalars[end]) {
        value = value * 10 + digit
        end += 1
      }
      return end - index <= 8 ? Number(value: value, end: end, width: end - index, isStructured: false, isArabic: true) : nil
    }
    let first = NumeralCharacter.code(scalars[index])
    guard first >> 4 == NumeralCharacter.Kind.digit || first >> 4 == NumeralCharacter.Kind.tens || scalars[index] == "十"
      || scalars[index] == "拾"
    else { return nil }
    var isRow = first >> 4 == NumeralCharacter.Kind.digit
    while end < limit, end - index < 8 {
      let code = NumeralCharacter.code(scalars[end])
      if code >> 4 == NumeralCharacter.Kind.digit {
        value = value * 10 + Int(code & 15)
      } else if isRow, NumeralCharacter.isDateZero(scalars[end]), end > index {
        value *= 10
      } else if code >> 4 == NumeralCharacter.Kind.unit || code >> 4 == NumeralCharacter.Kind.tens {
        isRow = false
      } else {
        break
      }
      end += 1
    }
    if isRow { return Number(value: value, end: end, width: end - index, isStructured: false, isArabic: false) }
    guard case .numeral(let numeral) = NumeralReader(scalars: scalars).numeral(at: index, limit: end),
      numeral.range.upperBound == end, numeral.vagueness == nil, numeral.magnitude == 0, numeral.number.exponent == 0
    else { return nil }
    return Number(
      value: numeral.number.significand, end: end, width: end - index, isStructured: true, isArabic: false)
  }

  /// Whether the unit behind `end` is left out because a range's or list's right side has it: the 月 of 1—8月.
  private func isElided(_ unit: Unicode.Scalar, behind end: Int, list: Bool) -> Bool {
    var place = end
    // A list may have several members (2021、2022、2023年); it is followed to its end within a few steps.
    for _ in 0..<6 {
      if let connector = connector(at: place) {
        place = connector
      } else if list, place < limit, scalars[place] == "、" || scalars[place] == "和" {
        place += 1
      } else {
        return false
      }
      guard let number = dateNumber(at: place), number.width <= 4 else { return false }
      place = number.end
      if has(unit, place) {
        if unit == "年" { return number.width == 4 || number.width == 2 }
        return (1...(unit == "月" ? 12 : unit == "季" ? 4 : 31)).contains(number.value)
      }
      if !list { return unit == "日" && has("号", place) }
    }
    return false
  }

  /// Behind a connector of a range at `index` (— – - ~ 至 到 and their like), or nil.
  func connector(at index: Int) -> Int? {
    var place = index
    while place < limit, place - index < 2, DateScanner.isDash(scalars[place]) { place += 1 }
    if place > index { return skipBlank(place) }
    if has("至", index) || has("到", index) { return index + 1 }
    return nil
  }

  /// Whether `scalar` is a dash or tilde that joins a range.
  static func isDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case "-", "‐", "‑", "‒", "–", "—", "―", "─", "－", "~", "～", "〜", "∼", "﹣": true
    default: false
    }
  }

  /// Behind one blank at `index` that a digit or a date's unit follows.
  func skipBlank(_ index: Int) -> Int {
    guard index + 1 < limit, scalars[index] == " " || scalars[index] == "\u{3000}" else { return index }
    return index + 1
  }

  /// Whether 每年 or its like stands before `index`.
  func isRecurring(before index: Int) -> Bool {
    DateLexicon.recurring.matches(scalars, at: index, limit: start)
  }
}
