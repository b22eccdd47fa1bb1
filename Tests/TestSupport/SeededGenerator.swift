/// Random numbers that are the same for the same seed: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators", 2014). Its description names the seed, so that a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator, Sendable, CustomStringConvertible {
  /// The number that everything follows from.
  public let seed: UInt64
  private var state: UInt64

  /// A generator that always gives the same numbers for `seed`.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Names the seed.
  public var description: String { "SeededGenerator(seed: \(seed))" }
}
