import Bulletins
import ChineseText
import TestSupport
import Testing

@testable import BulletinArchive

/// What is typed is found: the answers to strings are those of the C library's string search over every text.
@Suite struct SearchEqualsNaiveScanTests {
  /// How many strings are asked for, each in all scopes. `SEARCH_STRINGS` asks for more.
  private static let strings = Fixture.environment("SEARCH_STRINGS").flatMap { Int($0) } ?? 2000
  /// Of answers with more hits only the number is compared, save now and then.
  private static let listedHits = 20

  @Test func `search finds what a naive scan finds`() async throws {
    let (folder, archive, naive) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    var random = SeededGenerator(seed: 20_260_101)
    var found = 0
    for round in 0..<Self.strings {
      let needle = naive.randomNeedle(&random)
      let isExact = round % 3 == 0
      for scope in SearchScope.allCases {
        let expected = naive.entries(scope).find(needle, isExact: isExact)
        var filters = MeasureSearch.Filters()
        filters.scope = scope
        var search = try MeasureSearch(NaiveSearch.quoted(needle), filters: filters)
        search.isExact = isExact
        search.limit = nil
        search.countOnly = expected.starts.count > Self.listedHits && round % 50 != 0
        let answer = try archive.search(search)
        #expect(answer.total == expected.starts.count, "\(scope) \(needle) exact \(isExact) \(random)")
        #expect(answer.occurrences == expected.occurrences, "\(scope) \(needle) exact \(isExact) \(random)")
        if let hits = answer.hits {
          #expect(hits.map(\.span.start).sorted() == expected.starts, "\(scope) \(needle) exact \(isExact) \(random)")
        }
        found += expected.starts.isEmpty ? 0 : 1
      }
    }
    #expect(found > Self.strings)
  }

  /// A string out of two neighbouring passages stands in none of them, but in the article.
  @Test func `strings over the border of two passages are found in articles`() async throws {
    let (folder, archive, naive) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    var random = SeededGenerator(seed: 5)
    var acrossBorders = 0
    for _ in 0..<300 {
      let needle = naive.randomNeedle(&random)
      let inPassages = try archive.search(MeasureSearch(NaiveSearch.quoted(needle))).total
      let inArticles = try archive.search(MeasureSearch(NaiveSearch.quoted(needle) + " in:articles")).total
      #expect(inArticles == naive.articles.find(needle, isExact: false).starts.count, "\(needle) \(random)")
      if inPassages == 0, inArticles > 0 { acrossBorders += 1 }
    }
    #expect(acrossBorders > 3)
  }
}
