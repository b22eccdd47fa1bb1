import Benchmark
import BulletinArchive
import Foundation
import GeneratedText

/// Files to an archive, everything included. Each summary is checked against the numbers that the generator counted.
///
/// The dry run reads and analyses and writes nothing: what it leaves of the time of an import is index, records and
/// commit.
func importBenchmarks() {
  importBenchmark("import, dry run, 1 job") { $0.isDryRun = true }
  importBenchmark("import, 1 job") { _ in }
  importBenchmark("import, all cores") { $0.jobs = ProcessInfo.processInfo.activeProcessorCount }

  let name = "unchanged-benchmark"
  Benchmark("import, unchanged files", configuration: configuration) {
    (benchmark: Benchmark, state: (folder: BulletinFolder, archive: String)) in
    await timeImport(benchmark, state.folder, into: state.archive, ImportOptions()) { $0.unchanged }
  } setup: {
    let folder = try BulletinFolder(name, StageInput().bulletins)
    let archive = folder.newArchive()
    _ = try await Importer(archive: archive, options: ImportOptions()).run([folder.files])
    return (folder, archive)
  } teardown: {
    BulletinFolder.remove(name)
  }
}

private var configuration: Benchmark.Configuration {
  var configuration = Benchmark.defaultConfiguration
  configuration.metrics = [Throughput.metric, .wallClock, .peakMemoryResident]
  configuration.units[.peakMemoryResident] = .mega
  configuration.maxDuration = .seconds(20)
  configuration.maxIterations = 5
  return configuration
}

private func importBenchmark(_ title: String, _ change: @escaping @Sendable (inout ImportOptions) -> Void) {
  let name = "import-benchmark"
  Benchmark(title, configuration: configuration) { (benchmark: Benchmark, folder: BulletinFolder) in
    var options = ImportOptions()
    change(&options)
    await timeImport(benchmark, folder, into: folder.newArchive(), options) { $0.added }
  } setup: {
    try BulletinFolder(name, StageInput().bulletins)
  } teardown: {
    BulletinFolder.remove(name)
  }
}

private func timeImport(
  _ benchmark: Benchmark, _ folder: BulletinFolder, into archive: String, _ options: ImportOptions,
  counting files: (ImportSummary) -> Int
) async {
  let bulletins = folder.bulletins
  let importer = Importer(archive: archive, options: options)
  do {
    let summary = try await benchmark.measure(bytes: bulletins.byteCount) { try await importer.run([folder.files]) }
    try WrongAnswer.check("files", files(summary), expected: bulletins.count)
    try WrongAnswer.check("bytes", summary.bytes, expected: bulletins.byteCount)
    guard summary.unchanged == 0 else { return }
    try WrongAnswer.check("articles", summary.articles, expected: bulletins.articleCount)
    try WrongAnswer.check("lists", summary.lists, expected: bulletins.listCount)
    try WrongAnswer.check("items", summary.measures, expected: bulletins.itemCount)
  } catch {
    benchmark.error("\(error)")
  }
}
