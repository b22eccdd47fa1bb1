/// A figure while it is read.
struct FigureDraft {
  /// The scalars that it covers so far.
  var range: Range<Int>
  /// The number before the unit.
  var value: DecimalNumber
  /// A value that no decimal writes (三分之二).
  var quotient: Double?
  /// The bounds of a range or a vague numeral.
  var bounds: (lower: DecimalNumber, upper: DecimalNumber)?
  /// The magnitude's power of ten.
  var magnitude: Int
  /// Whether the number itself carried a magnitude that is multiplied out.
  var isMultiplied: Bool
  /// The scalars of the magnitude as written.
  var magnitudeRange: Range<Int>
  /// The unit without magnitude, as in the record.
  var unit = ""
  /// What it measures.
  var kind: Figure.Kind = .other
  /// How it is hedged.
  var approximation: Figure.Approximation?
  /// Whether a bound below holds, where the hedge says more than its name (近 has only an upper one).
  var hedge: FigureLexicon.Hedge?
  /// The direction of change.
  var change: Figure.Change?
  /// Whether a minus sign turns the change around: 增长-3%.
  var isReversed = false
  /// What the change is measured against, and the scalars that say so.
  var comparison: (kind: Figure.Comparison.Kind, range: Range<Int>)?
  /// What one unit is in its base unit, where it is a sub-unit or a dozen.
  var base: BaseUnit?
  /// The rule.
  var rule: FigureRule = .count

  /// A draft of `numeral`.
  init(numeral: Numeral) {
    range = numeral.range
    value = numeral.number
    bounds = numeral.bounds
    magnitude = numeral.magnitude
    isMultiplied = numeral.isMultiplied
    magnitudeRange = numeral.magnitudeRange
    switch numeral.vagueness {
    case .more:
      hedge = .over
      approximation = .over
    case .about, .several: approximation = .about
    case nil: break
    }
    if numeral.vagueness == .about { hedge = .about }
  }

  /// A draft of a number that is none of the reader's numerals.
  init(range: Range<Int>, value: DecimalNumber, kind: Figure.Kind, rule: FigureRule) {
    self.range = range
    self.value = value
    magnitude = 0
    isMultiplied = false
    magnitudeRange = 0..<0
    self.kind = kind
    self.rule = rule
  }

  /// Whether the number is written in Chinese characters, as its first one tells.
  func isChinese(_ scalars: [UInt32]) -> Bool { NumeralCharacter.arabicDigit(scalars[range.lowerBound]) == nil }

  /// Adds the unit that ends at `end`.
  mutating func take(_ unit: UnitLexicon.Unit, end: Int) {
    range = range.lowerBound..<end
    kind = unit.kind
    self.unit = unit.word
    rule = unit.kind == .count ? .count : .measure
    switch unit.name {
    case "％", "﹪": self.unit = "%"
    case "角", "毛", "角钱", "毛钱": base = .tenthOfYuan
    case "分", "分钱": base = .hundredthOfYuan
    case "成", "折": base = .tenPercent
    case "‰": base = .tenthOfPercent
    case "打": base = .dozen
    default: break
    }
    if unit.kind == .percent { rule = .percent }
  }

  /// Sets what a hedge says.
  mutating func apply(_ hedge: FigureLexicon.Hedge) {
    guard self.hedge == nil || self.hedge == .over && hedge != .about else { return }
    self.hedge = hedge
    switch hedge {
    case .about, .near: approximation = .about
    case .over: approximation = .over
    case .under: approximation = .under
    case .atLeast: approximation = .atLeast
    case .atMost: approximation = .atMost
    }
  }

  /// The least and greatest value meant, in the figure's unit.
  var limits: (lower: Double?, upper: Double?) {
    let low = bounds?.lower.double ?? quotient ?? value.double
    let high = bounds?.upper.double ?? quotient ?? value.double
    switch hedge {
    case nil: return (low, high)
    case .about: return bounds == nil ? (nil, nil) : (low, high)
    case .near, .under, .atMost: return (bounds == nil ? nil : low, high)
    case .over, .atLeast: return (low, bounds == nil ? nil : high)
    }
  }

  /// The value in the base unit, where number or unit carries a magnitude or is a sub-unit.
  var baseValue: Figure.BaseValue? {
    guard magnitude > 0 || isMultiplied || base != nil else { return nil }
    let power = magnitude + (base?.power ?? 0)
    let product = (quotient ?? value.double) * (base == .dozen ? 12 : 1)
    if quotient != nil || base == .dozen {
      return .init(value: product * DecimalNumber(1, exponent: power).double, unit: base?.unit ?? unit)
    }
    return .init(value: value.scaled(by: power).double, unit: base?.unit ?? unit)
  }

  /// What a unit is in the unit that its amounts are multiplied out to.
  enum BaseUnit {
    case tenthOfYuan, hundredthOfYuan, tenPercent, tenthOfPercent, dozen

    /// The power of ten: 分 → -2.
    var power: Int {
      switch self {
      case .tenthOfYuan, .tenthOfPercent: -1
      case .hundredthOfYuan: -2
      case .tenPercent: 1
      case .dozen: 0
      }
    }

    /// The base unit.
    var unit: String {
      switch self {
      case .tenthOfYuan, .hundredthOfYuan: "元"
      case .tenPercent, .tenthOfPercent: "%"
      case .dozen: "个"
      }
    }
  }
}
