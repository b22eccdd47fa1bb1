/// A word, a number, or what stands between them: one piece of a text that was cut at its word borders.
public struct Token: Hashable, Sendable {
  /// What a token is made of, as the rules of UAX #29 class it.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// Blanks, line ends, punctuation, symbols: nothing that is searched for.
    case other
    /// Digits: 2020, 3.5.
    case number
    /// Letters of an alphabet: GDP.
    case word
    /// Hiragana and katakana.
    case kana
    /// Han: 年鉴.
    case ideographic
  }

  /// The bytes of the token.
  public let span: TextSpan
  /// What it is made of.
  public let kind: Kind

  /// A token at `span`.
  public init(span: TextSpan, kind: Kind) {
    self.span = span
    self.kind = kind
  }
}

extension Token.Kind {
  /// The kind of a segment with ICU's rule status, which has a hundred values for each kind.
  init(ruleStatus: Int32) {
    self =
      switch ruleStatus {
      case ..<100: .other
      case ..<200: .number
      case ..<300: .word
      case ..<400: .kana
      default: .ideographic
      }
  }
}
