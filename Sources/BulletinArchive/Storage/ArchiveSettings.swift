import ChineseText

/// The settings that the records keep for the archive.
enum ArchiveSettings {
  /// What the index was made with; see ``currentIndexVersion``.
  static let indexVersion = "index"

  /// Which words the index was cut with; see ``ArchiveLexicon/label``.
  static let lexicon = "lexicon"

  /// What this program makes an index with. Another value means other words or fields, not other findings.
  static var currentIndexVersion: String { "passages \(PassageSchema.version)" }
}
