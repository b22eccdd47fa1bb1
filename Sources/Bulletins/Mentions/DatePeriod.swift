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
      if let minutes = parts.minutes {
        edtf += "T\(Self.digits(minutes / 60, 2)):\(Self.digits(minutes % 60, 2))"
      }
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
    }
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
