import ArgumentParser
import BulletinArchive

/// `yishi stats`
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count by prefecture, month, role, organisation and marker.",
    discussion: """
      EXAMPLES
        yishi stats
        yishi stats --residue          what became of every byte of every source
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: .long, help: "Account for every byte of every source.")
  var residue = false

  func run() throws {
    let archive = try Archive(at: global.directory)
    let output = try OutputFile(global.output)
    if residue {
      let sources = try archive.residue()
      if global.json {
        try output.write(StatisticsText.json(sources))
      } else {
        for line in StatisticsText.lines(sources, isVerbose: global.verbose) { try output.line(line) }
      }
    } else {
      let statistics = try archive.statistics()
      if global.json {
        try output.write(StatisticsText.json(statistics))
      } else {
        for line in StatisticsText.lines(statistics, isVerbose: global.verbose) { try output.line(line) }
      }
    }
    try output.finish()
  }
}
