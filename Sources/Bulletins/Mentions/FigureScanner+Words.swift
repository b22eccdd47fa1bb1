/// The words around a number: hedges, changes, what extends a unit.
extension FigureScanner {
  /// Adds the words around `draft`, keeps it, and gives where to go on.
  mutating func accept(_ draft: FigureDraft) -> Int {
    var draft = draft
    var begin = draft.range.lowerBound
    var end = draft.range.upperBound
    if let sign = negativeSign(before: begin, draft) {
      begin = sign
      draft.value = draft.value.negated
      draft.bounds = draft.bounds.map { ($0.lower.negated, $0.upper) }
    }
    // A hedge behind says more than 余 in the number: 3万余元以上; one before it more than both.
    if let hedge = FigureLexicon.after.longest(in: scalars, at: end, limit: limit),
      let kind = FigureLexicon.Hedge(rawValue: hedge.value), admitsAfter(hedge.end, from: end, draft)
    {
      draft.apply(kind)
      end = hedge.end
    }
    if let hedge = hedge(before: begin), !(draft.kind == .temperature && scalars[hedge.start] == "最") {
      draft.hedge = draft.hedge == .over && hedge.hedge == .near ? nil : draft.hedge
      let isStronger = draft.hedge == nil || draft.hedge == .about || hedge.hedge != .about
      if isStronger {
        draft.hedge = nil
        draft.apply(hedge.hedge)
      }
      begin = hedge.start
    }
    draft.change = draft.change ?? change(before: begin) ?? coordinatedChange(begin, draft)
    draft.range = begin..<end
    drafts.append(draft)
    floor = end
    return end
  }

  /// Whether 以上 or 多 at `start` belongs to the figure before it.
  private func admitsAfter(_ end: Int, from start: Int, _ draft: FigureDraft) -> Bool {
    guard end - start == 1 else {
      // 3年以下有期徒刑 is bounded; 以上年度 and 上下班 are words.
      if scalars[start] == "上" {
        return
          !(end < limit
          && (scalars[end] == "班" || scalars[end] == "游" || scalars[end] == "级" || scalars[end] == "联"
            || scalars[end] == "功"))
      }
      return true
    }
    switch scalars[start] {
    case "多":
      return draft.kind == .duration || draft.unit == "倍" || draft.kind == .length || draft.kind == .mass
        || draft.unit == "元"
        ? !(end < limit
          && (scalars[end] == "元" || scalars[end] == "项" || scalars[end] == "部" || scalars[end] == "次"
            || scalars[end] == "个" || scalars[end] == "种"))
        : false
    case "余":
      return draft.kind != .count
        && !(end < limit && (scalars[end] == "额" || scalars[end] == "热" || scalars[end] == "年"))
    case "许": return draft.kind == .duration && !(end < limit && (scalars[end] == "可" || scalars[end] == "多"))
    default: return true
    }
  }

  /// The hedge that ends before `index`.
  func hedge(before index: Int) -> (hedge: FigureLexicon.Hedge, start: Int)? {
    guard index > floor, let match = FigureLexicon.before.longest(in: scalars, at: index, limit: floor),
      let hedge = FigureLexicon.Hedge(rawValue: match.value)
    else { return nil }
    if index - match.end == 1 {
      let character = scalars[match.end]
      if match.end > start, FigureLexicon.isWordBefore(character, scalars[match.end - 1]) { return nil }
      if character == "上" {
        // 上千 and 上百万 only.
        let next = index < limit ? NumeralCharacter.kind(scalars[index]) : 0
        guard next == NumeralCharacter.Kind.unit || next == NumeralCharacter.Kind.magnitude else { return nil }
      }
      if character == "破" || character == "愈" || character == "不" {
        let next = index < limit ? NumeralCharacter.kind(scalars[index]) : 0
        guard character != "破" || next >= NumeralCharacter.Kind.unit || next == NumeralCharacter.Kind.arabic else {
          return nil
        }
      }
    }
    return (hedge, match.end)
  }

