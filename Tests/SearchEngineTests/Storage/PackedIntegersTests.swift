import TestSupport
import Testing

@testable import SearchEngine

@Suite struct PackedIntegersTests {
  private static func roundTrip(_ values: [Int64]) throws -> [Int64] {
    let schema = IndexSchema(integerColumns: ["number"])
    let index = try TestIndex(
      values.map { IndexGroup(document: IndexDocument(integers: [$0])) }, schema: schema)
    let segment = try index.segment(0, schema: schema)
    let column = segment.integers[0]
    // Runs of them say the same as one by one.
    for range in [0..<values.count, values.count / 3..<values.count * 2 / 3, 0..<0] {
      var run: [Int64] = []
      try column.read(range, into: &run)
      #expect(run == Array(values[range]))
    }
    return try values.indices.map { try column[$0] }
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

  /// The values of neighbouring documents: one for each of some articles.
  @Test(arguments: [(1, 300), (2, 1), (2, 100), (5, 40), (33, 8), (64, 4), (65, 4), (200, 1)])
  func `keeps values that change seldom`(articles: Int, passages: Int) throws {
    var random = SeededGenerator(seed: UInt64(articles))
    for limit in [60, 999_999, 20_301_231, Int64(UInt32.max), .max] as [Int64] {
      // Few of the numbers are different, since articles of one place come again and again.
      let places = (0..<articles / 2 + 1).map { _ in Int64.random(in: -9...limit, using: &random) }
      let values = (0..<articles).flatMap { _ in
        [Int64](repeating: places.randomElement(using: &random) ?? 0, count: passages)
      }
      #expect(try Self.roundTrip(values) == values, "up to \(limit)")
    }
  }

  @Test func `values that change seldom take little room`() {
    var writer = PackedIntegersWriter()
    // 256 passages of thirteen articles, whose places are numbers of twenty bits.
    for passage in 0..<256 { writer.append(Int64(510_000 + passage / 20 * 7_919 % 40_000)) }
    // An entry, sixteen values, four bits a passage, and the zero at the end; plain numbers would take 512 bytes.
    #expect(writer.finish().count == PackedIntegers.entryLength + 16 * 4 + 256 / 2 + 8)
  }
}
