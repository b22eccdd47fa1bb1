import ArgumentParser
import BulletinArchive

/// `yishi remove`
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take files out of an archive; the files themselves stay.",
    discussion: """
      EXAMPLES
        yishi remove 简报/2019.txt
        yishi remove 简报/2019              everything that was read from a folder
      """)

  @Argument(help: ArgumentHelp("Files and folders, as they were imported.", valueName: "path"))
  var paths: [String]

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let summary = try SourceRemoval(archive: global.directory).run(paths)
    for path in summary.missing {
      Console.error("\(path): the archive has no such file; the paths are those of the import, as search prints them")
    }
    let output = try OutputFile(global.output)
    if global.json {
      var json = JSONWriter()
      json.object { json in
        json.member("schema", "yishi.remove/1")
        json.member("removed", each: summary.removed) { $0.value($1) }
        json.member("missing", each: summary.missing) { $0.value($1) }
      }
      json.endLine()
      try output.write(json.bytes)
    } else if !global.quiet {
      if global.verbose { for path in summary.removed { Console.raw("removed \(Console.clean(path))") } }
      Console.raw("files: \(summary.removed.count) removed, \(summary.missing.count) not found")
    }
    try output.finish()
    if !summary.missing.isEmpty { throw ExitCode(Failure.inputs) }
  }
}
