import Bulletins
public import ChineseText

/// The words that an archive's text is cut with unless told otherwise, beside ICU's: those of the field, and the names of
/// the divisions of China (地方志, 一年一鉴, 市州, 甘孜州, 南部县).
public enum BuiltInLexicon {
  /// The words; put together when first asked for, in some milliseconds.
  public static let words = UserLexicon(plainWords: Gazetteer.standard.names).adding(.field)
}
