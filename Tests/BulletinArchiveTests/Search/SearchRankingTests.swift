import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct SearchRankingTests {
  @Test func `what stands in a heading comes before what stands in the text`() async throws {
    let folder = try TemporaryFolder()
    let text = """
      乐山市推进年鉴编纂

      乐山市地方志办提出三项措施。一是落实责任。明确专人，保障经费。二是严把质量。落实责任编辑，逐条核对。三是加强宣传。\
      印发手册，开展讲座，落实责任单位。

      """
    try folder.write(Array(text.utf8), to: "texts/a.txt")
    _ = try await Importer(archive: folder("archive"), options: .icuWords).run([folder("texts")])
    let archive = try Archive(at: folder("archive"))
    for query in ["落实责任", "any:落实责任"] {
      let search = try MeasureSearch("\(query) in:measures")
      let answer = try archive.search(search)
      #expect(answer.hits?.first?.heading == "落实责任", "\(query)")
      #expect(answer.total == 3, "\(query)")
      var plain = search
      plain.isQuick = true
      let first = try #require(answer.hits?.first)
      let same = try #require(try archive.search(plain).hits?.first { $0.id == first.id })
      #expect(first.score > same.score, "\(query)")
    }
  }

  @Test func `shares sum up to the score`() async throws {
    let (folder, archive, naive) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    var random = SeededGenerator(seed: 3)
    for round in 0..<40 {
      let one = NaiveSearch.quoted(naive.randomNeedle(&random))
      let other = NaiveSearch.quoted(naive.randomNeedle(&random))
      let query = [one, "\(one) OR \(other)", "any:\(one)", "年鉴 OR (督查 \(other))"][round % 4]
      var search = try MeasureSearch(query)
      search.scope = round % 3 == 0 ? .articles : .passages
      search.isExact = round % 5 == 0
      search.explains = true
      for hit in try #require(try archive.search(search).hits) {
        let shares = try #require(hit.explanation)
        #expect(abs(shares.reduce(0) { $0 + $1.score } - hit.score) < 1e-9, "\(query) \(random)")
        #expect(shares.allSatisfy { $0.frequency > 0 && $0.matching <= $0.total }, "\(query)")
      }
    }
  }

  @Test func `a quick search finds no more than there is, and its hits are among the others`() async throws {
    let (folder, archive, naive) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    var random = SeededGenerator(seed: 4)
    var open = 0
    for round in 0..<60 {
      let needle = round % 2 == 0 ? naive.randomNeedle(&random) : String(naive.randomNeedle(&random).prefix(2))
      var search = try MeasureSearch(round % 3 == 0 ? "any:" + NaiveSearch.quoted(needle) : NaiveSearch.quoted(needle))
      search.limit = nil
      let whole = try archive.search(search)
      search.limit = 5
      search.isQuick = true
      let quick = try archive.search(search)
      #expect(quick.totalIsExact ? quick.total == whole.total : quick.total <= whole.total, "\(needle) \(random)")
      let ids = Set((whole.hits ?? []).map(\.id))
      #expect((quick.hits ?? []).count == min(5, whole.total) && (quick.hits ?? []).allSatisfy { ids.contains($0.id) })
      open += quick.totalIsExact ? 0 : 1
    }
    #expect(open > 0)
  }
}
