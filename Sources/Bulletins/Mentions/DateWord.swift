/// What a word at which a date may begin says.
enum DateWord: Sendable, Hashable {
  /// 近日: a time without bounds.
  case vague
  /// 去年: years from the document's.
  case documentYear(Int)
  /// 上年: years from the one that the paragraph tells of.
  case narrativeYear(Int)
  /// 次年: years from the date before.
  case textYear(Int)
  /// 上月: months from the document's.
  case documentMonth(Int)
  /// 同月: the month of the date before.
  case textMonth
  /// 昨日: days from the document's.
  case documentDay(Int)
  /// 今晚: days from the document's, and a part of the day.
  case documentDayPart(Int, DateClock.DayPart)
  /// 次日: days from the date before.
  case textDay(Int)
  /// 当晚: days from the date before, and a part of the day.
  case textDayPart(Int, DateClock.DayPart)
  /// 上周: weeks from the document's.
  case documentWeek(Int)
  /// 这个周末: weeks from the document's.
  case weekend(Int)
  /// 星期三: from 1 (Monday).
  case weekday(Int)
  /// 过去, 近: what ends with the document's time.
  case past
  /// 未来, 今后: what begins with it.
  case future
  /// 上半年, 年底.
  case section(DateSection)
  /// 前, 第, 头: parts of a year follow.
  case front
  /// 今春: years from the document's, and the season from 1 (spring).
  case season(Int, Int)
  /// 今冬明春: years from the document's.
  case winterAndSpring(Int)
  /// 岁末年初.
  case turnOfYear
  /// 今明两年: the first and last year from the document's.
  case yearPair(Int, Int)
  /// 年内.
  case withinYear
  /// 半: half a year or month ago.
  case half
  /// 光绪: the year before the reign's first.
  case era(Int)
  /// 上世纪: the number of the century.
  case century(Int)
  /// 公元.
  case commonEra
  /// 公元前.
  case beforeCommonEra
  /// 农历.
  case lunarCalendar
  /// 腊月: the lunar month.
  case lunarMonth(Int)
  /// 大年: a day of the first lunar month follows.
  case newYear
  /// 国庆节.
  case festival(DateFestival)
  /// 上午: a time follows.
  case dayPart(DateClock.DayPart)
}
