public import ArgumentParser
public import BulletinArchive

/// The filters that search and export share.
struct FilterArguments: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Articles about this place or one within it.", valueName: "name"))
  var place: String?

  @Option(name: .long, help: ArgumentHelp("Articles from this year, month or day on.", valueName: "date"))
  var since: String?

  @Option(name: .long, help: ArgumentHelp("Articles up to this year, month or day.", valueName: "date"))
  var until: String?

  @Option(name: .long, help: ArgumentHelp("Passages with an organisation whose name contains this.", valueName: "name"))
  var org: String?

  @Option(
    name: .long,
    help: "List items of this role: measure, requirement, achievement, problem, target, feature, section or other.")
  var role: String?

  @Option(name: .customLong("in"), help: "What to find: passages, measures, headings, titles or articles.")
  var scope: SearchScope?

  @Flag(name: .long, help: "Tell apart full-width and half-width, traditional and simplified characters.")
  var exact = false

  func validate() throws {
    try RawArguments.requireText([
      "--place": place, "--since": since, "--until": until, "--org": org, "--role": role,
    ])
  }

  /// The filters.
  var filters: MeasureSearch.Filters {
    var filters = MeasureSearch.Filters()
    filters.place = place
    filters.since = since
    filters.until = until
    filters.organization = org
    filters.role = role
    filters.scope = scope
    return filters
  }
}

extension SearchScope: ExpressibleByArgument {}
extension MeasureSearch.Sort: ExpressibleByArgument {}
extension MeasureSearch.Facet: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension ExportKind: ExpressibleByArgument {}
