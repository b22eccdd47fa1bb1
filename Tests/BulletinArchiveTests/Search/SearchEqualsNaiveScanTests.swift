import Bulletins
import ChineseText
import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct SearchEqualsNaiveScanTests {
  /// The corpus and our samples, imported, and the same files read naively.
  private func prepared() async throws -> (folder: TemporaryFolder, archive: Archive, naive: NaiveSearch) {
    let folder = try TemporaryFolder()
    var naive = NaiveSearch()
    var contents = Fixture.files(below: "corpus").compactMap { Fixture.bytes($0) }
    contents += [Sample.yearbook, Sample.archives, Sample.plain].map { Array($0.utf8) }
    for (index, bytes) in contents.enumerated() {
      try folder.write(bytes, to: "texts/\(index).txt")
      naive.add(bytes)
    }
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    return (folder, try Archive(at: folder("archive")), naive)
  }

  @Test func `search finds what a naive scan finds`() async throws {
    let (folder, archive, naive) = try await prepared()
    defer { withExtendedLifetime(folder) {} }
    var random = SeededGenerator(seed: 20_260_101)
    for round in 0..<400 {
      let needle = naive.randomNeedle(&random)
      let isExact = round % 3 == 0
      for (scope, entries) in [
        (SearchScope.passages, naive.passages), (.articles, naive.articles), (.headings, naive.headings),
      ] {
        var filters = MeasureSearch.Filters()
        filters.scope = scope
        var search = try MeasureSearch("\"\(needle)\"", filters: filters)
        search.isExact = isExact
        search.limit = nil
        let answer = try archive.search(search)
        let expected = NaiveSearch.find(needle, in: entries, isExact: isExact)
        let starts = try #require(answer.hits).map(\.span.start).sorted()
        #expect(starts == expected.starts, "\(scope) \(needle) exact \(isExact) \(random)")
        #expect(answer.total == expected.starts.count, "\(scope) \(needle) \(random)")
        #expect(answer.occurrences == expected.occurrences, "\(scope) \(needle) exact \(isExact) \(random)")
      }
    }
  }

  @Test func `marks and contexts show the string that was asked for`() async throws {
    let (folder, archive, naive) = try await prepared()
    defer { withExtendedLifetime(folder) {} }
    var random = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      let needle = naive.randomNeedle(&random)
      var search = try MeasureSearch("\"\(needle)\"")
      search.contextWidth = 5
      for hit in try #require(try archive.search(search).hits) {
        let scalars = Array(hit.snippet.unicodeScalars)
        let first = try #require(hit.marks.first, "\(needle)")
        let marked = String(String.UnicodeScalarView(scalars[first]))
        #expect(TextFolder.fold(Array(marked.utf8)) == TextFolder.fold(Array(needle.utf8)))
        let context = try #require(hit.contexts?.first)
        #expect(TextFolder.fold(Array(context.match.utf8)) == TextFolder.fold(Array(needle.utf8)))
      }
    }
  }
}
