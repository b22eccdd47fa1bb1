#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The score of one term or literal (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
/// 2009), with k₁ = 1.2, b = 0.75 and idf = ln(1 + (N − n + ½) / (n + ½)):
///
///     score = idf · f · (k₁ + 1) / (f + k₁ · (1 − b + b · length / average))
///
/// It is computed as weight / (1 + norm / f): each step rounds monotonically, so a higher frequency or a lesser length
/// never scores less, to the last bit, and a block's maxima bound its scores.
struct BM25: Sendable {
  private static let k1 = 1.2
  private static let b = 0.75

  /// The idf, times (k₁ + 1) and the boost: what the score approaches with the frequency.
  let weight: Double
  private let averageLength: Double

  /// The score for something that `matching` of `total` documents or groups hold. An average length of 0 stands for
  /// no lengths at all.
  init(total: Int, matching: Int, averageLength: Double, boost: Double) {
    let idf = log(1 + (Double(total - matching) + 0.5) / (Double(matching) + 0.5))
    weight = boost * idf * (Self.k1 + 1)
    self.averageLength = averageLength
  }

  /// What a length contributes.
  @inline(__always)
  func norm(length: Int) -> Double {
    averageLength > 0 ? Self.k1 * (1 - Self.b + Self.b * Double(length) / averageLength) : Self.k1
  }

  /// What each length code contributes.
  func norms() -> [Double] { LengthCode.lengths.map { norm(length: $0) } }

  /// The score of something that occurs `frequency` times, at least once.
  @inline(__always)
  func score(frequency: UInt32, norm: Double) -> Double { weight / (1 + norm / Double(frequency)) }
}
