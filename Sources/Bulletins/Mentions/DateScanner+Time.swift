/// Times of day: behind a day (9月24日上午9时), or on their own (下午三点半, 14:05).
extension DateScanner {
  /// A part of the day at `index`.
  func dayPart(at index: Int) -> (part: DateClock.DayPart, end: Int)? {
    guard index + 1 < limit, DateOpenings.standard.mayBegin(scalars[index], scalars[index + 1]),
      let match = DateOpenings.standard.longest(in: scalars, at: index, limit: limit),
      case .dayPart(let part) = match.word
    else { return nil }
    return (part, match.end)
  }

  /// A time behind a day that ends at `index`: `07时41分`, `10:30`, 上午9时, 下午3点半, 的下午3点.
  func clock(behindDay index: Int) -> (clock: DateClock, end: Int)? {
    var place = skipBlank(index)
    if has("的", place), dayPart(at: place + 1) != nil { place += 1 }
    if let part = dayPart(at: place) { return clock(at: skipBlank(part.end), part: part.part, isSure: true) }
    if place == index, has("T", place) { place += 1 }
    if has("，", place) || has(",", place), let part = dayPart(at: skipBlank(place + 1)) {
      return clock(at: skipBlank(part.end), part: part.part, isSure: true)
    }
    return clock(at: place, part: nil, isSure: false)
  }

  /// A time without a day: 上午9时30分, 14:05, 三点半, 9:00—11:30.
  ///
  /// Without a part of the day only what cannot be anything else is one: 五点 counts points, 1:10 is a ratio.
  func freeClock(at place: Int, part: DateClock.DayPart?, from index: Int) -> DateExpression? {
    guard let number = dateNumber(at: place), number.value <= 99, number.width <= 3, !isBarredClock(index) else {
      return nil
    }
    var clock: (clock: DateClock, end: Int)?
    if part != nil {
      clock = self.clock(at: place, part: part, isSure: true)
    } else if has(":", number.end) || has("：", number.end) {
      guard number.isArabic, number.width <= 2, let found = self.clock(at: place, part: nil, isSure: true) else {
        return nil
      }
      if found.clock.second != nil || number.width == 2 && found.clock.isReal || isTimeRange(found.end)
        || isClauseStart(place) && found.clock.isReal && (number.value != 1 || found.clock.minute % 30 == 0)
        || standsBehindTimeWord(place) && found.clock.isReal
      {
        clock = found
      }
    } else if has("时", number.end) {
      let isNumber = number.isArabic || number.isStructured || has("零", place)
      if let found = self.clock(at: place, part: nil, isSure: true), number.value <= 24 || found.end > number.end + 1,
        found.end > number.end + 1 && !scalars.has("分之", at: found.end - 1, limit: limit)
          || isNumber && endsHour(number.end + 1)
      {
        clock = found
      }
    } else if has("点", number.end), let found = self.clock(at: place, part: nil, isSure: true) {
      if found.end > number.end + 1 && found.clock.isReal || found.clock.isFuzzy && isClauseStart(place)
        || has("零", place) && endsHour(found.end) || isTimeRange(found.end) || isUsedAsTime(place, found.end)
      {
        clock = found
      }
    }
    guard let clock else { return nil }
    var parts = DateParts()
    parts.clock = clock.clock
    if isHourOfEveryDay(index) {
      return ranged(parts, from: index, end: clock.end, rule: .clock).map {
        DateExpression(range: $0.range, form: .recurring, rule: .clock)
      }
    }
    return ranged(parts, from: index, end: clock.end, rule: .clock)
  }

