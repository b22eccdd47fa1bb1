/// Reads the numeral that begins at a place: 3.5亿, 2400多亿, 二百余万, 三十几, 一亿二千万, 壹佰元 → 壹佰.
///
/// One pass over the numeral's own characters. Whether the numeral *is* a figure, an ordinal or part of a word is
/// for the caller to say.
struct NumeralReader: Sendable {
  /// What stands at a place where a numeral may begin.
  enum Outcome: Sendable, Hashable {
    /// A numeral.
    case numeral(Numeral)
    /// Digits that are no number: a code, a version, a row of Chinese digits that is too long. They end before the index.
    case code(end: Int)
    /// Chinese numerals in an order that makes no number (三十二百). They end before the index.
    case broken(end: Int)
    /// Nothing of the kind.
    case none
  }

  /// The text.
  let scalars: [UInt32]

  /// The numeral that begins at `start`, reading no further than `limit`.
  func numeral(at start: Int, limit: Int) -> Outcome {
    guard start < limit else { return .none }
    switch NumeralCharacter.kind(scalars[start]) {
    case NumeralCharacter.Kind.none:
      guard scalars[start] == "伍" || scalars[start] == "陆" else { return .none }
      return ChineseNumeralReader(scalars: scalars).numeral(at: start, limit: limit)
    case NumeralCharacter.Kind.arabic: return arabic(at: start, limit: limit)
    default: return ChineseNumeralReader(scalars: scalars).numeral(at: start, limit: limit)
    }
  }

  /// Whole digits and a fraction, with thousands separators: `1,234.5` → 1234.5.
  ///
  /// Nil `number` means that the digits are no number (`1.2.3`, `007`, more than ``longestNumber`` digits). Of more than
  /// 18 significant digits the rest only count as places: the nearest `Double` does not hold as many.
  func digits(at start: Int, limit: Int) -> (number: DecimalNumber?, end: Int) {
    var index = start
    var value = 0
    var significant = 0
    var dropped = 0
    var isNumber = true
    func take(_ digit: Int) {
      if significant == 0, digit == 0 { return }
      significant += 1
      if significant <= 18 { value = value * 10 + digit } else { dropped += 1 }
    }
    while index < limit, let digit = NumeralCharacter.arabicDigit(scalars[index]) {
      take(digit)
      index += 1
    }
    let wholeCount = index - start
    if wholeCount > 1, NumeralCharacter.arabicDigit(scalars[start]) == 0 { isNumber = false }
    if wholeCount <= 3 {
      while let next = group(at: index, limit: limit) ?? wideGroup(at: index, from: start, limit: limit) {
        for place in index + 1..<next { take(NumeralCharacter.arabicDigit(scalars[place]) ?? 0) }
        index = next
      }
    }
    if significant > Self.longestNumber { isNumber = false }
    var places = 0
    if index + 1 < limit, scalars[index] == "." || scalars[index] == "．",
      NumeralCharacter.arabicDigit(scalars[index + 1]) != nil
    {
      index += 1
      while index < limit, let digit = NumeralCharacter.arabicDigit(scalars[index]) {
        take(digit)
        places += 1
        index += 1
      }
      if index + 1 < limit, scalars[index] == ".", NumeralCharacter.arabicDigit(scalars[index + 1]) != nil {
        isNumber = false
        while index < limit, scalars[index] == "." || NumeralCharacter.arabicDigit(scalars[index]) != nil { index += 1 }
      }
    }
    // 1..5 is a slip of the pen.
    if places == 0, index + 2 < limit, scalars[index] == ".", scalars[index + 1] == ".",
      NumeralCharacter.arabicDigit(scalars[index + 2]) != nil
    {
      isNumber = false
      index += 2
      while index < limit, NumeralCharacter.arabicDigit(scalars[index]) != nil { index += 1 }
    }
    if places > Self.longestNumber { isNumber = false }
    return (isNumber ? DecimalNumber(value, exponent: dropped - places) : nil, index)
  }

