/// What a string or word of the query adds to the score of a hit (BM25).
public struct ScoreShare: Sendable, Hashable {
  /// Where something was found.
  public enum Place: String, Sendable {
    /// In the text, as a string.
    case text
    /// In the heading or title, as a string.
    case heading
    /// In the text, as a word.
    case word
  }

  /// The string or word, folded.
  public var string: String
  /// Where it was found.
  public var place: Place
  /// How often.
  public var frequency: Int
  /// ln(1 + (N − n + ½) / (n + ½)).
  public var idf: Double
  /// n: how many hold it.
  public var matching: Int
  /// N: of how many; for words passages or articles, for strings stretches of text, by the string's rarest pair of
  /// characters.
  public var total: Int
  /// How long the hit is, in characters or words.
  public var length: Int
  /// How long hits could be on average.
  public var averageLength: Double
  /// What the score is multiplied by.
  public var boost: Double
  /// What it adds to the score.
  public var score: Double
}
