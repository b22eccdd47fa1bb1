/// Figures that are more than a number and its unit: percentages, parts, ratios, ranges, ordinals.
extension FigureScanner {
  // MARK: - 百分之, 成

  /// 百分之八十五, 千分之三: gives where to go on.
  mutating func percentOf(at index: Int) -> Int? {
    guard index + 2 < limit, scalars[index + 1] == "分" else { return nil }
    if scalars[index + 2] == "百", scalars[index] == "百" {
      // 百分百 is a figure only where nothing else is said; else it is an adverb.
      guard fillsPhrase(index..<index + 3) else { return index + 3 }
      var draft = FigureDraft(range: index..<index + 3, value: DecimalNumber(100), kind: .percent, rule: .percentOf)
      draft.unit = "%"
      return accept(draft)
    }
    guard index + 3 < limit, scalars[index + 2] == "之" else { return nil }
    let sign: (unit: String, power: Int)
    switch scalars[index] {
    case "百": sign = ("%", 0)
    case "千": sign = ("‰", 0)
    case "万": sign = ("", -4)
    default: return nil
    }
    var place = index + 3
    if place + 1 < limit, scalars[place] == " " { place += 1 }
    let isNegative = scalars[place] == "负"
    if isNegative { place += 1 }
    if scalars.has("百", at: place, limit: limit), sign.unit == "%", place + 1 >= limit || scalars[place + 1] != "分" {
      // 百分之百.
      var draft = FigureDraft(range: index..<place + 1, value: DecimalNumber(100), kind: .percent, rule: .percentOf)
      draft.unit = "%"
      return accept(draft)
    }
    guard case .numeral(let numeral) = numerals.numeral(at: place, limit: limit), numeral.magnitude == 0 else {
      return index + 3
    }
    var draft = FigureDraft(numeral: numeral)
    draft.range = index..<numeral.range.upperBound
    (draft.unit, draft.rule) = (sign.unit, .percentOf)
    draft.kind = sign.power == 0 ? .percent : .ratio
    draft.value = draft.value.scaled(by: sign.power)
    if isNegative { draft.value = draft.value.negated }
    if sign.unit == "‰" { draft.base = .tenthOfPercent }
    if let connector = connector(at: draft.range.upperBound) {
      // 百分之三十至四十, 百分之三十至百分之四十.
      let second = scalars.has("百分之", at: connector, limit: limit) ? connector + 3 : connector
      if case .numeral(let upper) = numerals.numeral(at: second, limit: limit),
        upper.number.double > numeral.number.double
      {
        draft.bounds = (numeral.number, upper.number)
        draft.range = index..<upper.range.upperBound
      }
    }
    return accept(draft)
  }

  /// 八成五, 九成, 三四成.
  func tenths(_ numeral: Numeral) -> FigureDraft? {
    let end = numeral.range.upperBound
    guard numeral.magnitude == 0, let (unit, place) = units.unit(in: scalars, at: end, limit: limit), unit.name == "成",
      numeral.number.double <= 10
    else { return nil }
    if place < limit, scalars[place] == "的", numeral.range.count == 1, scalars[numeral.range.lowerBound] == "一" {
      return nil
    }
    var draft = FigureDraft(numeral: numeral)
    draft.take(unit, end: place)
    if scalars[numeral.range.lowerBound] == "一", numeral.range.count == 1,
      hedge(before: numeral.range.lowerBound) == nil,
      change(before: numeral.range.lowerBound) == nil, !FigureLexicon.after.matches(scalars, at: place, limit: limit),
      !endsClause(place)
    {
      return nil
    }
    if place < limit, scalars[place] == "半", place + 1 >= limit || scalars[place + 1] != "数", numeral.vagueness == nil,
      let half = numeral.number.adding(DecimalNumber(5, exponent: -1))
    {
      draft.value = half
      draft.range = numeral.range.lowerBound..<place + 1
      return draft
    }
    let code = place < limit ? NumeralCharacter.code(scalars[place]) : 0
    if code >> 4 == NumeralCharacter.Kind.digit, (1...9).contains(code & 15), numeral.vagueness == nil,
      !(place + 1 < limit && units.unit(in: scalars, at: place + 1, limit: limit) != nil)
    {
      draft.value = numeral.number.adding(DecimalNumber(Int(code & 15), exponent: -1)) ?? numeral.number
      draft.range = numeral.range.lowerBound..<place + 1
    }
    return draft
  }

