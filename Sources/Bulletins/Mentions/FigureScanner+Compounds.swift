/// A unit and its sub-units: 3元5角, 1小时30分钟, 三斤二两; and the digit that speech leaves without one: 一米八, 五块六.
extension FigureScanner {
  /// A sub-unit: its names, and a power of ten of the unit (negative) or how many make one (positive).
  private typealias Subunit = (names: [StaticString], power: Int)

  /// The sub-units of each unit, greatest first.
  private static let subunits: [UnitName: [Subunit]] = {
    let minutes: [Subunit] = [(["分钟", "分"], 60), (["秒钟", "秒"], 3600)]
    let hours: [Subunit] = [(["小时", "个小时"], 24), (["分钟", "分"], 1440)]
    let tenths: [Subunit] = [(["角", "毛"], -1), (["分"], -2)]
    let angles: [Subunit] = [(["′", "分", "'"], 60), (["″", "秒", "\""], 3600)]
    return [
      "美元": [(["美分"], -2)], "欧元": [(["欧分"], -2)], "英镑": [(["便士"], -2)], "元": tenths, "块": tenths, "角": [(["分"], -1)],
      "毛": [(["分"], -1)], "小时": minutes, "个小时": minutes,
      "分钟": [(["秒钟", "秒"], 60)], "分": [(["秒钟", "秒"], 60)], "天": hours, "周": [(["天"], 7)], "个星期": [(["天"], 7)],
      "星期": [(["天"], 7)],
      "年": [(["个月"], 12)], "岁": [(["个月"], 12)], "公里": [(["米"], -3)], "米": [(["分米"], -1), (["厘米", "公分"], -2)],
      "丈": [(["尺"], -1), (["寸"], -2)], "尺": [(["寸"], -1)], "斤": [(["两"], -1)], "公斤": [(["克"], -3)], "千克": [(["克"], -3)],
      "吨": [(["公斤", "千克"], -3)], "亩": [(["分"], -1)], "英尺": [(["英寸"], 12)], "磅": [(["盎司"], 16)], "°": angles,
      "度": angles,
    ]
  }()

  /// The value of a unit with the sub-units at `end`, and where they end.
  func compound(
    _ draft: FigureDraft, _ unit: UnitLexicon.Unit, at end: Int
  ) -> (value: DecimalNumber, quotient: Double?, end: Int)? {
    guard draft.magnitude == 0, draft.bounds == nil, draft.hedge == nil, mayGoOn(end) else { return nil }
    if let (tenths, place) = spokenTenths(unit.name, draft.isChinese(scalars), at: end),
      let sum = draft.value.adding(tenths)
    {
      return (sum, nil, place)
    }
    guard let parts = Self.subunits[unit.name] else { return nil }
    var value = draft.value
    // Parts that are no tenths are counted in the smallest of them, so that one division rounds once.
    let smallest = Double(parts[parts.count - 1].power)
    var count = draft.value.double * smallest
    var place = end
    for part in parts {
      guard let (numeral, next) = subunit(part, at: place) else { continue }
      place = next
      if part.power < 0 {
        value = value.adding(numeral.number.scaled(by: part.power)) ?? value
      } else {
        count += numeral.number.double * (smallest / Double(part.power))
      }
    }
    // 三块二毛五: a last digit behind 毛 counts the hundredths.
    if place > end, scalars[place - 1] == "毛" || scalars[place - 1] == "角", unit.name == "块" || unit.name == "元",
      place < limit, endsClause(place + 1), NumeralCharacter.kind(scalars[place]) == NumeralCharacter.Kind.digit,
      let sum = value.adding(DecimalNumber(Int(NumeralCharacter.code(scalars[place]) & 15), exponent: -2))
    {
      value = sum
      place += 1
    }
    // 二亩三分地.
    if place > end, unit.name == "亩", scalars.has("地", at: place, limit: limit) { place += 1 }
    return place > end ? (value, smallest > 0 ? count / smallest : nil, place) : nil
  }

  /// Whether a sub-unit or a spoken tenth goes on at `end`.
  func hasSubunit(_ unit: UnitLexicon.Unit?, _ numeral: Numeral?, _ end: Int) -> Bool {
    guard let unit, mayGoOn(end) else { return false }
    if spokenTenths(unit.name, numeral?.isChinese ?? true, at: end) != nil { return true }
    guard let parts = Self.subunits[unit.name] else { return false }
    return parts.contains { subunit($0, at: end) != nil }
  }

  /// Whether 一 and a unit stand at `index`, so that what goes before is a price: 一斤 in 五块六一斤.
  private func isPer(_ index: Int) -> Bool {
    scalars[index] == "一" && units.unit(in: scalars, at: index + 1, limit: limit) != nil
  }

  /// Whether a number, or 又 before one, stands behind a unit.
  private func mayGoOn(_ end: Int) -> Bool {
    guard end < limit else { return false }
    if NumeralCharacter.code(scalars[end]) != 0 { return true }
    return scalars[end] == "又" || scalars[end] == "伍" || scalars[end] == "陆"
  }

  /// A number smaller than the unit, with a sub-unit, at `place`.
  private func subunit(_ part: Subunit, at place: Int) -> (numeral: Numeral, end: Int)? {
    var index = place
    if index < limit, scalars[index] == "零" || scalars[index] == "又" { index += 1 }
    guard index < limit,
      case .numeral(let numeral) = numerals.numeral(at: index, limit: limit), numeral.vagueness == nil,
      numeral.magnitude == 0,
      let found = part.names.first(where: { scalars.has($0, at: numeral.range.upperBound, limit: limit) }),
      numeral.number.double < (part.power < 0 ? DecimalNumber(1, exponent: -part.power).double : Double(part.power))
    else { return nil }
    return (numeral, numeral.range.upperBound + "\(found)".unicodeScalars.count)
  }

  /// The digits that stand behind a unit for its tenths: 八 in 一米八, 75 in 1米75, 五 in 三块五.
  private func spokenTenths(_ unit: UnitName, _ isChinese: Bool, at index: Int) -> (number: DecimalNumber, end: Int)? {
    switch unit {
    case "米", "块", "斤", "毛": break
    default: return nil
    }
    var value = 0
    var place = index
    while place < limit, place - index < 3 {
      let code = NumeralCharacter.code(scalars[place])
      guard code >> 4 == (isChinese ? NumeralCharacter.Kind.digit : NumeralCharacter.Kind.arabic),
        scalars[place] != "两",
        place > index || code & 15 > 0
      else { break }
      value = value * 10 + Int(code & 15)
      place += 1
    }
    // Two digits are hundredths of a metre only.
    guard place > index, place - index == 1 && isChinese || place - index == 2 && unit == "米",
      place >= limit || NumeralCharacter.code(scalars[place]) == 0 || isPer(place),
      units.unit(in: scalars, at: place, limit: limit) == nil,
      isChinese && place - index == 1 || endsClause(place)
    else { return nil }
    return (DecimalNumber(value, exponent: index - place), place)
  }
}
