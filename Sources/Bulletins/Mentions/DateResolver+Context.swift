import ChineseText

/// What a date tells for those behind it.
extension DateResolver {
  // MARK: - The year of a date without one

  /// The year of a date without one.
  func inferredYear(month: Int?, at position: Int) -> Int? {
    if let local, local.sentence == sentence, let year = local.date.year {
      if !local.isForLaterMonths { return self.year(of: month, behind: local.date, year, at: position) }
      if let month, let before = local.date.month, month >= before { return year }
    }
    if let carrier, carrier.paragraph == paragraph, let year = carrier.year {
      return self.year(of: month, behind: carrier, year, at: position)
    }
    if let lead, paragraph - lead.paragraph <= 12 { return lead.year }
    if let reference {
      if let month, let published = reference.month {
        if published <= 3, month >= 10, !isAhead(position) {
          let goesOn = last.map { $0.isAhead && $0.paragraph == paragraph && $0.year == reference.year } ?? false
          return goesOn ? reference.year : reference.year - 1
        }
        if published >= 11, month <= 2, isAhead(position) { return reference.year + 1 }
      }
      return reference.year
    }
    if let anchor = nearestAnchor(position) {
      if let month, let known = anchor.month {
        if anchor.position < position, known >= 11, month <= 2 { return anchor.year + 1 }
        if anchor.position > position, known <= 2, month >= 11 { return anchor.year - 1 }
      }
      return anchor.year
    }
    return usualYear
  }

  /// The year of `month` behind a date of `year`: January told behind December is the next one's, and December behind
  /// 2024年12月30日—2025年1月2日 still the first one's, where the next one's is yet to come.
  private func year(of month: Int?, behind date: Previous, _ year: Int, at position: Int) -> Int {
    guard let month else { return year }
    if let before = date.month, before >= 11, month <= 2 { return year + 1 }
    if let beginning = date.beginning, month >= beginning.month {
      guard let reference, let published = reference.month else { return beginning.year }
      let told = (reference.year, published)
      if (beginning.year, month) >= told || !isAhead(position) && (year, month) > told { return beginning.year }
    }
    return year
  }

  // MARK: - Remembering

  /// Keeps what a date tells for those behind it.
  mutating func remember(_ expression: DateExpression, _ first: DateParts, _ second: DateParts?, _ point: Point) {
    if first.isClockOnly { return }
    let position = expression.range.lowerBound
    let (year, month) = (point.year, point.month)
    let isInBrackets = position > region.lowerBound && (scalars[position - 1] == "（" || scalars[position - 1] == "《")
    var carries = false
    switch first.year {
    case .full, .short: carries = isClauseStart(position) && !isInBrackets
    case .fromDocument, .fromText: carries = true
    case .fromNarrative: break
    case .missing: break
    }
    let previous = Previous(
      year: year, month: month, day: first.level == 5 ? point.period.end : nil, position: expression.range.upperBound,
      paragraph: paragraph, carries: carries)
    last = previous
    if carries, isAside(first, second, year) {
      // 2016年启动的修志已经完成。6月15日前报送: the year is the background's.
      local = Local(date: previous, sentence: sentence, isForLaterMonths: false)
      narrative = (year, paragraph)
      if first.level == 1, opensList(expression.range.upperBound) { lead = (year, paragraph, false) }
      return
    }
    if case .full = first.year, first.level == 1, second == nil, isPlanHeading(expression.range, year) {
      lead = (year, paragraph, true)
    } else if carries {
      if first.level == 1, opensList(expression.range.upperBound) {
        lead = (year, paragraph, false)
      } else if case .fromDocument = first.year, lead?.isHeading == true {
      } else {
        lead = nil
      }
    }
    if carries, first.year != .fromDocument(-1), first.year != .fromDocument(-2) { narrative = (year, paragraph) }
    if carries {
      (carrier, local) = (previous, nil)
    } else if local?.sentence == sentence, local?.isForLaterMonths == false, first.month != nil, first.year == .missing
    {
      local?.date = previous
    } else if carrier?.paragraph == paragraph, first.month != nil, first.year == .missing {
      // A chain goes on: 2020年11月5日 … 12月28日 … 1月6日.
      carrier = previous
    } else if case .full = first.year, month != nil, !isInBrackets, isAhead(point.period) {
      local = Local(date: previous, sentence: sentence, isForLaterMonths: true)
    }
  }

  /// Whether a year alone is told aside: one far from the article's own (2016年 or 2030年 in an article of 2020), or 明年.
  private func isAside(_ first: DateParts, _ second: DateParts?, _ year: Int) -> Bool {
    if case .fromDocument(let offset) = first.year { return offset > 0 }
    guard case .full = first.year, first.month == nil, first.day == nil, first.named == nil else { return false }
    var year = year
    if case .full(let end) = second?.year { year = end }
    if let reference {
      // A paragraph that tells of the past goes on with it: 1985年成立。同年6月，…。1990年，…。7月.
      if let carrier, carrier.paragraph == paragraph, let told = carrier.year, abs(told - reference.year) > 1 {
        return false
      }
      return abs(year - reference.year) > 1
    }
    // Without an article's date the day that opened the paragraph does it for what lies behind it.
    guard let carrier, carrier.paragraph == paragraph, carrier.day != nil, let told = carrier.year else { return false }
    return year < told - 1
  }

  // MARK: - Headings and lists

  /// Whether the line around `range` is a plan's heading: 二、2021年工作计划.
  private func isPlanHeading(_ range: Range<Int>, _ year: Int) -> Bool {
    if let reference, !(reference.year...reference.year + 1).contains(year) { return false }
    var head = range.lowerBound
    while head > region.lowerBound, scalars[head - 1] != "\n" {
      head -= 1
      if range.lowerBound - head > 20 || DateLexicon.sentenceMarks.contains(scalars[head]) { return false }
    }
    var index = range.upperBound
    var isPlan = false
    while index < region.upperBound, scalars[index] != "\n" {
      if index - range.upperBound > 30 || DateLexicon.sentenceMarks.contains(scalars[index]) { return false }
      isPlan = isPlan || DateLexicon.planWords.matches(scalars, at: index, limit: region.upperBound)
      index += 1
    }
    return isPlan && index < region.upperBound
  }

  /// Whether the line at `index` opens with a heading's number: 三、.
  func isHeading(_ index: Int) -> Bool {
    var end = index
    while end < region.upperBound, end - index < 3, DateLexicon.headingNumbers.contains(scalars[end]) {
      end += 1
    }
    return end > index && end < region.upperBound && scalars[end] == "、"
  }

  /// Whether the paragraph ends in a colon soon behind `position`.
  private func opensList(_ position: Int) -> Bool {
    var index = position
    while index < region.upperBound, index - position < 40 {
      if scalars[index] == "：" { return index + 1 == region.upperBound || scalars[index + 1] == "\n" }
      if scalars[index] == "\n" || scalars[index] == "。" { return false }
      index += 1
    }
    return false
  }

  /// Whether a clause or what a preposition leads to begins at `position`: ，9月, 至9月.
  func isClauseStart(_ position: Int) -> Bool {
    guard position > region.lowerBound else { return true }
    switch scalars[position - 1] {
    case "，", "。", "；", "：", "！", "？", "\n", "”", "自", "从", "到", "截", "至", "于", "在", "—", "（": return true
    default: return false
    }
  }
}
