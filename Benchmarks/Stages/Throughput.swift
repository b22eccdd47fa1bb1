import Benchmark

/// How fast bytes go through a stage.
enum Throughput {
  /// Thousands of bytes a second: 4,000 is 4 MB/s. The library's metrics are whole numbers, hence no megabytes.
  static let metric = BenchmarkMetric.custom("kB/s", polarity: .prefersLarger, useScalingFactor: false)
}

extension Benchmark {
  /// Times `work`, which goes through `bytes` bytes, and records its pace.
  func measure<Result>(bytes: Int, _ work: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    startMeasurement()
    let result = try work()
    stopMeasurement()
    record(bytes, since: start)
    return result
  }

  /// The same for work that waits.
  func measure<Result>(bytes: Int, _ work: () async throws -> Result) async rethrows -> Result {
    let start = ContinuousClock.now
    startMeasurement()
    let result = try await work()
    stopMeasurement()
    record(bytes, since: start)
    return result
  }

  private func record(_ bytes: Int, since start: ContinuousClock.Instant) {
    let time = (ContinuousClock.now - start).components
    let seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
    measurement(Throughput.metric, Int(Double(bytes) / seconds / 1000))
  }
}