  /// Two digits before 折 are tenths and hundredths of a price: 七五折 → 7.5.
  func discount(at index: Int) -> FigureDraft? {
    guard scalars.has("折", at: index + 2, limit: limit), endsClause(index + 3) else { return nil }
    let tenths = NumeralCharacter.code(scalars[index])
    let hundredths = NumeralCharacter.code(scalars[index + 1])
    guard tenths >> 4 == NumeralCharacter.Kind.digit, hundredths >> 4 == NumeralCharacter.Kind.digit, tenths & 15 > 0,
      let (unit, end) = units.unit(in: scalars, at: index + 2, limit: limit)
    else { return nil }
    let value = DecimalNumber(Int(tenths & 15) * 10 + Int(hundredths & 15), exponent: -1)
    var draft = FigureDraft(range: index..<end, value: value, kind: .percent, rule: .percent)
    draft.take(unit, end: end)
    return draft
  }

  // MARK: - Parts and ratios

  /// 三分之二, 五又四分之一, 1/10, 3∶2, 3比1: gives where to go on.
  mutating func fractionOrRatio(_ numeral: Numeral) -> Int? {
    let begin = numeral.range.lowerBound
    let end = numeral.range.upperBound
    guard end + 1 < limit else { return nil }
    switch scalars[end] {
    case "分":
      guard let part = part(of: numeral) else { return nil }
      return quotient(part, by: numeral, begin..<part.range.upperBound, .fraction)
    case "又":
      return mixedFraction(numeral)
    case _ where numeral.magnitude > 0: return nil
    case "/":
      guard numeral.script == .arabic, case .numeral(let whole) = numerals.numeral(at: end + 1, limit: limit) else {
        return nil
      }
      if whole.number == DecimalNumber(10), whole.magnitude == 4 {
        // 孕产妇死亡率8.5/10万.
        var draft = FigureDraft(
          range: begin..<whole.range.upperBound, value: numeral.number, kind: .ratio, rule: .ratio)
        draft.unit = "/10万"
        return accept(draft)
      }
      guard whole.script == .arabic, whole.magnitude == 0,
        numeral.number.double < whole.number.double || fillsPhrase(begin..<whole.range.upperBound),
        whole.number.significand > 0, numeral.number.exponent == 0, whole.number.exponent == 0,
        whole.range.upperBound == limit || scalars[whole.range.upperBound] != "/",
        !(begin > start && scalars[begin - 1] == "/"), whole.number.significand <= 1000,
        numeral.number.significand <= 100
      else { return nil }
      return quotient(numeral, by: whole, begin..<whole.range.upperBound, .fraction)
    case ":", "∶", "：", "比":
      return ratio(numeral)
    default: return nil
    }
  }

  /// The numerator behind 分之: 二 in 三分之二, 5 in 百万分之5.
  private func part(of whole: Numeral) -> Numeral? {
    let end = whole.range.upperBound
    guard scalars.has("分之", at: end, limit: limit), whole.vagueness == nil, whole.number.exponent == 0,
      whole.number.significand != 0,
      case .numeral(let part) = numerals.numeral(at: end + 2, limit: limit), part.magnitude == 0
    else { return nil }
    return part
  }

  /// A whole number and a part: 五又四分之一 → 5.25, 3又1/2 → 3.5.
  private mutating func mixedFraction(_ numeral: Numeral) -> Int? {
    guard numeral.vagueness == nil, numeral.magnitude == 0, numeral.number.exponent == 0,
      case .numeral(let second) = numerals.numeral(at: numeral.range.upperBound + 1, limit: limit)
    else { return nil }
    let fraction: (part: Numeral, whole: Numeral)
    if let part = part(of: second) {
      fraction = (part, second)
    } else if scalars.has("/", at: second.range.upperBound, limit: limit),
      case .numeral(let whole) = numerals.numeral(at: second.range.upperBound + 1, limit: limit)
    {
      fraction = (second, whole)
    } else {
      return nil
    }
    guard fraction.whole.number.significand != 0, fraction.part.number.double < fraction.whole.number.double else {
      return nil
    }
    let end = max(fraction.part.range.upperBound, fraction.whole.range.upperBound)
    var draft = FigureDraft(
      range: numeral.range.lowerBound..<end, value: numeral.number, kind: .ratio, rule: .fraction)
    draft.quotient = numeral.number.double + fraction.part.number.double / fraction.whole.number.double
    return accept(draft)
  }

