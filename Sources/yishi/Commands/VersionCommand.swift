import ArgumentParser
import BulletinArchive
import ChineseText

/// `yishi version`
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print the version; -v names ICU, its dictionary, SQLite, the formats and the lexicons.",
    discussion: """
      EXAMPLES
        yishi version
        yishi version -v
      """)

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let output = try OutputFile(global.output)
    if global.json {
      var json = JSONWriter()
      json.object { json in
        json.member("schema", "yishi.version/1")
        json.member("version", VersionText.short)
        for (name, value) in ComponentVersions.all { json.member(name.key, value) }
      }
      json.endLine()
      try output.write(json.bytes)
    } else {
      try output.line("yishi \(VersionText.short)")
      if global.verbose {
        var table = TextTable()
        for (name, value) in ComponentVersions.all { table.add([name.label, value]) }
        for (label, value) in try lexicons() { table.add([label, value]) }
        for line in table.lines { try output.line(line) }
      }
    }
    try output.finish()
  }

  /// The words of the program and, where there is one, of the archive.
  private func lexicons() throws(ArchiveError) -> [(String, String)] {
    var rows = [("built-in lexicon", "\(BuiltInLexicon.words.entries.count) words")]
    let archive: Archive
    do throws(ArchiveError) {
      archive = try Archive(at: global.directory)
    } catch {
      // Without an archive, or with one that cannot be read, the program's versions are still told.
      return rows
    }
    rows.append(
      ("archive's lexicon", try archive.lexiconWordCount().map { "\($0) words" } ?? "none: ICU's words alone"))
    if let notice = try archive.lexiconNotice() { rows.append(("", notice)) }
    return rows
  }
}

/// The program's version.
enum VersionText {
  /// The number alone.
  static let short = "0.1.0"
}
