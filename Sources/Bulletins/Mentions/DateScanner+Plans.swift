/// Five-year plans: “十四五”, 九五期间, 第十四个五年规划.
extension DateScanner {
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
    // “十四五”首年, “十四五”第三年.
    if scalars.has("首年", at: end, limit: limit) {
      (period, end) = (DatePeriod(years: first, first), end + 2)
    } else if has("第", end), let count = dateNumber(at: end + 1), (1...5).contains(count.value), has("年", count.end) {
      (period, end) = (DatePeriod(years: first + count.value - 1, first + count.value - 1), count.end + 1)
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
}

extension WordTable {
  /// ``DateLexicon/otherPlans``, read backwards.
  fileprivate static let backwardOtherPlans = WordTable(list: "普法 法治宣传 法制宣传 法治宣教", backward: true)
}
