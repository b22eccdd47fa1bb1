import Benchmark

/// Every benchmark; the library's entry point calls this.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [Throughput.metric, .wallClock], timeUnits: .milliseconds, units: [Throughput.metric: .count],
    warmupIterations: 1, maxDuration: .seconds(3), maxIterations: 1000)
  decodeBenchmarks()
  cleanBenchmarks()
  segmentBenchmarks()
  parseBenchmarks()
  foldBenchmarks()
  indexBenchmarks()
  importBenchmarks()
  searchBenchmarks()
}
