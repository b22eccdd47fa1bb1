/// Years, months and days in numbers: 2020年9月24日, 今年年底, 9月上旬, 24日.
extension DateScanner {
  /// The parts of a date that begin at `index`, and where they end.
  func parts(at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = DateParts()
    if scalars[index] == "第" { return quarter(at: index) }
    guard let number = dateNumber(at: index) else { return nil }
    let unit = skipBlank(number.end)
    if has("财", unit), has("年", unit + 1), number.width == 4, (1900...2100).contains(number.value) {
      parts.year = .full(number.value)
      return (parts, unit + (has("度", unit + 2) ? 3 : 2))
    }
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
    guard number.width == 2, !number.isStructured else { return nil }
    return isShortYear(number, at: index, behind: after) ? .short(number.value) : nil
  }

  /// Whether two digits before 年 name a year: 21年3月, 08年, 98年底, 九八年; not 三五年, 70年.
  private func isShortYear(_ number: Number, at index: Int, behind after: Int) -> Bool {
    if let month = dateNumber(at: skipBlank(after)), month.end < limit, (1...12).contains(month.value),
      scalars[month.end] == "月"
    {
      return true
    }
    if has("底", after) || has("初", after) && !number.isArabic { return true }
    if scalars.has("上半年", at: after, limit: limit) || scalars.has("下半年", at: after, limit: limit) { return true }
    for word: StaticString in ["历史", "时间", "前", "来", "间", "后", "多", "的历", "期", "代", "以上", "以下", "内", "级"]
    where scalars.has(word, at: after, limit: limit) { return false }
    let (tens, ones) = (number.value / 10, number.value % 10)
    if !number.isArabic {
      // 三五年 and 七八年 count; 两 is no digit of a year.
      guard scalars[index] != "两", scalars[index + 1] != "两" else { return false }
      return ones != tens + 1 && (tens <= 2 || tens >= 7)
    }
    return (tens == 0 && ones > 0 || tens == 9) && (isClauseStart(index) || standsBehindPreposition(index))
  }

  /// Whether a word that leads to a time stands before `index`: 在, 于, 自, 从, 到, 至, 截.
  func standsBehindPreposition(_ index: Int) -> Bool {
    guard index > start else { return false }
    switch scalars[index - 1] {
    case "在", "于", "自", "从", "到", "至", "早", "是", "比", "与", "较", "截": return true
    default: return false
    }
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
    // 今年的9月, 2020年的春节.
    if has("的", next) {
      if let number = dateNumber(at: next + 1) {
        if has("月", number.end), (1...12).contains(number.value) { next += 1 }
      } else if let named = named(at: next + 1, parts) ?? season(at: next + 1, parts) ?? front(at: next + 1, parts) {
        return named
      }
    }
    guard next < limit else { return (parts, end) }
    if let named = named(at: next, parts) ?? season(at: next, parts) ?? front(at: next, parts) { return named }
    if let number = dateNumber(at: next) {
      if scalars.has("季度", at: number.end, limit: limit) || isElided("季", behind: number.end, list: true),
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
  func month(_ number: Number, _ parts: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
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

  /// Whether `character` stands at `index`, inside the region.
  func has(_ character: Unicode.Scalar, _ index: Int) -> Bool {
    index >= start && index < limit && scalars[index] == character
  }

  /// What follows 月: 份, its part, its day.
  func afterMonth(_ parts: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = parts
    var end = index
    if has("份", end), !has("额", end + 1) {
      end += 1
      return (parts, end)
    }
    if let day = lunarDay(ofMonthEndingAt: end, parts) { return day }
    if let week = weekOfMonth(at: end, parts) { return week }
    if let section = DateLexicon.monthSections.longest(in: scalars, at: end, limit: limit) {
      let isWord = section.end - end > 1 || !continuesWord(section.end, behind: scalars[end])
      if isWord {
        let (first, last) = (section.value % 100 / 10, section.value % 10)
        parts.section =
          section.value > 200 ? .monthHalf(last) : section.value >= 100 ? .monthPart(first) : .tenDays(first, last)
        return (parts, section.end)
      }
    }
    var next = skipBlank(end)
    // 这个月的20号.
    if has("的", next), let number = dateNumber(at: next + 1), has("日", number.end) || has("号", number.end) { next += 1 }
    guard let number = dateNumber(at: next), number.width <= 2 || number.isStructured, number.value < 100 else {
      return (parts, end)
    }
    // 八月十五, without 日, is the feast of the lunar calendar.
    if parts.month == 8, number.value == 15, number.isStructured, next == end, index - 2 >= start, has("八", index - 2),
      number.end >= limit || isAny(of: DateLexicon.afterLunarDay, at: number.end) && !has("日", number.end)
    {
      parts.month = nil
      parts.named = .lunar(month: 8, isRepeated: false, day: 15)
      return (parts, number.end)
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
}
