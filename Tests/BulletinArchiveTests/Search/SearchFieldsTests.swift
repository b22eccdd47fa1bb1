import ChineseText
import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct SearchFieldsTests {
  /// Three articles: of 2020, of 2021, and one without a date.
  private func archive(in folder: TemporaryFolder) async throws -> Archive {
    let texts = [
      "甘孜州召开督查会议\n\n2020年9月24日，甘孜州地方志办召开督查会议。\n",
      "阿坝州召开督查会议\n\n2021年3月5日，阿坝州地方志办召开督查会议。\n",
      "督查工作要点\n\n各级要落实督查制度，干子村除外。\n",
    ]
    for (index, text) in texts.enumerated() { try folder.write(Array(text.utf8), to: "texts/\(index).txt") }
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    return try Archive(at: folder("archive"))
  }

  private func total(_ query: String, _ archive: Archive) throws -> (total: Int, undated: Int) {
    var search = try MeasureSearch(query)
    search.scope = .articles
    search.countOnly = true
    let answer = try archive.search(search)
    return (answer.total, answer.undated)
  }

  /// The number of articles, and of the undated ones that the date leaves out.
  @Test(arguments: [
    ("督查", 3, 0), ("督查 date:2020", 1, 1), ("督查 -date:2020", 1, 1), ("督查 -date:2019", 2, 1), ("督查 date:2020..", 2, 1),
    ("督查 -(-date:2020)", 1, 1), ("-(督查 date:2020)", 1, 1), ("督查 date:2020 OR 干子", 2, 0),
    ("铁路 date:2020", 0, 0), ("-(铁路 date:2020)", 3, 0),
  ])
  func `undated articles match neither a date nor its negation`(query: String, total: Int, undated: Int) async throws {
    let folder = try TemporaryFolder()
    let archive = try await archive(in: folder)
    let found = try self.total(query, archive)
    #expect(found.total == total && found.undated == undated, "\(query): \(found)")
  }

  @Test func `a sound finds the strings that sound so`() async throws {
    let folder = try TemporaryFolder()
    let archive = try await archive(in: folder)
    let answer = try archive.search(MeasureSearch("pinyin:ganzi"))
    #expect(answer.sounds.map(\.sound.description) == ["ganzi"])
    #expect(answer.sounds.first?.strings.contains("甘孜") == true)
    let strings = answer.sounds.first?.strings ?? []
    let spelled = try archive.search(MeasureSearch(strings.joined(separator: " OR ")))
    #expect(answer.total == spelled.total && answer.occurrences == spelled.occurrences && answer.total > 0)
    #expect(try total("pinyin:difangzhiban", archive).total == 2)
    #expect(try total("pinyin:dūchá", archive).total == 3)
    #expect(try total("pinyin:ducha -pinyin:ganzi", archive).total == 1)
    #expect(try total("pinyin:xyz", archive).total == 0)
    #expect(try total("place:ganzi", archive).total == 1)
  }

  @Test func `several sounds find what each finds alone`() async throws {
    let folder = try TemporaryFolder()
    let archive = try await archive(in: folder)
    let sounds = ["ganzi", "ducha", "zhi", "zhidu", "xyz", "gongzuo"]
    let together = try archive.search(MeasureSearch(sounds.map { "pinyin:\($0)" }.joined(separator: " OR ")))
    #expect(together.sounds.map(\.sound.description) == sounds)
    for (sound, strings) in together.sounds {
      let alone = try archive.search(MeasureSearch("pinyin:\(sound)"))
      #expect(alone.sounds.first?.strings == strings, "\(sound)")
    }
    #expect(together.sounds[2].strings == ["制", "志"])
  }

  @Test func `a sound of too many strings is refused at its place`() async throws {
    let folder = try TemporaryFolder()
    // Every one of these characters follows every other, so that there are as many strings as there are sequences.
    let characters = Array("是事市室")
    let text = characters.flatMap { first in characters.map { "\(first)\($0)" } }.joined(separator: "，")
    try folder.write(Array("广元市督查\n\n广元市\(text)。\n".utf8), to: "texts/a.txt")
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    let archive = try Archive(at: folder("archive"))
    #expect(try archive.search(MeasureSearch("pinyin:shishi")).sounds[0].strings.count == 16)
    #expect {
      try archive.search(MeasureSearch("督查 pinyin:shishi OR pinyin:\(String(repeating: "shi", count: 20))"))
    } throws: { error in
      guard case .query(let problem)? = error as? ArchiveError else { return false }
      return problem.offset == 27 && problem.message.contains("more than 1000")
    }
  }

  @Test func `articles with a list item do not count as having no role`() async throws {
    let folder = try TemporaryFolder()
    for (index, text) in [Sample.yearbook, Sample.archives, Sample.plain].enumerated() {
      try folder.write(Array(text.utf8), to: "texts/\(index).txt")
    }
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    var search = try MeasureSearch("市 OR 县 in:articles")
    search.facets = [.role]
    search.countOnly = true
    let counts = try Archive(at: folder("archive")).search(search).facets[0].counts
    let found = Dictionary(uniqueKeysWithValues: counts.map { ($0.value ?? "-", $0.count) })
    #expect(found == ["measure": 1, "requirement": 1, "-": 1])
    #expect(counts.map(\.count) == counts.map(\.count).sorted(by: >))
  }

  @Test func `facets count the whole answer, whatever page is shown`() async throws {
    let folder = try TemporaryFolder()
    let archive = try await archive(in: folder)
    var counts: [Int] = []
    for (limit, offset) in [(10, 0), (1, 0), (1, 2), (0, 0), (5, 100)] {
      var search = try MeasureSearch("督查 in:articles")
      search.facets = [.place]
      search.limit = limit
      search.offset = offset
      let answer = try archive.search(search)
      #expect(answer.total == 3)
      counts.append(answer.facets[0].counts.reduce(0) { $0 + $1.count })
    }
    #expect(counts.allSatisfy { $0 == 3 })
  }

  @Test(arguments: MeasureSearch.Sort.allCases)
  func `pages join to the whole answer`(sort: MeasureSearch.Sort) async throws {
    let (folder, archive, _) = try await SearchedCorpus.prepared()
    defer { withExtendedLifetime(folder) {} }
    var search = try MeasureSearch("年鉴 OR 督查")
    search.sort = sort
    search.limit = nil
    let whole = try #require(try archive.search(search).hits).map(\.id)
    #expect(whole.count > 20)
    var pages: [String] = []
    search.limit = 7
    while true {
      search.offset = pages.count
      let page = try #require(try archive.search(search).hits).map(\.id)
      if page.isEmpty { break }
      pages += page
    }
    #expect(pages == whole)
  }
}
