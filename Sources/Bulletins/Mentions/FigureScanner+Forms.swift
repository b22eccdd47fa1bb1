/// Figures that are more than a number and its unit: percentages, parts, ratios, ranges, ordinals.
extension FigureScanner {
  // MARK: - 百分之, 成

  /// 百分之八十五, 千分之三: gives where to go on.
  mutating func percentOf(at index: Int) -> Int? {
    guard index + 3 < limit, scalars[index + 1] == "分", scalars[index + 2] == "之" else { return nil }
    let sign: (unit: String, power: Int)
    switch scalars[index] {
    case "百": sign = ("%", 0)
    case "千": sign = ("‰", 0)
    case "万": sign = ("", -4)
    default: return nil
    }
    guard case .numeral(let numeral) = numerals.numeral(at: index + 3, limit: limit), numeral.magnitude == 0 else {
      return index + 3
    }
    var draft = FigureDraft(numeral: numeral)
    draft.range = index..<numeral.range.upperBound
    (draft.unit, draft.rule) = (sign.unit, .percentOf)
    draft.kind = sign.power == 0 ? .percent : .ratio
    draft.value = draft.value.scaled(by: sign.power)
    if sign.unit == "‰" { draft.base = (-1, "%") }
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
    draft.take(unit, text: "成", end: place)
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

  // MARK: - Parts and ratios

  /// 三分之二, 1/10, 3∶2, 3比1: gives where to go on.
  mutating func fractionOrRatio(_ numeral: Numeral) -> Int? {
    let begin = numeral.range.lowerBound
    let end = numeral.range.upperBound
    guard end + 1 < limit, numeral.magnitude == 0 else { return nil }
    switch scalars[end] {
    case "分":
      guard scalars[end + 1] == "之", numeral.vagueness == nil, numeral.number.exponent == 0,
        numeral.number.significand != 0,
        case .numeral(let part) = numerals.numeral(at: end + 2, limit: limit), part.magnitude == 0
      else { return nil }
      return quotient(part, by: numeral, begin..<part.range.upperBound, .fraction)
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
      guard whole.script == .arabic, whole.magnitude == 0, numeral.number.double < whole.number.double,
        numeral.number.exponent == 0, whole.number.exponent == 0,
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
    var end = second.range.upperBound
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
    while end + 1 < limit, scalars[end] == scalars[colon],
      case .numeral(let next) = numerals.numeral(at: end + 1, limit: limit)
    {
      end = next.range.upperBound
    }
    return quotient(numeral, by: second, begin..<end, .ratio)
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
    draft.quotient = part.number.double / whole.number.double
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
      numeral.script != .bare, let draft = draft(upper), !(numeral.script == .digits && upper.script == .digits)
    else { return nil }
    guard
      left == nil || left?.word == draft.unit || left?.name == "％"
        || left?.kind == draft.kind && left?.kind != .count
    else { return nil }
    // 从10%到20% is a change from one to the other only in words; both are bounds.
    var lower = numeral.number
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
        whole.magnitudeText = ""
      }
    }
    guard lower.double < whole.value.double else { return nil }
    let bounds = (lower: numeral.bounds?.lower ?? lower, upper: whole.bounds?.upper ?? whole.value)
    guard bounds.lower.double < bounds.upper.double else { return nil }
    whole.bounds = bounds
    whole.value = lower
    whole.quotient = nil
    whole.range = begin..<draft.range.upperBound
    whole.rule = .range
    return accept(whole)
  }

  /// Behind a connector of a range at `index`, or nil.
  func connector(at index: Int) -> Int? {
    var place = index
    while place < limit, place - index < 2, DateScanner.isDash(scalars[place]) { place += 1 }
    if place > index { return place }
    guard index < limit, scalars[index] == "至" || scalars[index] == "到" else { return nil }
    return index + 1
  }

  // MARK: - Ordinals

  /// 第5位, 第十四届, 居全国第二: gives where to go on.
  mutating func ordinal(at index: Int) -> Int {
    switch numerals.numeral(at: index + 1, limit: limit) {
    case .none: return index + 1
    case .code(let end): return end
    case .broken(let end):
      broken.append(index..<end)
      return end
    case .numeral(let numeral):
      let end = numeral.range.upperBound
      if numeral.script == .digits, numeral.number.significand == 0, numeral.range.count > 1 {
        broken.append(index..<end)
        return end
      }
      guard numeral.magnitude == 0, numeral.bounds == nil, numeral.number.exponent == 0 else { return end }
      if let (unit, place) = units.unit(in: scalars, at: end, limit: limit) {
        guard admitsOrdinal(numeral, unit, place) else { return behindCoordinates(end) }
        var draft = FigureDraft(range: index..<place, value: numeral.number, kind: .ordinal, rule: .ordinal)
        draft.unit = unit.word
        return accept(draft)
      }
      guard endsClause(end), !scalars.has("、", at: end, limit: limit) || isRank(index),
        FigureLexicon.rankContexts.matches(scalars, at: index, limit: floor)
      else { return behindCoordinates(end) }
      return accept(FigureDraft(range: index..<end, value: numeral.number, kind: .ordinal, rule: .rank))
    }
  }

