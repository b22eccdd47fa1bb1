/// The words around a number: hedges, changes, what extends a unit.
extension FigureScanner {
  /// Adds the words around `draft`, keeps it, and gives where to go on.
  mutating func accept(_ draft: FigureDraft) -> Int {
    var draft = draft
    var begin = draft.range.lowerBound
    var end = draft.range.upperBound
    if let sign = negativeSign(before: begin, draft) {
      begin = sign
      draft.value = draft.value.negated
      draft.bounds = draft.bounds.map { ($0.lower.negated, $0.upper) }
    }
    // A hedge behind says more than 余 in the number: 3万余元以上; one before it more than both.
    if let hedge = FigureLexicon.after.longest(in: scalars, at: end, limit: limit),
      let kind = FigureLexicon.Hedge(rawValue: hedge.value), admitsAfter(hedge.end, from: end, draft)
    {
      draft.apply(kind)
      end = hedge.end
    }
    if let hedge = hedge(before: begin) ?? hedgeOfRate(before: begin),
      !(draft.kind == .temperature && scalars[hedge.start] == "最")
    {
      draft.hedge = draft.hedge == .over && hedge.hedge == .near ? nil : draft.hedge
      let isStronger = draft.hedge == nil || draft.hedge == .about || hedge.hedge != .about
      if isStronger {
        draft.hedge = nil
        draft.apply(hedge.hedge)
      }
      begin = hedge.start
    }
    state(&draft, begin)
    draft.range = begin..<end
    drafts.append(draft)
    floor = end
    return end
  }

  /// Whether 以上 or 多 at `start` belongs to the figure before it.
  private func admitsAfter(_ end: Int, from start: Int, _ draft: FigureDraft) -> Bool {
    guard end - start == 1 else {
      // 3年以下有期徒刑 is bounded; 以上年度 and 上下班 are words.
      if scalars[start] == "上" {
        return
          !(end < limit
          && (scalars[end] == "班" || scalars[end] == "游" || scalars[end] == "级" || scalars[end] == "联"
            || scalars[end] == "功"))
      }
      return true
    }
    switch scalars[start] {
    case "多":
      return draft.kind == .duration || draft.unit == "倍" || draft.unit == "成" || draft.kind == .length
        || draft.kind == .mass
        || draft.unit == "元"
        ? !(end < limit
          && (scalars[end] == "元" || scalars[end] == "项" || scalars[end] == "部" || scalars[end] == "次"
            || scalars[end] == "个" || scalars[end] == "种"))
        : false
    case "余":
      return draft.kind != .count
        && !(end < limit && (scalars[end] == "额" || scalars[end] == "热" || scalars[end] == "年"))
    case "许": return draft.kind == .duration && !(end < limit && (scalars[end] == "可" || scalars[end] == "多"))
    default: return true
    }
  }

  /// The hedge that ends before `index`.
  func hedge(before index: Int) -> (hedge: FigureLexicon.Hedge, start: Int)? {
    guard index > floor, let match = FigureLexicon.before.longest(in: scalars, at: index, limit: floor),
      let hedge = FigureLexicon.Hedge(rawValue: match.value)
    else { return nil }
    if index - match.end == 1 {
      let character = scalars[match.end]
      if match.end > start, FigureLexicon.isWordBefore(character, scalars[match.end - 1]) { return nil }
      if character == "上" || character == "过" {
        // 上千, 上百万 and 过亿 only.
        let next = index < limit ? NumeralCharacter.kind(scalars[index]) : 0
        guard next == NumeralCharacter.Kind.unit || next == NumeralCharacter.Kind.magnitude else { return nil }
      }
      if character == "破" || character == "愈" || character == "不" {
        let next = index < limit ? NumeralCharacter.kind(scalars[index]) : 0
        guard character != "破" || next >= NumeralCharacter.Kind.unit || next == NumeralCharacter.Kind.arabic else {
          return nil
        }
      }
    }
    return (hedge, match.end)
  }

  /// The hedge before 每 and a unit, which bounds the number behind them: 低于每立方米19微克.
  private func hedgeOfRate(before index: Int) -> (hedge: FigureLexicon.Hedge, start: Int)? {
    var place = index
    var last = index
    while place > floor, index - place < 8 {
      place -= 1
      guard scalars[place] == "每" else { continue }
      guard rate(place + 1) == last else { return nil }
      last = place
      if let hedge = hedge(before: place) { return place - hedge.start > 1 ? hedge : nil }
    }
    return nil
  }

  /// 零下, 负 or a minus sign before a number; a dash that joins or leads is none.
  private func negativeSign(before index: Int, _ draft: FigureDraft) -> Int? {
    guard index - 1 >= floor, draft.kind != .ordinal else { return nil }
    switch scalars[index - 1] {
    case "下":
      guard index - 2 >= floor, scalars[index - 2] == "零", draft.kind == .temperature || draft.rule == .bare else {
        return nil
      }
      return index - 2
    case "负":
      return sign(before: index)
    case "-", "−", "－":
      switch draft.kind {
      case .temperature, .percent, .points:
        return index - 2 >= start && NumeralCharacter.arabicDigit(scalars[index - 2]) != nil ? nil : index - 1
      default: return sign(before: index)
      }
    default: return nil
    }
  }

  // MARK: - Small tests

  /// Whether the digits at `index` go on from letters or from a number with a point or hyphen.
  func isInsideCode(_ index: Int) -> Bool {
    guard index > start else { return false }
    let before = scalars[index - 1]
    if before == "_" || before == "#" || before == "№" || before == "×" { return true }
    if before == "/", index - 2 >= start, NumeralCharacter.arabicDigit(scalars[index - 2]) != nil { return true }
    guard before == "." || before == "-", index - 2 >= start else { return false }
    return NumeralCharacter.arabicDigit(scalars[index - 2]) != nil && before == "."
      || NumeralCharacter.isLatin(scalars[index - 2])
  }

  /// Behind one blank between Arabic digits and their unit.
  func skipBlank(_ index: Int, before numeral: Numeral) -> Int {
    guard numeral.script == .arabic, index + 1 < limit, scalars[index] == " " else { return index }
    return index + 1
  }

  /// Whether punctuation or the text's end stands at `index`.
  func endsClause(_ index: Int) -> Bool {
    guard index < limit else { return true }
    switch scalars[index] {
    case "，", "。", "、", "；", "：", "！", "？", "）", ")", "”", "》", "\n", "大", "和", "的", ",", ";", "左", "以", " ":
      return true
    default: return false
    }
  }

  /// The text of `range`, without blanks.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for value in scalars[range] where value != 0x20 { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
    return String(view)
  }
}
