/// A rule that finds dates: its name, as `extract --explain` prints it, and what it reads.
struct DateRule: Sendable, Hashable {
  /// The name.
  let name: String
  /// One line with an example.
  let doc: String

  /// 2020年9月24日 and its parts.
  static let calendar = DateRule(name: "date.calendar", doc: "年, 月 and 日 after numbers: 2020年9月24日 → 2020-09-24")
  /// 10—12日.
  static let range = DateRule(name: "date.range", doc: "two dates with a dash, 至 or 到: 11月21—22日 → …-11-21/…-11-22")
  /// 1986～1997.
  static let bareYears = DateRule(name: "date.bareYears", doc: "two years without 年: 1986～1997 → 1986/1997")
  /// 2026-02-09.
  static let numeric = DateRule(name: "date.numeric", doc: "year, month and day with - / or .: 2026-02-09")
  /// 第三季度, 上半年, 上旬, 年底.
  static let section = DateRule(name: "date.section", doc: "a part of a year or month: 2020年底 → 2020-12, fuzzy")
  /// “十四五”.
  static let plan = DateRule(name: "date.plan", doc: "a five-year plan: “十四五” → 2021/2025")
  /// 今年, 去年底, 本月.
  static let relative = DateRule(name: "date.relative", doc: "a year or month told from the document's: 去年12月")
  /// 同年, 次年.
  static let sameYear = DateRule(name: "date.sameYear", doc: "a year told from the date before: 次年3月")
  /// 过去一年, 近三年, 五年来.
  static let yearSpan = DateRule(name: "date.yearSpan", doc: "years up to or from the document's: 近三年 → 2023/2025")
  /// 过去三个月, 未来三天.
  static let timeSpan = DateRule(
    name: "date.timeSpan", doc: "months, weeks or days up to or from the document's day: 过去三个月")
  /// 三天前, 两周后.
  static let away = DateRule(name: "date.away", doc: "a day, month or year so far from the document's: 三天前")
  /// 上午9时30分.
  static let clock = DateRule(name: "date.clock", doc: "a time of a day told before, else of the document's: 上午9时30分")
  /// 次日, 当天.
  static let dayOfText = DateRule(name: "date.dayOfText", doc: "a day told from the date before: 次日")
  /// 国庆节, 中秋.
  static let festival = DateRule(name: "date.festival", doc: "a feast's day: 2020年国庆节 → 2020-10-01")
  /// 农历二月初八.
  static let lunar = DateRule(name: "date.lunar", doc: "a day of the lunar calendar: 2020年农历八月十五 → 2020-10-01")
  /// 昨日, 上周五.
  static let dayWord = DateRule(name: "date.dayWord", doc: "a day told from the document's day: 昨日上午")
  /// 20世纪90年代.
  static let decade = DateRule(name: "date.decade", doc: "a decade or century: 20世纪90年代 → 199X")
  /// 光绪二十六年.
  static let era = DateRule(name: "date.era", doc: "a year of a reign or of 民国: 民国二十六年 → 1937")
  /// 近日.
  static let vague = DateRule(name: "date.vague", doc: "a time without bounds: 近日, 截至目前 → null, fuzzy")
  /// 2月30日.
  static let impossible = DateRule(name: "date.impossible", doc: "a day that no calendar has: 2月30日 → null")
  /// 210日.
  static let broken = DateRule(name: "date.broken", doc: "a date that has lost characters: 20262月 → null")

  /// Every rule, in the order in which they are told of.
  static let all: [DateRule] = [
    calendar, range, bareYears, numeric, section, plan, relative, sameYear, yearSpan, timeSpan, away, clock, dayWord,
    dayOfText, festival, lunar, decade, era, vague, impossible, broken,
  ]
}
