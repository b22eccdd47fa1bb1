/// Times of day and weekdays behind a day.
extension DateScanner {
  /// A weekday in parentheses: （星期四）, (周四).
  func weekdayInParentheses(at index: Int) -> (weekday: Int, end: Int)? {
    guard index + 3 < limit, scalars[index] == "（" || scalars[index] == "(" else { return nil }
    guard let weekday = weekdayName(at: index + 1), weekday.end < limit,
      scalars[weekday.end] == "）" || scalars[weekday.end] == ")"
    else { return nil }
    return (weekday.weekday, weekday.end + 1)
  }

  /// 星期四, 周四: the weekday from 1 to 7.
  func weekdayName(at index: Int) -> (weekday: Int, end: Int)? {
    let place: Int
    if scalars.has("星期", at: index, limit: limit) || scalars.has("礼拜", at: index, limit: limit) {
      place = index + 2
    } else if index < limit, scalars[index] == "周" {
      place = index + 1
    } else {
      return nil
    }
    guard let day = weekdayCharacter(at: place) else { return nil }
    return (day, place + 1)
  }

  /// 一 … 六, 日, 天: 1 to 7.
  func weekdayCharacter(at index: Int) -> Int? {
    guard index < limit else { return nil }
    switch scalars[index] {
    case "一": return 1
    case "二": return 2
    case "三": return 3
    case "四": return 4
    case "五": return 5
    case "六": return 6
    case "日", "天": return 7
    default: return nil
    }
  }

  /// A time of day behind a date: `07时41分`, `10:30`, 上午9时, 下午3点半.
  func time(at index: Int) -> (minutes: Int, end: Int)? {
    var place = skipBlank(index)
    var shift: Int?
    if let part = DateLexicon.dayParts.longest(in: scalars, at: place, limit: limit) {
      shift = part.value
      place = skipBlank(part.end)
    } else if place < limit, scalars[place] == "T", place == index {
      place += 1
    }
    guard let hour = dateNumber(at: place), hour.value <= 24, hour.width <= 3, hour.end < limit else { return nil }
    var minute = 0
    var end = hour.end
    switch scalars[end] {
    case ":", "：":
      guard let number = dateNumber(at: end + 1), number.isArabic, number.width == 2, number.value < 60 else {
        return nil
      }
      (minute, end) = (number.value, number.end)
      if end < limit, scalars[end] == ":" || scalars[end] == "：", let second = dateNumber(at: end + 1),
        second.width == 2
      {
        end = second.end
      }
    case "时", "点", "點", "時":
      // 9月24日5点要求 has no time; 时 and 点 must end the time or lead to minutes.
      end += 1
      if scalars.has("整", at: end, limit: limit) {
        end += 1
      } else if scalars.has("半", at: end, limit: limit) {
        (minute, end) = (30, end + 1)
      } else if let number = dateNumber(at: end), number.value < 60, number.end < limit, scalars[number.end] == "分",
        !scalars.has("之", at: number.end + 1, limit: limit)
      {
        (minute, end) = (number.value, number.end + 1)
      } else if scalars[hour.end] == "点" || scalars[hour.end] == "點", shift == nil, !endsClause(end) {
        return nil
      }
    default: return nil
    }
    var hours = hour.value
    if let shift, hours < 12, shift == 12 { hours += 12 }
    return (hours * 60 + minute, end)
  }

  private func endsClause(_ index: Int) -> Bool {
    guard index < limit else { return true }
    switch scalars[index] {
    case "，", "。", "；", "、", "）", ")", "\n", "许", "左", "前", "后", "起", "至", "到", "—", "-", "钟", "在", "开", "召":
      return true
    default: return false
    }
  }
}
