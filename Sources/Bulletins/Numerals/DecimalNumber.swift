/// A number as it is written: whole digits and a power of ten, so that 1.21万亿 is exactly 1210000000000.
///
/// The value is `significand × 10^exponent`. Binary floating point enters only at ``double``, once, and rounds
/// there at most once.
struct DecimalNumber: Sendable, Hashable {
  /// The digits without the decimal point.
  let significand: Int
  /// The power of ten that the digits are multiplied with.
  let exponent: Int

  /// The number `significand × 10^exponent`.
  init(_ significand: Int, exponent: Int = 0) {
    self.significand = significand
    self.exponent = exponent
  }

  /// The nearest `Double`: exact up to 15 significant digits and powers up to 10²².
  var double: Double {
    if exponent == 0 { return Double(significand) }
    if exponent > 0 {
      let (product, overflow) = significand.multipliedReportingOverflow(by: Self.power(min(exponent, 18)))
      if !overflow, exponent <= 18 { return Double(product) }
      return Double(significand) * Self.floatingPower(exponent)
    }
    return Double(significand) / Self.floatingPower(-exponent)
  }

  /// The same number times `10^power`: 3.5 by 8 is 350000000.
  func scaled(by power: Int) -> DecimalNumber { DecimalNumber(significand, exponent: exponent + power) }

  /// The sum, exact while the digits of both fit 18 places; nil where they do not.
  func adding(_ other: DecimalNumber) -> DecimalNumber? {
    let common = min(exponent, other.exponent)
    guard exponent - common <= 18, other.exponent - common <= 18 else { return nil }
    let (a, overflowA) = significand.multipliedReportingOverflow(by: Self.power(exponent - common))
    let (b, overflowB) = other.significand.multipliedReportingOverflow(by: Self.power(other.exponent - common))
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow || overflowA || overflowB ? nil : DecimalNumber(sum, exponent: common)
  }

  /// The number with its sign turned: 零下5 is -5.
  var negated: DecimalNumber { DecimalNumber(-significand, exponent: exponent) }

  /// `10^exponent` for exponents from 0 to 18.
  static func power(_ exponent: Int) -> Int {
    var value = 1
    for _ in 0..<exponent { value *= 10 }
    return value
  }

  private static func floatingPower(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<exponent { value *= 10 }
    return value
  }
}
