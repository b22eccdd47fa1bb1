/// An administrative division of China.
public struct Place: Sendable, Hashable {
  /// The levels of divisions; the raw value is the name in records.
  public enum Level: String, Sendable, CaseIterable, Codable {
    /// 省, 自治区, 直辖市, 特别行政区
    case province
    /// 地级市, 自治州, 地区, 盟
    case prefecture
    /// 县, 县级市, 区, 旗
    case county
  }

  /// The six-digit adcode (513300).
  public let code: String
  /// The full name (甘孜藏族自治州).
  public let name: String
  /// The level.
  public let level: Level
  /// The full name of its province (its own where it is one).
  public let province: String
  /// The full name of its prefecture; nil for provinces, under a municipality, and for counties that the province
  /// governs directly.
  public let prefecture: String?
  /// Its own name where it is a county.
  public let county: String?

  /// A division with its chain of names.
  public init(code: String, name: String, level: Level, province: String, prefecture: String?, county: String?) {
    self.code = code
    self.name = name
    self.level = level
    self.province = province
    self.prefecture = prefecture
    self.county = county
  }
}
