/// Decades, centuries, reigns and years before the common era.
extension DateScanner {
  /// 20世纪90年代, 21世纪, 90年代, 八十年代.
  func centuryOrDecade(at index: Int) -> DateExpression? {
    if let pair = decadePair(at: index), !isMultiple(index),
      let period = DatePeriod(years: 1900 + pair.first, 1919 + pair.first)
    {
      // 六七十年代: of the last century, as all decades without one are.
      return since(DateExpression(range: index..<pair.end, form: .fixed(period), rule: .decade, isFuzzy: true))
    }
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
    return since(
      DateExpression(range: index..<decadeEnd(end), form: .decade(number.value), rule: .decade, isFuzzy: true))
  }

  private func isMultiple(_ index: Int) -> Bool { index > start && NumeralCharacter.code(scalars[index - 1]) != 0 }

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
    return since(DateExpression(range: index..<end, form: .fixed(period), rule: .decade, isFuzzy: end > place))
  }

  /// Behind 初, 末, 中期 and their like.
  private func decadeEnd(_ place: Int) -> Int {
    for word: StaticString in ["中后期", "中期", "初期", "末期", "后期", "前期", "中叶", "初叶", "末叶", "初", "末"]
    where scalars.has(word, at: place, limit: limit) {
      var end = place
      while end < limit, end - place < 3, ["中", "后", "期", "初", "末", "前", "叶"].contains(where: { has($0, end) }) {
        end += 1
      }
      return end
    }
    return place
  }

  /// 上世纪八十年代, 本世纪: a century whose name ends at `place`.
  func century(_ number: Int, from index: Int, at place: Int) -> DateExpression? {
    if let pair = decadePair(at: place),
      let period = DatePeriod(years: (number - 1) * 100 + pair.first, (number - 1) * 100 + pair.first + 19)
    {
      return since(DateExpression(range: index..<pair.end, form: .fixed(period), rule: .decade))
    }
    if let tens = dateNumber(at: place), tens.value % 10 == 0, tens.value < 100,
      scalars.has("年代", at: tens.end, limit: limit)
    {
      return decade((number - 1) * 100 + tens.value, from: index, at: tens.end + 2)
    }
    // 新世纪以来 has its 以来 in the word.
    let isSince = has("来", place - 1)
    let end = isSince ? place : decadeEnd(place)
    guard let period = DatePeriod(years: number * 100 - 99, number * 100) else { return nil }
    var expression = DateExpression(range: index..<end, form: .fixed(period), rule: .decade, isFuzzy: end > place)
    expression.isOpen = isSince
    return since(expression)
  }

  /// `expression`, open where 以来 or 至今 follows.
  private func since(_ expression: DateExpression) -> DateExpression {
    var expression = expression
    if let open = openEnd(at: expression.range.upperBound) {
      expression.range = expression.range.lowerBound..<open
      expression.isOpen = true
    }
    return expression
  }

  /// 光绪二十六年, 民国二十六年三月 (the month is the Republic's own, the Gregorian one).
  func era(_ before: Int, from index: Int, at place: Int) -> DateExpression? {
    var year: Int
    var end: Int
    if has("元", place), has("年", place + 1) {
      (year, end) = (1, place + 2)
    } else if let number = dateNumber(at: place), has("年", number.end), (1...62).contains(number.value) {
      (year, end) = (number.value, number.end + 1)
    } else {
      return nil
    }
    year += before
    if before == 1911 {
      var parts = DateParts()
      parts.year = .full(year)
      guard let rest = afterYear(parts, at: end) else { return nil }
      return ranged(rest.parts, from: index, end: rest.end, rule: .era)
    }
    // The month is one of the lunar year, which the year alone stands for.
    if let month = dateNumber(at: end), has("月", month.end), month.value <= 12 { end = month.end + 1 }
    guard let period = DatePeriod(years: year, year) else { return nil }
    return DateExpression(range: index..<end, form: .fixed(period), rule: .era, isFuzzy: true)
  }

  /// 公元前221年, 公元前3世纪: EDTF counts 1 BC as 0000, so that 221 BC is -0220.
  func beforeCommonEra(from index: Int, at place: Int) -> DateExpression? {
    guard let first = dateNumber(at: place), (1..<5000).contains(first.value) else { return nil }
    if scalars.has("世纪", at: first.end, limit: limit) {
      let name = { (year: Int) in (year == 0 ? "" : "-") + DatePeriod.digits(year, 4) }
      let edtf = name(first.value * 100 - 1) + "/" + name(first.value * 100 - 100)
      return DateExpression(range: index..<first.end + 2, form: .ancient(edtf), rule: .era)
    }
    func name(_ year: Int) -> String { (year == 1 ? "" : "-") + DatePeriod.digits(year - 1, 4) }
    var end = first.end
    if has("年", end) { end += 1 }
    if let connector = connector(at: end) {
      let isAncient = scalars.has("公元前", at: connector, limit: limit) || scalars.has("前", at: connector, limit: limit)
      let isCommon = !isAncient && scalars.has("公元", at: connector, limit: limit)
      let number = connector + (isCommon ? 2 : has("公", connector) ? 3 : isAncient ? 1 : 0)
      if let last = dateNumber(at: number), has("年", last.end), (1..<2200).contains(last.value),
        isCommon || last.value < first.value
      {
        let right = isCommon ? DatePeriod.digits(last.value, 4) : name(last.value)
        return DateExpression(
          range: index..<last.end + 1, form: .ancient(name(first.value) + "/" + right), rule: .era)
      }
    }
    guard end > first.end else { return nil }
    return DateExpression(range: index..<end, form: .ancient(name(first.value)), rule: .era)
  }
}