  /// A time at `index`, and where it ends; with `isSure` a bare 3点 will do.
  func clock(
    at index: Int, part: DateClock.DayPart?, isSure: Bool
  ) -> (clock: DateClock, end: Int)? {
    guard let hour = dateNumber(at: index), hour.value <= 99, hour.width <= 3, hour.end < limit else { return nil }
    var clock = DateClock(hour: part?.hour(hour.value) ?? hour.value, part: part)
    var end = hour.end
    switch scalars[end] {
    case ":", "：":
      guard let minute = dateNumber(at: end + 1), minute.isArabic, minute.width == 2, hour.isArabic, hour.value <= 24,
        minute.value < 60
      else { return nil }
      (clock.minute, end) = (minute.value, minute.end)
      if has(":", end) || has("：", end), let second = dateNumber(at: end + 1), second.width == 2, second.value < 60 {
        (clock.second, end) = (second.value, second.end)
      }
    case "时", "点":
      guard !isOtherWord(end + 1) else { return nil }
      guard let minutes = minutes(at: end + 1, isPoint: scalars[end] == "点") else {
        guard isSure || scalars[end] == "时" || endsClause(end + 1) else { return nil }
        end += 1
        break
      }
      (clock.minute, clock.second, end) = (minutes.minute, minutes.second, minutes.end)
      if clock.minute < 0 {
        // 八点差五分.
        clock.hour -= 1
        clock.minute += 60
      }
    default: return nil
    }
    if let half = halfOfDay(at: skipBlank(end)), hour.value <= 12 {
      // 8:30 pm.
      clock.hour = half.part == .afternoon ? DateClock.DayPart.afternoon.hour(hour.value) : hour.value % 12
      end = half.end
    }
    if has("许", end) {
      clock.isFuzzy = true
      end += 1
    } else if scalars.has("左右", at: end, limit: limit) {
      clock.isFuzzy = true
    }
    return (clock, end)
  }

  /// am or pm behind a time, in small or capital letters.
  private func halfOfDay(at index: Int) -> (part: DateClock.DayPart, end: Int)? {
    guard index + 1 < limit, scalars[index + 1] | 0x20 == "m",
      index + 2 >= limit || !NumeralCharacter.isLatin(scalars[index + 2])
    else { return nil }
    switch scalars[index] | 0x20 {
    case "a": return (.morning, index + 2)
    case "p": return (.afternoon, index + 2)
    default: return nil
    }
  }

  /// What follows 时 or 点: 41分, 半, 一刻, 整, 钟, 零五, 过五分, 差五分, 四十.
  private func minutes(at index: Int, isPoint: Bool) -> (minute: Int, second: Int?, end: Int)? {
    guard index < limit else { return nil }
    switch scalars[index] {
    case "整":
      // 9时整 ends a time, 五点整改 does not.
      return index + 1 < limit && isAny(of: DateLexicon.afterWhole, at: index + 1) ? nil : (0, nil, index + 1)
    case "钟":
      guard isPoint else { return nil }
      return (0, nil, has("整", index + 1) ? index + 2 : index + 1)
    case "半": return isAny(of: DateLexicon.afterHalf, at: index + 1) ? nil : (30, nil, index + 1)
    case "过", "差":
      guard isPoint, let number = dateNumber(at: index + 1), number.value < 60 else { return nil }
      let sign = has("差", index) ? -1 : 1
      if has("分", number.end) { return (sign * number.value, nil, number.end + 1) }
      return has("刻", number.end) && number.value <= 3 ? (sign * number.value * 15, nil, number.end + 1) : nil
    default: break
    }
    guard let number = dateNumber(at: skipBlank(index)), number.end <= limit else { return nil }
    if has("刻", number.end), (1...3).contains(number.value) { return (number.value * 15, nil, number.end + 1) }
    if has("分", number.end), !has("之", number.end + 1), !has("钟", number.end + 1), number.value < 100 {
      let end = number.end + 1
      if let second = dateNumber(at: end), has("秒", second.end), second.value < 60 {
        return (number.value, second.value, second.end + 1)
      }
      return (number.value, nil, end)
    }
    // 三点二十, 八点零五; 三点二五 is a decimal.
    guard isPoint, !number.isArabic, number.value < 60, number.isStructured || number.width == 2 && has("零", index),
      endsClause(number.end)
    else { return nil }
    return (number.value, nil, number.end)
  }

