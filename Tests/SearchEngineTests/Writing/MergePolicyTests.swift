import SearchEngine
import TestSupport
import Testing

@Suite struct MergePolicyTests {
  @Test(
    arguments: [
      ([], nil), ([5, 5, 5], nil), ([5, 5, 5, 5], 0..<4), ([900, 5, 6, 5, 6], 1..<5), ([5, 900, 5, 5, 5], nil),
      ([40, 40, 40, 40, 5, 5, 5, 5], 4..<8), ([3000, 3000, 3000, 3000], nil), ([0, 0, 0, 0], 0..<4),
    ] as [([Int], Range<Int>?)])
  func `merges neighbours of one tier, the cheapest first, and nothing too large`(
    sizes: [Int], expected: Range<Int>?
  ) {
    #expect(MergePolicy(width: 4, leastSize: 10, mostSize: 10_000).merge(of: sizes) == expected)
  }

  @Test func `a growing index keeps few segments, and writes each byte a logarithmic number of times`() {
    let policy = MergePolicy(width: 4, leastSize: 10, mostSize: Int.max)
    var random = SeededGenerator(seed: 4)
    var sizes: [Int] = []
    var (added, written, most) = (0, 0, 0)
    for _ in 0..<4000 {
      let size = Int.random(in: 5...15, using: &random)
      sizes.append(size)
      added += size
      while let range = policy.merge(of: sizes) {
        let merged = sizes[range].reduce(0, +)
        written += merged
        sizes.replaceSubrange(range, with: [merged])
      }
      most = max(most, sizes.count)
    }
    #expect(sizes.reduce(0, +) == added)
    // Six tiers of four: 4⁶ segments of ten bytes.
    #expect(most <= 6 * 6)
    #expect(written <= added * 7)
  }
}
