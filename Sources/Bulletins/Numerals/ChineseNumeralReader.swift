/// Reads numerals in Chinese characters: 二百余万, 三十几, 一亿二千万, 十二三, 二〇二〇, 三点五亿, 壹佰.
///
/// Grammar, in sections that a magnitude ends:
///
///     numeral = section { magnitude { magnitude } section } [ 点 digits ] [ magnitude ] [ 余 | 多 | 来 ]
///     section = [ digit ] 千 [ digit ] 百 [ digit ] 十 [ digit ]      (each part optional, descending, 零 between)
///     digit   = 一 … 九 | 两 | 几 | 数 | two digits side by side (三五, 七八)
struct ChineseNumeralReader: Sendable {
  /// The text.
  let scalars: [UInt32]

  /// The longest run of numeral characters that can be a number; longer ones are codes.
  static let longestRun = 40

  private typealias Kind = NumeralCharacter.Kind

  /// The numeral that begins at `start`.
  func numeral(at start: Int, limit: Int) -> NumeralReader.Outcome {
    let reader = NumeralReader(scalars: scalars)
    var end = start
    while end < limit {
      let kind = NumeralCharacter.kind(scalars[end])
      guard kind >= Kind.digit || Self.isFinancialWord(scalars, end, start) else { break }
      if kind == Kind.unit || kind == Kind.magnitude, reader.beginsUnit(at: end, limit: limit) { break }
      if kind == Kind.vague, !isVagueDigit(at: end, start: start, limit: limit) { break }
      if scalars[end] == "两", end > start, isTael(at: end, limit: limit) { break }
      end += 1
    }
    guard end > start else { return .none }
    if end - start > Self.longestRun { return .code(end: end) }
    if let digits = digitRow(start..<end) { return .numeral(withFraction(digits, limit: limit)) }
    var parser = Parser()
    var index = start
    while index < end, parser.take(code(at: index), at: index) { index += 1 }
    if index < end {
      // 三十二百 makes no number; 百千万 (a slogan's numerals) and a second numeral that follows are no error.
      return parser.isNonsense ? .broken(end: end) : .code(end: end)
    }
    guard let result = parser.finish() else { return belowOne(at: start, limit: limit) ?? .code(end: end) }
    var numeral = Numeral(range: start..<end, script: result.isBare ? .bare : .chinese, number: result.low)
    numeral.magnitude = result.magnitude
    numeral.isMultiplied = result.isMultiplied
    if result.magnitude > 0 { numeral.magnitudeRange = result.magnitudeStart..<end }
    if result.high != result.low || result.isVague {
      numeral.bounds = (result.low, result.high)
      numeral.vagueness = .several
      // 三十几 is written as 三十.
      if result.isOpen { numeral.number = DecimalNumber(result.low.significand - 1) }
    }
    return .numeral(withTail(withFraction(numeral, limit: limit), limit: limit))
  }

  /// A number below one: 零点五 → 0.5.
  private func belowOne(at start: Int, limit: Int) -> NumeralReader.Outcome? {
    guard NumeralCharacter.isDateZero(scalars[start]) else { return nil }
    let zero = Numeral(range: start..<start + 1, script: .chinese, number: DecimalNumber(0))
    let numeral = withFraction(zero, limit: limit)
    return numeral.range.count > 1 ? .numeral(numeral) : nil
  }

  /// Whether 两 behind a numeral is the unit of mass and no digit: 八两, 十两, 二百两; not 一万两千.
  private func isTael(at index: Int, limit: Int) -> Bool {
    guard NumeralCharacter.kind(scalars[index - 1]) >= Kind.digit else { return false }
    guard index + 1 < limit else { return true }
    // 一两个 is one or two.
    if scalars[index - 1] == "一" { return scalars[index + 1] == "重" || scalars[index + 1] == "半" }
    let next = NumeralCharacter.kind(scalars[index + 1])
    return next != Kind.unit && next != Kind.magnitude && next != Kind.digit
  }

