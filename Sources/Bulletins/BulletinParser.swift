public import ChineseText

/// Reads the articles, lists and mentions out of a clean text.
///
/// Pure and deterministic: the same text and options always give the same result. A parser has no state and may
/// be used from many tasks at once.
public struct BulletinParser: Sendable {
  /// The version of the rules; it changes whenever the same text may read differently, so that an archive knows
  /// which sources to read again.
  public static let version = 1

  /// A parser over the standard gazetteer.
  public init() {}

  /// Reads `text`. Never fails: what is wrong with the text becomes a diagnostic.
  public func parse(_ text: CleanText, options: ReadingOptions = ReadingOptions()) -> ParsedBulletin {
    let article = Article(number: 1, span: TextSpan(0, text.bodyEnd))
    return ParsedBulletin(articles: [article], diagnostics: text.diagnostics, regions: [])
  }
}
