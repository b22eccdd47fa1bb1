import ArgumentParser
import BulletinArchive
import Foundation

/// `yishi search`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find passages that hold what is typed.",
    discussion: """
      EXAMPLES
        yishi search 年鉴编纂                          a string
        yishi search 年鉴 编纂 -印刷                   two strings, and not a third
        yishi search -- -印刷 年鉴                     -- before a query that begins with -
        yishi search '督查 OR 督导' --in headings      in headings alone
        yishi search any:加强年鉴编纂工作              by words, best first
        yishi search pinyin:nianjian                   strings by their sound
        yishi search 两全目标 --place 四川省 --since 2020-09 --facet place
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: "What to find: strings, OR, NOT or -, (…), \"…\", any:… pinyin:… place:… date:… org:… role:… in:…"
  )
  var query: [String] = []

  @OptionGroup var filter: FilterArguments
  @OptionGroup var lexicon: LexiconArguments
  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: "The order of hits: score, date or place.")
  var sort = MeasureSearch.Sort.score

  @Option(name: .long, help: "At most so many hits.")
  var limit = 10

  @Option(name: .long, help: "Leave out so many hits first.")
  var offset = 0

  @Flag(name: .long, help: "Print the number alone.")
  var count = false

  @Flag(name: .long, help: "Find the best hits only: totals may be too low, and headings do not weigh.")
  var quick = false

  @Flag(name: .long, help: "Print what makes up the score of each hit.")
  var explain = false

  @Option(name: .long, help: "Count the answer by place, month, role or org; may be given several times.")
  var facet: [MeasureSearch.Facet] = []

  @Option(
    name: .long, help: ArgumentHelp("Print every occurrence with so many characters on both sides.", valueName: "n"))
  var kwic: Int?

  @Option(
    name: .long, help: ArgumentHelp("Answer one query a line of this file; - is the standard input.", valueName: "file")
  )
  var queries: String?

  @Option(name: .customLong("repeat"), help: ArgumentHelp("Measure each query so many times.", valueName: "n"))
  var repeats = 1

  func validate() throws {
    for (name, value) in [("--limit", limit), ("--offset", offset), ("--kwic", kwic ?? 0)] where value < 0 {
      throw ValidationError("\(name) \(value): give a number from 0")
    }
    guard repeats >= 1 else { throw ValidationError("--repeat: give a number from 1") }
    if explain, sort != .score { throw ValidationError("--explain explains scores; leave --sort \(sort) out") }
    if quick, queries != nil, !global.json {
      throw ValidationError("--quick leaves totals open, and --queries prints nothing else; add --json")
    }
    if queries != nil, !global.json, explain || kwic != nil || !facet.isEmpty {
      throw ValidationError("--explain, --kwic and --facet show nothing with --queries alone; add --json")
    }
    if queries != nil, !query.isEmpty { throw ValidationError("give a QUERY or --queries, not both") }
    try QueryArguments.check(query)
    if queries == nil, query.allSatisfy(MeasureSearch.isBlank), filter.filters.isEmpty, filter.scope == nil {
      throw ValidationError("what is to be found? give a QUERY, for example: yishi search 年鉴编纂")
    }
  }

  func run() throws {
    if let queries {
      try answer(QueryFile(queries))
      return
    }
    // A query that cannot be read is found before the archive is opened.
    let search = try search(query.joined(separator: " "))
    let archive = try openArchive()
    let output = try OutputFile(global.output)
    let answer = try archive.search(search)
    if global.json {
      try print(answer, to: output)
    } else {
      let printer = AnswerPrinter(output: output, usesColor: global.usesColor, isVerbose: global.verbose)
      try printer.print(answer, countOnly: count, isQuiet: global.quiet)
    }
    try output.finish()
    if answer.total == 0 {
      try hintAtArticles(archive)
      throw ExitCode(Failure.nothingFound)
    }
  }

  /// Answers each line of a file; a line that cannot be read is named, and the others are answered.
  private func answer(_ file: QueryFile) throws {
    if let note = file.note { Console.error(note) }
    let archive = try openArchive()
    if global.verbose, let notice = try archive.lexiconNotice() { Console.raw("note: \(notice)") }
    let output = try OutputFile(global.output)
    var unread = 0
    var last: SearchAnswer?
    for (line, text) in file.queries {
      let answer: SearchAnswer
      do throws(ArchiveError) {
        guard !file.unreadable.contains(line) else {
          let start = text.unicodeScalars.count > 40 ? "\(String(text.unicodeScalars.prefix(40)))…" : text
          throw .badValue(option: "the query", value: start, help: "it holds bytes that are no character")
        }
        var search = try search(text)
        // Nothing but numbers is printed.
        if !global.json { search.countOnly = true }
        answer = try archive.search(search)
      } catch {
        switch error {
        case .query, .badValue: Console.error("line \(line): \(error.description)")
        default: throw error
        }
        unread += 1
        continue
      }
      if global.json {
        try print(answer, to: output)
      } else {
        try output.line("\(answer.total)\t\(answer.occurrences)\t\(answer.query)")
      }
      last = answer
    }
    try output.finish()
    if let last, !global.json, !global.quiet { Console.raw(AnswerPrinter.searched(last)) }
    if unread > 0 { throw ExitCode(Failure.usage) }
  }

  private func print(_ answer: SearchAnswer, to output: OutputFile) throws(OutputError) {
    var json = JSONWriter()
    SearchJSON.write(answer, into: &json)
    json.endLine()
    try output.write(json.bytes)
  }

  /// Where nothing holds the query within one passage, says how many articles hold it across passages.
  private func hintAtArticles(_ archive: Archive) throws {
    var search = try self.search(query.joined(separator: " "))
    guard !global.quiet, !global.json, search.scope == .passages else { return }
    search.scope = .articles
    search.countOnly = true
    search.facets = []
    let total = try archive.search(search).total
    if total > 0 {
      Console.raw("\(total) \(total == 1 ? "article holds" : "articles hold") it across passages; try --in articles")
    }
  }

  /// The archive, to the end of the process: closing it piece by piece just before would only take time.
  private func openArchive() throws(ArchiveError) -> Archive {
    let archive = try Archive(at: global.directory)
    _ = Unmanaged.passRetained(archive)
    return archive
  }

  private func search(_ text: String) throws(ArchiveError) -> MeasureSearch {
    var search = try MeasureSearch(text, filters: filter.filters)
    search.isExact = filter.exact
    search.lexicon = lexicon.options
    search.sort = sort
    search.limit = limit
    search.offset = offset
    search.countOnly = count
    search.isQuick = quick
    search.explains = explain
    search.facets = facet.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    search.contextWidth = kwic
    search.repeats = repeats
    return search
  }
}
