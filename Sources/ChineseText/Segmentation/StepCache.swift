#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Remembers steps through a dictionary: a step costs tens of nanoseconds in the trie and a few here.
///
/// A table of sets of two places; a new step drives out the older of its set, so that memory is fixed and nothing has to
/// be built. Most steps lead nowhere, and of those only the four bytes of a tag are kept.
///
/// The key of a step is its state (31 bits) and its unit (16). Multiplied by an odd number, modulo two to the power of
/// 47, it gives the set in the high 17 bits and the tag in the low 31, so set and tag together are the key again.
///
/// Owns its memory; one task uses it.
final class StepCache {
  /// The number of sets as a power of two: a megabyte of tags, of which a text uses a part again and again.
  private static let setBits = 17
  /// The bits of the hash below those of the set.
  private static let lowBits: UInt64 = 47 - 17

  /// The dictionary whose steps are remembered.
  let dictionary: LatticeDictionary
  /// For each set two tags, the newer in the low half. A tag is doubled, and one more if its step leads nowhere; 0 is an
  /// empty place, for only a key with unit 0 would have it, and U+0000 is in no word.
  private let tags: UnsafeMutablePointer<UInt64>
  /// For each set two steps, the newer first.
  private let steps: UnsafeMutablePointer<LatticeDictionary.Step>

  /// An empty cache of the steps of `dictionary`.
  init(_ dictionary: LatticeDictionary) {
    self.dictionary = dictionary
    tags = Self.zeros(1 << Self.setBits)
    steps = Self.zeros(2 << Self.setBits)
  }

  deinit {
    free(tags)
    free(steps)
  }

  /// So many zeros. Their memory is taken when they are touched, of which a short text does little.
  private static func zeros(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    // Sound because memory from `calloc` is aligned for any number, and all bits zero are the number 0.
    guard let memory = calloc(count, MemoryLayout<UInt64>.stride) else { preconditionFailure("no memory is left") }
    return memory.bindMemory(to: UInt64.self, capacity: count)
  }

  /// The hash of a step from `state` to `scalar`.
  @inline(__always)
  static func hash(_ state: UInt32, _ scalar: UInt32) -> UInt64 {
    (UInt64(state) << 16 | UInt64(scalar)) &* 0x9E37_79B9_7F4B
  }

  /// Brings the tags of a step with `hash` near, so that they need not be waited for later. The number means nothing.
  @inline(__always)
  func touch(_ hash: UInt64) -> UInt64 { tags[Self.set(hash)] }

  /// The step from `state` to `scalar`, which is not 0; `hash` is theirs.
  @inline(__always)
  func next(_ state: UInt32, _ scalar: UInt32, hash: UInt64) -> LatticeDictionary.Step {
    if scalar > 0xFFFF { return beyondFirstPlane(state, scalar) }
    let set = Self.set(hash)
    let tag = UInt32(truncatingIfNeeded: hash) << 1
    let known = tags[set]
    let newer = UInt32(truncatingIfNeeded: known)
    if newer == tag | 1 { return 0 }
    if newer == tag { return steps[2 * set] }
    let older = UInt32(truncatingIfNeeded: known >> 32)
    if older == tag | 1 { return 0 }
    return older == tag ? steps[2 * set + 1] : fill(set, tag, state, scalar)
  }

  @inline(__always)
  private static func set(_ hash: UInt64) -> Int {
    // Below the number of sets, so that using it as an index is sound.
    Int(truncatingIfNeeded: hash >> lowBits & (1 << UInt64(setBits) - 1))
  }

  @inline(never)
  private func beyondFirstPlane(_ state: UInt32, _ scalar: UInt32) -> LatticeDictionary.Step {
    dictionary.next(state, scalar)
  }

  @inline(never)
  private func fill(_ set: Int, _ tag: UInt32, _ state: UInt32, _ scalar: UInt32) -> LatticeDictionary.Step {
    let step = dictionary.next(state, scalar)
    let known = tags[set]
    tags[set] = known << 32 | UInt64(step == 0 ? tag | 1 : tag)
    // Steps that lead nowhere are not looked at, so their memory is left alone.
    if known & 1 == 0, known != 0 { steps[2 * set + 1] = steps[2 * set] }
    if step != 0 { steps[2 * set] = step }
    return step
  }
}
