import Benchmark
import BulletinArchive
import Foundation
import GeneratedText

/// Queries to answers, on an archive of the generated bulletins: the whole answer with its ten hits and their text.
/// Checked against a plain scan of the articles as `extract` gives them.
func searchBenchmarks() {
  searchBenchmark("search, one string", "高标准农田建设")
  searchBenchmark("search, frequent string", "工作")
  searchBenchmark("search, one character", "水")
  searchBenchmark("search, no such string", "没有这样的话")
  searchBenchmark("search, two strings", "年鉴编纂 口述史料") { articles in
    articles.count { article in ["年鉴编纂", "口述史料"].allSatisfy { ByteScan.contains(Array($0.utf8), in: article) } }
  }
  searchBenchmark("search, with facets", "台账", facets: [.place, .role])
}

private func searchBenchmark(
  _ title: String, _ query: String, facets: [MeasureSearch.Facet] = [],
  expected: (@Sendable ([[UInt8]]) -> Int)? = nil
) {
  let name = "search-benchmark"
  var configuration = Benchmark.defaultConfiguration
  configuration.metrics = [.wallClock]
  configuration.timeUnits = .microseconds
  configuration.warmupIterations = 3
  Benchmark(title, configuration: configuration) {
    (benchmark: Benchmark, state: (archive: Archive, search: MeasureSearch)) in
    do {
      benchmark.startMeasurement()
      let answer = try state.archive.search(state.search)
      benchmark.stopMeasurement()
      blackHole(answer)
    } catch {
      benchmark.error("\(error)")
    }
  } setup: {
    let folder = try BulletinFolder(name, StageInput().bulletins)
    let directory = folder.newArchive()
    _ = try await Importer(archive: directory, options: ImportOptions()).run([folder.files])
    let archive = try Archive(at: directory)
    var check = try MeasureSearch(query)
    check.scope = .articles
    let texts = try articleTexts(folder.files)
    try WrongAnswer.check("articles", texts.count, expected: folder.bulletins.articleCount)
    let count = expected?(texts) ?? texts.count { ByteScan.contains(Array(query.utf8), in: $0) }
    try WrongAnswer.check("articles with \(query)", try archive.search(check).total, expected: count)
    var search = try MeasureSearch(query)
    search.facets = facets
    return (archive, search)
  } teardown: {
    BulletinFolder.remove(name)
  }
}

/// The texts of all articles in `folder`.
private func articleTexts(_ folder: String) throws -> [[UInt8]] {
  var texts: [[UInt8]] = []
  _ = try Extraction(options: ImportOptions()).run(
    [folder],
    article: { lines in
      for line in lines.split(separator: 0x0A) {
        guard let record = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
          let text = record["text"] as? String
        else { throw WrongAnswer(description: "an article record holds no text") }
        texts.append(Array(text.utf8))
      }
    }, report: { _ in })
  return texts
}
