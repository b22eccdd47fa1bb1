/// A numeral as it stands in the text: 3.5亿, 二百余万, 三十几, 壹佰.
struct Numeral: Sendable, Hashable {
  /// How a numeral is written.
  enum Script: Sendable, Hashable {
    /// With Arabic digits, magnitudes in Chinese included: 3.5亿.
    case arabic
    /// With Chinese numerals and their units: 二百, 十二.
    case chinese
    /// As a row of Chinese digits: 二〇二〇.
    case digits
    /// As a magnitude alone: 百, 千万, 亿.
    case bare
  }
  /// A word inside the numeral that makes it vague.
  enum Vagueness: Sendable, Hashable {
    /// 几, 数, 三五: the bounds are set.
    case several
    /// 余, 多: more than that.
    case more
    /// 来: about that.
    case about
  }

  /// The scalars that it covers, magnitude and vague words included.
  var range: Range<Int>
  /// How it is written.
  var script: Script
  /// The number before its magnitude (二百余万 → 200); a vague one's lower end.
  var number: DecimalNumber
  /// The least and greatest number meant by 几, 数 or two digits side by side (三五).
  var bounds: (lower: DecimalNumber, upper: DecimalNumber)?
  /// The power of ten of the magnitude that ends it (万 4, 亿 8, 万亿 12); 0 where there is none.
  var magnitude: Int
  /// The scalars of the magnitude as it is written (万亿), empty where there is none.
  var magnitudeRange: Range<Int>
  /// Whether a magnitude inside has been multiplied out (1亿2000万).
  var isMultiplied: Bool
  /// What makes it vague.
  var vagueness: Vagueness?

  /// A numeral without magnitude and vagueness.
  init(range: Range<Int>, script: Script, number: DecimalNumber) {
    self.range = range
    self.script = script
    self.number = number
    bounds = nil
    magnitude = 0
    magnitudeRange = 0..<0
    isMultiplied = false
    vagueness = nil
  }

  /// Whether it is written in Chinese characters alone.
  var isChinese: Bool { script != .arabic }

  static func == (a: Numeral, b: Numeral) -> Bool {
    a.range == b.range && a.script == b.script && a.number == b.number && a.magnitude == b.magnitude
      && a.vagueness == b.vagueness && a.bounds?.lower == b.bounds?.lower && a.bounds?.upper == b.bounds?.upper
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(range)
    hasher.combine(number)
    hasher.combine(magnitude)
  }
}
