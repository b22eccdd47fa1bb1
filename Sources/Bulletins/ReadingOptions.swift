/// What a user says about files that the files do not say themselves.
public struct ReadingOptions: Sendable, Hashable {
  /// The place of articles that name none (`--place`).
  public var place: Place?
  /// The date of articles that carry none (`--date`): first and last day, and EDTF.
  public var date: GivenDate?

  /// A date given by the user: a year, a month or a day.
  public struct GivenDate: Sendable, Hashable {
    /// EDTF as the user wrote it (`2021`, `2021-05`, `2021-05-03`).
    public let edtf: String
    /// The first day covered.
    public let start: CalendarDay
    /// The last day covered.
    public let end: CalendarDay

    /// Reads `2021`, `2021-05` or `2021-05-03`; nil where the text is no such date.
    public init?(_ text: String) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...3).contains(parts.count), parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }),
        parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let year = Int(parts[0])
      else { return nil }
      let month = parts.count > 1 ? Int(parts[1]) : nil
      let day = parts.count > 2 ? Int(parts[2]) : nil
      let lastMonth = month ?? 12
      guard let start = CalendarDay(year, month ?? 1, day ?? 1),
        let end = CalendarDay(year, lastMonth, day ?? CalendarDay.lastDay(of: lastMonth, in: year))
      else { return nil }
      self.edtf = text
      self.start = start
      self.end = end
    }
  }

  /// Options that say nothing unless told.
  public init(place: Place? = nil, date: GivenDate? = nil) {
    self.place = place
    self.date = date
  }
}
