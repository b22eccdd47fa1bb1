/// The days of the 24 solar terms: 清明 of 2020 → 2020-04-04.
enum SolarTerm {
  /// The day in `year`, by the clock of Beijing, on which the sun reaches `longitude`, a multiple of 15 (0 is 春分, 15 is 清明, 270 is
  /// 冬至); nil outside the years 1900 to 2100.
  ///
  /// A straight line for each term through its moments from 1900 to 2100, as `docs/lunar-table.py` has them from the sun's apparent
  /// longitude. It gives another day than they do for 18 of the 4,824 terms of these years, and for no 清明.
  static func day(longitude: Int, in year: Int) -> CalendarDay? {
    guard (1900...2100).contains(year), longitude % 15 == 0, (0..<360).contains(longitude) else { return nil }
    let (first, drift) = lines[longitude / 15]
    let days = first + (365.2422 + drift / 100_000) * Double(year - 2000)
    return CalendarDay(2000, 1, 1)?.adding(days: Int(days.rounded(.down)))
  }

  /// For each 15 degrees the days from 2000-01-01, and how many hundred thousandths of a day the term drifts a year from the tropical
  /// year of 365.2422 days.
  private static let lines: [(first: Double, drift: Double)] = [
    (79.6443, 17.38), (94.8087, 2.53), (110.1056, -12.83), (125.5306, -27.4),
    (141.0707, -40.36), (156.7041, -50.56), (172.4023, -57.4), (188.1315, -60.21),
    (203.8557, -58.9), (219.5394, -53.5), (235.1499, -44.46), (250.6603, -32.5),
    (266.0512, -18.45), (281.3117, -3.4), (296.4401, 11.72), (311.4439, 25.76),
    (326.3382, 37.97), (341.1456, 47.44), (355.8935, 53.73), (5.3704, 56.61),
    (20.0946, 55.4), (34.8559, 50.57), (49.6848, 42.19), (64.6074, 30.96),
  ]
}
