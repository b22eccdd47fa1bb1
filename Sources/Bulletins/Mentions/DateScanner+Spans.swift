/// Times counted from the document's: 近三年, 五年来, 过去三个月, 三天前, 两周后.
extension DateScanner {
  /// 过去五年, 近三年来, 今后五年, 这五年, 过去三个月, 未来三天: behind the word that `word` covers.
  func span(_ isFuture: Bool, word: Range<Int>) -> DateExpression? {
    let index = word.lowerBound
    let place = has("的", word.upperBound) ? word.upperBound + 1 : word.upperBound
    guard let (count, unit, end) = length(at: place) else { return nil }
    if scalars[index] == "上" || scalars[index] == "下" {
      // 上两个月, 下三周; 条件下三年 and 以上两年 are none.
      guard word.count == 1, unit != .day, count > 1,
        isClauseStart(index) || isAny(of: DateLexicon.beforeAway, at: index - 1)
      else { return nil }
    } else if word.count == 1 {
      // 最近 and 将近 are told apart by the character before; 学前这一年 and 这一年 may be any year.
      if isAny(of: DateLexicon.beforeNear, at: index - 1) { return nil }
      if scalars[index] == "这", unit != .year || count == 1 { return nil }
    }
    // 近30年 is most often a length of time.
    if scalars[index] == "近", count > 10 { return nil }
    // 近三年时间 is a length of time, 近一年半 too.
    if isLength(end) || has("的", end) && scalars[index] == "近" && scalars.has("时间", at: end + 1, limit: limit) {
      return nil
    }
    var tail = end
    if has("来", tail) || has("间", tail) {
      tail += 1
    } else if scalars.has("以来", at: tail, limit: limit) {
      tail += 2
    }
    if unit == .year {
      return DateExpression(
        range: index..<tail, form: .years(count: count, future: isFuture), rule: .yearSpan, isFuzzy: isFuture)
    }
    // 历时近三个月 is a length of time.
    guard scalars[index] != "近" || tail > end || has("内", end) || isClauseStart(index) else { return nil }
    return DateExpression(
      range: index..<tail, form: .rolling(count: count, unit: unit, future: isFuture), rule: .timeSpan, isFuzzy: true)
  }

  /// Whether what stands behind 三年 makes it a length of time: 三年时间, 三年多, 三年期.
  private func isLength(_ end: Int) -> Bool {
    scalars.has("时间", at: end, limit: limit) || has("半", end) || has("多", end) || has("级", end) || has("期", end)
  }

  /// 五年来, 一年来, 10年来, 三年多来; 四十年来 at a clause's head.
  func rolledYears(at index: Int) -> DateExpression? {
    guard let number = smallNumber(at: index) else { return nil }
    var end = number.end
    var isFuzzy = false
    if has("多", end) || has("余", end), has("年", end + 1) {
      (isFuzzy, end) = (true, end + 1)
    }
    guard has("年", end) else { return nil }
    end += 1
    if has("多", end) { (isFuzzy, end) = (true, end + 1) }
    guard has("来", end), !has("自", end + 1), number.value <= 10 || isClauseStart(index) else { return nil }
    return DateExpression(
      range: index..<end + 1, form: .years(count: number.value, future: false), rule: .yearSpan, isFuzzy: isFuzzy)
  }

  /// 三天前, 两周后, 5年前, 半年前, 3个月之后; 开会三天前 and 5日前 (a deadline) are none.
  func away(at index: Int) -> DateExpression? {
    guard let (count, unit, end) = length(at: index) else { return nil }
    var place = end
    if has("以", place) || has("之", place) || has("过", place) { place += 1 }
    guard place < limit, scalars[place] == "前" || scalars[place] == "后" else { return nil }
    let isPast = scalars[place] == "前"
    if has("过", place - 1), isPast { return nil }
    // 5日前 is a deadline.
    if unit == .day, scalars[end - 1] == "日", isPast { return nil }
    if place == end, isAny(of: isPast ? DateLexicon.afterBefore : DateLexicon.afterBehind, at: place + 1) { return nil }
    guard isClauseStart(index) || isAny(of: DateLexicon.beforeAway, at: index - 1) else { return nil }
    return DateExpression(
      range: index..<place + 1, form: .away(count: isPast ? -count : count, unit: unit, fromText: !isPast),
      rule: .away, isFuzzy: unit != .day)
  }

  /// 三天, 两周, 3个月, 5年, 半年: the number, its unit, and where it ends.
  private func length(at index: Int) -> (count: Int, unit: DateUnit, end: Int)? {
    guard index < limit else { return nil }
    if scalars[index] == "半" {
      // Half a year and half a month are six months and fifteen days.
      if has("年", index + 1) { return (6, .month, index + 2) }
      if has("月", index + 1) { return (15, .day, index + 2) }
      return scalars.has("个月", at: index + 1, limit: limit) ? (15, .day, index + 3) : nil
    }
    guard let number = smallNumber(at: index), number.end < limit else { return nil }
    switch scalars[number.end] {
    case "年": return (number.value, .year, number.end + 1)
    case "天": return (number.value, .day, number.end + 1)
    case "日": return (number.value, .day, number.end + 1)
    case "周": return (number.value, .week, number.end + 1)
    case "个":
      if has("月", number.end + 1) { return (number.value, .month, number.end + 2) }
      if scalars.has("星期", at: number.end + 1, limit: limit) || scalars.has("礼拜", at: number.end + 1, limit: limit) {
        return (number.value, .week, number.end + 3)
      }
      return nil
    case "星", "礼":
      let isWeek = scalars.has("星期", at: number.end, limit: limit) || scalars.has("礼拜", at: number.end, limit: limit)
      return isWeek ? (number.value, .week, number.end + 2) : nil
    default: return nil
    }
  }

  private func smallNumber(at index: Int) -> Number? {
    guard let number = dateNumber(at: index), (1...100).contains(number.value), number.width <= 2 || number.isStructured
    else { return nil }
    return number
  }
}