  private func code(at index: Int) -> UInt8 {
    let code = NumeralCharacter.code(scalars[index])
    if code != 0 { return code }
    switch scalars[index] {
    case "伍": return Kind.digit << 4 | 5
    default: return Kind.digit << 4 | 6
    }
  }

  /// 伍 and 陆 (and their like in the table) are numerals only beside other numerals: 陆佰, 贰拾伍.
  private static func isFinancialWord(_ scalars: [UInt32], _ index: Int, _ start: Int) -> Bool {
    guard scalars[index] == "伍" || scalars[index] == "陆" else { return false }
    if index > start { return NumeralCharacter.isFinancial(scalars[index - 1]) || scalars[index - 1] == "零" }
    // 壹元伍角: behind a unit of money.
    if index > 0, scalars[index - 1] == "元" || scalars[index - 1] == "圆" || scalars[index - 1] == "角" { return true }
    guard index + 1 < scalars.count else { return false }
    let next = scalars[index + 1]
    return next == "拾" || next == "佰" || next == "仟"
  }

  /// 几 counts as a digit behind 十 or before a unit (十几, 几百); 数 only before a unit (数十万).
  private func isVagueDigit(at index: Int, start: Int, limit: Int) -> Bool {
    let isSome = scalars[index] == "几" || scalars[index] == "幾"
    if isSome, index > start, NumeralCharacter.kind(scalars[index - 1]) == Kind.unit { return true }
    guard index == start, index + 1 < limit else { return false }
    let next = NumeralCharacter.kind(scalars[index + 1])
    return next == Kind.unit || next == Kind.magnitude
  }

  /// A row of three digits or more without units (二〇二〇), or 二〇.
  private func digitRow(_ range: Range<Int>) -> Numeral? {
    guard range.count >= 2 else { return nil }
    var value = 0
    var zeros = 0
    for index in range {
      let code = NumeralCharacter.code(scalars[index])
      guard code >> 4 == Kind.digit, range.count <= 17 else { return nil }
      value = value * 10 + Int(code & 15)
      if code & 15 == 0 { zeros += 1 }
    }
    guard range.count >= 3 || zeros > 0 else { return nil }
    return Numeral(range: range, script: .digits, number: DecimalNumber(value))
  }

  /// 点 and digits behind a whole number: 三点五 → 3.5, with a magnitude behind them (三点五亿).
  private func withFraction(_ numeral: Numeral, limit: Int) -> Numeral {
    let point = numeral.range.upperBound
    guard numeral.vagueness == nil, numeral.magnitude == 0, numeral.number.exponent == 0, point + 1 < limit,
      scalars[point] == "点" || scalars[point] == "點"
    else { return numeral }
    var index = point + 1
    var value = numeral.number.significand
    while index < limit, index - point <= 10 {
      let code = NumeralCharacter.code(scalars[index])
      guard code >> 4 == Kind.digit, scalars[index] != "两" else { break }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, scaled < Int.max - 10 else { return numeral }
      value = scaled + Int(code & 15)
      index += 1
    }
    let places = index - point - 1
    guard places > 0 else { return numeral }
    // 八点五十分 and 五点一刻 are times of day.
    if index < limit {
      if scalars[index] == "刻" || scalars[index] == "分" { return numeral }
      if NumeralCharacter.kind(scalars[index]) == Kind.unit,
        !NumeralReader(scalars: scalars).beginsUnit(at: index, limit: limit)
      {
        return numeral
      }
    }
    var result = numeral
    result.script = .chinese
    result.number = DecimalNumber(value, exponent: -places)
    let magnitude = NumeralReader(scalars: scalars).magnitude(at: index, limit: limit)
    result.magnitude = magnitude.power
    result.magnitudeRange = magnitude.start..<magnitude.end
    result.range = numeral.range.lowerBound..<magnitude.end
    return result
  }

