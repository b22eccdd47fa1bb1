/// A stage gave another answer than it should; its time would say nothing.
struct WrongAnswer: Error, CustomStringConvertible {
  /// What was compared, what it should be, and what it is.
  let description: String

  /// Throws where `found` is not `expected`.
  static func check<Value: Equatable>(_ what: String, _ found: Value, expected: Value) throws(WrongAnswer) {
    guard found != expected else { return }
    throw WrongAnswer(description: "\(what): expected \(expected), found \(found)")
  }

  /// Throws where a condition does not hold.
  static func require(_ what: String, _ holds: Bool) throws(WrongAnswer) {
    guard !holds else { return }
    throw WrongAnswer(description: "\(what) does not hold")
  }

  /// Throws where two texts differ, and shows them from a little before the first difference.
  static func check(_ what: String, _ found: String, expected: String) throws(WrongAnswer) {
    guard found != expected else { return }
    let left = Array(found.unicodeScalars)
    let right = Array(expected.unicodeScalars)
    let same = zip(left, right).prefix { $0 == $1 }.count
    func excerpt(_ scalars: [Unicode.Scalar]) -> String {
      var excerpt = ""
      excerpt.unicodeScalars += scalars.dropFirst(max(0, same - 12)).prefix(24)
      return excerpt
    }
    throw WrongAnswer(
      description: "\(what), character \(same + 1): expected …\(excerpt(right))…, found …\(excerpt(left))…")
  }
}
