/// Finds the figures of one region.
///
/// One pass from left to right. At a numeral the form is chosen by what follows it (%, 分之, ∶, a unit), then the words
/// before (hedges, changes) and behind (以上) are added. Each step looks at a bounded number of characters.
struct FigureScanner {
  /// The text.
  let scalars: [UInt32]
  /// Where the region begins.
  let start: Int
  /// Where the reading must stop: the region's end, or the next excluded range.
  var limit: Int
  /// Where the last figure or excluded range ended; words before a figure are looked for behind it.
  var floor: Int
  /// The figures, ascending.
  var drafts: [FigureDraft] = []
  /// Numerals that are none.
  var broken: [Range<Int>] = []
  /// The scalars of the region, where it is but one short line; see ``phrase(_:_:)``.
  let phrase: Range<Int>?

  let numerals: NumeralReader
  let units = UnitLexicon.shared

  init(scalars: [UInt32], region: Range<Int>) {
    self.scalars = scalars
    numerals = NumeralReader(scalars: scalars)
    start = region.lowerBound
    limit = region.upperBound
    floor = region.lowerBound
    phrase = Self.phrase(scalars, region)
  }

  /// What a character may begin: 0 nothing, 1 a numeral, 2 another word, 3 a run of Latin letters.
  private static let beginnings: [UInt8] = {
    var table = NumeralCharacter.codes.map { $0 == 0 ? UInt8(0) : 1 }
    for scalar in "第半翻¥￥$＄€£".unicodeScalars { table[Int(scalar.value)] = 2 }
    for scalar in 0x41...0x5A { (table[scalar], table[scalar | 0x20]) = (3, 3) }
    for scalar in "伍陆".unicodeScalars { table[Int(scalar.value)] = 1 }
    return table
  }()

  /// Reads `range`, which no excluded range cuts.
  mutating func scan(_ range: Range<Int>) {
    limit = range.upperBound
    floor = max(start, min(floor, range.lowerBound))
    var index = nextBeginning(range.lowerBound)
    while index < limit {
      switch Self.beginnings[Int(scalars[index])] {
      case 1: index = numeral(at: index)
      case 2: index = word(at: index)
      default: index = latin(at: index)
      }
      index = nextBeginning(index)
    }
  }

  /// The first place from `index` on where something may begin, a scalar of the basic plane; `limit` or behind it where
  /// nothing may.
  private func nextBeginning(_ index: Int) -> Int {
    scalars.withUnsafeBufferPointer { scalars in
      Self.beginnings.withUnsafeBufferPointer { beginnings in
        // Sound: `beginnings` has an entry for each scalar of the basic plane, and `limit` is in the text.
        var index = index
        while index < limit, scalars[index] >= 0x10000 || beginnings[Int(scalars[index])] == 0 { index += 1 }
        return index
      }
    }
  }

  // MARK: - Dispatch

  /// Reads what the numeral at `index` begins; gives where to go on.
  private mutating func numeral(at index: Int) -> Int {
    if let trap = FigureLexicon.traps.longest(in: scalars, at: index, limit: limit), !isFraction(trap.end),
      !scalars.has("钱", at: trap.end, limit: limit),
      !(index > floor && scalars[index - 1] == "前" && scalars[trap.end - 1] == "强"),
      trap.end != index + 2
        || !ClassifierNouns.agrees(scalars, at: index + 1, limit: limit) && !isTenthsOfYuan(trap.end)
    {
      return trap.end
    }
    if let end = percentOf(at: index) ?? doubledWord(at: index) { return end }
    switch numerals.numeral(at: index, limit: limit) {
    case .none: return index + 1
    case .broken(let end):
      if end - index > 2 { broken.append(index..<end) }
      return end
    case .code(let end): return code(index, end)
    // 一个月零五天: 零 only joins.
    case .numeral(let numeral):
      if numeral.isChinese, numeral.range.count > 1, numeral.number.exponent == 0, scalars[index] == "零", index == floor
      {
        return index + 1
      }
      return figure(numeral)
    }
  }

  /// Whether 五分 goes on behind 三角.
  private func isTenthsOfYuan(_ end: Int) -> Bool {
    scalars[end - 1] == "角" && scalars.has("分", at: end + 1, limit: limit) && NumeralCharacter.code(scalars[end]) != 0
  }

  private func isFraction(_ index: Int) -> Bool { scalars.has("之", at: index, limit: limit) }

  /// Passes digits that are no number: 七五折 is a share all the same, and a magnitude or a unit of measure behind
  /// 1.2.3 is an error.
  private mutating func code(_ index: Int, _ end: Int) -> Int {
    if let draft = discount(at: index) { return accept(draft) }
    if NumeralCharacter.arabicDigit(scalars[index]) != nil, isMisprint(index..<end) {
      broken.append(index..<end)
      return end
    }
    return codeEnd(end)
  }

  /// Whether a magnitude, % or a unit of measure stands behind digits with several points, or behind more of them than
  /// a number has: 1.2.3亿, 1.2.3%.
  private func isMisprint(_ range: Range<Int>) -> Bool {
    guard range.count > NumeralReader.longestNumber || range.contains(where: { scalars[$0] == "." }) else {
      return false
    }
    return isMeasured(range.upperBound)
  }

  /// Behind the letters, digits and joints that a code goes on with.
  private func codeEnd(_ index: Int) -> Int {
    var end = index
    while end < limit, NumeralCharacter.isLatin(scalars[end]) || NumeralCharacter.arabicDigit(scalars[end]) != nil {
      end += 1
    }
    return end
  }