  /// 余, 多 or 来 behind the number, and a magnitude behind that: 二百余万, 十来个, 三十多亿.
  private func withTail(_ numeral: Numeral, limit: Int) -> Numeral {
    let index = numeral.range.upperBound
    guard index < limit, numeral.vagueness == nil, let last = numeral.range.last else { return numeral }
    let lastKind = NumeralCharacter.kind(scalars[last])
    guard lastKind == Kind.unit || lastKind == Kind.magnitude || lastKind == Kind.tens else { return numeral }
    let reader = NumeralReader(scalars: scalars)
    var vagueness = reader.vagueness(at: index, limit: limit)
    if vagueness == nil, scalars[index] == "来", index + 1 < limit, scalars[index + 1] != "自" { vagueness = .about }
    guard let vagueness else { return numeral }
    var result = numeral
    result.vagueness = vagueness
    result.range = numeral.range.lowerBound..<index + 1
    if numeral.magnitude == 0 {
      let magnitude = reader.magnitude(at: index + 1, limit: limit)
      result.magnitude = magnitude.power
      result.magnitudeRange = magnitude.start..<magnitude.end
      result.range = numeral.range.lowerBound..<magnitude.end
    }
    return result
  }
}

extension ChineseNumeralReader {
  /// The sections of one numeral, as they are read from left to right.
  private struct Parser {
    /// What came out.
    struct Result {
      var low: DecimalNumber
      var high: DecimalNumber
      var magnitude: Int
      var magnitudeStart: Int
      var isMultiplied: Bool
      var isBare: Bool
      var isVague: Bool
      /// Whether 几 stands in the place of the last digit, behind 十.
      var isOpen = false
    }

    /// The sections that a magnitude has ended, low and high variant.
    private var total = (low: 0, high: 0)
    /// The section that is being read.
    private var section = (low: 0, high: 0)
    /// The digit that waits for its unit.
    private var digit: (low: Int, high: Int)?
    private var lastUnit = Int.max
    private var lastMagnitude = Int.max
    private var sectionCount = 0
    private var zeroSeen = false
    private var sawDigit = false
    private var isVague = false
    /// The trailing magnitudes: their power, where they begin, and the section before them.
    private var trailing: (power: Int, start: Int, low: Int, high: Int)?
    /// Whether what stopped the reading is an error rather than the end of one numeral.
    private(set) var isNonsense = false
    private var unitCount = 0

    /// Reads one character; false where it does not fit.
    mutating func take(_ code: UInt8, at index: Int) -> Bool {
      let value = Int(code & 15)
      switch code >> 4 {
      case Kind.digit: return takeDigit(value)
      case Kind.vague:
        guard digit == nil else { return false }
        digit = (1, 9)
        isVague = true
        sawDigit = true
        return true
      case Kind.tens:
        guard digit == nil, lastUnit > 1 else { return false }
        section.low += value * 10
        section.high += value * 10
        lastUnit = 1
        sawDigit = true
        return true
      case Kind.unit: return takeUnit(value)
      default: return takeMagnitude(value, at: index)
      }
    }

    private mutating func takeDigit(_ value: Int) -> Bool {
      trailing = nil
      if value == 0 {
        guard digit == nil else {
          isNonsense = false
          return false
        }
        zeroSeen = true
        return true
      }
      sawDigit = true
      if let previous = digit {
        // 三五个, 七八十: two digits side by side are bounds.
        guard previous.low == previous.high, value == previous.low + 1 || (previous.low == 3 && value == 5) else {
          return false
        }
        digit = (previous.low, value)
        isVague = true
        return true
      }
      digit = (value, value)
      return true
    }