  /// The change that the words before `index` state: 增长了, 分别下降.
  func change(before index: Int) -> Figure.Change? {
    var place = index
    for _ in 0..<4 {
      if let change = FigureLexicon.changes.longest(in: scalars, at: place, limit: floor) {
        return change.value == 1 ? .up : .down
      }
      guard let filler = FigureLexicon.fillers.longest(in: scalars, at: place, limit: floor) else { return nil }
      place = filler.end
    }
    return nil
  }

  /// The change of the figure before, where this one is coordinated with it: 分别增长5.3%、7%.
  private func coordinatedChange(_ begin: Int, _ draft: FigureDraft) -> Figure.Change? {
    guard let last = drafts.last, let change = last.change, last.kind == draft.kind,
      begin - last.range.upperBound == 1, begin > start
    else { return nil }
    switch scalars[begin - 1] {
    case "、", "和", "与", "及", "或": return change
    default: return nil
    }
  }

  /// 零下 or a minus sign before a number.
  private func negativeSign(before index: Int, _ draft: FigureDraft) -> Int? {
    if index - 2 >= floor, scalars[index - 2] == "零", scalars[index - 1] == "下", draft.kind == .temperature {
      return index - 2
    }
    guard index - 1 >= floor,
      scalars[index - 1] == "-" || scalars[index - 1] == "−" || scalars[index - 1] == "－" || scalars[index - 1] == "负",
      draft.kind == .temperature || draft.kind == .percent || draft.kind == .points
    else { return nil }
    if index - 2 >= start, NumeralCharacter.arabicDigit(scalars[index - 2]) != nil { return nil }
    return index - 1
  }

  // MARK: - What extends a unit

  /// Reads what belongs to the unit behind it: 半 (两年半), a rate (元/吨), a sub-unit (3元5角), 间 (十年间).
  func extend(_ draft: inout FigureDraft, _ unit: UnitLexicon.Unit) {
    var end = draft.range.upperBound
    if unit.kind == .temperature, unit.name == "度" {
      draft.kind = degreeKind(draft.range.lowerBound)
      end = tenthOfDegree(&draft) ?? end
    }
    if unit.name == "分" || unit.name == "角", draft.magnitude == 0 { score(&draft) }
    if unit.name == "块" { blocks(&draft) }
    if let half = halfBehind(draft, unit), let sum = draft.value.adding(DecimalNumber(5, exponent: -1)) {
      draft.value = sum
      draft.bounds = nil
      draft.unit = half.unit ?? draft.unit
      if half.unit != nil { draft.kind = .duration }
      end = half.end
    } else if unit.name == "个", let month = monthsAndMore(end) {
      draft.apply(.over)
      (draft.unit, draft.kind, end) = (month.unit, .duration, month.end)
    } else if end < limit, scalars[end] == "/", let rate = rate(end + 1) {
      draft.unit += text(end..<rate)
      end = rate
    } else if unit.name == "年", end < limit, scalars[end] == "间" {
      end += 1
    } else if let compound = compound(draft, unit, at: end) {
      draft.value = compound.value
      draft.quotient = compound.quotient
      draft.rule = .compound
      end = compound.end
    }
    draft.range = draft.range.lowerBound..<end
  }

  /// 半 behind a unit, or 半 and the unit behind 个: 两年半, 3个半月.
  private func halfBehind(_ draft: FigureDraft, _ unit: UnitLexicon.Unit) -> (unit: String?, end: Int)? {
    let end = draft.range.upperBound
    guard end < limit, scalars[end] == "半", draft.magnitude == 0 else { return nil }
    if unit.name == "个" {
      for name: StaticString in ["月", "小时", "钟头", "星期", "学期", "世纪"] where scalars.has(name, at: end + 1, limit: limit) {
        return ("个\(name)", end + 1 + "\(name)".unicodeScalars.count)
      }
      return nil
    }
    switch unit.name {
    case "年", "天", "小时", "个小时", "倍", "亩", "斤", "岁", "成", "公里", "里": break
    default: return nil
    }
    if end + 1 < limit {
      switch scalars[end + 1] {
      case "数", "径", "成", "导", "程", "岛", "年": return nil
      default: break
      }
    }
    return (nil, end + 1)
  }

