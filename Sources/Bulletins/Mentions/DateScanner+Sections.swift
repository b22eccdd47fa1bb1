/// Parts of a year or month: 底, 初, 上半年, 第三季度, and the words that only begin like them.
extension DateScanner {
  /// Whether 号 before `index` numbers a thing: 15号楼, 3号文件.
  func isNumbered(_ index: Int) -> Bool {
    guard index < limit else { return false }
    switch scalars[index] {
    case "文", "楼", "线", "院", "令", "桥", "井", "机", "站", "馆", "厅", "店", "公", "地", "房", "栋", "门", "台", "车", "船", "坑":
      return true
    default: return false
    }
  }

  /// Whether the character at `index` makes 初, 底, 末 or 中 before it a part of another word (中国, 初步, 底线, 末端).
  func continuesWord(_ index: Int, behind character: UInt32) -> Bool {
    guard index < limit else { return false }
    switch character {
    case "中":
      switch scalars[index] {
      case "，", "。", "、", "；", "）", "前", "以", "至", "到", "完", "开", "召": return false
      default: return true
      }
    case "初": return has("步", index) || has("中", index) || has("级", index) || has("心", index) || has("审", index)
    case "底": return has("线", index) || has("数", index) || has("座", index) || has("蕴", index)
    default: return has("端", index) || has("梢", index) || has("位", index)
    }
  }

  /// 底, 末, 初, 上半年, 下半年 behind 年.
  func yearSection(at index: Int) -> (section: DateSection, end: Int)? {
    guard let match = DateLexicon.yearSections.longest(in: scalars, at: index, limit: limit) else {
      if has("中", index), !continuesWord(index + 1, behind: Unicode.Scalar("中").value) {
        return (.yearMiddle, index + 1)
      }
      return nil
    }
    if match.end - index == 1, continuesWord(match.end, behind: scalars[index]) { return nil }
    switch match.value {
    case 0: return (.yearEnd, match.end)
    case 1: return (.yearStart, match.end)
    case 2: return (.half(1), match.end)
    default: return (.half(2), match.end)
    }
  }

  /// 一季度, 第三季度末, 前三季度, 一至三季度, 一、二季度.
  func quarter(at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = DateParts()
    let isFront = scalars[index] == "前" || scalars[index] == "头"
    let place = isFront || scalars[index] == "第" ? index + 1 : index
    guard place < limit, let number = dateNumber(at: place) else { return nil }
    var (first, last, end) = (number.value, number.value, number.end)
    // 一二季度.
    if number.width == 2, !number.isStructured, !number.isArabic, number.value % 10 == number.value / 10 + 1 {
      (first, last) = (number.value / 10, number.value % 10)
    }
    guard (1...4).contains(first), (1...4).contains(last) else { return nil }
    if !isFront,
      let connector = connector(at: end) ?? (has("、", end) && (place > index || !opensItem(index)) ? end + 1 : nil)
    {
      let second = has("第", connector) ? connector + 1 : connector
      guard second < limit, let number = dateNumber(at: second), number.value > last, number.value <= 4 else {
        return nil
      }
      (last, end) = (number.value, number.end)
    }
    if has("个", end), isFront || has("第", index) { end += 1 }
    guard scalars.has("季度", at: end, limit: limit) else { return nil }
    end += 2
    if has("末", end) || has("底", end) {
      parts.section = .quarterEnd(last)
      return (parts, end + 1)
    }
    parts.section = .quarters(isFront ? 1 : first, last)
    return (parts, end)
  }

  /// Whether `index` opens a paragraph, where 一、 is an item's marker.
  private func opensItem(_ index: Int) -> Bool { index == start || scalars[index - 1] == "\n" }

  /// Parts of a year that are counted: 前三季度, 前8个月, 头两个月, 最后两个月, 第36周, 第三季度.
  func front(at index: Int, _ parts: DateParts) -> (parts: DateParts, end: Int)? {
    guard index < limit else { return nil }
    var parts = parts
    let isLast = scalars.has("最后", at: index, limit: limit) || scalars[index] == "后"
    switch scalars[index] {
    case "前", "头", "第", "最", "后": break
    case "Q":
      // 2020年Q3.
      guard let number = dateNumber(at: index + 1), number.isArabic, (1...4).contains(number.value) else { return nil }
      parts.section = .quarters(number.value, number.value)
      return (parts, number.end)
    default: return nil
    }
    if !isLast, let quarter = quarter(at: index) {
      parts.section = quarter.parts.section
      return (parts, quarter.end)
    }
    guard scalars[index] != "最" || isLast else { return nil }
    if parts.year != .missing, scalars.has("最后一天", at: index, limit: limit) {
      (parts.month, parts.section) = (12, .lastDay)
      return (parts, index + 4)
    }
    if parts.year != .missing, scalars.has("第一天", at: index, limit: limit) {
      (parts.month, parts.day) = (1, 1)
      return (parts, index + 3)
    }
    guard let number = dateNumber(at: index + (scalars[index] == "最" ? 2 : 1)), number.end < limit else { return nil }
    if scalars[index] == "第" {
      guard parts.year != .missing, has("周", number.end), (1...53).contains(number.value) else { return nil }
      parts.section = .yearWeek(number.value)
      return (parts, number.end + 1)
    }
    if isLast, scalars.has("个季度", at: number.end, limit: limit), number.value < 4, scalars[index] == "最" {
      parts.section = .quarters(5 - number.value, 4)
      return (parts, number.end + 3)
    }
    guard has("个", number.end), has("月", number.end + 1), (1...11).contains(number.value),
      parts.year != .missing || !isLast && isClauseStart(index)
    else { return nil }
    parts.section = isLast ? .months(13 - number.value, 12) : .months(1, number.value)
    return (parts, number.end + 2)
  }