    private mutating func takeUnit(_ power: Int) -> Bool {
      trailing = nil
      unitCount += 1
      guard power < lastUnit else {
        isNonsense = digit != nil && section.low > 0 && sawDigit && lastUnit < Int.max
        return false
      }
      // 百 and 千 without a digit only begin a numeral; 十 may follow 百 or 零 (一百十五).
      if digit == nil, power > 1, section.low > 0 || sectionCount > 0 { return false }
      // 十 counts by itself (十万); 百 and 千 alone are magnitudes.
      if power == 1 { sawDigit = true }
      let factor = DecimalNumber.power(power)
      let multiplier = digit ?? (1, 1)
      section.low += multiplier.low * factor
      // 几百 may be any number below a thousand.
      section.high += (multiplier.low == 1 && multiplier.high == 9 ? 10 : multiplier.high) * factor
      digit = nil
      zeroSeen = false
      lastUnit = power
      return true
    }

    private mutating func takeMagnitude(_ power: Int, at index: Int) -> Bool {
      if let ended = trailing {
        // 万亿: two magnitudes multiply.
        guard ended.power + power <= 16, power >= 8 || ended.power >= 8 else { return false }
        let factor = DecimalNumber.power(ended.power + power)
        guard let low = Self.product(ended.low, factor), let high = Self.product(ended.high, factor) else {
          return false
        }
        let before = (total.low - ended.low * DecimalNumber.power(ended.power))
        guard before == 0 else { return false }
        total = (low, high)
        trailing = (ended.power + power, ended.start, ended.low, ended.high)
        lastMagnitude = ended.power + power
        return true
      }
      let isEmpty = section.low == 0 && digit == nil
      guard !isEmpty || sectionCount == 0 else { return false }
      var low = section.low
      var high = section.high
      if let digit {
        low += digit.low
        high += digit.low == 1 && digit.high == 9 && section.low == 0 ? 10 : digit.high
      }
      if isEmpty { (low, high) = (1, 1) }
      guard power < lastMagnitude else {
        isNonsense = sawDigit
        return false
      }
      let factor = DecimalNumber.power(power)
      guard let lowProduct = Self.product(low, factor), let highProduct = Self.product(high, factor),
        total.low < Int.max / 4, lowProduct < Int.max / 4, highProduct < Int.max / 4
      else { return false }
      total.low += lowProduct
      total.high += highProduct
      trailing = (power, index, low, high)
      lastMagnitude = power
      sectionCount += 1
      section = (0, 0)
      digit = nil
      lastUnit = .max
      zeroSeen = false
      return true
    }

    /// The number, or nil where nothing but 零 stands there.
    mutating func finish() -> Result? {
      if let trailing, sectionCount == 1 {
        return Result(
          low: DecimalNumber(trailing.low), high: DecimalNumber(trailing.high), magnitude: trailing.power,
          magnitudeStart: trailing.start, isMultiplied: false, isBare: !sawDigit, isVague: isVague,
          isOpen: trailing.low % 10 == 1 && trailing.high % 10 == 9 && trailing.low > 10)
      }
      if let digit {
        // 三千五 is 3500: a last digit right behind a unit counts the next lower place.
        var factor = 1
        if !zeroSeen, section.low > 0, lastUnit > 1, lastUnit < 4 {
          factor = DecimalNumber.power(lastUnit - 1)
        } else if !zeroSeen, section.low == 0, sectionCount > 0, lastMagnitude < 16 {
          factor = DecimalNumber.power(lastMagnitude - 1)
        }
        section.low += digit.low * factor
        section.high += digit.high * factor
      } else if section.low == 0, sectionCount == 0 {
        // 零 alone begins a word (零部件, 零距离).
        return nil
      }
      let low = total.low + section.low
      let high = total.high + section.high
      return Result(
        low: DecimalNumber(low), high: DecimalNumber(high), magnitude: 0, magnitudeStart: 0,
        isMultiplied: sectionCount > 0, isBare: !sawDigit && unitCount == 1 && sectionCount == 0 && low > 10,
        isVague: isVague, isOpen: digit.map { $0.low == 1 && $0.high == 9 } == true && low > 10)
    }

    private static func product(_ a: Int, _ b: Int) -> Int? {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? nil : product
    }
  }
}
