/// Words by their scalars, first to last or last to first, each with flags.
///
/// A flat trie: one open-addressed table from (node, scalar) to node. A step is one probe at most places.
struct OrganizationTrie: Sendable {
  private var keys: [UInt64]
  private var targets: [Int32]
  private var flags: [UInt16] = [0]
  private var mask: Int

  /// An empty trie with room for `capacity` nodes.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: UInt64.max, count: size)
    targets = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  /// The words of `list`, each with flag 1.
  init(of list: StaticString, reversed: Bool = false) {
    self.init(capacity: 256)
    for word in DivisionWords.words(list) {
      if reversed { insert(word.reversed(), flags: 1) } else { insert(word, flags: 1) }
    }
  }

  /// The node that `scalar` leads to from `node` (0 is the root); -1 where no word goes on so.
  func step(_ node: Int32, _ scalar: UInt32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
    var slot = Self.hash(key) & mask
    while keys[slot] != UInt64.max {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    return -1
  }

  /// The flags of the word that ends at `node`; 0 where none does.
  func flags(at node: Int32) -> UInt16 { flags[Int(node)] }

  /// The length of the longest word that begins at `at` and ends by `limit`; 0 where none does.
  func longestPrefix(of scalars: borrowing [UInt32], at: Int, limit: Int) -> Int {
    var node: Int32 = 0
    var longest = 0
    var position = at
    while position < limit {
      node = step(node, scalars[position])
      if node < 0 { break }
      position += 1
      if flags(at: node) != 0 { longest = position - at }
    }
    return longest
  }

  /// The length of the longest word that ends at `end` and begins at `floor` or behind it; 0 where none does. For a trie
  /// of reversed words.
  func longestSuffix(of scalars: borrowing [UInt32], end: Int, floor: Int) -> Int {
    var node: Int32 = 0
    var longest = 0
    var position = end
    while position > floor {
      node = step(node, scalars[position - 1])
      if node < 0 { break }
      position -= 1
      if flags(at: node) != 0 { longest = end - position }
    }
    return longest
  }

  /// Adds a word; flags of a word added twice unite.
  mutating func insert(_ word: some Sequence<UInt16>, flags added: UInt16) {
    var node: Int32 = 0
    for unit in word {
      let next = step(node, UInt32(unit))
      if next >= 0 {
        node = next
      } else {
        if flags.count * 2 > keys.count { grow() }
        let created = Int32(flags.count)
        flags.append(0)
        place(UInt64(UInt32(bitPattern: node)) << 32 | UInt64(unit), created)
        node = created
      }
    }
    flags[Int(node)] |= added
  }

  private mutating func place(_ key: UInt64, _ target: Int32) {
    var slot = Self.hash(key) & mask
    while keys[slot] != UInt64.max { slot = (slot + 1) & mask }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = [UInt64](repeating: UInt64.max, count: oldKeys.count * 2)
    targets = [Int32](repeating: -1, count: oldKeys.count * 2)
    mask = keys.count - 1
    for (key, target) in zip(oldKeys, oldTargets) where key != UInt64.max { place(key, target) }
  }

  private static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) & 0x7FFF_FFFF)
  }
}
