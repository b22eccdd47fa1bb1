import Bulletins
public import ChineseText

/// The words that an archive's text is cut with unless told otherwise, beside ICU's: those of the field, and the names of
/// the divisions of China (地方志, 一年一鉴, 市州, 甘孜州, 南部县).
public enum BuiltInLexicon {
  /// The words; put together when first asked for, in some milliseconds.
  public static let words = places.adding(.field)

  /// Full and usual names of provinces, prefectures and counties.
  private static let places: UserLexicon = {
    var lines: [UInt8] = []
    for name in Gazetteer.standard.names {
      lines += Array(name.utf8)
      lines.append(0x0A)
    }
    // Names that a lattice cannot hold are left out; there are none of more than twenty characters.
    return UserLexicon.read(lines).lexicon
  }()
}
