/// A line of a lexicon file that was not used, and why.
public struct LexiconProblem: Hashable, Sendable {
  /// What is wrong with a line.
  public enum Reason: Hashable, Sendable {
    /// The line has a number and no word before it.
    case emptyWord
    /// The bytes are no UTF-8.
    case notUTF8
    /// The word has `count` characters, more than a lattice holds.
    case tooLong(count: Int, limit: Int)
    /// The word has a character that is neither Han nor kana, where words are not looked for: GDP.
    case foreignCharacter(Unicode.Scalar)
    /// The field should be a number, and is none: 地方志 高.
    case notANumber(String)
    /// The number is no whole number within the limits; greater costs would overflow the sum of a path.
    case outOfRange(String, limits: ClosedRange<Int>)
    /// The word stood in an earlier line with another cost, which is used.
    case conflictingCost(line: Int)
    /// The line goes on behind what a line may hold.
    case unexpectedField(String)
  }

  /// The number of the line; the first is 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: Reason

  /// A problem in `line`.
  init(line: Int, _ reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

extension LexiconProblem: CustomStringConvertible {
  /// The line and what is wrong with it: "line 3: 高 is no number".
  public var description: String { "line \(line): \(reason)" }
}

extension LexiconProblem.Reason: CustomStringConvertible {
  /// What is wrong: "高 is no number".
  public var description: String {
    switch self {
    case .emptyWord: "there is no word before the number"
    case .notUTF8: "the bytes are no UTF-8"
    case .tooLong(let count, let limit): "the word has \(count) characters, and \(limit) is the most"
    case .foreignCharacter(let scalar):
      "U+\(String(scalar.value, radix: 16, uppercase: true)) is neither Han nor kana"
    case .notANumber(let field): "\(field) is no number"
    case .outOfRange(let field, let limits): "\(field) is not from \(limits.lowerBound) to \(limits.upperBound)"
    case .conflictingCost(let line): "line \(line) has the same word with another cost"
    case .unexpectedField(let field): "\(field) is one field too many"
    }
  }
}
