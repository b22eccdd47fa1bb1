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
/// never scores less, to the last bit.
struct BM25: Sendable {
  private static let k1 = 1.2
  private static let b = 0.75

  /// ln(1 + (N − n + ½) / (n + ½)).
  let idf: Double
  /// The idf, times (k₁ + 1) and the boost: what the score approaches with the frequency.
  let weight: Double
  /// The mean length of the field's live documents; 0 stands for no lengths at all.
  let averageLength: Double

  /// The score for something that `matching` of `total` units hold.
  init(total: Int, matching: Int, averageLength: Double, boost: Double) {
    idf = log(1 + (Double(max(0, total - matching)) + 0.5) / (Double(matching) + 0.5))
    weight = boost * idf * (Self.k1 + 1)
    self.averageLength = averageLength
  }

  /// What a length contributes.
  @inline(__always)
  func norm(length: Int) -> Double { Self.norm(length: length, scale: Self.scale(average: averageLength)) }

  /// What each length code contributes.
  func norms() -> [Double] { Self.norms(average: averageLength) }

  /// The score of something that occurs `frequency` times, at least once.
  @inline(__always)
  func score(frequency: UInt32, norm: Double) -> Double { weight / (1 + norm / Double(frequency)) }

  /// What no unit under this bound scores more than. `shrink` is by how much a norm may have shrunk since the bound was
  /// made: min(1, the segment's average length / ``averageLength``).
  @inline(__always)
  func bound(code: UInt8, shrink: Double) -> Double {
    if code == ScoreBoundCode.unbounded { return weight }
    // The last factor covers the rounding of the steps before it.
    return min(weight, weight / (1 + shrink / ScoreBoundCode.value(code)) * 1.000_000_001)
  }

  /// What each length code contributes where the mean length is `average`.
  static func norms(average: Double) -> [Double] {
    let scale = scale(average: average)
    return [Double](unsafeUninitializedCapacity: 256) { norms, count in
      for code in 0..<256 {
        norms.initializeElement(at: code, to: norm(length: LengthCode.decode(UInt8(code)), scale: scale))
      }
      count = 256
    }
  }

  private static func scale(average: Double) -> Double? { average > 0 ? k1 * b / average : nil }

  @inline(__always)
  private static func norm(length: Int, scale: Double?) -> Double {
    guard let scale else { return k1 }
    return k1 * (1 - b) + Double(length) * scale
  }
}
