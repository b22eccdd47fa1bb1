import Benchmark

/// How fast bytes or characters go through a stage.
enum Throughput {
  /// Thousands of bytes a second: 4,000 is 4 MB/s. The library's metrics are whole numbers, hence no megabytes.
  static let metric = BenchmarkMetric.custom("kB/s", polarity: .prefersLarger, useScalingFactor: false)
  /// Thousands of characters a second, for extraction.
  static let characters = BenchmarkMetric.custom("kchar/s", polarity: .prefersLarger, useScalingFactor: false)
}

extension Benchmark {
  /// Times `work`, which goes through `bytes` bytes, and records its pace.
  func measure<Result>(bytes: Int, _ work: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    startMeasurement()
    let result = try work()
    stopMeasurement()
    record(bytes, Throughput.metric, since: start)
    return result
  }

  /// Times `work`, which goes through `characters` Unicode scalars.
  func measure<Result>(characters: Int, _ work: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    startMeasurement()
    let result = try work()
    stopMeasurement()
    record(characters, Throughput.characters, since: start)
    return result
  }

  /// The same for work that waits.
  func measure<Result>(bytes: Int, _ work: () async throws -> Result) async rethrows -> Result {
    let start = ContinuousClock.now
    startMeasurement()
    let result = try await work()
    stopMeasurement()
    record(bytes, Throughput.metric, since: start)
    return result
  }

  private func record(_ amount: Int, _ metric: BenchmarkMetric, since start: ContinuousClock.Instant) {
    let time = (ContinuousClock.now - start).components
    let seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
    measurement(metric, Int(Double(amount) / seconds / 1000))
  }
}
