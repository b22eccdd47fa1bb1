/// Numbers without a unit and units behind a single digit, where a text is nothing but a phrase: a cell, an answer.
///
/// In a bulletin a bare number is a code, a name or a reference, and 一 before a classifier is an article. A text of one
/// short line has no room for either: 二百五十点二 → 250.2, 五到十 → 5 to 10, 一天 → 1 天.
extension FigureScanner {
  /// The longest text, in scalars, that is read as a phrase.
  static let longestPhrase = 40

  /// The scalars of a region without blanks around them and its closing mark, where it is one short line; else nil.
  static func phrase(_ scalars: [UInt32], _ region: Range<Int>) -> Range<Int>? {
    guard !region.isEmpty, region.count <= longestPhrase + 4 else { return nil }
    var start = region.lowerBound
    var end = region.upperBound
    while start < end, isBlank(scalars[start]) { start += 1 }
    while start < end, isBlank(scalars[end - 1]) || scalars[end - 1] == "。" || scalars[end - 1] == "." { end -= 1 }
    guard start < end, end - start <= longestPhrase else { return nil }
    for index in start..<end where scalars[index] == "\n" || scalars[index] == "。" { return nil }
    return start..<end
  }

  private static func isBlank(_ scalar: UInt32) -> Bool { scalar == " " || scalar == "\n" || scalar == "\u{3000}" }

  /// Reads a number without a unit: gives where to go on, or nil where it is none.
  mutating func bare(_ numeral: Numeral) -> Int? {
    guard phrase != nil else { return nil }
    var draft = powered(numeral) ?? FigureDraft(numeral: numeral)
    if let (magnitude, end) = latinMagnitude(numeral) {
      draft.magnitude = magnitude
      draft.magnitudeRange = end - 1..<end
      draft.range = numeral.range.lowerBound..<end
    }
    let isWhole = fillsPhrase(draft.range)
    guard isWhole || numeral.range.count > 1 || numeral.script == .arabic, isWhole || standsFree(draft.range) else {
      return nil
    }
    if numeral.script == .arabic, isMobile(numeral) { return nil }
    draft.kind = .other
    draft.rule = .bare
    return accept(draft)
  }

  /// A range of two numbers without a unit: 五到十, 5~10. Gives its draft.
  func bareRange(_ numeral: Numeral, _ upper: Numeral) -> FigureDraft? {
    guard phrase != nil, standsFree(numeral.range.lowerBound..<upper.range.upperBound) else { return nil }
    var draft = FigureDraft(numeral: upper)
    draft.rule = .bare
    return draft
  }

  /// Whether a figure with the words around it is all that a phrase holds.
  func fillsPhrase(_ range: Range<Int>) -> Bool {
    guard let phrase else { return false }
    return outerStart(range.lowerBound) == phrase.lowerBound && outerEnd(range.upperBound) == phrase.upperBound
  }

  /// Whether punctuation or a word that leads to a number stands before `range`, and the end of a clause behind it.
  private func standsFree(_ range: Range<Int>) -> Bool {
    guard let phrase else { return false }
    let end = outerEnd(range.upperBound)
    guard end >= phrase.upperBound || isMark(scalars[end]) || scalars.has("之间", at: end, limit: limit) else {
      return false
    }
    let begin = outerStart(range.lowerBound)
    return begin <= phrase.lowerBound || isMark(scalars[begin - 1])
      || FigureLexicon.copulas.matches(scalars, at: begin, limit: phrase.lowerBound)
  }

  private func outerStart(_ index: Int) -> Int {
    var begin = sign(before: index) ?? index
    if let hedge = hedge(before: begin) { begin = hedge.start }
    if begin > start, scalars[begin - 1] == "从" || scalars[begin - 1] == "+" || scalars[begin - 1] == "±" { begin -= 1 }
    return begin
  }

  private func outerEnd(_ index: Int) -> Int {
    FigureLexicon.after.longest(in: scalars, at: index, limit: limit)?.end ?? index
  }

