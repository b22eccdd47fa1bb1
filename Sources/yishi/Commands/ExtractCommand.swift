import ArgumentParser
import BulletinArchive

/// `yishi extract`
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Read bulletins and print what stands in them, one JSON object an article.",
    discussion: """
      EXAMPLES
        yishi extract 通报.txt
        yishi extract 简报/ -o articles.jsonl
        cat 通报.txt | yishi extract - | jq .measures[].heading
        yishi extract 通报.txt --explain         which rule found each thing
      """)

  @OptionGroup var reading: ReadingArguments
  @Flag(help: "Name the rule behind each title, place, list, role, end, organisation, date and figure.")
  var explain = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let options = try reading.options()
    let report = try reading.report.map { path throws(OutputError) in try OutputFile(path) }
    let printer = FileReportPrinter(report: report, isVerbose: global.verbose, isQuiet: global.quiet)
    let output = try OutputFile(global.output)
    let summary = try Extraction(options: options, explains: explain).run(
      reading.spelledPaths, article: { try output.write($0) }, report: { printer.print($0) })
    try output.finish()
    try printer.finish()
    if summary.failed > 0 { throw ExitCode(Failure.inputs) }
  }
}
