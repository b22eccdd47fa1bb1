import Bulletins
import ChineseText

/// The numbers that stand for enumeration values in stored fields: a value's code is its place in the table.
///
/// Tables only ever grow at the end; a value that goes out of use keeps its place.
enum WireCodes {
  /// Families of lists.
  static let families: [ListFamily] = [
    .shi, .yao, .zhua, .dunhao, .paren, .arabic, .arabicParen, .circled, .bracket, .di, .shouxian, .qi, .fangmian,
    .chapter, .parallel,
  ]
  /// Roles of lists.
  static let listRoles: [ListRole] = [
    .measure, .requirement, .achievement, .problem, .target, .feature, .section, .other,
  ]
  /// Outcomes of comparing an announced count.
  static let checks: [AnnouncementCheck] = [.ok, .short, .over, .open, .unannounced]
  /// Levels of places.
  static let placeLevels: [Place.Level] = [.province, .prefecture, .county]
  /// Roles of organisations.
  static let organizationRoles: [Organization.Role] = [
    .author, .issuer, .actor, .addressee, .responsible, .mention,
  ]
  /// Parts of dates.
  static let dateParts: [DatePart] = [.year, .month, .day]
  /// Kinds of figures.
  static let figureKinds: [Figure.Kind] = [
    .count, .percent, .points, .money, .length, .area, .mass, .volume, .energy, .temperature, .age, .ordinal, .ratio,
    .duration, .other,
  ]
  /// Hedges of figures.
  static let approximations: [Figure.Approximation] = [.about, .over, .under, .atLeast, .atMost]
  /// Directions of change.
  static let changes: [Figure.Change] = [.up, .down]
  /// What changes are measured against.
  static let comparisons: [Figure.Comparison.Kind] = [
    .yearOnYear, .periodOnPeriod, .annualAverage, .time, .other,
  ]
  /// Kinds of regions.
  static let regions: [ParsedBulletin.Region.Kind] = [.masthead, .title, .byline, .measure, .body, .furniture]
}

extension FieldWriter {
  /// Writes the place of `value` in `table`, which a test keeps complete.
  mutating func code<Value: Equatable>(_ value: Value, in table: [Value]) {
    guard let index = table.firstIndex(of: value), let code = UInt8(exactly: index) else {
      preconditionFailure("\(value) has no wire code")
    }
    byte(code)
  }
}

extension FieldReader {
  /// Reads the value that a code stands for in `table`.
  mutating func code<Value>(in table: [Value]) throws(RecordError) -> Value {
    let code = Int(try byte())
    guard code < table.count else {
      throw damage(expected: "a code of \(Value.self) below \(table.count)", found: "\(code)")
    }
    return table[code]
  }
}