  /// The most digits before the point, and behind it, that are still read as a number; a longer row is a code.
  static let longestNumber = 30

  /// The end of `,ddd` at `index` where exactly three digits follow; among full-width digits the comma is full-width too.
  private func group(at index: Int, limit: Int) -> Int? {
    guard index + 3 < limit, index > 0, scalars[index] == "," || scalars[index] == "，" && scalars[index - 1] >= 0xFF10,
      scalars[index] == "," || scalars[index + 1] >= 0xFF10,
      (1...3).allSatisfy({ NumeralCharacter.arabicDigit(scalars[index + $0]) != nil })
    else { return nil }
    if index + 4 < limit, NumeralCharacter.arabicDigit(scalars[index + 4]) != nil { return nil }
    return index + 4
  }

  /// The end of `，ddd` at `index` among plain digits, only where a fraction, a magnitude or 元 shows that the number goes
  /// on: `1，234.5万元`.
  private func wideGroup(at index: Int, from start: Int, limit: Int) -> Int? {
    guard index + 4 < limit, scalars[index] == "，", start == 0 || scalars[start - 1] != "第",
      (1...3).allSatisfy({ NumeralCharacter.arabicDigit(scalars[index + $0]) != nil })
    else { return nil }
    switch scalars[index + 4] {
    case "万", "亿", "元": break
    case ".": guard index + 5 < limit, NumeralCharacter.arabicDigit(scalars[index + 5]) != nil else { return nil }
    default: return nil
    }
    return index + 4
  }

  private func arabic(at start: Int, limit: Int) -> Outcome {
    let (number, end) = digits(at: start, limit: limit)
    guard let number else { return .code(end: end) }
    var numeral = Numeral(range: start..<end, script: .arabic, number: number)
    var index = end
    if let vagueness = vagueness(at: index, limit: limit) {
      // 2400多亿元: the vague word stands before the magnitude. Before a classifier it ends the numeral.
      numeral.vagueness = vagueness
      index += 1
    }
    var magnitude = self.magnitude(at: index, limit: limit)
    if magnitude.power == 0, index == end, index + 1 < limit, scalars[index] == " " {
      // 2 万元: a blank that layout left.
      let behind = self.magnitude(at: index + 1, limit: limit)
      if behind.power >= 4 { magnitude = behind }
    }
    if magnitude.power > 0 || numeral.vagueness != nil { index = magnitude.power > 0 ? magnitude.end : index }
    numeral.magnitude = magnitude.power
    numeral.range = start..<index
    if numeral.vagueness == .more, scalars[end] == "几", number.exponent == 0, number.significand % 10 == 0 {
      numeral.vagueness = .several
      numeral.bounds = (DecimalNumber(number.significand + 1), DecimalNumber(number.significand + 9))
    }
    if magnitude.power > 0, numeral.vagueness == nil {
      if let sum = lowerParts(of: number.scaled(by: magnitude.power), below: magnitude.power, at: index, limit: limit) {
        numeral.number = sum.number
        numeral.magnitude = 0
        numeral.isMultiplied = true
        numeral.range = start..<sum.end
        return .numeral(numeral)
      }
      if let vagueness = vagueness(at: index, limit: limit) {
        numeral.vagueness = vagueness
        numeral.range = start..<index + 1
      }
    }
    numeral.magnitudeRange = magnitude.start..<magnitude.end
    return .numeral(numeral)
  }

