/// A year of the Chinese lunar calendar, from 1900 to 2100: 2020年八月十五 → 2020-10-01.
///
/// The rules are those of GB/T 33661-2017; `docs/lunar-table.py` computes the table from the positions of sun and moon.
struct LunarYear: Sendable {
  /// The number of the Gregorian year in which it begins.
  let number: Int
  /// The first day of its first month.
  let first: CalendarDay
  private let code: UInt32

  /// The year that begins in `number`, or nil outside the table.
  init?(_ number: Int) {
    guard (Self.firstYear..<Self.firstYear + Self.codes.count).contains(number) else { return nil }
    let code = Self.codes[number - Self.firstYear]
    guard let first = CalendarDay(number, 1, 1)?.adding(days: Int(code >> 17)) else { return nil }
    self.number = number
    self.first = first
    self.code = code
  }

  /// The month that stands twice, from 1 to 12; 0 for none.
  private var repeatedMonth: Int { Int(code >> 13 & 15) }

  /// The days before a month and the number of its days; nil for a repeated month that the year does not have.
  private func extent(_ month: Int, _ isRepeated: Bool) -> (before: Int, count: Int)? {
    guard (1...12).contains(month), !isRepeated || month == repeatedMonth else { return nil }
    let position = month - 1 + (isRepeated || repeatedMonth != 0 && month > repeatedMonth ? 1 : 0)
    var before = 0
    for index in 0..<position { before += days(index) }
    return (before, days(position))
  }

  private func days(_ position: Int) -> Int { 29 + Int(code >> UInt32(position) & 1) }

  /// The day that `month` and `day` name; nil where the year has none (a thirtieth day of a short month).
  func day(month: Int, isRepeated: Bool, day: Int) -> CalendarDay? {
    guard let extent = extent(month, isRepeated), (1...extent.count).contains(day) else { return nil }
    return first.adding(days: extent.before + day - 1)
  }

  /// The last day of `month`: 除夕 is the twelfth month's.
  func lastDay(month: Int, isRepeated: Bool) -> CalendarDay? {
    extent(month, isRepeated).flatMap { first.adding(days: $0.before + $0.count - 1) }
  }

  private static let firstYear = 1900

  /// From the lowest bit: 13 bits, the k-th of which says that the k-th month has 30 days; 4 bits, the repeated month; the rest,
  /// the days from 1 January to the first day.
  private static let codes: [UInt32] = [
    0x3d16d2, 0x620752, 0x4c0ea5, 0x38b64a, 0x5c064b, 0x440a9b, 0x309556, 0x56056a,
    0x400b59, 0x2a5752, 0x500752, 0x3adb25, 0x600b25, 0x480a4b, 0x32b4ab, 0x5802ad,
    0x42056b, 0x2c4b69, 0x520da9, 0x3efd92, 0x640e92, 0x4c0d25, 0x36ba4d, 0x5c0a56,
    0x4602b6, 0x2e95b5, 0x5606d4, 0x400ea9, 0x2c5e92, 0x500e92, 0x3acd26, 0x5e052b,
    0x480a57, 0x32b2b6, 0x580b5a, 0x4406d4, 0x2e6ec9, 0x520749, 0x3cf693, 0x620a93,
    0x4c052b, 0x34ca5b, 0x5a0aad, 0x46056a, 0x309b55, 0x560ba4, 0x400b49, 0x2a5a93,
    0x500a95, 0x38f52d, 0x5e0536, 0x480aad, 0x34b5aa, 0x5805b2, 0x420da5, 0x2e7d4a,
    0x540d4a, 0x3d0a95, 0x600a97, 0x4c0556, 0x36cab5, 0x5a0ad5, 0x4606d2, 0x308ea5,
    0x560ea5, 0x40064a, 0x286c97, 0x4e0a9b, 0x3af55a, 0x5e056a, 0x480b69, 0x34b752,
    0x5a0b52, 0x420b25, 0x2c964b, 0x520a4b, 0x3d14ab, 0x6002ad, 0x4a056d, 0x36cb69,
    0x5c0da9, 0x460d92, 0x309d25, 0x560d25, 0x415a4d, 0x640a56, 0x4e02b6, 0x38c5b5,
    0x5e06d5, 0x480ea9, 0x34be92, 0x5a0e92, 0x440d26, 0x2c6a56, 0x500a57, 0x3d14d6,
    0x62035a, 0x4a06d5, 0x36b6c9, 0x5c0749, 0x460693, 0x2e952b, 0x54052b, 0x3e0a5b,
    0x2a555a, 0x4e056a, 0x38fb55, 0x600ba4, 0x4a0b49, 0x32ba93, 0x580a95, 0x42052d,
    0x2c8aad, 0x500ab5, 0x3d35aa, 0x6205d2, 0x4c0da5, 0x36dd4a, 0x5c0d4a, 0x460c95,
    0x30952e, 0x540556, 0x3e0ab5, 0x2a55b2, 0x5006d2, 0x38cea5, 0x5e0725, 0x48064b,
    0x32ac97, 0x560cab, 0x42055a, 0x2c6ad6, 0x520b69, 0x3d7752, 0x620b52, 0x4c0b25,
    0x36da4b, 0x5a0a4b, 0x4404ab, 0x2ea55b, 0x5405ad, 0x3e0b6a, 0x2a5b52, 0x500d92,
    0x3afd25, 0x5e0d25, 0x480a55, 0x32b4ad, 0x5804b6, 0x4005b5, 0x2c6daa, 0x520ec9,
    0x3f1e92, 0x620e92, 0x4c0d26, 0x36ca56, 0x5a0a57, 0x440556, 0x2e86d5, 0x540755,
    0x400749, 0x286e93, 0x4e0693, 0x38f52b, 0x5e052b, 0x460a5b, 0x32b55a, 0x58056a,
    0x420b65, 0x2c974a, 0x520b4a, 0x3d1a95, 0x620a95, 0x4a052d, 0x34caad, 0x5a0ab5,
    0x4605aa, 0x2e8ba5, 0x540da5, 0x400d4a, 0x2a7c95, 0x4e0c96, 0x38f94e, 0x5e0556,
    0x480ab5, 0x32b5b2, 0x5806d2, 0x420ea5, 0x2e8e4a, 0x50068b, 0x3b0c97, 0x6004ab,
    0x4a055b, 0x34cad6, 0x5a0b6a, 0x460752, 0x309725, 0x540b45, 0x3e0a8b, 0x28549b,
    0x4e04ab,
  ]
}
