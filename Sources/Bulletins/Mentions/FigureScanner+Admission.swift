/// Whether a numeral and a unit make a figure: the grammar that keeps slogans, levels, names and idioms out.
extension FigureScanner {
  /// Whether `numeral` and `unit` make a figure: the grammar that keeps slogans, levels and idioms out.
  func admits(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
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
    if unit.name == "两" || unit.name == "折" || unit.name == "打", !admitsShort(numeral, unit, end) { return false }
    // 3G and 5M are no units behind Chinese numerals.
    if numeral.isChinese, NumeralCharacter.isLatin(scalars[end - 1]) { return phrase != nil }
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
    if unit.isPlainOnly || scalars[begin] == "一", admitsPlainDigit(numeral, unit, end) { return true }
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
      return scalars[end] == "半" && end + 1 == limit || scalars.has("月", at: end + 1, limit: limit)
        || scalars.has("小时", at: end + 1, limit: limit)
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
    // 迈上4个万亿元台阶: the magnitude names what 4个 counts.
    if let last = drafts.last, last.kind == .count, last.range.upperBound == numeral.range.lowerBound { return false }
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

  /// 三两, 八折 and 三打 where what follows lets them end: not 2024两会, 一波三折, 2025打赢.
  private func admitsShort(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    let begin = numeral.range.lowerBound
    if unit.name == "折" {
      guard numeral.magnitude == 0, numeral.number.double < 10 else { return false }
      if begin > start, scalars[begin - 1] == "波" || scalars[begin - 1] == "曲" { return false }
      return numeral.script == .arabic || begin > start && scalars[begin - 1] == "打" || fillsPhrase(begin..<end)
        || scalars.has("优惠", at: end, limit: limit)
    }
    if unit.name == "打" {
      return ClassifierNouns.agrees(scalars, at: end - 1, limit: limit) || fillsPhrase(begin..<end)
    }
    guard numeral.number.double <= 1000, numeral.magnitude == 0 else { return false }
    if endsClause(end) || end < limit && scalars[end] == "半" { return true }
    for word: StaticString in ["重", "白银", "黄金", "银子", "酒", "肉", "茶", "米饭", "面", "多"]
    where scalars.has(word, at: end, limit: limit) { return true }
    return false
  }

  /// 2届 is a count; 二十届四中全会 is a name.
  private func admitsSession(_ numeral: Numeral, _ end: Int) -> Bool {
    guard numeral.script == .chinese || numeral.script == .arabic else { return false }
    guard end < limit else { return numeral.script == .arabic || fillsPhrase(numeral.range.lowerBound..<end) }
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
