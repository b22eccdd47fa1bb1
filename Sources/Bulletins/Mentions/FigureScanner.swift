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

  let numerals: NumeralReader
  let units = UnitLexicon.shared

  init(scalars: [UInt32], region: Range<Int>) {
    self.scalars = scalars
    numerals = NumeralReader(scalars: scalars)
    start = region.lowerBound
    limit = region.upperBound
    floor = region.lowerBound
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
    var index = range.lowerBound
    let beginnings = Self.beginnings
    while index < limit {
      let scalar = scalars[index]
      let kind = scalar < 0x10000 ? beginnings[Int(scalar)] : 0
      switch kind {
      case 0: index += 1
      case 1: index = numeral(at: index)
      case 2: index = word(at: index)
      default: index = latin(at: index)
      }
    }
  }

  // MARK: - Dispatch

  /// Reads what the numeral at `index` begins; gives where to go on.
  private mutating func numeral(at index: Int) -> Int {
    if let trap = FigureLexicon.traps.longest(in: scalars, at: index, limit: limit), !isFraction(trap.end),
      !scalars.has("钱", at: trap.end, limit: limit)
    {
      return trap.end
    }
    if let end = percentOf(at: index) { return end }
    switch numerals.numeral(at: index, limit: limit) {
    case .none: return index + 1
    case .broken(let end):
      if end - index > 2 { broken.append(index..<end) }
      return end
    case .code(let end): return codeEnd(end)
    // 一个月零五天: 零 only joins.
    case .numeral(let numeral):
      if numeral.isChinese, numeral.range.count > 1, numeral.number.exponent == 0, scalars[index] == "零", index == floor
      {
        return index + 1
      }
      return figure(numeral)
    }
  }

  private func isFraction(_ index: Int) -> Bool { scalars.has("之", at: index, limit: limit) }

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
    case "半": return half(at: index)
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
    if let next = fractionOrRatio(numeral) { return next }
    if let next = timeOfDay(numeral) { return next }
    if let next = front(numeral) { return next }
    if let next = range(numeral) { return next }
    guard let draft = draft(numeral) else { return afterNothing(numeral) }
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
    let place = skipBlank(numeral.range.upperBound, before: numeral)
    if let (unit, end) = unit(behind: numeral, at: place) {
      guard admits(numeral, unit, end) else { return nil }
      draft.take(unit, text: text(place..<end), end: end)
      extend(&draft, unit)
      return draft
    }
    return bareMagnitude(numeral)
  }

  /// The unit behind a numeral; 几 and 多 within it (个多月) are read as part of the number by the caller.
  private func unit(behind numeral: Numeral, at place: Int) -> (UnitLexicon.Unit, Int)? {
    guard let (unit, end) = units.unit(in: scalars, at: place, limit: limit) else { return nil }
    return (unit, end)
  }

  /// 1.21万亿, 3.5亿 without a unit that the lexicon knows.
  private func bareMagnitude(_ numeral: Numeral) -> FigureDraft? {
    guard numeral.magnitude > 0 || numeral.isMultiplied else { return nil }
    let end = numeral.range.upperBound
    if end < limit, scalars[end] == "级" || scalars[end] == "富" || scalars[end] == "众" || scalars[end] == "年" {
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

  /// Whether `numeral` and `unit` make a figure: the grammar that keeps slogans, levels and idioms out.
  private func admits(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    let begin = numeral.range.lowerBound
    if unit.name == "年" || unit.name == "月" || unit.name == "日", !admitsTime(numeral, unit, end) { return false }
    if unit.name == "期" || unit.name == "卷" || unit.name == "号", begin > start,
      scalars[begin - 1] == "总" || scalars[begin - 1] == "第" || scalars[begin - 1] == "年"
    {
      return false
    }
    if unit.name == "学年", numeral.range.count == 4 { return false }
    if unit.name == "卷", numeral.script == .arabic, numeral.range.count == 4 { return false }
    if unit.name == "届" { return admitsSession(numeral, end) }
    // 十届十五次全会 is a name.
    if unit.name == "次", begin > start, scalars[begin - 1] == "届" { return false }
    if unit.name == "点" {
      return FigureLexicon.pointNouns.matches(scalars, at: end, limit: limit) && numeral.magnitude == 0
    }
    if isQuotedName(numeral, unit, end) { return false }
    if isPlaceName(numeral, unit, end) || isPersonName(numeral, unit, end) { return false }
    // 3对3 is a game.
    if unit.name == "对", end < limit, NumeralCharacter.code(scalars[end]) != 0 { return false }
    switch numeral.script {
    case .arabic:
      if scalars.has("级", at: end, limit: limit), unit.kind == .count { return false }
      return true
    case .bare: return admitsBare(numeral, unit, end)
    case .digits: return unit.kind != .count || numeral.range.count > 2
    case .chinese: return admitsChinese(numeral, unit, end)
    }
  }

  /// A Chinese numeral and a unit.
  private func admitsChinese(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    let begin = numeral.range.lowerBound
    let isSingle = numeral.range.count == 1
    guard isSingle else {
      return !(unit.kind == .count && FigureLexicon.slogans.matches(scalars, at: end, limit: limit) && unit.name == "个")
    }
    if scalars[begin] == "一" || scalars[begin] == "壹" { return admitsOne(unit, begin, end) }
    // 二 before a classifier orders (二轮, 二期); a count has 两.
    if scalars[begin] == "二", unit.kind == .count || unit.kind == .duration { return false }
    if unit.isPlainOnly {
      if scalars.has("半", at: end, limit: limit), unit.name == "里" || unit.name == "尺" || unit.name == "丈" {
        return true
      }
      if unit.name == "角钱" || unit.name == "块钱" || unit.name == "分钱" { return true }
      if unit.name == "度", begin - 2 >= start, scalars[begin - 1] == "下", scalars[begin - 2] == "零" { return true }
      // 两周 is a length; 四周 is one only where something says so.
      if unit.name == "周",
        scalars[begin] == "两" || hedge(before: begin) != nil
          || FigureLexicon.oneTimes.matches(scalars, at: end, limit: limit)
      {
        return true
      }
      // 五角 is money only where a price changes by it or it stands alone.
      if unit.kind == .money, unit.count == 1, endsClause(end), change(before: begin) != nil { return true }
      return unit.kind != .count && unit.count > 1
        || unit.name == "日" && FigureLexicon.oneTimes.matches(scalars, at: end, limit: limit)
    }
    if unit.kind == .count {
      if unit.name == "个", FigureLexicon.slogans.matches(scalars, at: end, limit: limit) { return false }
      // 九条 in 新九条 or 国九条, 三家 in 王三家: a name goes before.
      if begin > start, unit.name == "条",
        scalars[begin - 1] == "新" || scalars[begin - 1] == "国" || scalars[begin - 1] == "牧"
      {
        return false
      }
      // 一老一小, 三高三低: the same pattern twice is a phrase.
      if isDoubled(begin, end) { return false }
    }
    return true
  }

  /// 一 and a unit: an article (一项工作) unless something says that it counts.
  private func admitsOne(_ unit: UnitLexicon.Unit, _ begin: Int, _ end: Int) -> Bool {
    if isDoubled(begin, end) { return false }
    if unit.name == "个", end < limit, scalars[end] == "半" || scalars[end] == "多" {
      return scalars.has("月", at: end + 1, limit: limit) || scalars.has("小时", at: end + 1, limit: limit)
        || scalars.has("星期", at: end + 1, limit: limit)
    }
    switch unit.kind {
    case .percent:
      return hedge(before: begin) != nil || FigureLexicon.after.matches(scalars, at: end, limit: limit)
        || change(before: begin) != nil || FigureLexicon.oneContexts.matches(scalars, at: begin, limit: start)
    case .ratio:
      return unit.name == "倍"
    case .duration:
      if unit.name == "年" || unit.name == "天" || unit.name == "日" || unit.name == "周" || unit.name == "月" {
        if begin > start, scalars[begin - 1] == "的" || scalars[begin - 1] == "这" || scalars[begin - 1] == "又" {
          return false
        }
        return FigureLexicon.oneTimes.matches(scalars, at: end, limit: limit)
          || FigureLexicon.oneContexts.matches(scalars, at: begin, limit: start)
      }
      return unit.name != "刻钟" && unit.name != "秒" && unit.name != "载"
    case .count:
      return FigureLexicon.oneContexts.matches(scalars, at: begin, limit: start) && unit.name != "步" && unit.name != "些"
        || FigureLexicon.after.matches(scalars, at: end, limit: limit) && !scalars.has("上", at: end, limit: limit)
    case .length:
      return unit.count > 1 && !(begin - 2 >= start && scalars[begin - 1] == "后" && scalars[begin - 2] == "最")
    case .money, .area, .mass, .volume, .energy, .points: return !unit.isPlainOnly && unit.name != "分钱"
    default: return false
    }
  }

  /// 百, 千万 or 亿 alone with a unit: an amount behind a hedge (近百名, 超亿元) or of money and measures (千亿元).
  private func admitsBare(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    if numeral.vagueness != nil { return true }
    if scalars.has("级", at: end, limit: limit) || scalars.has("户", at: end, limit: limit) { return false }
    let begin = numeral.range.lowerBound
    if numeral.magnitude > 0, FigureLexicon.after.matches(scalars, at: end, limit: limit) { return true }
    if let hedge = hedge(before: begin) {
      return
        !(hedge.hedge == .atLeast && scalars[hedge.start] == "上" && numeral.magnitude == 0 && numeral.range.count > 1)
        || unit.kind != .other
    }
    if scalars[begin] == "十", numeral.range.count == 1 {
      return unit.kind == .count ? !unit.isPlainOnly : unit.name == "年" || unit.name == "天"
    }
    guard numeral.range.count >= 2 else { return false }
    return unit.kind == .money || unit.kind == .mass || unit.kind == .area || unit.kind == .energy
  }

  /// 年 and 日 behind a number: lengths of time, not the parts of a date.
  private func admitsTime(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    let begin = numeral.range.lowerBound
    if unit.name == "日" {
      if begin > start, scalars[begin - 1] == "月" || scalars[begin - 1] == "年" || scalars[begin - 1] == "旬" {
        return false
      }
      return numeral.script != .bare && numeral.script != .digits
    }
    if numeral.script == .digits { return false }
    if numeral.script == .arabic, numeral.range.count == 4, numeral.magnitude == 0, numeral.number.exponent == 0,
      (1000..<2200).contains(numeral.number.significand)
    {
      for word: StaticString in ["历史", "前", "来", "文明", "以上", "左右", "间", "多"]
      where scalars.has(word, at: end, limit: limit) && numeral.number.significand % 100 == 0 { return true }
      return hedge(before: begin) != nil && numeral.number.significand % 100 == 0
    }
    // 公元前221年 is a year.
    if begin - 2 >= start, scalars[begin - 1] == "前", scalars[begin - 2] == "元" { return false }
    if begin > start, scalars[begin - 1] == "前" || scalars[begin - 1] == "后", begin - 2 >= start,
      NumeralCharacter.code(scalars[begin - 2]) != 0
    {
      return false
    }
    guard numeral.number.exponent == 0, numeral.number.significand <= 10, numeral.magnitude == 0 else { return true }
    // 三年行动, 五年提升行动: a plan's name.
    var place = end
    while place < limit, place - end < 6 {
      if FigureLexicon.planNames.matches(scalars, at: place, limit: limit) { return false }
      switch scalars[place] {
      case "，", "。", "、", "；", "的", "\n", "内", "来", "期", "以", "后", "）", "时", "”", "间", "完", "建", "实": return true
      default: place += 1
      }
    }
    return true
  }

  /// 2届 is a count; 二十届四中全会 is a name.
  private func admitsSession(_ numeral: Numeral, _ end: Int) -> Bool {
    guard numeral.script == .chinese || numeral.script == .arabic, end < limit else { return false }
    if NumeralCharacter.code(scalars[end]) != 0 { return false }
    // 新一届 is the next one.
    if numeral.isChinese, numeral.number.significand == 1 { return false }
    for word: StaticString in ["历次", "全国", "中央", "全会", "省", "市", "县", "区", "州", "人大", "政协", "党", "常委", "大会", "代表"]
    where scalars.has(word, at: end, limit: limit) { return false }
    return numeral.script == .arabic || numeral.number.significand <= 10
  }

  /// Whether the count opens or fills a short quotation, and so is a slogan's: “四个自信”, “三快一慢”.
  private func isQuotedName(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    guard unit.kind == .count || unit.kind == .duration || unit.kind == .ratio else { return false }
    let begin = numeral.range.lowerBound
    var open = begin
    while open > start, begin - open < 10 {
      open -= 1
      switch scalars[open] {
      case "“", "‘", "《", "〈", "「", "『":
        let isAtHead = open == begin - 1
        if numeral.script == .arabic, !isAtHead { return false }
        var close = end
        let reach = numeral.isChinese ? (isAtHead ? 16 : 10) : 6
        while close < limit, close - end < reach {
          switch scalars[close] {
          case "”", "’", "》", "〉", "」", "』", "\"": return true
          case "。", "；", "\n": return false
          default: close += 1
          }
        }
        return isAtHead && numeral.isChinese
      case "”", "’", "》", "〉", "」", "』", "，", "。", "；", "\n": return false
      default: break
      }
    }
    return false
  }

  /// 一项一项, 一件一件, 一年一鉴: numeral and unit come again.
  private func isDoubled(_ begin: Int, _ end: Int) -> Bool {
    if end < limit, scalars[end] == scalars[begin] { return true }
    return begin - 2 >= start && scalars[begin - 2] == scalars[begin] && NumeralCharacter.code(scalars[begin]) != 0
  }
}
