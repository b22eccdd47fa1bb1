/// Dates that words name: plans, years and months counted from the document's, decades, reigns, 近日.
extension DateScanner {
  /// The date that a word at `index` begins.
  func word(at index: Int) -> DateExpression? {
    if let match = DateLexicon.vague.longest(in: scalars, at: index, limit: limit) {
      return vague(index..<match.end)
    }
    if let match = DateLexicon.documentYears.longest(in: scalars, at: index, limit: limit) {
      guard !isInsideWord(index, match.end) else { return nil }
      if scalars[match.end - 1] == "年", match.end < limit, scalars[match.end] == "年", yearSection(at: match.end) == nil,
        !has("中", match.end + 1)
      {
        return nil
      }
      var parts = DateParts()
      parts.year = match.value < 20 ? .fromDocument(match.value - 10) : .fromNarrative(match.value - 30)
      return yearWord(parts, from: index, at: match.end, rule: .relative)
    }
    if let match = DateLexicon.textYears.longest(in: scalars, at: index, limit: limit), !isInsideWord(index, match.end)
    {
      var parts = DateParts()
      parts.year = .fromText(match.value)
      // 当年 is any year of its kind unless a month follows; 第二年 counts years of a contract.
      let date = yearWord(parts, from: index, at: match.end, rule: .sameYear)
      let isGeneral = scalars[index] == "当" || scalars[index] == "第" || scalars[index] == "该"
      if isGeneral, date?.range.upperBound == match.end { return nil }
      return date
    }
    if let match = DateLexicon.months.longest(in: scalars, at: index, limit: limit), !isInsideWord(index, match.end) {
      var parts = DateParts()
      if match.value == 20 { parts.isSameMonth = true } else { parts.monthOffset = match.value - 10 }
      guard let rest = afterMonth(parts, at: match.end) else { return nil }
      if scalars[index] == "当", rest.end == match.end { return nil }
      return ranged(rest.parts, from: index, end: rest.end, rule: match.value == 20 ? .sameYear : .relative)
    }
    return weekWord(at: index) ?? dayWord(at: index) ?? yearSpan(at: index) ?? bareSection(at: index) ?? era(at: index)
      ?? centuryWord(at: index) ?? yearPair(at: index)
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

  // MARK: - Plans

  /// “十四五”, “九五”, 十四五规划: the numbered plan's years, with its quotation marks.
  func plan(at index: Int) -> DateExpression? {
    var place = index
    let isQuoted = NumeralCharacter.code(scalars[place]) == 0
    if isQuoted { place += 1 }
    guard let five = planNumber(at: place) else { return nil }
    var end = five.end
    if isQuoted {
      guard end < limit else { return nil }
      switch scalars[end] {
      case "”", "’", "」", "』", "\"", "“": end += 1
      default: return nil
      }
    } else {
      guard five.number >= 11 || DateLexicon.planNouns.matches(scalars, at: end, limit: min(limit, end + 2)) else {
        return nil
      }
      let isNamed =
        five.number >= 11
        ? DateLexicon.planNouns.matches(scalars, at: end, limit: limit) || end >= limit
        : ["规", "计", "时", "期"].contains { has($0, end) }
      guard isNamed else { return nil }
    }
    let (first, last) = Self.planYears(five.number)
    return planExpression(from: index, end: end, first, last)
  }

  /// The number of a plan at `index`: 十四五 is 14, 九五 is 9.
  private func planNumber(at index: Int) -> (number: Int, end: Int)? {
    guard index < limit else { return nil }
    var number = 0
    var place = index
    if has("十", place) { (number, place) = (10, place + 1) }
    guard place < limit else { return nil }
    let code = NumeralCharacter.code(scalars[place])
    guard code >> 4 == NumeralCharacter.Kind.digit, (1...9).contains(code & 15) else { return nil }
    if has("五", place + 1) {
      number += Int(code & 15)
      return (number, place + 2)
    }
    // “十五” itself is the tenth plan.
    return number == 10 && has("五", place) ? (10, place + 1) : nil
  }

  /// The years of the five-year plan with `number`: 14 → 2021, 2025.
  private static func planYears(_ number: Int) -> (Int, Int) {
    // Three years of readjustment part the second plan (1958–1962) from the third (1966–1970).
    let first = number <= 2 ? 1948 + 5 * number : 1951 + 5 * number
    return (first, first + 4)
  }

  /// The plan's period, or nil for a plan of another kind (“八五”普法).
  private func planExpression(from index: Int, end: Int, _ first: Int, _ last: Int) -> DateExpression? {
    for place in end..<min(end + 4, limit) where DateLexicon.otherPlans.matches(scalars, at: place, limit: limit) {
      return nil
    }
    let words = WordTable.backwardOtherPlans
    if words.matches(scalars, at: index, limit: start) { return nil }
    var end = end
    var period = DatePeriod(years: first, last)
    var isFuzzy = false
    if has("末", end) || scalars.has("期末", at: end, limit: limit) {
      end += has("末", end) ? 1 : 2
      period = DatePeriod(years: last, last)
      isFuzzy = true
    } else if has("初", end), !has("步", end + 1) {
      end += 1
      period = DatePeriod(years: first, first)
      isFuzzy = true
    }
    guard let period else { return nil }
    return DateExpression(range: index..<end, form: .fixed(period), rule: .plan, isFuzzy: isFuzzy)
  }

  /// 第十四个五年规划.
  func planPeriod(at index: Int) -> DateExpression? {
    guard has("第", index), let number = dateNumber(at: index + 1), (1...30).contains(number.value),
      scalars.has("个五年", at: number.end, limit: limit)
    else { return nil }
    let end = number.end + 3
    guard scalars.has("规划", at: end, limit: limit) || scalars.has("计划", at: end, limit: limit) else { return nil }
    let (first, last) = Self.planYears(number.value)
    return planExpression(from: index, end: end + 2, first, last)
  }

  // MARK: - Spans of years

  /// 过去五年, 近三年来, 今后五年, 这五年.
  private func yearSpan(at index: Int) -> DateExpression? {
    guard let word = DateLexicon.spans.longest(in: scalars, at: index, limit: limit) else { return nil }
    guard let number = smallNumber(at: word.end), has("年", number.end) else { return nil }
    if index > start, word.end - index == 1 {
      let before = scalars[index - 1]
      if before == "最" || before == "临" || before == "接" || before == "将" || before == "附" { return nil }
      // 学前这一年 and 这一年 may be any year.
      if scalars[index] == "这", number.value == 1 { return nil }
    }
    // 近30年 is most often a length of time.
    if scalars[index] == "近", number.value > 10 { return nil }
    var end = number.end + 1
    // 近三年时间 is a length of time, 近一年半 too.
    if scalars.has("时间", at: end, limit: limit) || has("半", end) || has("多", end) || has("级", end) || has("期", end)
      || has("的", end) && scalars[index] == "近" && scalars.has("时间", at: end + 1, limit: limit)
    {
      return nil
    }
    if has("来", end) || has("间", end) {
      end += 1
    } else if scalars.has("以来", at: end, limit: limit) {
      end += 2
    }
    return DateExpression(
      range: index..<end, form: .years(count: number.value, future: word.value == 1), rule: .yearSpan,
      isFuzzy: word.value == 1)
  }

  /// 五年来, 一年来, 10年来.
  func rolledYears(at index: Int) -> DateExpression? {
    guard let number = smallNumber(at: index), has("年", number.end), has("来", number.end + 1), number.value <= 10 else {
      return nil
    }
    return DateExpression(
      range: index..<number.end + 2, form: .years(count: number.value, future: false), rule: .yearSpan)
  }

  private func smallNumber(at index: Int) -> Number? {
    guard let number = dateNumber(at: index), (1...60).contains(number.value), number.width <= 2 || number.isStructured
    else { return nil }
    return number
  }

  /// 今明两年, 去今两年.
  private func yearPair(at index: Int) -> DateExpression? {
    if scalars.has("今明两年", at: index, limit: limit) {
      return DateExpression(range: index..<index + 4, form: .documentYears(0, 1), rule: .yearSpan)
    }
    if scalars.has("去今两年", at: index, limit: limit)
      || scalars.has("前两年", at: index, limit: limit) && isClauseStart(index)
    {
      let isPair = has("去", index)
      return DateExpression(
        range: index..<index + (isPair ? 4 : 3), form: isPair ? .documentYears(-1, 0) : .documentYears(-2, -1),
        rule: .yearSpan, isFuzzy: !isPair)
    }
    return nil
  }

  // MARK: - Parts, days, weeks

  /// 上半年, 年底, 前三季度, 下旬, 月底 without what they belong to.
  private func bareSection(at index: Int) -> DateExpression? {
    switch scalars[index] {
    case "上", "中", "下", "年", "月", "前": break
    default: return nil
    }
    var parts = DateParts()
    var end = index
    if scalars.has("上半年", at: index, limit: limit) || scalars.has("下半年", at: index, limit: limit) {
      parts.section = .half(scalars[index] == "上" ? 1 : 2)
      end = index + 3
    } else if scalars.has("年底", at: index, limit: limit) || scalars.has("年末", at: index, limit: limit) {
      guard isSectionStart(index) else { return nil }
      parts.section = .yearEnd
      end = index + 2
    } else if scalars.has("年初", at: index, limit: limit), isSectionStart(index), !has("步", index + 2),
      // 大年初一 is a feast.
      !(index + 2 < limit && NumeralCharacter.code(scalars[index + 2]) != 0)
    {
      parts.section = .yearStart
      end = index + 2
    } else if scalars.has("月底", at: index, limit: limit) || scalars.has("月初", at: index, limit: limit),
      isSectionStart(index)
    {
      parts.section = .monthPart(scalars[index + 1] == "底" ? 3 : 1)
      end = index + 2
    } else if index + 1 < limit, scalars[index + 1] == "旬",
      let match = DateLexicon.monthSections.longest(in: scalars, at: index, limit: limit),
      match.end == index + 2, isClauseStart(index)
    {
      parts.section = .tenDays(match.value / 10, match.value % 10)
      end = match.end
    } else if scalars[index] == "前", let date = self.parts(at: index) {
      (parts, end) = (date.parts, date.end)
    } else {
      return nil
    }
    return ranged(parts, from: index, end: end, rule: .section)
  }

  /// Whether 年底 at `index` is not the end of 一年底, 当年末 or the like.
  private func isSectionStart(_ index: Int) -> Bool {
    guard index > start else { return true }
    let before = scalars[index - 1]
    return NumeralCharacter.code(before) == 0 && before != "几" && before != "个" && before != "每" && before != "多"
      && before != "半"
  }

  /// 昨日上午, 今天: only where the words stand as a time (更美好的明天 does not).
  private func dayWord(at index: Int) -> DateExpression? {
    guard let match = DateLexicon.days.longest(in: scalars, at: index, limit: limit) else { return nil }
    if index > start {
      switch scalars[index - 1] {
      case "的", "创", "向", "着", "好", "以", "每", "到", "代": return nil
      default: break
      }
    }
    var parts = DateParts()
    parts.dayOffset = match.value - 10
    if match.end < limit {
      switch scalars[match.end] {
      case "上", "下", "晚", "早", "中", "凌", "，", ",", "。", "傍", "召", "举", "在", "是", "（", "\n", "清", "从", "到": break
      default: if !isClauseStart(index) { return nil }
      }
    }
    return ranged(parts, from: index, end: match.end, rule: .dayWord)
  }

  /// 上周五, 下周.
  private func weekWord(at index: Int) -> DateExpression? {
    guard let match = DateLexicon.weeks.longest(in: scalars, at: index, limit: limit) else { return nil }
    var parts = DateParts()
    let day = weekdayCharacter(at: match.end)
    if day == nil, match.end < limit {
      switch scalars[match.end] {
      case "边", "末", "围", "期", "转", "密", "到", "全", "刊", "年": return nil
      default: break
      }
    }
    parts.weekday = .init(weeks: match.value - 10, day: day ?? 0)
    return ranged(parts, from: index, end: match.end + (day == nil ? 0 : 1), rule: .dayWord)
  }

  // MARK: - Decades, centuries, reigns

  /// 20世纪90年代, 21世纪, 90年代, 八十年代.
  func centuryOrDecade(at index: Int) -> DateExpression? {
    guard let number = dateNumber(at: index) else { return nil }
    if scalars.has("世纪", at: number.end, limit: limit), (1...30).contains(number.value) {
      return century(number.value, from: index, at: number.end + 2)
    }
    guard scalars.has("年代", at: number.end, limit: limit), number.value % 10 == 0 else { return nil }
    let end = number.end + 2
    if number.width == 4, (1000...2100).contains(number.value) {
      return decade(number.value, from: index, at: end)
    }
    guard (10...90).contains(number.value), !isMultiple(index) else { return nil }
    return DateExpression(range: index..<decadeEnd(end), form: .decade(number.value), rule: .decade, isFuzzy: true)
  }

  private func isMultiple(_ index: Int) -> Bool { index > start && NumeralCharacter.code(scalars[index - 1]) != 0 }

  private func century(_ number: Int, from index: Int, at place: Int) -> DateExpression? {
    if let pair = decadePair(at: place),
      let period = DatePeriod(years: (number - 1) * 100 + pair.first, (number - 1) * 100 + pair.first + 19)
    {
      return DateExpression(range: index..<pair.end, form: .fixed(period), rule: .decade)
    }
    if let tens = dateNumber(at: place), tens.value % 10 == 0, tens.value < 100,
      scalars.has("年代", at: tens.end, limit: limit)
    {
      return decade((number - 1) * 100 + tens.value, from: index, at: tens.end + 2)
    }
    guard let period = DatePeriod(years: number * 100 - 99, number * 100) else { return nil }
    return DateExpression(range: index..<place, form: .fixed(period), rule: .decade)
  }

  /// Two decades in a row: 五六十年代 begins with 50.
  private func decadePair(at index: Int) -> (first: Int, end: Int)? {
    guard index + 4 < limit, has("十", index + 2), has("年", index + 3), has("代", index + 4) else { return nil }
    let first = NumeralCharacter.code(scalars[index])
    let second = NumeralCharacter.code(scalars[index + 1])
    guard first >> 4 == NumeralCharacter.Kind.digit, second >> 4 == NumeralCharacter.Kind.digit,
      (1...8).contains(first & 15), second & 15 == first & 15 + 1
    else { return nil }
    return (Int(first & 15) * 10, index + 5)
  }

  private func decade(_ year: Int, from index: Int, at place: Int) -> DateExpression? {
    guard var period = DatePeriod(years: year, year + 9) else { return nil }
    period.edtf = DatePeriod.digits(year / 10, 3) + "X"
    let end = decadeEnd(place)
    return DateExpression(range: index..<end, form: .fixed(period), rule: .decade, isFuzzy: end > place)
  }

  /// Behind 初, 末, 中期 and their like.
  private func decadeEnd(_ place: Int) -> Int {
    for word: StaticString in ["中后期", "中期", "初期", "末期", "后期", "前期", "初", "末"]
    where scalars.has(word, at: place, limit: limit) {
      var end = place
      while end < limit, end - place < 3, ["中", "后", "期", "初", "末", "前"].contains(where: { has($0, end) }) { end += 1 }
      return end
    }
    return place
  }

  /// 上世纪八十年代, 本世纪.
  private func centuryWord(at index: Int) -> DateExpression? {
    let isLast = scalars.has("上世纪", at: index, limit: limit) || scalars.has("上个世纪", at: index, limit: limit)
    guard isLast || scalars.has("本世纪", at: index, limit: limit) else { return nil }
    let place = index + (scalars[index + 1] == "个" ? 4 : 3)
    return century(isLast ? 20 : 21, from: index, at: place)
  }

  /// 光绪二十六年, 民国二十六年三月 (the month is the Republic's own, the Gregorian one).
  private func era(at index: Int) -> DateExpression? {
    guard let era = DateLexicon.eras.longest(in: scalars, at: index, limit: limit) else { return nil }
    var year: Int
    var end: Int
    if has("元", era.end), has("年", era.end + 1) {
      (year, end) = (1, era.end + 2)
    } else if let number = dateNumber(at: era.end), has("年", number.end), (1...62).contains(number.value) {
      (year, end) = (number.value, number.end + 1)
    } else {
      return nil
    }
    year += era.value
    if era.value == 1911 {
      var parts = DateParts()
      parts.year = .full(year)
      guard let rest = afterYear(parts, at: end) else { return nil }
      return ranged(rest.parts, from: index, end: rest.end, rule: .era)
    }
    guard let period = DatePeriod(years: year, year) else { return nil }
    return DateExpression(range: index..<end, form: .fixed(period), rule: .era, isFuzzy: true)
  }
}

extension WordTable {
  /// ``DateLexicon/otherPlans``, read backwards.
  fileprivate static let backwardOtherPlans = WordTable(list: "普法 法治宣传 法制宣传 法治宣教", backward: true)
}
