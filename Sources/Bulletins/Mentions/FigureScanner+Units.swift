/// What belongs to a unit behind it: halves, rates, sub-units, and what 度, 分 and 块 mean.
extension FigureScanner {
  /// Reads what belongs to the unit behind it: 半 (两年半), a rate (元/吨), a sub-unit (3元5角), 间 (十年间).
  func extend(_ draft: inout FigureDraft, _ unit: UnitLexicon.Unit) {
    var end = draft.range.upperBound
    if unit.kind == .temperature, unit.name == "度" {
      draft.kind = degreeKind(draft)
      end = tenthOfDegree(&draft) ?? end
    }
    if unit.name == "分" || unit.name == "角", draft.magnitude == 0 { score(&draft) }
    if unit.name == "块", isPrice(draft) { (draft.kind, draft.rule) = (.money, .measure) }
    if unit.kind == .duration, scalars.has("大", at: end, limit: limit), endsClause(end + 1) {
      // 十个月大: an age.
      draft.kind = .age
      end += 1
    }
    if let half = halfBehind(draft, unit), let sum = draft.value.adding(DecimalNumber(5, exponent: -1)) {
      draft.value = sum
      draft.bounds = nil
      draft.unit = half.unit ?? draft.unit
      if half.unit != nil { draft.kind = .duration }
      end = half.end
    } else if unit.name == "个", let month = monthsAndMore(end) {
      draft.apply(.over)
      (draft.unit, draft.kind, end) = (month.unit, .duration, month.end)
    } else if end < limit, scalars[end] == "/" || scalars[end] == "每", let rate = rate(end + 1),
      scalars[end] == "/" || endsClause(rate) || scalars[rate] == "每"
    {
      draft.unit += text(end..<rate)
      if unit.kind == .length, isTime(scalars[end + 1]) { draft.kind = .other }
      end = rate
    } else if unit.name == "年", end < limit, scalars[end] == "间" {
      end += 1
    } else if let compound = compound(draft, unit, at: end) {
      draft.value = compound.value
      draft.quotient = compound.quotient
      draft.rule = .compound
      end = compound.end
      if unit.name == "分" { (draft.kind, draft.base) = (.duration, nil) }
      if unit.name == "角" || unit.name == "毛" { (draft.kind, draft.base) = (.money, .tenthOfYuan) }
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
      return endsClause(end + 1) ? (nil, end + 1) : nil
    }
    switch unit.name {
    case "年", "天", "小时", "个小时", "倍", "亩", "斤", "岁", "周岁", "成", "公里", "里", "公斤", "千克", "吨", "米", "升", "尺", "丈", "两", "块":
      break
    default: return nil
    }
    if end + 1 < limit {
      switch scalars[end + 1] {
      case "数", "径", "成", "导", "程", "岛", "年", "价", "票", "费", "薪", "自", "机", "壁", "途", "截", "封", "脱": return nil
      default: break
      }
    }
    return (nil, end + 1)
  }

  /// 多 and a unit of time behind 个: 3个多月.
  func monthsAndMore(_ end: Int) -> (unit: String, end: Int)? {
    guard end < limit, scalars[end] == "多" else { return nil }
    for name: StaticString in ["月", "小时", "星期", "钟头", "世纪"] where scalars.has(name, at: end + 1, limit: limit) {
      return ("个\(name)", end + 1 + "\(name)".unicodeScalars.count)
    }
    return nil
  }

  /// The unit behind a slash: 吨 in 元/吨, 人·年.
  func rate(_ index: Int) -> Int? {
    if let (_, end) = units.unit(in: scalars, at: index, limit: limit) {
      return end < limit && scalars[end] == "·" ? rate(end + 1) ?? end : end
    }
    guard index < limit else { return nil }
    switch scalars[index] {
    case "月", "季", "年", "人", "天", "日", "班": return index + 1
    default: return nil
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

  /// 度 by the words before it: degrees of heat, or of an angle; alone it is heat where it may be the weather's.
  private func degreeKind(_ draft: FigureDraft) -> Figure.Kind {
    let begin = draft.range.lowerBound
    var place = begin
    while place > start, begin - place < 8 {
      place -= 1
      switch scalars[place] {
      case "温", "热", "冷", "烧": return .temperature
      case "下" where place > start && scalars[place - 1] == "零": return .temperature
      case "电": return .energy
      case "角", "坡", "倾", "旋", "转", "纬", "经", "斜", "酒", "，", "。", "\n": return .other
      default: break
      }
    }
    return phrase != nil && draft.value.double < 45 ? .temperature : .other
  }

  /// 分 in an assessment is a mark, else money: （5分）, 扣2分, 不低于80分 → count; 每千瓦时降低5分 → money.
  private func score(_ draft: inout FigureDraft) {
    let begin = hedge(before: draft.range.lowerBound)?.start ?? draft.range.lowerBound
    let end = draft.range.upperBound
    let inParentheses =
      begin > start && end < limit && (scalars[begin - 1] == "（" || scalars[begin - 1] == "(")
      && (scalars[end] == "）" || scalars[end] == ")" || scalars[end] == "，")
    guard draft.unit == "分",
      inParentheses || draft.value.double >= 10
        || FigureLexicon.scoreWords.matches(scalars, at: begin, limit: start) || scalars.has("制", at: end, limit: limit)
    else { return }
    draft.kind = .count
    draft.base = nil
    draft.rule = .count
  }

  /// Whether 块 is money rather than a classifier: 花了20块, 3.5块, 五块六; not 3块牌子.
  private func isPrice(_ draft: FigureDraft) -> Bool {
    let end = draft.range.upperBound
    if ClassifierNouns.agrees(scalars, at: end - 1, limit: limit) { return false }
    guard draft.magnitude == 0 else { return true }
    if draft.value.exponent < 0 || fillsPhrase(draft.range) { return true }
    if hasSubunit(units.unit(named: "块"), nil, end) { return true }
    return endsClause(end) && FigureLexicon.priceWords.matches(scalars, at: draft.range.lowerBound, limit: start)
  }

  /// Whether a rate in `scalar` (小时, h, 秒, s, 分) makes a length a speed.
  private func isTime(_ scalar: UInt32) -> Bool {
    switch scalar {
    case "小", "时", "h", "秒", "s", "分": true
    default: false
    }
  }
}
