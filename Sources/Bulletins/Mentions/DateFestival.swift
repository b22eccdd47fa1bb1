/// A feast or day of remembrance: on which day of a year it falls.
enum DateFestival: Sendable, Hashable {
  /// A day of the Gregorian calendar: 国庆节 is 10-01.
  case fixed(month: Int, day: Int)
  /// A day of the lunar calendar: 中秋 is 8-15.
  case lunar(month: Int, day: Int)
  /// The day before the lunar year: 除夕.
  case newYearEve
  /// A weekday of a month, from 1 (Monday), counted from its start: 母亲节 is the second Sunday of May.
  case weekday(month: Int, count: Int, weekday: Int)
  /// The day of a solar term: 清明 is the sun's longitude 15.
  case term(longitude: Int)
  /// The Sunday of Easter.
  case easter

  /// The month in which it falls, roughly: for the year of a feast without one.
  var month: Int {
    switch self {
    case .fixed(let month, _), .weekday(let month, _, _): month
    case .lunar(let month, _): month >= 12 ? 1 : month + 1
    case .newYearEve: 1
    case .term(let longitude): (longitude / 30 + 2) % 12 + 1
    case .easter: 4
    }
  }

  /// Its day in `year` of the Gregorian calendar: 2021年除夕 → 2021-02-11. Nil where the tables end.
  func day(in year: Int) -> CalendarDay? {
    switch self {
    case .fixed(let month, let day): return CalendarDay(year, month, day)
    case .lunar(let month, let day):
      // 腊八 of 2021 falls in January, when the lunar year is that of 2020.
      return LunarYear(month >= 12 ? year - 1 : year)?.day(month: month, isRepeated: false, day: day)
    case .newYearEve: return LunarYear(year)?.first.adding(days: -1)
    case .weekday(let month, let count, let weekday):
      return CalendarDay.day(year, month, count: count, weekday: weekday)
    case .term(let longitude): return SolarTerm.day(longitude: longitude, in: year)
    case .easter: return Self.easterSunday(in: year)
    }
  }

  /// Easter by the anonymous Gregorian computus (J. Meeus, Astronomical Algorithms, chapter 8).
  private static func easterSunday(in year: Int) -> CalendarDay? {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let shift = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - shift + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let correction = (golden + 11 * epact + 22 * weekday) / 451
    let number = epact + weekday - 7 * correction + 114
    return CalendarDay(year, number / 31, number % 31 + 1)
  }
}
