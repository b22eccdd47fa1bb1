import ArgumentParser
import BulletinArchive
import Bulletins

/// `yishi export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write measures, mentions or articles as CSV, TSV or JSON Lines.",
    discussion: """
      EXAMPLES
        yishi export -o measures.csv                       measures and requirements, for a spreadsheet
        yishi export --headers zh --place 甘孜州 -o 甘孜.csv
        yishi export mentions --format jsonl
        yishi export '年鉴 编纂' --role measure
      """)

  /// The names of the columns.
  enum Headers: String, ExpressibleByArgument, CaseIterable {
    case en, zh
  }

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "What the rows are (measures, mentions or articles; measures if left out), then a query: only what it finds.",
      valueName: "what or query"))
  var words: [String] = []

  /// What the rows are.
  private var what: ExportKind { words.first.flatMap(ExportKind.init(rawValue:)) ?? .measures }
  /// The query's strings.
  private var query: [String] {
    words.first.flatMap(ExportKind.init(rawValue:)) == nil ? words : Array(words.dropFirst())
  }

  func validate() throws { try QueryArguments.check(query) }

  @OptionGroup var filter: FilterArguments
  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: "The form: csv, tsv or jsonl.")
  var format: ExportFormat?

  @Flag(name: .long, help: "No byte order mark; lines end with LF.")
  var plain = false

  @Flag(name: .long, help: "Leave cells that look like formulas as they are.")
  var raw = false

  @Option(name: .long, help: "The columns' names: en or zh.")
  var headers = Headers.en

  func run() throws {
    var request = ExportRequest()
    request.kind = what
    request.format = format ?? (global.json ? .jsonl : .csv)
    request.isPlain = plain
    request.isRaw = raw
    request.hasChineseNames = headers == .zh
    if !query.isEmpty || !filter.filters.isEmpty || filter.scope != nil {
      var search = try MeasureSearch(query.joined(separator: " "), filters: filter.filters)
      search.isExact = filter.exact
      request.search = search
    }
    if let name = filter.role, let role = ListRole(rawValue: name) { request.roles = [role] }
    let archive = try Archive(at: global.directory)
    let output = try OutputFile(global.output)
    let rows = try archive.export(request) { try output.write($0) }
    try output.finish()
    if let path = global.output, path != "-", !global.quiet { Console.raw("\(rows) rows in \(Console.clean(path))") }
  }
}
