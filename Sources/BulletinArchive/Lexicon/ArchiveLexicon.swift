package import ChineseText
import Foundation
import Records
import SearchEngine

/// The words that an archive's index is cut with: the built-in ones and those of `lexicon.txt` in its folder, or ICU's
/// alone.
///
/// The records keep which words the index was made with. Other words make another index, in which the same strings are
/// found: only ranking by words (`any:`) and what is counted by words depend on them. So a changed lexicon is said, and
/// nothing else happens before the index is made anew.
package struct ArchiveLexicon: Sendable {
  /// The words; nil for ICU's alone.
  package let words: UserLexicon?

  /// What the records keep of the words: `plain`, or `words` and a fingerprint.
  var label: String { words.map { "words \(String($0.fingerprint, radix: 16))" } ?? Self.plain }

  private static let plain = "plain"

  /// The lexicon of the archive at `layout` as its folder says it. `setting` is what the records say of the index: where
  /// that was made with ICU's words alone, it stays so.
  init(_ layout: ArchiveLayout, setting: String?, problem: (String) -> Void = { _ in }) {
    guard setting != Self.plain else {
      words = nil
      return
    }
    guard let own = FileManager.default.contents(atPath: layout.lexicon) else {
      words = BuiltInLexicon.words
      return
    }
    words = BuiltInLexicon.words.adding(
      LexiconOptions.read(Array(own), named: layout.lexicon, problem: problem))
  }

  private init(words: UserLexicon?) { self.words = words }

  /// The lexicon for one that writes to the archive with `options`: a file of words becomes the archive's own, if it is
  /// another. Bad lines go to `problem`.
  static func forWriting(
    _ layout: ArchiveLayout, _ options: LexiconOptions, setting: String?, problem: (String) -> Void
  ) throws(ArchiveError) -> ArchiveLexicon {
    if options.isPlain { return ArchiveLexicon(words: nil) }
    guard let file = options.file else { return ArchiveLexicon(layout, setting: setting, problem: problem) }
    let bytes = try LexiconOptions.contents(of: file)
    let own = LexiconOptions.read(bytes, named: file, problem: problem)
    if FileManager.default.contents(atPath: layout.lexicon).map(Array.init) != bytes {
      do throws(IndexError) {
        let fresh = layout.lexicon + ".new"
        try layout.files.write(fresh, [bytes])
        try layout.files.synchronize(fresh)
        try layout.files.rename(fresh, layout.lexicon)
        try layout.files.synchronizeDirectory(layout.directory)
      } catch {
        throw ArchiveError(error, archive: layout.directory)
      }
    }
    return ArchiveLexicon(words: BuiltInLexicon.words.adding(own))
  }

  /// The lexicon for reading `archive` with `options`.
  static func forReading(_ archive: Archive, _ options: LexiconOptions) throws(ArchiveError) -> UserLexicon? {
    if options.isPlain { return nil }
    let setting = try archive.reading { try archive.store.setting(ArchiveSettings.lexicon) }
    let words = ArchiveLexicon(archive.layout, setting: setting).words
    guard let file = options.file else { return words }
    let own = LexiconOptions.read(try LexiconOptions.contents(of: file), named: file) { _ in }
    return words?.adding(own) ?? own
  }

  /// What to tell where the index was made with other words than this lexicon's; nil where all is well. `setting` is
  /// what the records say of the index; nil where they say nothing, as those of archives before lexicons.
  func notice(setting: String?) -> String? {
    guard label != setting ?? Self.plain else { return nil }
    return
      "the index was cut with other words than the lexicon has now; strings are found all the same, any: ranks by the "
      + "old words; to make the index anew: yishi check --rebuild"
  }
}

extension Archive {
  /// What to tell of the archive's lexicon where the index was made with other words; nil where all is well.
  public func lexiconNotice() throws(ArchiveError) -> String? {
    let setting = try reading { try store.setting(ArchiveSettings.lexicon) }
    // An empty archive has no index yet.
    guard try reading({ try store.segments() }).isEmpty == false else { return nil }
    return ArchiveLexicon(layout, setting: setting).notice(setting: setting)
  }

  /// How many words the archive's lexicon has beside ICU's; nil where it is cut by ICU's alone.
  public func lexiconWordCount() throws(ArchiveError) -> Int? {
    let setting = try reading { try store.setting(ArchiveSettings.lexicon) }
    return ArchiveLexicon(layout, setting: setting).words?.entries.count
  }
}
