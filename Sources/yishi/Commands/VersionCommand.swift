import ArgumentParser
import BulletinArchive

/// `yishi version`
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version; -v names ICU, its dictionary, SQLite and the formats.",
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
        for line in table.lines { try output.line(line) }
      }
    }
    try output.finish()
  }
}

/// The program's version.
enum VersionText {
  /// The number alone.
  static let short = "0.1.0"
}
