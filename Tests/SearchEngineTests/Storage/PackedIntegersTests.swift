import TestSupport
import Testing

@testable import SearchEngine

@Suite struct PackedIntegersTests {
  private static func roundTrip(_ values: [Int64]) throws -> [Int64] {
    let schema = IndexSchema(integerColumns: ["number"])
    let index = try TestIndex(
      values.map { IndexGroup(document: IndexDocument(integers: [$0])) }, schema: schema)
    let segment = try index.segment(0, schema: schema)
    return try values.indices.map { try segment.integers[0][$0] }
  }

  @Test func `reads back what was written, whatever the width`() throws {
    var random = SeededGenerator(seed: 3)
    for width in 0...64 {
      let limit: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
      let values = (0..<300).map { _ in Int64(bitPattern: UInt64.random(in: 0...limit, using: &random)) &- 17 }
      #expect(try Self.roundTrip(values) == values, "width \(width)")
    }
  }

  @Test(arguments: [[], [0], [.min, .max], [Int64](repeating: -5, count: 128), [Int64](repeating: 9, count: 129)])
  func `keeps extremes and equal values`(values: [Int64]) throws {
    #expect(try Self.roundTrip(values) == values)
  }
}