  /// 多 and a unit of time behind 个: 3个多月.
  private func monthsAndMore(_ end: Int) -> (unit: String, end: Int)? {
    guard end < limit, scalars[end] == "多" else { return nil }
    for name: StaticString in ["月", "小时", "星期", "钟头", "世纪"] where scalars.has(name, at: end + 1, limit: limit) {
      return ("个\(name)", end + 1 + "\(name)".unicodeScalars.count)
    }
    return nil
  }

  /// The unit behind a slash: 吨 in 元/吨, 人·年.
  private func rate(_ index: Int) -> Int? {
    if let (_, end) = units.unit(in: scalars, at: index, limit: limit) {
      return end < limit && scalars[end] == "·" ? rate(end + 1) ?? end : end
    }
    guard index < limit else { return nil }
    switch scalars[index] {
    case "月", "季", "年", "人", "天", "日", "班": return index + 1
    default: return nil
    }
  }

  /// A sub-unit behind a unit: 5角 behind 3元, 30分钟 behind 1小时.
  private func compound(
    _ draft: FigureDraft, _ unit: UnitLexicon.Unit, at end: Int
  ) -> (value: DecimalNumber, quotient: Double?, end: Int)? {
    guard draft.magnitude == 0, draft.bounds == nil, draft.hedge == nil else { return nil }
    if let tenth = spokenTenth(unit.name, at: end), let sum = draft.value.adding(tenth) { return (sum, nil, end + 1) }
    let parts = Self.subunits(unit.name)
    guard !parts.isEmpty else { return nil }
    var value = draft.value
    var quotient: Double?
    var place = end
    for part in parts {
      var index = place
      if index < limit, scalars[index] == "零" || scalars[index] == "又" { index += 1 }
      // 六两: 两 would else be read as a digit.
      let next = index < limit ? NumeralCharacter.code(scalars[index]) : 0
      if part.power == -1, unit.name == "斤", next >> 4 == NumeralCharacter.Kind.digit, index + 1 < limit,
        scalars[index + 1] == "两"
      {
        value = value.adding(DecimalNumber(Int(next & 15), exponent: -1)) ?? value
        place = index + 2
        continue
      }
      guard case .numeral(let numeral) = numerals.numeral(at: index, limit: limit), numeral.vagueness == nil,
        numeral.magnitude == 0,
        let found = part.names.first(where: { scalars.has($0, at: numeral.range.upperBound, limit: limit) })
      else { continue }
      place = numeral.range.upperBound + "\(found)".unicodeScalars.count
      if part.power < 0 {
        value = value.adding(numeral.number.scaled(by: part.power)) ?? value
      } else {
        quotient = (quotient ?? draft.value.double) + numeral.number.double / Double(part.power)
      }
    }
    return place > end ? (value, quotient, place) : nil
  }

  /// The Chinese digit that stands behind a unit for its tenths: 四米五, 三块五.
  private func spokenTenth(_ unit: UnitName, at index: Int) -> DecimalNumber? {
    guard unit == "米" || unit == "块" || unit == "斤", index < limit else { return nil }
    let code = NumeralCharacter.code(scalars[index])
    guard code >> 4 == NumeralCharacter.Kind.digit, (1...9).contains(code & 15), scalars[index] != "两",
      index + 1 >= limit || NumeralCharacter.code(scalars[index + 1]) == 0,
      units.unit(in: scalars, at: index + 1, limit: limit) == nil
    else { return nil }
    return DecimalNumber(Int(code & 15), exponent: -1)
  }

  /// The sub-units of a unit, each as a power of ten of it (negative) or as so many to one (positive).
  private static func subunits(_ name: UnitName) -> [(names: [StaticString], power: Int)] {
    switch name {
    case "元", "块": [(["角", "毛"], -1), (["分"], -2)]
    case "角": [(["分"], -1)]
    case "小时", "个小时": [(["分钟", "分"], 60)]
    case "分钟": [(["秒"], 60)]
    case "年": [(["个月"], 12)]
    case "公里": [(["米"], -3)]
    case "斤": [(["两"], -1)]
    default: []
    }
  }