  /// Passes a run of Latin letters and the code that they begin (G98, COVID-19, PM2.5, a URL), unless an amount
  /// follows the letters (GDP5.2万亿元).
  private mutating func latin(at index: Int) -> Int {
    var end = index
    while end < limit, NumeralCharacter.isLatin(scalars[end]) { end += 1 }
    guard end < limit else { return end }
    if let next = currencyCode(index..<end) { return next }
    if NumeralCharacter.arabicDigit(scalars[end]) != nil, end - index >= 2,
      case .numeral(let numeral) = numerals.numeral(at: end, limit: limit)
    {
      let next = numeral.range.upperBound
      if numeral.magnitude > 0 || next < limit && (scalars[next] == "%" || scalars[next] == "％" || scalars[next] == "元")
      {
        return end
      }
    }
    while end < limit {
      let scalar = scalars[end]
      if NumeralCharacter.isLatin(scalar) || NumeralCharacter.arabicDigit(scalar) != nil {
        end += 1
      } else if end + 1 < limit, Self.joinsCode(scalar),
        NumeralCharacter.isLatin(scalars[end + 1]) || NumeralCharacter.arabicDigit(scalars[end + 1]) != nil
          || Self.joinsCode(scalars[end + 1])
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private static func joinsCode(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ".", "-", "_", "/", ":", "?", "=", "&", "#", "@", "~": true
    default: false
    }
  }

  /// Reads what 第, 半, 翻 or a currency sign at `index` begins.
  private mutating func word(at index: Int) -> Int {
    switch scalars[index] {
    case "第": return ordinal(at: index)
    case "半": return doubledWord(at: index) ?? half(at: index)
    case "翻": return multiple(at: index)
    default: return currency(at: index)
    }
  }

  // MARK: - Figures of a number and a unit

  /// The figure that `numeral` begins.
  private mutating func figure(_ numeral: Numeral) -> Int {
    let begin = numeral.range.lowerBound
    let end = numeral.range.upperBound
    if numeral.script == .arabic, isInsideCode(begin) || isReference(numeral) { return codeEnd(end) }
    if let next = misgrouped(numeral) { return next }
    if let next = fractionOrRatio(numeral) { return next }
    if let next = timeOfDay(numeral) { return next }
    if let next = front(numeral) { return next }
    if let next = range(numeral) { return next }
    guard let draft = draft(numeral) else { return bare(numeral) ?? afterNothing(numeral) }
    return accept(draft)
  }

  /// Behind a numeral that begins no figure.
  private func afterNothing(_ numeral: Numeral) -> Int {
    let end = numeral.range.upperBound
    guard numeral.script == .arabic, end < limit, NumeralCharacter.isLatin(scalars[end]) else { return end }
    return codeEnd(end)
  }

  /// A number with its unit, or nil where the words make no figure.
  func draft(_ numeral: Numeral) -> FigureDraft? {
    var draft = FigureDraft(numeral: numeral)
    if let percent = tenths(numeral) { return percent }
    if let bandwidth = bandwidth(numeral) { return bandwidth }
    let place = skipBlank(numeral.range.upperBound, before: numeral)
    if let (unit, end) = units.unit(in: scalars, at: place, limit: limit) {
      guard admits(numeral, unit, end) else { return nil }
      draft.take(unit, end: end)
      if unit.name == "个", sharesPoints(numeral, end) {
        (draft.unit, draft.kind, draft.rule) = ("个百分点", .points, .measure)
      }
      extend(&draft, unit)
      return draft
    }
    return bareMagnitude(numeral)
  }

  /// Whether 个 behind a decimal shares the 百分点 of the figure it is coordinated with: 5.3个、8.6个百分点.
  private func sharesPoints(_ numeral: Numeral, _ end: Int) -> Bool {
    guard numeral.number.exponent < 0, end + 1 < limit, scalars[end] == "、" || scalars[end] == "和",
      case .numeral(let next) = numerals.numeral(at: end + 1, limit: limit)
    else { return false }
    return scalars.has("个百分点", at: next.range.upperBound, limit: limit)
  }

  /// 100兆, 千兆宽带: 兆 without money behind it is a million of bits or bytes, not 10¹².
  private func bandwidth(_ numeral: Numeral) -> FigureDraft? {
    let end = numeral.range.upperBound
    guard numeral.magnitude >= 12, numeral.script != .bare, scalars[end - 1] == "兆" else { return nil }
    if let (unit, _) = units.unit(in: scalars, at: end, limit: limit), unit.kind == .money { return nil }
    var draft = FigureDraft(numeral: numeral)
    draft.magnitude = 0
    (draft.unit, draft.magnitudeRange) = (text(numeral.magnitudeRange), 0..<0)
    (draft.kind, draft.rule) = (.other, .measure)
    return draft
  }

  /// 1.21万亿, 3.5亿 without a unit that the lexicon knows.
  private func bareMagnitude(_ numeral: Numeral) -> FigureDraft? {
    guard numeral.magnitude > 0 || numeral.isMultiplied else { return nil }
    let end = numeral.range.upperBound
    if end < limit,
      scalars[end] == "级" || scalars.has("吨级", at: end, limit: limit) || scalars[end] == "富" || scalars[end] == "众"
        || scalars[end] == "年"
    {
      return nil
    }
    if numeral.script == .bare {
      // 万亿 alone is an amount only behind a hedge (超万亿, 突破万亿) and where a clause ends.
      guard hedge(before: numeral.range.lowerBound) != nil, numeral.magnitude >= 8, endsClause(end) else { return nil }
    } else if numeral.script != .arabic, !endsClause(end), hedge(before: numeral.range.lowerBound) == nil {
      return nil
    }
    var draft = FigureDraft(numeral: numeral)
    draft.rule = .magnitude
    draft.kind = .other
    return draft
  }
}
