import Bulletins
import ChineseText
import Records

/// Counts over a whole archive.
public struct ArchiveStatistics: Sendable {
  /// A value and how often it occurs.
  public struct Count: Sendable, Hashable {
    /// The value: an adcode, a month, a role; nil where there is none.
    public var value: String?
    /// Its name for people.
    public var name: String?
    /// How many list items have it.
    public var measures: Int
    /// How many articles have it.
    public var articles: Int
  }

  /// The number of sources.
  public var sources = 0
  /// The number of their bytes.
  public var bytes = 0
  /// The number of articles.
  public var articles = 0
  /// The number of lists.
  public var lists = 0
  /// The number of list items.
  public var measures = 0
  /// The lists with fewer or more items than announced.
  public var mismatches = 0
  /// The organisations, dates and figures found.
  public var organizations = 0
  /// The dates found.
  public var dates = 0
  /// The figures found.
  public var figures = 0
  /// By prefecture (or province, where no prefecture is known), in the order of adcodes.
  public var byPrefecture: [Count] = []
  /// By month of the article's date.
  public var byMonth: [Count] = []
  /// By role of the list.
  public var byRole: [Count] = []
  /// By organisation: the articles that name it, most first.
  public var byOrganization: [Count] = []
  /// By family of markers.
  public var byFamily: [Count] = []
}

/// What became of each byte of a source.
public struct SourceResidue: Sendable {
  /// The source's path.
  public let path: String
  /// The number of its bytes.
  public let bytes: Int
  /// The bytes of each kind of region, in a fixed order; `layout` is line ends, blanks and marks that reading took out,
  /// `unread` text that no rule took for anything.
  public let regions: [(kind: String, bytes: Int)]
  /// How many diagnostics the source has.
  public let diagnostics: Int
}

extension Archive {
  /// Counts everything in the archive. Linear in its size.
  public func statistics() throws(ArchiveError) -> ArchiveStatistics {
    try reading {
      var result = ArchiveStatistics()
      for (id, _) in try store.sourcesByPath() {
        result.sources += 1
        result.bytes += try store.source(id)?.byteCount ?? 0
      }
      var places = Tally()
      var months = Tally()
      var roles = Tally()
      var families = Tally()
      var organizations = Tally()
      var last: Int64 = 0
      while true {
        let page = try store.articles(after: last, limit: 256)
        guard let end = page.last?.id else { break }
        last = end
        for article in page.map(\.record.article) {
          result.count(article)
          let count = article.measures.count
          places.add(Self.prefectureCode(article.place), measures: count, articles: 1)
          let month = article.date?.edtf.map { String($0.prefix(7)) }
          months.add(month, measures: count, articles: 1)
          for measure in article.measures { roles.add(measure.role.rawValue, measures: 1, articles: 0) }
          for role in Set(article.measures.map(\.role)) { roles.add(role.rawValue, measures: 0, articles: 1) }
          let families_ = Dictionary(
            article.lists.map { ($0.number, $0.family) }, uniquingKeysWith: { first, _ in first })
          for measure in article.measures {
            families.add(families_[measure.list]?.rawValue, measures: 1, articles: 0)
          }
          for family in Set(article.lists.map(\.family)) { families.add(family.rawValue, measures: 0, articles: 1) }
          let ascending = article.organizationsByStart
          var inside: [String: Int] = [:]
          for measure in article.measures {
            for name in Set(Article.organizations(in: measure.span, of: ascending).map(\.name)) {
              inside[name, default: 0] += 1
            }
          }
          for name in Set(article.organizations.map(\.name)) {
            organizations.add(name, measures: inside[name] ?? 0, articles: 1)
          }
        }
      }
      result.byPrefecture = places.counts { Gazetteer.standard.place(code: $0)?.name }
      result.byMonth = months.counts { $0 }
      result.byRole = roles.counts { ListRole(rawValue: $0).map { Labels.chinese($0) } }
      result.byFamily = families.counts { $0 }
      result.byOrganization = organizations.counts { $0 }.sorted {
        ($1.articles, $0.value ?? "") < ($0.articles, $1.value ?? "")
      }
      return result
    }
  }

  /// Accounts for every byte of every source, in the order of paths.
  public func residue() throws(ArchiveError) -> [SourceResidue] {
    try reading {
      try store.sourcesByPath().compactMap { id, path in
        guard let source = try store.source(id) else { return nil }
        var regions = ParsedBulletin.Region.Kind.allCases.map { kind in
          (kind: kind.rawValue, bytes: source.regions.filter { $0.kind == kind }.reduce(0) { $0 + $1.bytes })
        }
        regions.append((kind: "unread", bytes: source.regions.filter { $0.kind == nil }.reduce(0) { $0 + $1.bytes }))
        regions.append((kind: "layout", bytes: source.byteCount - regions.reduce(0) { $0 + $1.bytes }))
        return SourceResidue(
          path: path.description, bytes: source.byteCount, regions: regions, diagnostics: source.diagnostics.count)
      }
    }
  }

  /// The adcode of the prefecture that holds `place`, or its own where it holds none.
  private static func prefectureCode(_ place: Place?) -> String? {
    guard let place else { return nil }
    guard place.level == .county, place.prefecture != nil else { return place.code }
    return place.code.prefix(4) + "00"
  }
}

extension ArchiveStatistics {
  fileprivate mutating func count(_ article: Article) {
    articles += 1
    lists += article.lists.count
    measures += article.measures.count
    mismatches += article.lists.count { $0.check == .short || $0.check == .over }
    organizations += article.organizations.count
    dates += article.dates.count
    figures += article.figures.count
  }
}

/// Counts by value.
private struct Tally {
  private var counts: [String?: (measures: Int, articles: Int)] = [:]

  mutating func add(_ value: String?, measures: Int, articles: Int) {
    let before = counts[value] ?? (0, 0)
    counts[value] = (before.measures + measures, before.articles + articles)
  }

  /// The counts in the order of values, those without one last.
  func counts(name: (String) -> String?) -> [ArchiveStatistics.Count] {
    counts.sorted { left, right in
      guard let a = left.key, let b = right.key else { return left.key != nil }
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }.map { value, count in
      ArchiveStatistics.Count(
        value: value, name: value.flatMap { name($0) }, measures: count.measures, articles: count.articles)
    }
  }
}
