import ChineseText
import TestSupport
import Testing

@testable import BulletinArchive

/// What is counted is what is marked.
@Suite struct SearchMarksTests {
  private func answer(_ query: String, _ scope: SearchScope, _ archive: Archive) throws -> SearchAnswer {
    var filters = MeasureSearch.Filters()
    filters.scope = scope
    var search = try MeasureSearch(query, filters: filters)
    search.limit = nil
    search.contextWidth = 0
    return try archive.search(search)
  }

  private func marks(_ answer: SearchAnswer) -> [String] {
    (answer.hits ?? []).flatMap { ($0.contexts ?? []).map(\.match) }
  }

  @Test func `any: marks words where they are words, and no strings`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("乐山市督查工作\n\n乐山市地方志办督查到位，严格督查质量，检查督查台账。\n".utf8), to: "texts/a.txt")
    _ = try await Importer(archive: folder("archive"), options: .icuWords).run([folder("texts")])
    let archive = try Archive(at: folder("archive"))
    for scope in [SearchScope.passages, .articles] {
      let answer = try answer("any:督查质量", scope, archive)
      #expect(marks(answer).count == answer.occurrences && answer.occurrences > 0, "\(scope) \(marks(answer))")
    }
  }

  @Test func `as many words are marked as are counted`() async throws {
    let (folder, archive, naive) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    let analyzer = TermAnalyzer(lexicon: BuiltInLexicon.words)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let needle = naive.randomNeedle(&random)
      // Where nothing is a word, the text is looked for as a string.
      guard !analyzer.words(of: Array(needle.utf8)).isEmpty else { continue }
      for scope in [SearchScope.passages, .measures, .articles] {
        let answer = try answer("any:" + NaiveSearch.quoted(needle), scope, archive)
        #expect(marks(answer).count == answer.occurrences, "\(scope) \(needle) \(random)")
      }
    }
  }

  @Test func `as many strings are marked as are counted`() async throws {
    let (folder, archive, naive) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    var random = SeededGenerator(seed: 12)
    for _ in 0..<60 {
      let needle = naive.randomNeedle(&random)
      for scope in SearchScope.allCases {
        let answer = try answer(NaiveSearch.quoted(needle), scope, archive)
        #expect(marks(answer).count == answer.occurrences, "\(scope) \(needle) \(random)")
        for mark in marks(answer) {
          #expect(TextFolder.fold(Array(mark.utf8)) == TextFolder.fold(Array(needle.utf8)), "\(random)")
        }
      }
    }
  }

  @Test func `what is said twice is counted once`() async throws {
    let (folder, archive, _) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    let once = try answer("年鉴", .passages, archive)
    for query in ["年鉴 年鉴", "年鉴 OR 年鉴", "年鉴 年鉴 年鉴"] {
      let twice = try answer(query, .passages, archive)
      #expect(twice.total == once.total && twice.occurrences == once.occurrences, "\(query)")
    }
    let word = try answer("any:年鉴", .passages, archive)
    #expect(try answer("any:\"年鉴 年鉴\"", .passages, archive).occurrences == word.occurrences)
  }
}
