/// What dates are put together from: numbers, connectors, units that are left out.
extension DateScanner {
  /// A number inside a date.
  struct Number: Sendable {
    /// Its value.
    var value: Int
    /// Where it ends.
    var end: Int
    /// The number of its digits.
    var width: Int
    /// Whether it is written with 十 or 千.
    var isStructured: Bool
    /// Whether it is written with Arabic digits.
    var isArabic: Bool
  }

  /// The number at `index`: up to eight Arabic digits, a row of Chinese digits, or a numeral with 十.
  func dateNumber(at index: Int) -> Number? {
    guard index < limit else { return nil }
    var value = 0
    var end = index
    if NumeralCharacter.arabicDigit(scalars[index]) != nil {
      while end < limit, end - index <= 8, let digit = NumeralCharacter.arabicDigit(scalars[end]) {
        value = value * 10 + digit
        end += 1
      }
      return end - index <= 8
        ? Number(value: value, end: end, width: end - index, isStructured: false, isArabic: true) : nil
    }
    let first = NumeralCharacter.code(scalars[index])
    guard
      first >> 4 == NumeralCharacter.Kind.digit || first >> 4 == NumeralCharacter.Kind.tens || scalars[index] == "十"
        || scalars[index] == "拾"
    else { return nil }
    var isRow = first >> 4 == NumeralCharacter.Kind.digit
    while end < limit, end - index < 8 {
      let code = NumeralCharacter.code(scalars[end])
      if code >> 4 == NumeralCharacter.Kind.digit {
        value = value * 10 + Int(code & 15)
      } else if isRow, NumeralCharacter.isDateZero(scalars[end]), end > index {
        value *= 10
      } else if code >> 4 == NumeralCharacter.Kind.unit || code >> 4 == NumeralCharacter.Kind.tens {
        isRow = false
      } else {
        break
      }
      end += 1
    }
    if isRow { return Number(value: value, end: end, width: end - index, isStructured: false, isArabic: false) }
    guard case .numeral(let numeral) = NumeralReader(scalars: scalars).numeral(at: index, limit: end),
      numeral.range.upperBound == end, numeral.vagueness == nil, numeral.magnitude == 0, numeral.number.exponent == 0
    else { return nil }
    return Number(
      value: numeral.number.significand, end: end, width: end - index, isStructured: true, isArabic: false)
  }

  /// Whether the unit behind `end` is left out because a range's or list's right side has it: the 月 of 1—8月.
  func isElided(_ unit: Unicode.Scalar, behind end: Int, list: Bool) -> Bool {
    var place = end
    // A list may have several members (2021、2022、2023年); it is followed to its end within a few steps.
    for _ in 0..<6 {
      if let connector = connector(at: place) {
        place = connector
      } else if list, place < limit, scalars[place] == "、" || scalars[place] == "和" {
        place += 1
      } else {
        return false
      }
      guard let number = dateNumber(at: place), number.width <= 4 else { return false }
      place = number.end
      if has(unit, place) {
        if unit == "年" { return number.width == 4 || number.width == 2 }
        return (1...(unit == "月" ? 12 : unit == "季" ? 4 : 31)).contains(number.value)
      }
      if !list { return unit == "日" && has("号", place) }
    }
    return false
  }

  /// Behind a connector of a range at `index` (— – - ~ 至 到 起至 and their like), or nil.
  func connector(at index: Int) -> Int? {
    var place = index
    while place < limit, place - index < 2, DateScanner.isDash(scalars[place]) { place += 1 }
    if place > index { return skipBlank(place) }
    if has("至", index) || has("到", index) { return index + 1 }
    // 自2020年1月1日起至12月31日, 2018年直到2020年.
    if has("起", index) || has("直", index), has("至", index + 1) || has("到", index + 1) { return index + 2 }
    return nil
  }

  /// Whether `scalar` is a dash or tilde that joins a range.
  static func isDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case "-", "‐", "‑", "‒", "–", "—", "―", "─", "－", "~", "～", "〜", "∼", "﹣": true
    default: false
    }
  }

  /// Behind one blank at `index` that a digit or a date's unit follows.
  func skipBlank(_ index: Int) -> Int {
    guard index + 1 < limit, scalars[index] == " " || scalars[index] == "\u{3000}" else { return index }
    return index + 1
  }

  /// Whether 每年 or its like stands before `index`.
  func isRecurring(before index: Int) -> Bool {
    DateLexicon.recurring.matches(scalars, at: index, limit: start)
  }
}
