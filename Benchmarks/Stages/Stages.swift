import Benchmark

/// Every benchmark; the library's entry point calls this.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [Throughput.metric, Throughput.characters, .wallClock], timeUnits: .milliseconds,
    units: [Throughput.metric: .count, Throughput.characters: .count],
    warmupIterations: 1, maxDuration: .seconds(3), maxIterations: 1000)
  decodeBenchmarks()
  cleanBenchmarks()
  segmentBenchmarks()
  parseBenchmarks()
  extractBenchmarks()
  foldBenchmarks()
  analyseBenchmarks()
  indexBenchmarks()
  importBenchmarks()
  searchBenchmarks()
}