  /// The parts behind a magnitude, each with a smaller one or none: 2000万 in 1亿2000万, 5千 in 3万5千.
  private func lowerParts(
    of number: DecimalNumber, below power: Int, at start: Int, limit: Int
  ) -> (number: DecimalNumber, end: Int)? {
    var total = number
    var power = power
    var index = start
    var read = start
    while index < limit {
      // 1万零100.
      let isShort = scalars[index] == "零"
      if isShort { index += 1 }
      guard index < limit, NumeralCharacter.arabicDigit(scalars[index]) != nil else { break }
      let (part, end) = digits(at: index, limit: limit)
      guard let part, part.exponent == 0 else { break }
      let magnitude = self.magnitude(at: end, limit: limit)
      guard magnitude.power < power, part.significand < DecimalNumber.power(min(18, power - magnitude.power)),
        magnitude.power > 0 || isShort || end - index == power || isNextPlace(index..<end, below: power, limit: limit)
      else { break }
      // 3万5 is 35000: a lone last digit counts the next lower place.
      let place = magnitude.power > 0 || isShort || end - index == power ? magnitude.power : power - 1
      guard let sum = total.adding(part.scaled(by: place)) else { break }
      total = sum
      power = magnitude.power
      index = magnitude.end
      read = index
      if power == 0 { break }
    }
    return read > start ? (total, read) : nil
  }

  /// Whether one digit behind a magnitude ends the number, so that it counts the next lower place: 5 in 3万5, 3万5元.
  private func isNextPlace(_ digit: Range<Int>, below power: Int, limit: Int) -> Bool {
    guard digit.count == 1, power >= 2, power <= 8 else { return false }
    guard digit.upperBound < limit else { return true }
    switch scalars[digit.upperBound] {
    case "元", "块", "，", "。", "；", "、", "）", "\n": return true
    default: return false
    }
  }

  /// The run of 十百千万亿兆 at `start` as one power of ten: 万亿 → 12. It ends before the 千 of 千瓦.
  func magnitude(at start: Int, limit: Int) -> (power: Int, start: Int, end: Int) {
    var power = 0
    var index = start
    while index < limit, index - start < 4 {
      let code = NumeralCharacter.code(scalars[index])
      guard code >> 4 == NumeralCharacter.Kind.magnitude || code >> 4 == NumeralCharacter.Kind.unit,
        !beginsUnit(at: index, limit: limit)
      else { break }
      power += Int(code & 15)
      index += 1
    }
    return (power, start, index)
  }

  /// Whether 千, 百 or 兆 at `index` belongs to a unit: 千瓦, 千克, 百帕, 兆瓦, 百分点.
  func beginsUnit(at index: Int, limit: Int) -> Bool {
    guard index + 1 < limit else { return false }
    let next = scalars[index + 1]
    switch scalars[index] {
    case "千":
      switch next {
      case "瓦", "克", "米", "伏", "卡", "帕", "赫", "焦", "字": return true
      default: return false
      }
    case "百": return next == "帕" || next == "分"
    case "兆":
      switch next {
      case "瓦", "赫", "字", "帕", "焦", "伏", "比": return true
      default: return false
      }
    default: return false
    }
  }

  /// 余, 多, 几 or 来 behind a number, where a unit or magnitude may still follow.
  func vagueness(at index: Int, limit: Int) -> Numeral.Vagueness? {
    guard index < limit else { return nil }
    let next = index + 1 < limit ? scalars[index + 1] : 0
    switch scalars[index] {
    case "余", "餘":
      // 余 is also a surname and a noun (余额, 余热).
      switch next {
      case "额", "热", "地", "缺", "款", "力", "量", "震", "姚": return nil
      default: return .more
      }
    case "多":
      switch next {
      case "样", "元", "次", "种", "方", "边", "层", "功", "式", "渠", "部", "措", "点", "维", "少", "数", "党", "彩", "媒":
        // 多元, 多方, 多部门 are words of their own, unless a magnitude came before; 多次 and 多种 may be either.
        return next == "元" || next == "次" || next == "种"
          || next == "部" || next == "点" || next == "层"
          ? .more : nil
      default: return .more
      }
    case "几": return .more
    case "+", "＋":
      // 10万+人次; 1+3 and 5+N are names.
      return NumeralCharacter.code(next) == 0 && !NumeralCharacter.isLatin(next) && next != "+" ? .more : nil
    default: return nil
    }
  }
}
