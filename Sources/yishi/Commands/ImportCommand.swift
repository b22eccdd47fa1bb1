import ArgumentParser
import BulletinArchive
import Foundation

/// `yishi import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read bulletins into an archive.",
    discussion: """
      EXAMPLES
        yishi import 简报/
        yishi import 简报/ --prune                     … and forget files that are gone
        yishi import 甘孜.txt --place 甘孜州 --date 2020-09
        yishi import 简报/ --lexicon 词表.txt          with words of your own; see docs/lexicon.md
        cat 通报.txt | yishi import -                  its path is -, so the next text from there replaces it
      """)

  @OptionGroup var reading: ReadingArguments
  @OptionGroup var lexicon: LexiconArguments
  @OptionGroup var global: GlobalOptions

  @Flag(name: .long, help: "Read unchanged files again.")
  var again = false

  @Flag(name: .long, help: "Remove sources in the given folders whose files are gone.")
  var prune = false

  @Flag(name: .long, help: "Read and report, and write nothing.")
  var dryRun = false

  func run() async throws {
    var options = try reading.options()
    options.again = again
    options.prunes = prune
    options.isDryRun = dryRun
    options.lexicon = lexicon.options
    let report = try reading.report.map { path throws(OutputError) in try OutputFile(path) }
    let printer = FileReportPrinter(report: report, isVerbose: global.verbose, isQuiet: global.quiet)
    let line = Console.errorIsTerminal && !global.quiet ? ProgressLine() : nil
    let start = ContinuousClock.now
    let importer = Importer(archive: global.directory, options: options)
    let paths = reading.spelledPaths
    let work = Task { () async -> Result<ImportSummary, ArchiveError> in
      do throws(ArchiveError) {
        return .success(
          try await importer.run(
            paths, report: { printer.print($0) }, progress: { line?.show($0) },
            note: { Console.raw("note: \($0)") }))
      } catch {
        return .failure(error)
      }
    }
    Interruption.onFirst { work.cancel() }
    let result = await work.value
    ProgressLine.clear()
    let summary = try result.get()
    try printer.finish()
    let output = try OutputFile(global.output)
    if global.json {
      try output.write(SummaryText.json(summary, seconds: seconds(since: start)))
    } else if !global.quiet {
      for text in SummaryText.lines(summary, isDryRun: dryRun, seconds: seconds(since: start)) {
        if global.output != nil { try output.line(text) } else { Console.raw(text) }
      }
    }
    try output.finish()
    if summary.failed > 0 { throw ExitCode(Failure.inputs) }
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    let time = ContinuousClock.now - start
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