  /// Behind the numerals that share a 第 that is no figure: 四、五 in 第三、四、五项.
  private func behindCoordinates(_ index: Int) -> Int {
    var place = index
    while place + 1 < limit,
      scalars[place] == "、" || scalars[place] == "至" || scalars[place] == "和" || DateScanner.isDash(scalars[place]),
      case .numeral(let numeral) = numerals.numeral(at: place + 1, limit: limit)
    {
      place = numeral.range.upperBound
    }
    return place
  }

  private func isRank(_ index: Int) -> Bool { FigureLexicon.rankContexts.matches(scalars, at: index, limit: floor) }

  /// Whether 第N and a unit order things: not levels, law articles, issues or idioms (第一次, 第三产业).
  private func admitsOrdinal(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    let isFirst = numeral.number.significand == 1
    switch unit.name {
    case "位", "名", "届", "批": return true
    case "次":
      if !isFirst { return true }
      for word: StaticString in ["会议", "全体", "代表", "常务", "全会", "联席", "大会", "党代", "全国", "党组", "主任", "理事"]
      where scalars.has(word, at: end, limit: limit) { return true }
      return false
    case "天", "场", "座", "站", "年", "周岁": return numeral.script == .arabic || !isFirst
    case "个", "家", "例", "件", "部", "辆", "台": return numeral.script == .arabic
    default: return false
    }
  }

  /// 前10位, 前三名, 前100强: gives where to go on.
  mutating func front(_ numeral: Numeral) -> Int? {
    let begin = numeral.range.lowerBound
    let end = numeral.range.upperBound
    guard begin > floor, scalars[begin - 1] == "前", end < limit, numeral.magnitude == 0 else { return nil }
    switch scalars[end] {
    case "位", "名", "强", "席": break
    default: return nil
    }
    var draft = FigureDraft(numeral: numeral)
    draft.range = begin - 1..<end + 1
    draft.kind = .ordinal
    draft.rule = .ordinal
    draft.unit = text(end..<end + 1)
    return accept(draft)
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
    guard let (unit, end) = units.unit(in: scalars, at: index + 1, limit: limit) else { return index + 1 }
    switch unit.name {
    case "年", "天", "小时", "个小时", "个月", "亩", "公里", "个学期", "个世纪", "个百分点", "斤", "吨", "日":
      if unit.name == "年", end < limit, scalars[end] == "报" || scalars[end] == "度" || scalars[end] == "刊" { return end }
      var draft = FigureDraft(range: index..<end, value: DecimalNumber(5, exponent: -1), kind: unit.kind, rule: .half)
      draft.unit = unit.word
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
    guard case .numeral(let numeral) = numerals.numeral(at: place, limit: limit), numeral.magnitude == 0,
      numeral.range.upperBound < limit,
      scalars[numeral.range.upperBound] == "番" || scalars[numeral.range.upperBound] == "倍"
    else { return index + 1 }
    let end = numeral.range.upperBound + 1
    var draft = FigureDraft(numeral: numeral)
    draft.range = index..<end
    (draft.kind, draft.rule, draft.change) = (.ratio, .multiple, .up)
    draft.unit = text(end - 1..<end)
    return accept(draft)
  }

  /// ￥3.5万: gives where to go on.
  mutating func currency(at index: Int) -> Int {
    guard case .numeral(let numeral) = numerals.numeral(at: index + 1, limit: limit), numeral.script == .arabic else {
      return index + 1
    }
    if let draft = draft(numeral), draft.kind == .money { return numeral.range.lowerBound }
    var draft = FigureDraft(numeral: numeral)
    draft.range = index..<numeral.range.upperBound
    draft.kind = .money
    draft.rule = .measure
    switch scalars[index] {
    case "$", "＄": draft.unit = "美元"
    case "€": draft.unit = "欧元"
    case "£": draft.unit = "英镑"
    default: draft.unit = "元"
    }
    return accept(draft)
  }
}
