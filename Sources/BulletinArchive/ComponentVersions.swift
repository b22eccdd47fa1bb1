import Bulletins
import ChineseText
import Records

/// The versions of what the program is made of.
public enum ComponentVersions {
  /// Names and versions, in a fixed order; `key` is the name in JSON, `label` the one for people.
  public static var all: [(name: (key: String, label: String), version: String)] {
    let icu = ICUVersion.current
    return [
      (("icu", "ICU"), icu.icu),
      (("unicode", "Unicode"), icu.unicode),
      (("cldr", "CLDR"), icu.cldr ?? "none"),
      (("dictionary", "ICU's dictionary, format"), icu.dictionaryFormat ?? "none"),
      (("segmentation", "word segmentation"), segmentation),
      (("sqlite", "SQLite"), RecordStore.sqliteVersion),
      (("recordsFormat", "records, format"), "\(RecordStore.formatVersion)"),
      (("indexFormat", "index, passages"), "\(PassageSchema.version)"),
      (("rules", "reading rules"), "\(BulletinParser.version)"),
    ]
  }

  /// What cuts words: our lattice over ICU's dictionary, or ICU's iterator and why.
  private static var segmentation: String {
    SegmentationEngine.latticeFailure.map { "ICU's iterator (\($0))" } ?? "lattice over ICU's dictionary"
  }
}