  private func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case "，", "、", "；", "：", "！", "？", "（", "）", ",", ":", "(", ")", " ", "=", "\n", "。": true
    default: false
    }
  }

  /// A sign before a number: 负, -, 零下.
  func sign(before index: Int) -> Int? {
    guard index - 1 >= floor else { return nil }
    switch scalars[index - 1] {
    case "-", "−", "－":
      guard
        index - 1 == start || isMark(scalars[index - 2])
          || FigureLexicon.copulas.matches(scalars, at: index - 1, limit: floor)
      else { return nil }
      return index - 1
    case "负":
      // 减负, 肩负, 自负 are words.
      if index - 2 >= start, FigureLexicon.isWordBeforeMinus(scalars[index - 2]) { return nil }
      return index - 1
    case "下" where index - 2 >= floor && scalars[index - 2] == "零": return index - 2
    default: return nil
    }
  }

  /// 1.5e10, 10^5, 3×10^8: a number with a power of ten, or raised to one.
  private func powered(_ numeral: Numeral) -> FigureDraft? {
    guard numeral.script == .arabic, numeral.magnitude == 0, numeral.vagueness == nil else { return nil }
    let begin = numeral.range.lowerBound
    var index = numeral.range.upperBound
    guard index + 1 < limit else { return nil }
    switch scalars[index] {
    case "e", "E":
      guard let (power, end) = exponent(at: index + 1) else { return nil }
      return FigureDraft(range: begin..<end, value: numeral.number.scaled(by: power), kind: .other, rule: .bare)
    case "^":
      guard let (power, end) = exponent(at: index + 1) else { return nil }
      var draft = FigureDraft(range: begin..<end, value: numeral.number, kind: .other, rule: .bare)
      var quotient = 1.0
      for _ in 0..<abs(power) { quotient *= numeral.number.double }
      draft.quotient = power < 0 ? 1 / quotient : quotient
      return draft.quotient?.isFinite == true ? draft : nil
    case "×", "x", "*":
      index += 1
      guard scalars.has("10^", at: index, limit: limit), let (power, end) = exponent(at: index + 3) else { return nil }
      return FigureDraft(range: begin..<end, value: numeral.number.scaled(by: power), kind: .other, rule: .bare)
    default: return nil
    }
  }

  /// A whole exponent of at most two digits, with its sign.
  private func exponent(at start: Int) -> (power: Int, end: Int)? {
    guard start < limit else { return nil }
    let isNegative = scalars[start] == "-"
    let place = isNegative || scalars[start] == "+" ? start + 1 : start
    let (number, end) = numerals.digits(at: place, limit: limit)
    guard let number, number.exponent == 0, end > place, end - place <= 2 else { return nil }
    return (isNegative ? -number.significand : number.significand, end)
  }

  /// K or M behind the digits that end a phrase: 15K, 2.5M.
  private func latinMagnitude(_ numeral: Numeral) -> (power: Int, end: Int)? {
    let end = numeral.range.upperBound
    guard numeral.script == .arabic, numeral.magnitude == 0, let phrase, end + 1 == phrase.upperBound else {
      return nil
    }
    switch scalars[end] {
    case "k", "K", "Ｋ": return (3, end + 1)
    case "M", "Ｍ": return (6, end + 1)
    default: return nil
    }
  }

  /// Whether eleven digits are a mobile telephone's: 13800138000.
  private func isMobile(_ numeral: Numeral) -> Bool {
    numeral.range.count == 11 && (13_000_000_000..<20_000_000_000).contains(numeral.number.significand)
  }

  /// Whether a single Chinese digit counts with `unit`: a noun that the classifier counts follows (三头牛, 六节课), a
  /// sub-unit goes on (五块六毛, 一米八), or the two are all that the text says (三尺, 一天).
  func admitsPlainDigit(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    let begin = numeral.range.lowerBound
    let isOne = numeral.number.significand == 1
    if ClassifierNouns.agrees(scalars, at: end - unit.count, limit: limit), !isOne || phrase != nil { return true }
    if hasSubunit(unit, numeral, end) { return true }
    guard fillsPhrase(begin..<end) else { return false }
    return !isOne || unit.kind != .count || FigureLexicon.plainOnes.contains(unit.name)
  }
}