  /// A season behind a year: 春季, 的秋天, 冬; not 秋粮, 春运.
  func season(at index: Int, _ parts: DateParts) -> (parts: DateParts, end: Int)? {
    guard index < limit, parts.year != .missing else { return nil }
    let season: Int
    switch scalars[index] {
    case "春": season = 1
    case "夏": season = 2
    case "秋": season = 3
    case "冬": season = 4
    default: return nil
    }
    var parts = parts
    parts.section = .season(season)
    if has("季", index + 1) || has("天", index + 1) { return (parts, index + 2) }
    return isSeasonEnd(index + 1, of: scalars[index]) ? (parts, index + 1) : nil
  }

  /// Whether nothing behind a season's one character makes it another word: 今春，; 今秋粮食 is autumn's grain.
  func isSeasonEnd(_ index: Int, of season: UInt32) -> Bool {
    index >= limit || isAny(of: DateLexicon.afterSeason, at: index)
      || season != "春" && season != "秋" && season != "冬" && season != "夏"
  }

  /// 第二周, 第二个星期日, 第三天 and 最后一天 behind a month whose name ends at `index`.
  func weekOfMonth(at index: Int, _ parts: DateParts) -> (parts: DateParts, end: Int)? {
    let place = has("的", index) ? index + 1 : index
    var parts = parts
    if scalars.has("最后一天", at: place, limit: limit) {
      parts.section = .lastDay
      return (parts, place + 4)
    }
    guard has("第", place), let number = dateNumber(at: place + 1), (1...31).contains(number.value) else { return nil }
    if has("天", number.end), parts.day == nil {
      parts.day = number.value
      return (parts, number.end + 1)
    }
    guard number.value <= 5 else { return nil }
    var end = number.end
    if has("个", end) { end += 1 }
    if let day = weekdayName(at: end) {
      parts.section = .monthWeekday(number.value, day.weekday)
      return (parts, day.end)
    }
    guard has("周", end) || scalars.has("星期", at: end, limit: limit) || scalars.has("礼拜", at: end, limit: limit) else {
      return nil
    }
    end += has("周", end) ? 1 : 2
    if let day = weekdayCharacter(at: end), isWeekdayEnd(end + 1) {
      parts.section = .monthWeekday(number.value, day)
      return (parts, end + 1)
    }
    parts.section = .monthWeek(number.value)
    return (parts, end)
  }

  /// 上半年, 年底, 下旬, 月底 without what they belong to.
  func bareSection(_ section: DateSection, _ range: Range<Int>) -> DateExpression? {
    let (index, end) = (range.lowerBound, range.upperBound)
    switch section {
    case .yearEnd:
      guard isSectionStart(index) else { return nil }
    case .yearMiddle:
      guard isSectionStart(index), isClauseStart(index), !continuesWord(end, behind: Unicode.Scalar("中").value) else {
        return nil
      }
    case .yearStart:
      // 大年初一 is a feast.
      guard isSectionStart(index), !has("步", end), end >= limit || NumeralCharacter.code(scalars[end]) == 0 else {
        return nil
      }
    case .monthPart(2):
      guard isClauseStart(index), !continuesWord(end, behind: Unicode.Scalar("中").value) else { return nil }
    case .monthPart:
      guard isSectionStart(index) else { return nil }
    case .half where scalars[index] == "前" || scalars[index] == "后":
      // 离职后半年 is a length of time.
      guard isClauseStart(index) else { return nil }
    case .tenDays, .monthHalf:
      guard isClauseStart(index) else { return nil }
    default: break
    }
    var parts = DateParts()
    parts.section = section
    return ranged(parts, from: index, end: end, rule: .section)
  }

  /// Whether 年底 at `index` is not the end of 一年底, 当年末 or the like.
  func isSectionStart(_ index: Int) -> Bool {
    guard index > start else { return true }
    let before = scalars[index - 1]
    return NumeralCharacter.code(before) == 0 && before != "几" && before != "个" && before != "每" && before != "多"
      && before != "半"
  }
}
