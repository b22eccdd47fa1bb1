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

  /// Whether it is a part of a month.
  var isOfMonth: Bool {
    switch self {
    case .tenDays, .monthPart: true
    default: false
    }
  }

  /// Whether the text is vague about its bounds.
  var isFuzzy: Bool {
    switch self {
    case .yearStart, .yearMiddle, .yearEnd, .quarterEnd, .monthPart: true
    default: false
    }
  }
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
  /// A day of the document's week: weeks from it, and the weekday from 1 (Monday) to 7.
  var weekday: WeekDay?
  /// A part of the year or month.
  var section: DateSection?
  /// The time of day in minutes.
  var minutes: Int?

  /// A weekday in a week that is counted from the document's.
  struct WeekDay: Sendable, Hashable {
    /// 上周 is -1.
    var weeks: Int
    /// 1 is Monday; 0 is the whole week.
    var day: Int
  }

  /// How fine the date is: 1 year, 2 part of a year, 3 month, 4 part of a month, 5 day.
  var level: Int {
    if day != nil { return 5 }
    if let section { return section.isOfMonth ? 4 : 2 }
    return month != nil || monthOffset != nil || isSameMonth ? 3 : 1
  }

  /// Whether a month is given, in whatever way.
  var hasMonth: Bool { month != nil || monthOffset != nil || isSameMonth }
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
}
