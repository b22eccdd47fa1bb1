/// Places before a suffix from which words of the lexicon lead up to it without a gap, as bits: bit k stands for the place
/// k scalars before the suffix. The suffix's own start is always among them.
struct SubjectStarts {
  /// How far back they go.
  static let reach = 24

  private let end: Int
  private var reachable: UInt32 = 1
  private var telling: UInt32 = 0
  private var joining: UInt32 = 0

  /// Only the suffix's own start.
  init(end: Int) { self.end = end }

  /// The places, the suffix's own first.
  var nearestFirst: some Sequence<Int> { (0...Self.reach).lazy.filter { has($0) }.map { end - $0 } }

  /// The places, the one that makes the longest name first.
  var farthestFirst: some Sequence<Int> { (0...Self.reach).reversed().lazy.filter { has($0) }.map { end - $0 } }

  /// Whether words lead from `position` to the suffix.
  func leads(from position: Int) -> Bool { has(end - position) }

  /// Whether a word among those says something on its own.
  func tells(from position: Int) -> Bool { telling & bit(position) != 0 }

  /// Whether 和 stands at `position` and words lead on behind it.
  func joins(at position: Int) -> Bool { joining & bit(position) != 0 }

  /// Takes `position` in.
  mutating func add(_ position: Int, tells: Bool) {
    reachable |= bit(position)
    if tells { telling |= bit(position) }
  }

  /// Takes in that 和 stands at `position`.
  mutating func join(at position: Int) {
    joining |= bit(position)
    if telling & bit(position + 1) != 0 { telling |= bit(position) }
  }

  private func has(_ distance: Int) -> Bool { reachable & (1 << UInt32(distance)) != 0 }

  private func bit(_ position: Int) -> UInt32 { 1 << UInt32(end - position) }
}
