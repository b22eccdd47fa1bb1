package import Bulletins
import ChineseText

/// A search: a query, filters that hold besides it, and what to give back.
public struct MeasureSearch: Sendable {
  /// The query as it was typed.
  public let query: String
  /// What is found and counted.
  public var scope: SearchScope
  /// Whether full-width and half-width, traditional and simplified characters are told apart.
  public var isExact = false
  /// The order of hits.
  public var sort = Sort.score
  /// The most hits to give back; nil for all, none where it is negative.
  public var limit: Int? = 10
  /// How many hits to leave out first; none where it is negative.
  public var offset = 0
  /// Whether hits are left out altogether.
  public var countOnly = false
  /// Whether it is enough to find the best hits: totals may then be too low, and headings do not weigh.
  public var isQuick = false
  /// Whether hits say what makes up their scores.
  public var explains = false
  /// What to count by over the whole answer.
  public var facets: [Facet] = []
  /// How many characters to show on both sides of each occurrence; nil for none.
  public var contextWidth: Int?
  /// How often the search is measured; the median counts.
  public var repeats = 1
  /// The query and the filters, understood.
  package private(set) var expression: QueryExpression?
  /// Where the value of each `pinyin:` stands in the query, in Unicode scalars.
  let soundOffsets: [PinyinSound: Int]

  /// Whether the strings of headings and titles weigh in the order of hits.
  var prefersHeadings: Bool {
    sort == .score && !countOnly && !isQuick && scope != .headings && scope != .titles
  }

  /// The order of hits.
  public enum Sort: String, Sendable, CaseIterable {
    /// Best first.
    case score
    /// Newest first; undated last.
    case date
    /// By adcode; without a place last.
    case place
  }

  /// What an answer can be counted by.
  public enum Facet: String, Sendable, CaseIterable {
    /// The article's place.
    case place
    /// The month of the article's date.
    case month
    /// The role of the item's list.
    case role
    /// The organisations named in the passage or answering for the article.
    case org
  }

  /// Filters that hold besides the query, as options give them.
  public struct Filters: Sendable {
    /// The name or adcode of a place.
    public var place: String?
    /// The first day, month or year.
    public var since: String?
    /// The last day, month or year.
    public var until: String?
    /// A part of an organisation's name.
    public var organization: String?
    /// The role of the item's list.
    public var role: String?
    /// What is found and counted.
    public var scope: SearchScope?

    /// No filters.
    public init() {}

    /// Whether nothing is filtered.
    public var isEmpty: Bool {
      place == nil && since == nil && until == nil && organization == nil && role == nil
    }
  }

  /// With which words `any:` is cut: the archive's, unless told otherwise.
  public var lexicon = LexiconOptions()

  /// Reads `query`. An empty query finds everything that the filters let through.
  public init(_ query: String, filters: Filters = Filters()) throws(ArchiveError) {
    let parsed: ParsedQuery
    do throws(QueryProblem) { parsed = try QueryParser.parse(query) } catch { throw .query(error) }
    self.query = query
    if let named = filters.scope, let written = parsed.scope, named != written {
      throw .badValue(
        option: "--in", value: named.rawValue, help: "the query says in:\(written.rawValue); leave one of them out")
    }
    scope = filters.scope ?? parsed.scope ?? .passages
    soundOffsets = parsed.soundOffsets
    let parts = (parsed.expression.map { [$0] } ?? []) + (try Self.expressions(filters))
    expression = parts.count > 1 ? .and(parts) : parts.first
  }

  /// Whether a query asks for nothing, so that it finds everything: blanks and characters that nobody sees alone.
  public static func isBlank(_ query: String) -> Bool { QueryParser.isBlank(query) }

  /// The words to cut the query with; nil for ICU's alone, and where the query asks for no words.
  func words(in archive: Archive) throws(ArchiveError) -> UserLexicon? {
    guard let expression, !expression.texts(negated: true).isEmpty else { return nil }
    return try ArchiveLexicon.forReading(archive, lexicon)
  }

  /// Whether the query asks for a role itself.
  var namesRole: Bool { expression?.asksForRole ?? false }

  private static func expressions(_ filters: Filters) throws(ArchiveError) -> [QueryExpression] {
    var parts: [QueryExpression] = []
    if let name = filters.place { parts.append(.place(try places(named: name))) }
    if filters.since != nil || filters.until != nil {
      let range = "\(filters.since ?? "")..\(filters.until ?? "")"
      for (option, value) in [("--since", filters.since), ("--until", filters.until)] {
        if let value, DateFilter.days(value) == nil {
          throw .badValue(option: option, value: value, help: "give a year, month or day: 2020, 2020-09, 2020-09-24")
        }
      }
      guard let days = DateFilter.days(range) else {
        throw .badValue(
          option: "--until", value: filters.until ?? "", help: "it lies before --since \(filters.since ?? "")")
      }
      parts.append(.date(days))
    }
    if let organization = filters.organization { parts.append(.organization(organization)) }
    if let name = filters.role {
      guard let role = ListRole(rawValue: name) else {
        let help = "roles are \(ListRole.allCases.map(\.rawValue).joined(separator: ", "))"
        throw .badValue(
          option: "--role", value: name,
          help: QueryParser.nearestRole(name).map { "did you mean \($0)? \(help)" } ?? help)
      }
      parts.append(.role(role))
    }
    return parts
  }

  /// The places that `name` may mean; throws where it means none.
  package static func places(named name: String) throws(ArchiveError) -> [Place] {
    let places = Gazetteer.standard.places(asked: name)
    guard !places.isEmpty else {
      let meant = Gazetteer.standard.names(near: name)
      throw .badValue(
        option: "--place", value: name,
        help: (meant.isEmpty ? "" : "did you mean \(meant.joined(separator: " or "))? ")
          + "no place has this name; give a province, prefecture or county (甘孜州), its pinyin or its adcode (513300)")
    }
    return places
  }
}

extension Gazetteer {
  /// The places of a name, or else those whose name sounds so: 甘孜州, 513300, ganzi.
  func places(asked name: String) -> [Place] {
    let places = places(named: name)
    guard places.isEmpty, let sound = PinyinSound(name) else { return places }
    return self.places(sounding: sound)
  }
}