  /// The digit behind 度: 三十七度五 is 37.5. Gives where it ends.
  private func tenthOfDegree(_ draft: inout FigureDraft) -> Int? {
    let end = draft.range.upperBound
    guard end < limit, draft.magnitude == 0, draft.value.exponent == 0 else { return nil }
    let code = NumeralCharacter.code(scalars[end])
    guard code >> 4 == NumeralCharacter.Kind.digit, (1...9).contains(code & 15),
      !(end + 1 < limit
        && (NumeralCharacter.code(scalars[end + 1]) != 0 || units.unit(in: scalars, at: end + 1, limit: limit) != nil)),
      let sum = draft.value.adding(DecimalNumber(Int(code & 15), exponent: -1))
    else { return nil }
    draft.value = sum
    draft.kind = .temperature
    return end + 1
  }

  /// 度 by the words before it: degrees of heat, or of an angle.
  private func degreeKind(_ begin: Int) -> Figure.Kind {
    var place = begin
    while place > start, begin - place < 8 {
      place -= 1
      switch scalars[place] {
      case "温", "热", "冷", "烧": return .temperature
      case "下" where place > start && scalars[place - 1] == "零": return .temperature
      case "电": return .energy
      case "，", "。", "\n": return .other
      default: break
      }
    }
    return .other
  }

  /// 分 in an assessment is a mark, else money: （5分）, 扣2分 → count.
  private func score(_ draft: inout FigureDraft) {
    let begin = hedge(before: draft.range.lowerBound)?.start ?? draft.range.lowerBound
    let end = draft.range.upperBound
    let inParentheses =
      begin > start && end < limit && (scalars[begin - 1] == "（" || scalars[begin - 1] == "(")
      && (scalars[end] == "）" || scalars[end] == ")" || scalars[end] == "，")
    guard draft.unit == "分",
      inParentheses || FigureLexicon.scoreWords.matches(scalars, at: begin, limit: start)
        || end < limit && (scalars[end] == "以" && draft.value.double > 10 || scalars[end] == "制")
    else { return }
    draft.kind = .count
    draft.base = nil
    draft.rule = .count
  }

  /// 块 is money behind a price (20块钱), else a classifier.
  private func blocks(_ draft: inout FigureDraft) {
    draft.kind = .count
    draft.rule = .count
  }

  // MARK: - Small tests

  /// Whether the digits at `index` go on from letters or from a number with a point or hyphen.
  func isInsideCode(_ index: Int) -> Bool {
    guard index > start else { return false }
    let before = scalars[index - 1]
    if before == "_" || before == "#" || before == "№" || before == "×" { return true }
    if before == "/", index - 2 >= start, NumeralCharacter.arabicDigit(scalars[index - 2]) != nil { return true }
    guard before == "." || before == "-", index - 2 >= start else { return false }
    return NumeralCharacter.arabicDigit(scalars[index - 2]) != nil && before == "."
      || NumeralCharacter.isLatin(scalars[index - 2])
  }

  /// Behind one blank between Arabic digits and their unit.
  func skipBlank(_ index: Int, before numeral: Numeral) -> Int {
    guard numeral.script == .arabic, index + 1 < limit, scalars[index] == " " else { return index }
    return index + 1
  }

  /// Whether punctuation or the text's end stands at `index`.
  func endsClause(_ index: Int) -> Bool {
    guard index < limit else { return true }
    switch scalars[index] {
    case "，", "。", "、", "；", "：", "！", "？", "）", ")", "”", "》", "\n", "大", "和", "的", ",", ";", "左", "以", " ":
      return true
    default: return false
    }
  }

  /// The text of `range`, without blanks.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for value in scalars[range] where value != 0x20 { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
    return String(view)
  }
}
