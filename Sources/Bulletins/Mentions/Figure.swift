public import ChineseText

/// A number with its unit, as written and multiplied out.
public struct Figure: Sendable, Hashable {
  /// What a figure measures; the raw value is its name in records.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case count, percent, points, money, length, area, mass, volume, energy, temperature, age, ordinal, ratio, duration
    case other
  }
  /// How the text hedges a figure.
  public enum Approximation: String, Sendable, CaseIterable, Codable {
    /// 近, 约, 左右
    case about
    /// 余, 多, 超, 突破
    case over
    /// 不足, 不到, 低于
    case under
    /// 以上, 不低于, 至少
    case atLeast = "at_least"
    /// 以下 (which in statutes holds the number itself), 以内, 不超过, 至多
    case atMost = "at_most"
  }
  /// The direction of a change that a figure states.
  public enum Change: String, Sendable, CaseIterable, Codable {
    case up, down
  }
  /// What a change is measured against, as far as the text says.
  public struct Comparison: Sendable, Hashable {
    /// The sort of thing that is compared with; the raw value is its name in records.
    public enum Kind: String, Sendable, CaseIterable, Codable {
      /// 同比, 比上年, 较去年同期
      case yearOnYear = "year_on_year"
      /// 环比, 比上月
      case periodOnPeriod = "period_on_period"
      /// 年均
      case annualAverage = "annual_average"
      /// 比2020年, 较“十三五”末
      case time
      /// 比全国平均水平
      case other
    }
    /// What sort of thing it is.
    public var kind: Kind
    /// The words that say so: 同比, 比上年.
    public var text: String

    /// A comparison of `kind`, in the words of the text.
    public init(kind: Kind, text: String) {
      self.kind = kind
      self.text = text
    }
  }
  /// A value multiplied out into a unit without magnitude (亿元 → 元).
  public struct BaseValue: Sendable, Hashable {
    /// The number of units.
    public var value: Double
    /// The unit.
    public var unit: String

    /// `value` of `unit`.
    public init(value: Double, unit: String) {
      self.value = value
      self.unit = unit
    }
  }

  /// The figure as it stands, hedging words included.
  public var span: TextSpan
  /// The surface string, repaired.
  public var text: String
  /// The number before its unit; a range's lower end.
  public var value: Double
  /// The least value meant; nil where there is no bound.
  public var lower: Double?
  /// The greatest value meant; nil where there is no bound.
  public var upper: Double?
  /// The unit with its magnitude (亿元, 万场次); a classifier for counts (项).
  public var unit: String
  /// What it measures.
  public var kind: Kind
  /// How the text hedges it.
  public var approximation: Approximation?
  /// The direction of change.
  public var change: Change?
  /// What the change is measured against: 同比 in 同比增长5%; nil without a change.
  public var comparison: Comparison?
  /// The value without magnitudes, where number or unit carries one.
  public var base: BaseValue?
  /// The rule that found it, for `extract --explain`; not kept in an archive.
  public var rule: String

  /// A figure at `span`.
  public init(
    span: TextSpan, text: String, value: Double, lower: Double?, upper: Double?, unit: String, kind: Kind,
    approximation: Approximation? = nil, change: Change? = nil, comparison: Comparison? = nil, base: BaseValue? = nil,
    rule: String = ""
  ) {
    self.span = span
    self.text = text
    self.value = value
    self.lower = lower
    self.upper = upper
    self.unit = unit
    self.kind = kind
    self.approximation = approximation
    self.change = change
    self.comparison = comparison
    self.base = base
    self.rule = rule
  }
}
