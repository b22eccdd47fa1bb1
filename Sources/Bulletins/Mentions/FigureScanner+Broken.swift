/// Numerals that go wrong near a unit. They are reported with their span and give no value.
extension FigureScanner {
  /// Whether a unit stands at `index` that makes a misprint of the digits before it: 亿, %, 元.
  func isMeasured(_ index: Int) -> Bool {
    if numerals.magnitude(at: index, limit: limit).power > 0 { return true }
    guard let (unit, _) = units.unit(in: scalars, at: index, limit: limit) else { return false }
    switch unit.kind {
    case .percent, .points, .money, .length, .area, .mass, .volume, .energy: return !unit.isPlainOnly
    default: return false
    }
  }

  /// Passes a number whose comma parts no three digits, before a unit of measure: 3,45元. Gives where to go on.
  mutating func misgrouped(_ numeral: Numeral) -> Int? {
    let comma = numeral.range.upperBound
    guard numeral.script == .arabic, numeral.number.exponent == 0, numeral.magnitude == 0, numeral.vagueness == nil,
      scalars.has(",", at: comma, limit: limit),
      numeral.range.count <= 3 || numeral.range.contains(where: { scalars[$0] == "," })
    else { return nil }
    let (_, end) = numerals.digits(at: comma + 1, limit: limit)
    guard end > comma + 1, isMeasured(end) else { return nil }
    broken.append(numeral.range.lowerBound..<end)
    return end
  }

  /// Passes 两 or 半 said twice before a unit: 两两个, 半半年; not 两两结对. Gives where to go on.
  mutating func doubledWord(at index: Int) -> Int? {
    guard index + 2 < limit, scalars[index] == scalars[index + 1], scalars[index] == "两" || scalars[index] == "半",
      let (unit, end) = units.unit(in: scalars, at: index + 2, limit: limit)
    else { return nil }
    switch unit.name {
    case "个", "名", "项", "年", "天", "个月", "小时", "元", "亩", "公里", "吨": break
    default: return nil
    }
    broken.append(index..<end)
    return end
  }

  /// Passes a range that ends below its start: 5至3个, 1万—5千元; 由5到3个 is a change. Gives where to go on.
  mutating func fallingRange(_ lower: Numeral, _ upper: Numeral, _ end: Int) -> Int? {
    let begin = lower.range.lowerBound
    guard lower.script == upper.script, lower.vagueness == nil, upper.vagueness == nil,
      lower.script == .arabic || lower.script == .chinese, lower.bounds == nil, upper.bounds == nil,
      lower.range.count < 4 || lower.magnitude > 0
    else { return nil }
    // 零下10至5度 does not fall.
    if sign(before: begin) != nil { return nil }
    var place = begin
    while place > floor, begin - place < 6 {
      place -= 1
      switch scalars[place] {
      case "从", "由", "自", "第", "图", "表", "年", "月": return nil
      case "-", "—", "–", "/", "、": return nil
      case "，", "。", "；", "\n": place = floor
      default: break
      }
    }
    broken.append(begin..<end)
    return end
  }
}