  private mutating func ratio(_ numeral: Numeral) -> Int? {
    let begin = numeral.range.lowerBound
    let colon = numeral.range.upperBound
    guard numeral.vagueness == nil, case .numeral(let second) = numerals.numeral(at: colon + 1, limit: limit),
      second.vagueness == nil, second.magnitude == 0, second.number.significand != 0
    else {
      // A clock's 09 is no number.
      if scalars[colon] == ":", case .code(let end) = numerals.numeral(at: colon + 1, limit: limit) { return end }
      return nil
    }
    let end = second.range.upperBound
    if let last = laterParts(end, behind: scalars[colon]) { return last }
    if scalars[colon] == "比" {
      guard numeral.isChinese == second.isChinese, endsClause(end),
        units.unit(in: scalars, at: end, limit: limit) == nil
      else {
        return nil
      }
    } else if scalars[colon] != "∶", isClock(numeral, second) {
      return end
    }
    if scalars[colon] == "：", units.unit(in: scalars, at: end, limit: limit) != nil { return nil }
    return quotient(numeral, by: second, begin..<end, .ratio)
  }

  /// Where a ratio of three or more parts ends, which has no one value: 15.2∶35.1∶49.7. Nil for two parts.
  private func laterParts(_ start: Int, behind colon: UInt32) -> Int? {
    var end = start
    while end + 1 < limit, scalars[end] == colon,
      case .numeral(let next) = numerals.numeral(at: end + 1, limit: limit)
    {
      end = next.range.upperBound
    }
    return end > start ? end : nil
  }

  /// Whether two numbers with a colon are a time of day: 9:30, 16:05, 上午10:20, 9:00—11:00.
  private func isClock(_ hour: Numeral, _ minute: Numeral) -> Bool {
    guard hour.script == .arabic, minute.script == .arabic, hour.number.exponent == 0, minute.number.exponent == 0,
      hour.number.significand <= 24, minute.range.count == 2, minute.number.significand < 60
    else { return false }
    let begin = hour.range.lowerBound
    if begin > start {
      switch scalars[begin - 1] {
      case "午", "晚", "晨", "日", "间", "至", "—", "-", "T", "）", "于", "到", "早": return true
      case " "
      where begin - 2 >= start
        && (NumeralCharacter.arabicDigit(scalars[begin - 2]) != nil || scalars[begin - 2] == "日"):
        return true
      default: break
      }
    }
    let end = minute.range.upperBound
    if end < limit, scalars[end] == ":" || scalars[end] == "—" || scalars[end] == "-" || scalars[end] == "至" {
      return true
    }
    // 3:30 would be no ratio in its lowest terms.
    if (1...23).contains(hour.number.significand), minute.number.significand % 15 == 0,
      minute.number.significand % hour.number.significand == 0, hour.number.significand > 1
    {
      return true
    }
    return (6...23).contains(hour.number.significand) && minute.number.significand % 15 == 0
  }

  private mutating func quotient(_ part: Numeral, by whole: Numeral, _ range: Range<Int>, _ rule: FigureRule) -> Int {
    var draft = FigureDraft(range: range, value: part.number, kind: .ratio, rule: rule)
    draft.quotient = part.number.double / whole.number.scaled(by: whole.magnitude).double
    return accept(draft)
  }

