/// The direction of change that words before a figure state, and what the change is measured against.
extension FigureScanner {
  /// Sets the change of the figure that begins at `begin`, and its comparison.
  func state(_ draft: inout FigureDraft, _ begin: Int) {
    if draft.kind == .ordinal || draft.kind == .age { return }
    if draft.change != nil {
      draft.comparison = comparison(before: begin)
    } else if let word = changeWord(before: begin) ?? shortChange(before: begin, draft) {
      // 增长-3.2% falls.
      draft.isReversed = word.change == .up && draft.bounds == nil && draft.value.significand < 0
      draft.change = draft.isReversed ? .down : word.change
      draft.comparison = comparison(before: word.start)
    } else if let word = difference(before: begin) {
      (draft.change, draft.comparison) = (word.change, word.comparison)
    } else if let last = coordinated(begin, draft) {
      // 增长5%、-3% and 增长-3%、5%.
      let stated = last.isReversed ? .up : last.change
      draft.isReversed = stated == .up && draft.bounds == nil && draft.value.significand < 0
      (draft.change, draft.comparison) = (draft.isReversed ? .down : stated, last.comparison)
    }
  }

  /// The change that the words before `index` state: 增长了, 分别下降.
  func change(before index: Int) -> Figure.Change? { changeWord(before: index)?.change }

  private func changeWord(before index: Int) -> (change: Figure.Change, start: Int)? {
    var place = index
    for _ in 0..<4 {
      if let change = FigureLexicon.changes.longest(in: scalars, at: place, limit: floor) {
        return (change.value == 1 ? .up : .down, change.end)
      }
      guard let filler = FigureLexicon.fillers.longest(in: scalars, at: place, limit: floor) else { return nil }
      place = filler.end
    }
    return nil
  }

  /// A word that states a change only of a share or a rate: 增7.8%, 降0.5个百分点, 加快1.4个百分点. 新增 adds things and
  /// states none.
  private func shortChange(before index: Int, _ draft: FigureDraft) -> (change: Figure.Change, start: Int)? {
    guard draft.kind == .percent || draft.kind == .points || draft.unit == "倍", index - 1 >= floor else { return nil }
    if let pace = FigureLexicon.paces.longest(in: scalars, at: index, limit: floor) {
      return (pace.value == 1 ? .up : .down, pace.end)
    }
    let change: Figure.Change
    switch scalars[index - 1] {
    case "增", "涨", "升": change = .up
    case "降", "减", "跌": change = .down
    default: return nil
    }
    if index - 2 >= start, scalars[index - 2] == "新" { return nil }
    return (change, index - 1)
  }

  /// 多, 少, 高 or 低 behind 比 and what is compared with: 比上年多3天, 较全国平均水平高0.6个百分点.
  private func difference(
    before index: Int
  ) -> (change: Figure.Change, comparison: (kind: Figure.Comparison.Kind, range: Range<Int>))? {
    guard index - 1 >= floor else { return nil }
    let place = scalars[index - 1] == "了" || scalars[index - 1] == "出" ? index - 1 : index
    guard place - 1 >= floor else { return nil }
    let change: Figure.Change
    switch scalars[place - 1] {
    case "多", "高", "快", "长": change = .up
    case "少", "低", "慢", "短": change = .down
    default: return nil
    }
    // 较常年偏多.
    let end = place - 2 >= floor && scalars[place - 2] == "偏" ? place - 2 : place - 1
    guard let comparison = comparison(before: end) else { return nil }
    switch comparison.kind {
    case .annualAverage: return nil
    default: return (change, comparison)
    }
  }

  /// The figure before, where this one is coordinated with it and states a change: 分别增长5.3%、7%.
  private func coordinated(_ begin: Int, _ draft: FigureDraft) -> FigureDraft? {
    guard let last = drafts.last, last.change != nil, last.kind == draft.kind,
      begin - last.range.upperBound == 1, begin > start
    else { return nil }
    switch scalars[begin - 1] {
    case "、", "和", "与", "及", "或": return last
    default: return nil
    }
  }

  // MARK: - What a change is measured against

  /// How far before a word of change its comparison may begin.
  private static let comparisonReach = 24

  /// The comparison that the clause before `end` states: 同比, 年均, 比上年, 较2015年, 与上年相比，.
  private func comparison(before end: Int) -> (kind: Figure.Comparison.Kind, range: Range<Int>)? {
    var place = end
    let first = max(start, end - Self.comparisonReach)
    while place > first {
      place -= 1
      switch scalars[place] {
      case "同", "环":
        guard scalars.has("比", at: place + 1, limit: limit) else { continue }
        // 同比、环比分别增长3%、1%: each figure has its own.
        if place - 2 >= start, scalars[place - 1] == "、", scalars[place - 2] == "比" { return nil }
        return (scalars[place] == "同" ? .yearOnYear : .periodOnPeriod, place..<place + 2)
      case "年" where scalars.has("年均", at: place, limit: limit):
        return (.annualAverage, place..<place + 2)
      case "比", "较":
        guard let comparison = compared(at: place, end) else { continue }
        return comparison
      case "，":
        // 与上年相比，增长5%.
        guard place + 1 == end, place - 1 > first, scalars[place - 1] == "比" || scalars[place - 1] == "较" else {
          return nil
        }
      case "。", "；", "！", "？", "\n": return nil
      default: break
      }
    }
    return nil
  }

  /// What 比 or 较 at `place` compares with, before `end`.
  private func compared(at place: Int, _ end: Int) -> (kind: Figure.Comparison.Kind, range: Range<Int>)? {
    var begin = place
    var last = end
    if place > start, scalars[place - 1] == "相" || scalars[place - 1] == "对" {
      // 与上年相比: what is compared with stands before.
      guard let partner = partner(before: place - 1) else { return nil }
      begin = partner
      last = place + 1
    } else {
      if place > start, FigureLexicon.isWordBeforeCompared(scalars[place - 1]) { return nil }
      guard place + 1 < end, !FigureLexicon.isWordBehindCompared(scalars[place + 1]) else { return nil }
      while let filler = FigureLexicon.fillers.longest(in: scalars, at: last, limit: place + 2) { last = filler.end }
      while last > place + 2, scalars[last - 1] == "，" { last -= 1 }
    }
    let object = begin + 1
    guard last - object >= 2 else { return nil }
    return (comparisonKind(object..<last), begin..<last)
  }

  /// Where 与, 同, 和 or 跟 stands before 相比.
  private func partner(before index: Int) -> Int? {
    var place = index
    while place > start, index - place < 16 {
      place -= 1
      switch scalars[place] {
      case "同" where scalars[place + 1] == "期": break
      case "与", "同", "和", "跟": return place
      case "，", "。", "；", "\n": return nil
      default: break
      }
    }
    return nil
  }

  private func comparisonKind(_ object: Range<Int>) -> Figure.Comparison.Kind {
    func begins(_ words: [StaticString]) -> Bool {
      words.contains { scalars.has($0, at: object.lowerBound, limit: limit) }
    }
    if begins(["常年", "往年", "历年", "多年"]) { return .other }
    if object.contains(where: { scalars[$0] == "末" || scalars[$0] == "底" || scalars[$0] == "初" }) { return .time }
    if begins(["上年", "去年", "上一年"]) { return .yearOnYear }
    if begins(["上月", "上个月", "上一月", "上季", "上个季", "上一季", "上周", "上期"]) { return .periodOnPeriod }
    let isTime = object.contains {
      scalars[$0] == "年" || scalars[$0] == "月" || scalars[$0] == "季" || scalars[$0] == "期"
    }
    return isTime ? .time : .other
  }
}
