public import ChineseText

/// A day of the Gregorian calendar.
public struct CalendarDay: Hashable, Sendable, Comparable {
  /// The year, from 1 to 9999.
  public let year: Int
  /// The month, from 1 to 12.
  public let month: Int
  /// The day, from 1 to the month's last.
  public let day: Int

  /// The day, or nil where the calendar has none (2月30日).
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.lastDay(of: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that `number` (20200924) writes as year, month and day.
  public init?(number: Int) {
    self.init(number / 10000, number / 100 % 100, number % 100)
  }

  /// The number of days in `month`, from 1 to 12, of `year`.
  public static func lastDay(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// The day as a number that sorts (20200924).
  public var number: Int { year * 10000 + month * 100 + day }

  /// ISO 8601: `2020-09-24`.
  public var description: String {
    func digits(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }

  /// Orders by time.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
}

extension CalendarDay: CustomStringConvertible {}

/// A part of a date.
public enum DatePart: String, Sendable, CaseIterable, Codable {
  /// The year.
  case year
  /// The month.
  case month
  /// The day.
  case day
}

/// A date in the text, as ISO 8601-2 (EDTF) with the first and last day that it covers.
public struct DateMention: Sendable, Hashable {
  /// The date as it stands.
  public var span: TextSpan
  /// The surface string, repaired.
  public var text: String
  /// EDTF (`2020-09-24`, `2020-09`, `2021/2025`, `2026-02-10T07:41`); nil where the text names no date for certain.
  public var edtf: String?
  /// The first day covered.
  public var start: CalendarDay?
  /// The last day covered.
  public var end: CalendarDay?
  /// The parts that came from context, largest first.
  public var inferred: [DatePart]
  /// Whether the text is vague (年底, 近日).
  public var fuzzy: Bool
  /// The rule that found it, for `extract --explain`; not kept in an archive.
  public var rule: String

  /// A date at `span`.
  public init(
    span: TextSpan, text: String, edtf: String?, start: CalendarDay?, end: CalendarDay?,
    inferred: [DatePart] = [], fuzzy: Bool = false, rule: String = ""
  ) {
    self.span = span
    self.text = text
    self.edtf = edtf
    self.start = start
    self.end = end
    self.inferred = inferred
    self.fuzzy = fuzzy
    self.rule = rule
  }
}
