import ArgumentParser
import BulletinArchive

/// `yishi check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Is the archive whole? --rebuild makes the index anew from the records.",
    discussion: """
      EXAMPLES
        yishi check
        yishi check --rebuild
        yishi check --rebuild --lexicon 词表.txt      … with words of your own
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(name: .long, help: "Make the index anew from the records.")
  var rebuild = false

  @OptionGroup var lexicon: LexiconArguments

  func validate() throws {
    if !rebuild, lexicon.lexicon != nil || lexicon.plainIcu {
      throw ValidationError("--lexicon and --plain-icu say what --rebuild makes the index with; give --rebuild, too")
    }
  }

  func run() throws {
    var obstacle: ArchiveError?
    if rebuild {
      do throws(ArchiveError) {
        let passages = try ArchiveCheck(archive: global.directory).rebuild(
          lexicon: lexicon.options, note: { Console.raw("note: \($0)") })
        if !global.quiet { Console.raw("index made anew: \(passages) passages") }
      } catch {
        // Damaged records are what the report is about.
        guard case .damagedRecords = error else { throw error }
        obstacle = error
      }
    }
    let report = try ArchiveCheck(archive: global.directory).run()
    if report.isWhole, let obstacle { throw obstacle }
    let output = try OutputFile(global.output)
    if global.json {
      var json = JSONWriter()
      json.object { json in
        json.member("schema", "yishi.check/1")
        json.member("whole", report.isWhole)
        json.member("sources", report.sources)
        json.member("articles", report.articles)
        json.member("passages", report.passages)
        json.member("segments", report.segments)
        json.member("lexiconNotice", report.lexiconNotice)
        json.member("recordProblems", each: report.recordProblems) { $0.value($1) }
        json.member("indexProblems", each: report.indexProblems) { $0.value($1) }
      }
      json.endLine()
      try output.write(json.bytes)
    } else {
      for problem in report.recordProblems { try output.line("records: \(problem)") }
      for problem in report.indexProblems { try output.line("index: \(problem)") }
      if let notice = report.lexiconNotice, !global.quiet { Console.raw("note: \(notice)") }
      if !global.quiet || !report.isWhole { try output.line(verdict(report)) }
    }
    try output.finish()
    if !report.isWhole { throw ExitCode(Failure.nothingFound) }
  }

  private func verdict(_ report: ArchiveCheck.Report) -> String {
    if report.isWhole {
      return "whole: \(report.sources) sources, \(report.articles) articles, \(report.passages) passages in "
        + "\(report.segments) segments"
    }
    if report.recordProblems.isEmpty { return "damaged: mend the index with yishi check --rebuild" }
    return "damaged: the records cannot be mended; import the files again into a new archive"
  }
}
