import Benchmark
import BulletinArchive
import Bulletins
import ChineseText
import Foundation
import GeneratedText
import SearchEngine

/// Parsed bulletins to what an index takes in: folded text, words, passages. Checked by putting each passage together
/// again, from its text and from its words and what stands between them.
func analyseBenchmarks() {
  Benchmark("analyse") { (benchmark: Benchmark, input: AnalysedInput) in
    benchmark.measure(bytes: input.byteCount) { blackHole(PassageDocuments(input.bulletins).groups.count) }
  } setup: {
    let input = AnalysedInput(bulletins: StageInput().parsed())
    let passages = PassageDocuments(input.bulletins)
    let texts = input.bulletins.flatMap { bulletin in
      bulletin.articles.flatMap { article in
        article.passages.map { $0.pieces.reduce(into: [UInt8]()) { $0 += bulletin.text.utf8[$1.range] } }
      }
    }
    try WrongAnswer.check("passages", passages.texts.count, expected: texts.count)
    for (folded, text) in zip(passages.texts, texts) {
      try WrongAnswer.require("a passage is folded as a whole", folded == TextFolder.fold(text))
    }
    let segmenter = WordSegmenter(engine: .icu)
    let documents = passages.groups.flatMap(\.documents)
    for (document, folded) in zip(documents, passages.texts) {
      var tokens: [Token] = []
      segmenter.words(in: folded, into: &tokens)
      let expected = tokens.filter { $0.kind != .other }.map { Array(folded[$0.span.range]) }
      let found = (0..<document.terms[0].count).map { Array(document.terms[0][$0]) }
      try WrongAnswer.require("words are ICU's", found == expected)
    }
    return input
  }

  archiveBenchmarks()
}

/// An index made anew from the records, which is reading the rows, analysis, index and commit of a whole archive; and a
/// commit that has next to nothing to write. Checked by the number of passages, and by the summary.
private func archiveBenchmarks() {
  let name = "store-benchmark"
  Benchmark("analyse, index and commit (rebuild)", configuration: configuration) {
    (benchmark: Benchmark, state: ArchiveInput) in
    do {
      let passages = try benchmark.measure(bytes: state.byteCount) {
        try ArchiveCheck(archive: state.archive).rebuild()
      }
      try WrongAnswer.check("passages", passages, expected: state.passages)
    } catch {
      benchmark.error("\(error)")
    }
  } setup: {
    try await ArchiveInput(name)
  } teardown: {
    BulletinFolder.remove(name)
  }

  let small = "commit-benchmark"
  var single = configuration
  single.metrics = [.wallClock]
  Benchmark("store and commit one file", configuration: single) {
    (benchmark: Benchmark, state: ArchiveInput) in
    do {
      let file = state.folder.files + "/\(UUID().uuidString).txt"
      let text = Array("第\(UUID().uuidString)号通报。".utf8)
      try Data(text).write(to: URL(fileURLWithPath: file))
      benchmark.startMeasurement()
      let summary = try await Importer(archive: state.archive, options: ImportOptions()).run([file])
      benchmark.stopMeasurement()
      try WrongAnswer.check("files", summary.added, expected: 1)
    } catch {
      benchmark.error("\(error)")
    }
  } setup: {
    try await ArchiveInput(small)
  } teardown: {
    BulletinFolder.remove(small)
  }
}

private struct AnalysedInput {
  let bulletins: [ParsedBulletin]
  var byteCount: Int { bulletins.reduce(0) { $0 + $1.text.utf8.count } }
}

/// An archive of the bulletins.
private struct ArchiveInput {
  let folder: BulletinFolder
  let archive: String
  /// The number of its passages.
  let passages: Int
  var byteCount: Int { folder.bulletins.byteCount }

  init(_ name: String) async throws {
    folder = try BulletinFolder(name, StageInput().bulletins)
    archive = folder.newArchive()
    let summary = try await Importer(archive: archive, options: ImportOptions()).run([folder.files])
    try WrongAnswer.check("articles", summary.articles, expected: folder.bulletins.articleCount)
    passages = try Archive(at: archive).search(try MeasureSearch("年")).passagesSearched
  }
}

private var configuration: Benchmark.Configuration {
  var configuration = Benchmark.defaultConfiguration
  configuration.maxDuration = .seconds(10)
  configuration.maxIterations = 20
  return configuration
}
