/// Words by their scalars, first to last or last to first, each with flags.
///
/// A flat trie: one open-addressed table from (node, scalar) to node. A step is one probe at most places, and a probe one
/// load: an entry holds the node and the scalar in its upper half, the node that they lead to in its lower one.
struct OrganizationTrie: Sendable {
  private var entries: [UInt64]
  private var flags: [UInt16] = [0]
  private var mask: Int
  /// A bit for each scalar that some word begins with: most questions end there.
  private var firsts = [UInt64](repeating: 0, count: 1 << 10)

  private static let free = UInt64.max

  /// An empty trie with room for `capacity` nodes.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    entries = [UInt64](repeating: Self.free, count: size)
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
    guard scalar < 0x10000, node != 0 || firsts[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0 else { return -1 }
    let key = Self.key(node, scalar)
    var slot = Self.hash(key) & mask
    while true {
      let entry = entries[slot]
      if entry >> 32 == UInt64(key) { return Int32(truncatingIfNeeded: entry) }
      if entry == Self.free { return -1 }
      slot = (slot + 1) & mask
    }
  }

  /// A node, of which there are fewer than 2^16 - 1, and a scalar of the basic plane.
  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: node) << 16 | scalar
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
        if flags.count * 2 > entries.count { grow() }
        let created = Int32(flags.count)
        precondition(created < 0xFFFF, "a trie holds fewer than 65,535 nodes")
        flags.append(0)
        if node == 0 { firsts[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
        place(UInt64(Self.key(node, UInt32(unit))) << 32 | UInt64(created))
        node = created
      }
    }
    flags[Int(node)] |= added
  }

  private mutating func place(_ entry: UInt64) {
    var slot = Self.hash(UInt32(entry >> 32)) & mask
    while entries[slot] != Self.free { slot = (slot + 1) & mask }
    entries[slot] = entry
  }

  private mutating func grow() {
    let old = entries
    entries = [UInt64](repeating: Self.free, count: old.count * 2)
    mask = entries.count - 1
    for entry in old where entry != Self.free { place(entry) }
  }

  private static func hash(_ key: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