  /// Passes a time of day: 9时30分, 下午3点, 8:05.
  mutating func timeOfDay(_ numeral: Numeral) -> Int? {
    let end = numeral.range.upperBound
    guard numeral.magnitude == 0, numeral.vagueness == nil, end < limit,
      scalars[end] == "时" || scalars[end] == "點" || scalars[end] == "点",
      numeral.number.exponent == 0, numeral.number.significand <= 24
    else { return nil }
    if scalars[end] == "点" {
      guard !FigureLexicon.pointNouns.matches(scalars, at: end + 1, limit: limit) else { return nil }
    }
    guard case .numeral(let minutes) = numerals.numeral(at: end + 1, limit: limit), minutes.range.upperBound < limit,
      scalars[minutes.range.upperBound] == "分"
    else { return end + 1 }
    return minutes.range.upperBound + 1
  }

  // MARK: - Ranges

  /// 3—5个, 5.5%—6%, 30至50亿元: gives where to go on.
  mutating func range(_ numeral: Numeral) -> Int? {
    let begin = numeral.range.lowerBound
    var end = numeral.range.upperBound
    var left: UnitLexicon.Unit?
    if let (unit, place) = units.unit(in: scalars, at: end, limit: limit) {
      guard connector(at: place) != nil else { return nil }
      (left, end) = (unit, place)
    }
    guard numeral.vagueness != .more, let connector = connector(at: end) else { return nil }
    // 5-10℃ may go on with a sign.
    let second = connector
    guard case .numeral(let upper) = numerals.numeral(at: second, limit: limit), upper.script != .bare,
      numeral.script != .bare, let draft = draft(upper) ?? (left == nil ? bareRange(numeral, upper) : nil),
      !(numeral.script == .digits && upper.script == .digits)
    else { return nil }
    guard
      left == nil || left?.word == draft.unit || left?.name == "％"
        || left?.kind == draft.kind && left?.kind != .count
    else { return nil }
    // 从10%到20% is a change from one to the other only in words; both are bounds.
    var lower = left == nil ? shared(numeral, with: upper) ?? numeral.number : numeral.number
    var whole = draft
    if numeral.magnitude != upper.magnitude {
      if numeral.magnitude == 0, numeral.number.double < upper.bounds?.upper.double ?? upper.number.double, left == nil
      {
        // 5—10万元: the magnitude is both sides'.
      } else {
        lower = numeral.number.scaled(by: numeral.magnitude)
        whole.value = upper.number.scaled(by: upper.magnitude)
        whole.magnitude = 0
        whole.isMultiplied = true
        whole.unit = String(whole.unit.dropFirst(0))
        whole.magnitudeRange = 0..<0
      }
    }
    guard lower.double < whole.value.double else {
      let isFalling = left == nil && lower.double > whole.value.double
      return isFalling ? fallingRange(numeral, upper, draft.range.upperBound) : nil
    }
    let bounds = (lower: numeral.bounds?.lower ?? lower, upper: whole.bounds?.upper ?? whole.value)
    guard bounds.lower.double < bounds.upper.double else { return nil }
    whole.bounds = bounds
    whole.value = lower
    whole.quotient = nil
    whole.range = begin..<draft.range.upperBound
    whole.rule = .range
    return accept(whole)
  }

  /// The lower number, where a single digit shares the 百 or 千 of the upper one: 三到五百 → 300, 两到三千 → 2000.
  private func shared(_ lower: Numeral, with upper: Numeral) -> DecimalNumber? {
    guard lower.script == .chinese, upper.script == .chinese, lower.range.count == 1, upper.range.count >= 2,
      upper.bounds == nil, lower.number.significand > 1
    else { return nil }
    let unit = NumeralCharacter.code(scalars[upper.range.lowerBound + 1])
    guard unit >> 4 == NumeralCharacter.Kind.unit, unit & 15 >= 2 else { return nil }
    let factor = DecimalNumber.power(Int(unit & 15))
    guard upper.number.significand % factor == 0, upper.number.exponent == 0,
      lower.number.significand < upper.number.significand / factor, upper.number.significand / factor < 10
    else { return nil }
    return DecimalNumber(lower.number.significand * factor)
  }

  /// Behind a connector of a range at `index`, or nil.
  func connector(at index: Int) -> Int? {
    var place = index
    while place < limit, place - index < 2, DateScanner.isDash(scalars[place]) { place += 1 }
    if place > index { return place }
    guard index < limit else { return nil }
    switch scalars[index] {
    case "至", "到": return index + 1
    case "和", "与": return isBetween(index + 1) ? index + 1 : nil
    default: return nil
    }
  }

