import ArgumentParser
import BulletinArchive
import Foundation

/// The command `yishi`: reads the arguments, runs the subcommand, and turns what went wrong into an exit code.
@main
struct Yishi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yishi",
    abstract: "Turns Chinese government bulletins into measures that can be searched, compared and exported.",
    discussion: """
      EXAMPLES
        yishi import 简报/                      read a folder of bulletins into ./yishi.archive
        yishi search 年鉴编纂                   find a string, wherever the lines broke
        yishi search '两全目标 place:四川省'    … in one province
        yishi export -o measures.csv            all measures as a table
      """,
    version: VersionText.short,
    subcommands: [
      ImportCommand.self, ExtractCommand.self, SearchCommand.self, ShowCommand.self, ExportCommand.self,
      StatsCommand.self, RemoveCommand.self, SegmentCommand.self, CheckCommand.self, VersionCommand.self,
    ])

  static func main() async {
    Console.secureStandardStreams()
    Interruption.install()
    // Words are to be looked for: they can be got ready while arguments are read and the archive is opened.
    if CommandLine.arguments.contains(where: { $0.contains("any:") }) { BuiltInLexicon.prepare() }
    do {
      var command = try parseAsRoot(RawArguments.all)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Foundation.exit(0)
    } catch {
      Failure.exit(for: error)
    }
  }
}
