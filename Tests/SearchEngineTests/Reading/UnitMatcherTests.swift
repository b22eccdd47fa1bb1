import Testing

@testable import SearchEngine

struct UnitMatcherTests {
  @Test func `what two lists have in common is found at its places, however long and wide they are`() {
    let matcher = UnitMatcher()
    var random = SystemRandomNumberGenerator()
    for width: UInt32 in [10, 130, 1000, 4095, 4096, 5000, 1_000_000, .max - 1] {
      for _ in 0..<200 {
        let targets = list(upTo: 128, below: width, &random)
        let units = list(upTo: 128, below: width, &random)
        let found = targets.withUnsafeBufferPointer { targets in
          units.withUnsafeBufferPointer { matcher.match(targets, $0) }
        }
        let common = Set(targets).intersection(units).sorted()
        #expect((0..<found).map { targets[Int(matcher.targetPlaces[$0])] } == common, "\(targets) \(units)")
        #expect((0..<found).map { units[Int(matcher.unitPlaces[$0])] } == common, "\(targets) \(units)")
      }
    }
  }

  @Test func `lists that lie apart have nothing in common`() {
    let matcher = UnitMatcher()
    let low = Array(UInt32(0)..<128)
    let high = Array(UInt32(5000)..<5128)
    low.withUnsafeBufferPointer { low in
      high.withUnsafeBufferPointer { high in
        #expect(matcher.match(low, high) == 0)
        #expect(matcher.match(high, low) == 0)
        #expect(matcher.match(UnsafeBufferPointer(rebasing: low[..<0]), high) == 0)
        #expect(matcher.match(low, UnsafeBufferPointer(rebasing: high[..<0])) == 0)
      }
    }
  }

  private func list(upTo count: Int, below width: UInt32, _ random: inout some RandomNumberGenerator) -> [UInt32] {
    let wanted = Int.random(in: 0...count, using: &random)
    return Set((0..<wanted).map { _ in UInt32.random(in: 0..<width, using: &random) }).sorted()
  }
}
