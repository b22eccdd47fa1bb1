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
/// 47, it gives the set in the high 16 bits and the tag in the low 31, so set and tag together are the key again.
///
/// Most pairs of characters begin no word. Which may is told by a filter (of Bloom's kind, two bits in one word for a
/// pair), an eighth of the tags in size; it is laid out once a text has filled so many places that it will pay.
///
/// Owns its memory; one task uses it.
final class StepCache {
  /// The number of sets as a power of two: a megabyte of tags, of which a text uses a part again and again.
  private static let setBits = 16
  /// The bits of the hash below those of the set.
  private static let lowBits: UInt64 = 47 - 16

  /// The number of the filter's words as a power of two: a million bits.
  private static let filterBits = 14
  /// How many steps are looked up in the dictionary before the filter is laid out, which takes some milliseconds.
  private static let fillsBeforeFilter = 1 << 14

  /// The dictionary whose steps are remembered.
  let dictionary: LatticeDictionary
  /// For each set two tags, the newer in the low half. A tag is doubled, and one more if its step leads nowhere; 0 is an
  /// empty place, for only a key with unit 0 would have it, and U+0000 is in no word.
  private let tags: UnsafeMutablePointer<UInt64>
  /// For each set two steps, the newer first.
  private let steps: UnsafeMutablePointer<LatticeDictionary.Step>
  /// Which second steps may lead anywhere; all bits are set until it is laid out.
  private let filter: UnsafeMutablePointer<UInt64>
  private var fillsToFilter = StepCache.fillsBeforeFilter

  /// An empty cache of the steps of `dictionary`.
  init(_ dictionary: LatticeDictionary) {
    self.dictionary = dictionary
    tags = Self.zeros(1 << Self.setBits)
    steps = Self.zeros(2 << Self.setBits)
    filter = .allocate(capacity: 1 << Self.filterBits)
    filter.initialize(repeating: .max, count: 1 << Self.filterBits)
  }

  deinit {
    free(tags)
    free(steps)
    filter.deallocate()
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

  /// The hash of a second step, from the state behind a first character to `scalar`; 0 if it leads nowhere for certain.
  @inline(__always)
  func secondHash(_ state: UInt32, _ scalar: UInt32) -> UInt64 {
    let hash = Self.hash(state, scalar)
    let bits = Self.filterMask(hash)
    let mayLead = filter[Self.filterPlace(hash)] & bits == bits || scalar > 0xFFFF
    return mayLead ? hash : 0
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

  @inline(__always)
  private static func filterPlace(_ hash: UInt64) -> Int {
    // Below the number of words, so that using it as an index is sound.
    Int(truncatingIfNeeded: hash >> (47 - UInt64(filterBits)) & (1 << UInt64(filterBits) - 1))
  }

  /// Two bits out of the middle of the hash, where all of the key has gone into it.
  @inline(__always)
  private static func filterMask(_ hash: UInt64) -> UInt64 { 1 &<< (hash >> 27) | 1 &<< (hash >> 21) }

  @inline(never)
  private func layOutFilter() {
    filter.update(repeating: 0, count: 1 << Self.filterBits)
    dictionary.forEachSecondStep { state, scalar in
      let hash = Self.hash(state, scalar)
      filter[Self.filterPlace(hash)] |= Self.filterMask(hash)
    }
  }

  @inline(never)
  private func beyondFirstPlane(_ state: UInt32, _ scalar: UInt32) -> LatticeDictionary.Step {
    dictionary.next(state, scalar)
  }

  @inline(never)
  private func fill(_ set: Int, _ tag: UInt32, _ state: UInt32, _ scalar: UInt32) -> LatticeDictionary.Step {
    let step = dictionary.next(state, scalar)
    fillsToFilter -= 1
    if fillsToFilter == 0 { layOutFilter() }
    let known = tags[set]
    tags[set] = known << 32 | UInt64(step == 0 ? tag | 1 : tag)
    // Steps that lead nowhere are not looked at, so their memory is left alone.
    if known & 1 == 0, known != 0 { steps[2 * set + 1] = steps[2 * set] }
    if step != 0 { steps[2 * set] = step }
    return step
  }
}
