/// Which neighbouring segments should become one, so that an index has few segments and each document is written few
/// times: segments of about one size, a tier, are merged when there are enough of them.
///
///     MergePolicy().merge(of: [900, 80, 7, 8, 9, 8].map { $0 << 20 })      // 2..<6
///
/// A pure function of sizes, so that whoever writes segments decides when and where the merge runs.
public struct MergePolicy: Sendable, Hashable {
  /// How many segments of a tier are merged, and how many times larger the next tier's are.
  public var width: Int
  /// Segments below this many bytes count as so large: the lowest tier.
  public var leastSize: Int
  /// No merge makes more bytes than that.
  public var mostSize: Int

  /// A policy; by default eight segments are merged, up to 256 MB.
  public init(width: Int = 8, leastSize: Int = 1 << 20, mostSize: Int = 256 << 20) {
    precondition(width >= 2 && leastSize > 0, "a merge takes two segments at least")
    self.width = width
    self.leastSize = leastSize
    self.mostSize = mostSize
  }

  /// The segments to merge next, as places in `sizes`, which are the live bytes of all segments in order; nil if there
  /// is nothing to do. Of several possible merges the cheapest.
  public func merge(of sizes: [Int]) -> Range<Int>? {
    var best: (range: Range<Int>, bytes: Int)?
    for start in sizes.indices.dropLast(width - 1) {
      let range = start..<start + width
      let bytes = sizes[range].reduce(0, +)
      let tiers = sizes[range].map { tier(of: $0) }
      guard bytes <= mostSize, let lowest = tiers.min(), let highest = tiers.max() else { continue }
      // A larger neighbour among small ones would be written again for little.
      guard highest == lowest else { continue }
      if best.map({ bytes < $0.bytes }) ?? true { best = (range, bytes) }
    }
    return best?.range
  }

  /// The tier of a segment: 0 below `leastSize · width`, one more for each further factor of `width`.
  private func tier(of size: Int) -> Int {
    var tier = 0
    var limit = leastSize
    while size / width >= limit {
      tier += 1
      limit = limit.multipliedReportingOverflow(by: width).overflow ? Int.max : limit * width
    }
    return tier
  }
}
