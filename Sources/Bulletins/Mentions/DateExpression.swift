/// The year of a date as the text gives it.
enum DateYear: Sendable, Hashable {
  /// Not given: 9月24日.
  case missing
  /// In full: 2020年.
  case full(Int)
  /// Two digits: 21年3月.
  case short(Int)
  /// Counted from the document's year: 去年 is -1.
  case fromDocument(Int)
  /// Counted from the year that the paragraph tells of, else from the document's: 上年 is -1.
  case fromNarrative(Int)
  /// Counted from the year of the date before: 次年 is 1.
  case fromText(Int)
}

/// A part of a year or of a month.
enum DateSection: Sendable, Hashable {
  /// 年初: January, roughly.
  case yearStart
  /// 年中: June, roughly.
  case yearMiddle
  /// 年底: December, roughly.
  case yearEnd
  /// 上半年, 下半年: 1 or 2.
  case half(Int)
  /// 一季度, 前三季度: the first and last quarter.
  case quarters(Int, Int)
  /// 第三季度末: the quarter's last month, roughly.
  case quarterEnd(Int)
  /// 上旬, 中下旬: the first and last ten-day part, from 1 to 3.
  case tenDays(Int, Int)
  /// 月初, 月底: a ten-day part, roughly.
  case monthPart(Int)
  /// 春季, 冬: from 1 (spring) to 4.
  case season(Int)
  /// 前8个月, 后两个月: the first and last month.
  case months(Int, Int)
  /// 上季度: counted from the document's quarter.
  case quarterOffset(Int)
  /// 第36周 of a year, from 1, as ISO 8601 counts them.
  case yearWeek(Int)
  /// 上半月, 下半月: 1 or 2.
  case monthHalf(Int)
  /// 9月第二周: the week, from 1, by the month of its Thursday.
  case monthWeek(Int)
  /// 最后一天 of a month.
  case lastDay
  /// 5月第二个星期日: the count and the weekday, from 1 (Monday).
  case monthWeekday(Int, Int)

  /// Whether it is a part of a month.
  var isOfMonth: Bool {
    switch self {
    case .tenDays, .monthPart, .monthHalf, .monthWeek, .monthWeekday, .lastDay: true
    default: false
    }
  }

  /// Whether the text is vague about its bounds.
  var isFuzzy: Bool {
    switch self {
    case .yearStart, .yearMiddle, .yearEnd, .quarterEnd, .monthPart, .season: true
    default: false
    }
  }
}

/// A day or month that the Gregorian calendar has under another name.
enum DateNamedDay: Sendable, Hashable {
  /// 中秋节.
  case festival(DateFestival)
  /// 农历八月十五, 正月: a month of the lunar calendar, with its day or as a whole.
  case lunar(month: Int, isRepeated: Bool, day: Int?)
}

/// The parts of one date as the text gives them.
struct DateParts: Sendable, Hashable {
  /// The year.
  var year: DateYear = .missing
  /// The month; not checked.
  var month: Int?
  /// The document's month is the month, with this offset: 上月 is -1.
  var monthOffset: Int?
  /// The month of the date before is the month (同月).
  var isSameMonth = false
  /// The day; not checked.
  var day: Int?
  /// A day counted from the document's: 昨日 is -1.
  var dayOffset: Int?
  /// A day counted from the date before: 次日 is 1.
  var textDayOffset: Int?
  /// A day of the document's week: weeks from it, and the weekday from 1 (Monday) to 7.
  var weekday: WeekDay?
  /// A feast or a day of the lunar calendar.
  var named: DateNamedDay?
  /// A part of the year or month.
  var section: DateSection?
  /// The time of day.
  var clock: DateClock?

  /// Days of a week that is counted from the document's.
  struct WeekDay: Sendable, Hashable {
    /// 上周 is -1.
    var weeks: Int
    /// The first weekday; 1 is Monday.
    var first: Int
    /// The last weekday.
    var last: Int
  }

  /// How fine the date is: 1 year, 2 part of a year, 3 month, 4 part of a month, 5 day or time.
  var level: Int {
    if day != nil || dayOffset != nil || textDayOffset != nil { return 5 }
    if let weekday { return weekday.first == weekday.last ? 5 : 4 }
    switch named {
    case .festival, .lunar(_, _, .some): return 5
    case .lunar: return 3
    case nil: break
    }
    if let section { return section.isOfMonth ? 4 : 2 }
    if hasMonth { return 3 }
    return isClockOnly ? 5 : 1
  }

  /// Whether a month is given, in whatever way.
  var hasMonth: Bool { month != nil || monthOffset != nil || isSameMonth }

  /// Whether nothing but a time of day is given.
  var isClockOnly: Bool {
    clock != nil && year == .missing && !hasMonth && day == nil && dayOffset == nil && textDayOffset == nil
      && weekday == nil && named == nil && section == nil
  }

  /// Whether the day is told by words from another one, so that neither year nor month are left to be found.
  var isRelativeDay: Bool { dayOffset != nil || textDayOffset != nil || weekday != nil }
}

/// A unit in which time is counted from a day.
enum DateUnit: Sendable, Hashable {
  /// 天, 日.
  case day
  /// 周, 星期, 礼拜.
  case week
  /// 个月.
  case month
  /// 年.
  case year
}

/// A date as the text gives it, before the context fills in what is missing.
struct DateExpression: Sendable {
  /// What an expression says; kept apart, so that the answer none, which is the usual one, moves little.
  indirect enum Form: Sendable {
    /// A date, or the first and last of a range.
    case calendar(DateParts, DateParts?)
    /// A period that needs no context.
    case fixed(DatePeriod)
    /// Years counted from the document's, past (過去五年) or to come (今后五年).
    case years(count: Int, future: Bool)
    /// 今明两年: first and last offset from the document's year.
    case documentYears(Int, Int)
    /// 三天前, 两周后: one day, month or year that lies `count` units away, earlier where negative. With `fromText` it is counted
    /// from the date before where there is one.
    case away(count: Int, unit: DateUnit, fromText: Bool)
    /// 过去三个月, 未来三天: a stretch that ends or begins with the document's day.
    case rolling(count: Int, unit: DateUnit, future: Bool)
    /// A year before the common era, of which the calendar here has no days: 公元前221年.
    case ancient(String)
    /// A decade of the century that the context tells: 90年代.
    case decade(Int)
    /// A time without bounds.
    case vague
    /// A date that cannot be: no value, and a diagnostic.
    case impossible(String)
    /// A date that has lost characters: no value, and a diagnostic.
    case broken(String)
    /// 每年9月: no date at all, but not a figure either.
    case recurring
  }

  /// The scalars that it covers.
  var range: Range<Int>
  /// What it says.
  var form: Form
  /// The rule that found it.
  var rule: DateRule
  /// Whether the text is vague.
  var isFuzzy = false
  /// The weekday in parentheses behind it, from 1 (Monday).
  var weekday: Int?
  /// Whether it goes on to the document's day: 2018年以来, 2018年至今.
  var isOpen = false
}