  /// The right side of a range of times: the 11时30分 of 上午9时至11时30分; the 次日6时 of 22时至次日6时.
  func rangeClock(behind first: DateParts, at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = DateParts()
    var place = index
    if index + 1 < limit, DateOpenings.standard.mayBegin(scalars[index], scalars[index + 1]),
      let match = DateOpenings.standard.longest(in: scalars, at: index, limit: limit)
    {
      switch match.word {
      case .textDay(let offset): (parts.textDayOffset, place) = (offset, match.end)
      case .textDayPart(let offset, let part):
        guard let found = clock(at: skipBlank(match.end), part: part, isSure: true) else { return nil }
        (parts.textDayOffset, parts.clock) = (offset, found.clock)
        return (parts, found.end)
      default: break
      }
    }
    let part = dayPart(at: place)
    guard let left = first.clock, var found = clock(at: skipBlank(part?.end ?? place), part: part?.part, isSure: true)
    else {
      return nil
    }
    // 下午2时至4时: the part of the day goes on.
    if part == nil, parts.textDayOffset == nil, found.clock.hour < 12, left.hour >= 12,
      found.clock.hour + 12 > left.hour,
      left.part == .afternoon || left.part == .night
    {
      found.clock.hour += 12
    }
    parts.clock = found.clock
    return (parts, found.end)
  }

  // MARK: - What tells a time from something else

  /// Whether the range before `place` counts: a scale, a score, a ratio.
  private func isBarredClock(_ index: Int) -> Bool {
    isAny(of: DateLexicon.beforeRatio, at: index - 1)
  }

  /// Whether the sentence tells of the hours of any day before `index`: 每日8时至20时, 夜间是指22时至次日6时, 开放时间：9:00—17:00.
  private func isHourOfEveryDay(_ index: Int) -> Bool {
    var place = index
    while place > start, index - place < 30, scalars[place - 1] != "。", scalars[place - 1] != "\n" {
      place -= 1
      if DateLexicon.everyDay.matches(scalars, at: place, limit: index) { return true }
    }
    return false
  }

  private func isTimeRange(_ index: Int) -> Bool {
    guard let next = connector(at: index) else { return false }
    let place = dayPart(at: next)?.end ?? next
    guard let hour = dateNumber(at: place), hour.value <= 24, hour.end < limit else { return false }
    return scalars[hour.end] == "点" || scalars[hour.end] == "时" || scalars[hour.end] == ":" || scalars[hour.end] == "："
  }

  /// Whether 于, 至, 在, 从 or their like lead to a time at `index`.
  private func standsBehindTimeWord(_ index: Int) -> Bool {
    isAny(of: DateLexicon.timePrepositions, at: index - 1)
  }

  /// Whether a bare hour ends before `index`: 20时，; 8时起; not 3时段, 一时.
  private func endsHour(_ index: Int) -> Bool {
    guard index < limit else { return true }
    return endsClause(index) || isAny(of: DateLexicon.hourVerbs, at: index)
  }

  /// 我三点去, 于8点出发: a verb of coming, going or beginning follows.
  private func isUsedAsTime(_ index: Int, _ end: Int) -> Bool {
    guard end < limit, isAny(of: DateLexicon.timeVerbs, at: end) else { return false }
    return standsBehindTimeWord(index) || index > start && isAny(of: DateLexicon.beforeTime, at: index - 1)
  }

  private func isOtherWord(_ index: Int) -> Bool {
    // 六时之间, but 三点之一.
    if has("之", index) { return !has("间", index + 1) && !has("前", index + 1) && !has("后", index + 1) }
    return isAny(of: DateLexicon.afterHourNoun, at: index)
  }

  /// Whether the character at `index`, inside the region, is one of `set`.
  func isAny(of set: ScalarSet, at index: Int) -> Bool {
    index >= start && index < limit && set.contains(scalars[index])
  }

  private func endsClause(_ index: Int) -> Bool {
    index >= limit || DateScanner.isDash(scalars[index]) || isAny(of: DateLexicon.timeEnds, at: index)
  }
}
