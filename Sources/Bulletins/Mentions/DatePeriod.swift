/// A stretch of days with its EDTF.
struct DatePeriod: Sendable, Hashable {
  /// EDTF: `2020-09`, `2020-09-01/2020-09-10`.
  var edtf: String
  /// The first day.
  var start: CalendarDay
  /// The last day.
  var end: CalendarDay

  /// A period of `edtf` from `start` to `end`.
  init(edtf: String, start: CalendarDay, end: CalendarDay) {
    self.edtf = edtf
    self.start = start
    self.end = end
  }

  /// The years from `first` to `last`: 2021/2025, or one year.
  init?(years first: Int, _ last: Int) {
    guard first <= last, let start = CalendarDay(first, 1, 1), let end = CalendarDay(last, 12, 31) else { return nil }
    let name = Self.digits(first, 4)
    self.init(edtf: first == last ? name : "\(name)/\(Self.digits(last, 4))", start: start, end: end)
  }

  /// The months from `first` to `last` of `year`.
  init?(year: Int, months first: Int, _ last: Int) {
    guard first <= last, let start = CalendarDay(year, first, 1),
      let end = CalendarDay(year, last, CalendarDay.lastDay(of: min(max(last, 1), 12), in: year))
    else { return nil }
    let name = "\(Self.digits(year, 4))-\(Self.digits(first, 2))"
    self.init(
      edtf: first == last ? name : "\(name)/\(Self.digits(year, 4))-\(Self.digits(last, 2))", start: start, end: end)
  }

  /// The days from `first` to `last` of a month.
  init?(year: Int, month: Int, days first: Int, _ last: Int) {
    guard first <= last, let start = CalendarDay(year, month, first), let end = CalendarDay(year, month, last) else {
      return nil
    }
    self.init(start, end)
  }

  /// The days from `start` to `end`, which must not come before it.
  init(_ start: CalendarDay, _ end: CalendarDay) {
    self.init(edtf: start == end ? "\(start)" : "\(start)/\(end)", start: start, end: end)
  }

  /// The period that `parts` names in `year`, with the month that it gives; nil where no calendar has it.
  init?(_ parts: DateParts, year: Int, month: Int?) {
    if let day = parts.day {
      guard let month, let start = CalendarDay(year, month, day) else { return nil }
      self.init(start, start)
      if let clock = parts.clock { edtf += "T" + clock.edtf }
      return
    }
    guard let section = parts.section else {
      if let month { self.init(year: year, months: month, month) } else { self.init(years: year, year) }
      return
    }
    switch section {
    case .yearStart: self.init(year: year, months: 1, 1)
    case .yearMiddle: self.init(year: year, months: 6, 6)
    case .yearEnd: self.init(year: year, months: 12, 12)
    case .half(let half): self.init(year: year, months: half * 6 - 5, half * 6)
    case .quarters(let first, let last): self.init(year: year, months: first * 3 - 2, last * 3)
    case .quarterEnd(let quarter): self.init(year: year, months: quarter * 3, quarter * 3)
    case .tenDays(let first, let last): self.init(year: year, month: month, tenDays: first, last)
    case .monthPart(let part): self.init(year: year, month: month, tenDays: part, part)
    case .season(let season): self.init(year: year, season: season)
    case .months(let first, let last): self.init(year: year, months: first, last)
    case .quarterOffset: return nil
    case .yearWeek(let week): self.init(year: year, week: week)
    case .monthHalf(let half):
      guard let month, (1...12).contains(month) else { return nil }
      self.init(
        year: year, month: month, days: half == 1 ? 1 : 16, half == 1 ? 15 : CalendarDay.lastDay(of: month, in: year))
    case .monthWeek(let count):
      guard let month, let thursday = CalendarDay.day(year, month, count: count, weekday: 4),
        let first = thursday.adding(days: -3), let last = thursday.adding(days: 3)
      else { return nil }
      self.init(first, last)
    case .lastDay:
      guard let month, (1...12).contains(month) else { return nil }
      let day = CalendarDay.lastDay(of: month, in: year)
      self.init(year: year, month: month, days: day, day)
    case .monthWeekday(let count, let weekday):
      guard let month, let day = CalendarDay.day(year, month, count: count, weekday: weekday) else { return nil }
      self.init(day, day)
      if let clock = parts.clock { edtf += "T" + clock.edtf }
    }
  }

  /// A season, by the months that meteorologists give it: winter goes on into the next year. EDTF numbers them from 21.
  private init?(year: Int, season: Int) {
    guard (1...4).contains(season), let months = DatePeriod(year: year, months: season * 3, min(season * 3 + 2, 12))
    else {
      return nil
    }
    var end = months.end
    if season == 4 {
      guard let february = CalendarDay(year + 1, 2, CalendarDay.lastDay(of: 2, in: year + 1)) else { return nil }
      end = february
    }
    self.init(edtf: "\(Self.digits(year, 4))-\(20 + season)", start: months.start, end: end)
  }

  /// A week of a year as ISO 8601 counts them: the first is that of the first Thursday.
  private init?(year: Int, week: Int) {
    guard (1...53).contains(week), let thursday = CalendarDay.day(year, 1, count: 1, weekday: 4),
      let first = thursday.adding(days: week * 7 - 10), let last = first.adding(days: 6),
      first.adding(days: 3)?.year == year
    else { return nil }
    self.init(first, last)
  }

  /// From the start of this period to the end of `last`; nil where `last` ends before.
  func through(_ last: DatePeriod) -> DatePeriod? {
    guard start <= last.end else { return nil }
    func side(_ edtf: String, _ useLast: Bool) -> String {
      let parts = edtf.split(separator: "/")
      return String((useLast ? parts.last : parts.first) ?? "")
    }
    return DatePeriod(edtf: side(edtf, false) + "/" + side(last.edtf, true), start: start, end: last.end)
  }

  private init?(year: Int, month: Int?, tenDays first: Int, _ last: Int) {
    guard let month, (1...12).contains(month) else { return nil }
    let lastDay = last == 3 ? CalendarDay.lastDay(of: month, in: year) : last * 10
    self.init(year: year, month: month, days: first * 10 - 9, lastDay)
  }

  /// `value` with leading zeros.
  static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

extension CalendarDay {
  /// Days since 0000-03-01 in the proleptic Gregorian calendar; after Howard Hinnant, “chrono-compatible low-level
  /// date algorithms” (days_from_civil).
  var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  /// The `count`-th `weekday` (1 is Monday) of a month, or nil where the month has not so many.
  static func day(_ year: Int, _ month: Int, count: Int, weekday: Int) -> CalendarDay? {
    guard let first = CalendarDay(year, month, 1) else { return nil }
    return CalendarDay(year, month, 1 + (weekday - first.weekday + 7) % 7 + (count - 1) * 7)
  }

  /// The day `months` months later, the month's last where it has no such day.
  func adding(months: Int) -> CalendarDay? {
    let count = year * 12 + month - 1 + months
    guard count >= 12 else { return nil }
    let (year, month) = (count / 12, count % 12 + 1)
    return CalendarDay(year, month, min(day, CalendarDay.lastDay(of: month, in: year)))
  }

  /// The weekday, from 1 (Monday) to 7.
  var weekday: Int { (dayNumber + 2) % 7 + 1 }

  /// The day `days` later, or earlier where negative; nil outside the years 1 to 9999.
  func adding(days: Int) -> CalendarDay? {
    let number = dayNumber + days
    guard number >= 306 else { return nil }
    let era = number / 146_097
    let dayOfEra = number - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return CalendarDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