  /// Whether 之间 stands close behind a second number: 3和5公里之间.
  private func isBetween(_ index: Int) -> Bool {
    guard index < limit, NumeralCharacter.code(scalars[index]) != 0 else { return false }
    var place = index
    while place + 1 < limit, place - index < 14 {
      if scalars[place] == "之", scalars[place + 1] == "间" { return true }
      switch scalars[place] {
      case "，", "。", "、", "；", "\n": return false
      default: place += 1
      }
    }
    return false
  }

  // MARK: - 半, 翻, ￥

  /// 半年, 半个月, 半小时: gives where to go on.
  mutating func half(at index: Int) -> Int {
    if index > start {
      let before = scalars[index - 1]
      // 上半年 is a date, 一半 a part, 两年半 was read before.
      if before == "上" || before == "下" || before == "前" || before == "后" || before == "大" || before == "过"
        || before == "多" || before == "小"
      {
        return index + 1
      }
      if before == "一" {
        guard endsHalf(index + 1), index - 1 >= floor else { return index + 1 }
        var draft = FigureDraft(
          range: index - 1..<index + 1, value: DecimalNumber(5, exponent: -1), kind: .ratio, rule: .fraction)
        draft.unit = ""
        return accept(draft)
      }
      if NumeralCharacter.code(before) != 0 { return index + 1 }
    }
    guard let (unit, end) = units.unit(in: scalars, at: index + 1, limit: limit) else {
      guard phrase == index..<index + 1 else { return index + 1 }
      return accept(
        FigureDraft(
          range: index..<index + 1, value: DecimalNumber(5, exponent: -1), kind: .ratio, rule: .fraction))
    }
    switch unit.name {
    case "年", "天", "小时", "个小时", "个月", "亩", "公里", "个学期", "个世纪", "个百分点", "斤", "吨", "日", "公斤", "千克", "里", "米", "升", "岁",
      "成", "个工作日", "打":
      if unit.name == "年", end < limit, scalars[end] == "报" || scalars[end] == "度" || scalars[end] == "刊" { return end }
      var draft = FigureDraft(range: index..<end, value: DecimalNumber(5, exponent: -1), kind: unit.kind, rule: .half)
      draft.take(unit, end: end)
      draft.rule = .half
      return accept(draft)
    case "个":
      // 半个多月.
      guard let month = monthsAndMore(end) else { return index + 1 }
      var draft = FigureDraft(
        range: index..<month.end, value: DecimalNumber(5, exponent: -1), kind: .duration, rule: .half)
      draft.unit = month.unit
      draft.apply(.over)
      return accept(draft)
    default: return index + 1
    }
  }

  private func endsHalf(_ index: Int) -> Bool {
    endsClause(index) || FigureLexicon.after.matches(scalars, at: index, limit: limit)
  }

  /// 翻一番, 翻了两番: gives where to go on.
  mutating func multiple(at index: Int) -> Int {
    let place = scalars.has("了", at: index + 1, limit: limit) ? index + 2 : index + 1
    var draft: FigureDraft
    if scalars.has("番", at: place, limit: limit), place == index + 1 || endsClause(place + 1) {
      // 翻番 is once over.
      draft = FigureDraft(range: index..<place + 1, value: DecimalNumber(1), kind: .ratio, rule: .multiple)
    } else {
      guard case .numeral(let numeral) = numerals.numeral(at: place, limit: limit), numeral.magnitude == 0,
        numeral.range.upperBound < limit,
        scalars[numeral.range.upperBound] == "番" || scalars[numeral.range.upperBound] == "倍"
      else { return index + 1 }
      draft = FigureDraft(numeral: numeral)
      draft.range = index..<numeral.range.upperBound + 1
    }
    (draft.kind, draft.rule, draft.change) = (.ratio, .multiple, .up)
    let end = draft.range.upperBound
    draft.unit = text(end - 1..<end)
    if scalars.has("半", at: end, limit: limit), endsClause(end + 1),
      let sum = draft.value.adding(DecimalNumber(5, exponent: -1))
    {
      draft.value = sum
      draft.range = index..<end + 1
    }
    return accept(draft)
  }
}
