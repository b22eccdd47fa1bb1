/// A set of words, each with a number, matched longest first at a place in a text.
///
/// A trie whose edges lie in one hash table, each with its node and scalar in the upper half and the node that it leads to
/// in the lower one. A match looks at no more characters than the longest word has, so a scan
/// stays linear: `近` `近百` at 近百名 → `近百`.
struct WordTable: Sendable {
  private var entries: [UInt64]
  private var mask: Int
  private var values: [Int32]
  private var firsts: [UInt64]
  private let backward: Bool

  /// A table of `words`; with `backward` a match runs from its last character to its first.
  ///
  /// A word that occurs twice keeps its last number.
  init(_ words: [(word: String, value: Int)], backward: Bool = false) {
    self.backward = backward
    var edges: [UInt32: Int32] = [:]
    var values: [Int32] = [-1]
    firsts = [UInt64](repeating: 0, count: 1024)
    for (word, value) in words {
      var scalars = word.unicodeScalars.map(\.value)
      if backward { scalars.reverse() }
      guard let first = scalars.first else { continue }
      firsts[Int(first & 0xFFFF) >> 6] |= 1 << UInt64(first & 63)
      var node: Int32 = 0
      for scalar in scalars {
        let key = Self.key(node, scalar)
        if let child = edges[key] {
          node = child
        } else {
          node = Int32(values.count)
          precondition(node < 0xFFFF && scalar < 0x10000, "a table holds few words, all of the basic plane")
          values.append(-1)
          edges[key] = node
        }
      }
      values[Int(node)] = Int32(value)
    }
    var capacity = 16
    while capacity < edges.count * 2 { capacity *= 2 }
    mask = capacity - 1
    entries = [UInt64](repeating: Self.free, count: capacity)
    self.values = values
    for (key, child) in edges {
      var slot = Self.slot(key, mask)
      while entries[slot] != Self.free { slot = (slot + 1) & mask }
      entries[slot] = UInt64(key) << 32 | UInt64(UInt32(bitPattern: child))
    }
  }

  /// A table of `words` that all carry the number 0.
  init(words: [String], backward: Bool = false) {
    self.init(words.map { ($0, 0) }, backward: backward)
  }

  /// A table of the words in `list`, parted by white space, numbered 0.
  init(list: String, backward: Bool = false) {
    self.init(words: list.split(whereSeparator: \.isWhitespace).map(String.init), backward: backward)
  }

  /// Whether some word may begin (or, backward, end) with `scalar`.
  @inline(__always)
  func mayBegin(_ scalar: UInt32) -> Bool {
    firsts[Int(scalar & 0xFFFF) >> 6] >> UInt64(scalar & 63) & 1 != 0
  }

  /// The longest word at `start`, not beyond `limit`: its end and its number.
  ///
  /// A backward table matches the characters before `start`, not before `limit`, and gives the word's first index.
  func longest(in scalars: [UInt32], at start: Int, limit: Int) -> (end: Int, value: Int)? {
    var node: Int32 = 0
    var found: (end: Int, value: Int)?
    var index = start
    while backward ? index > limit : index < limit {
      let scalar = scalars[backward ? index - 1 : index]
      if node == 0, !mayBegin(scalar) { return nil }
      guard let child = child(of: node, scalar) else { break }
      node = child
      index += backward ? -1 : 1
      let value = values[Int(node)]
      if value >= 0 { found = (index, Int(value)) }
    }
    return found
  }

  /// Whether some word stands at `start`.
  func matches(_ scalars: [UInt32], at start: Int, limit: Int) -> Bool {
    longest(in: scalars, at: start, limit: limit) != nil
  }

  private func child(of node: Int32, _ scalar: UInt32) -> Int32? {
    guard scalar < 0x10000 else { return nil }
    let key = Self.key(node, scalar)
    var slot = Self.slot(key, mask)
    while true {
      let entry = entries[slot]
      if entry >> 32 == UInt64(key) { return Int32(truncatingIfNeeded: entry) }
      if entry == Self.free { return nil }
      slot = (slot + 1) & mask
    }
  }

  private static let free = UInt64.max

  /// A node, of which there are fewer than 2^16 - 1, and a scalar of the basic plane.
  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: node) << 16 | scalar
  }

  private static func slot(_ key: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}
