/// Ordinals and ranks: 第5位, 前10名, 居全国第二.
extension FigureScanner {
  /// 第5位, 第十四届, 居全国第二: gives where to go on.
  mutating func ordinal(at index: Int) -> Int {
    switch numerals.numeral(at: index + 1, limit: limit) {
    case .none: return index + 1
    case .code(let end): return end
    case .broken(let end):
      broken.append(index..<end)
      return end
    case .numeral(let numeral):
      let end = numeral.range.upperBound
      if numeral.script == .digits, numeral.number.significand == 0, numeral.range.count > 1 {
        broken.append(index..<end)
        return end
      }
      guard numeral.magnitude == 0, numeral.bounds == nil, numeral.number.exponent == 0 else { return end }
      if let (unit, place) = units.unit(in: scalars, at: end, limit: limit) {
        guard admitsOrdinal(numeral, unit, place) || phrase != nil && !FigureLexicon.sections.contains(unit.name) else {
          return behindCoordinates(end)
        }
        var draft = FigureDraft(range: index..<place, value: numeral.number, kind: .ordinal, rule: .ordinal)
        draft.unit = unit.word
        return accept(draft)
      }
      guard endsClause(end), !scalars.has("、", at: end, limit: limit) || isRank(index),
        FigureLexicon.rankContexts.matches(scalars, at: index, limit: floor) || end == phrase?.upperBound
      else { return behindCoordinates(end) }
      return accept(FigureDraft(range: index..<end, value: numeral.number, kind: .ordinal, rule: .rank))
    }
  }

  /// Behind the numerals that share a 第 that is no figure: 四、五 in 第三、四、五项.
  private func behindCoordinates(_ index: Int) -> Int {
    var place = index
    while place + 1 < limit,
      scalars[place] == "、" || scalars[place] == "至" || scalars[place] == "和" || DateScanner.isDash(scalars[place]),
      case .numeral(let numeral) = numerals.numeral(at: place + 1, limit: limit)
    {
      place = numeral.range.upperBound
    }
    return place
  }

  private func isRank(_ index: Int) -> Bool { FigureLexicon.rankContexts.matches(scalars, at: index, limit: floor) }

  /// Whether 第N and a unit order things: not levels, law articles, issues or idioms (第一次, 第三产业).
  private func admitsOrdinal(_ numeral: Numeral, _ unit: UnitLexicon.Unit, _ end: Int) -> Bool {
    let isFirst = numeral.number.significand == 1
    switch unit.name {
    case "位", "名", "届", "批": return true
    case "次":
      if !isFirst { return true }
      for word: StaticString in ["会议", "全体", "代表", "常务", "全会", "联席", "大会", "党代", "全国", "党组", "主任", "理事"]
      where scalars.has(word, at: end, limit: limit) { return true }
      return false
    case "天", "场", "座", "站", "年", "周岁": return numeral.script == .arabic || !isFirst
    case "个", "家", "例", "件", "部", "辆", "台": return numeral.script == .arabic
    default: return false
    }
  }

  /// 前10位, 前三名, 前100强: gives where to go on.
  mutating func front(_ numeral: Numeral) -> Int? {
    let begin = numeral.range.lowerBound
    let end = numeral.range.upperBound
    guard begin > floor, scalars[begin - 1] == "前", numeral.magnitude == 0 else { return nil }
    if endsClause(end), numeral.bounds == nil, numeral.number.exponent == 0,
      FigureLexicon.rankContexts.matches(scalars, at: begin - 1, limit: floor)
        || phrase == begin - 1..<end
    {
      // 居全国前十.
      return accept(FigureDraft(range: begin - 1..<end, value: numeral.number, kind: .ordinal, rule: .rank))
    }
    guard end < limit else { return nil }
    switch scalars[end] {
    case "位", "名", "强", "席": break
    default: return nil
    }
    var draft = FigureDraft(numeral: numeral)
    draft.range = begin - 1..<end + 1
    draft.kind = .ordinal
    draft.rule = .ordinal
    draft.unit = text(end..<end + 1)
    return accept(draft)
  }
}
