/// The words of a lexicon as a tree of their beginnings.
///
/// Each node also knows where the same beginning stands in ICU's trie, so that one walk serves both.
struct LexiconTrie: Sendable {
  /// The nodes of the words' first characters.
  private(set) var firstNodes: [UInt32: UInt32] = [:]
  private var children: [UInt64: UInt32] = [:]
  private var costs: [Int32] = []
  private var trieStates: [DictionaryTrie.State] = []

  /// The tree of `words`, each of at least one character, with their costs; a word that comes twice has its last cost.
  init(_ words: [(scalars: [UInt32], cost: Int)], over trie: DictionaryTrie) {
    let size = words.reduce(0) { $0 + $1.scalars.count }
    children.reserveCapacity(size)
    costs.reserveCapacity(size)
    trieStates.reserveCapacity(size)
    for (scalars, cost) in words {
      guard let first = scalars.first else { continue }
      var node = insertFirst(first, trie)
      for scalar in scalars.dropFirst() { node = insert(scalar, below: node, trie) }
      costs[Int(node)] = Int32(clamping: cost)
    }
  }

  /// The node below `node` for `scalar`.
  func child(of node: UInt32, _ scalar: UInt32) -> UInt32? { children[UInt64(node) << 32 | UInt64(scalar)] }

  /// Calls `body` with every node that has one below it, and the scalar that leads there.
  func forEachStep(_ body: (_ node: UInt32, _ scalar: UInt32) -> Void) {
    for key in children.keys { body(UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key)) }
  }

  /// The cost of the word that ends at `node`, if one does.
  func cost(_ node: UInt32) -> Int? { costs[Int(node)] < 0 ? nil : Int(costs[Int(node)]) }

  /// The state of ICU's trie behind the same characters.
  func trieState(_ node: UInt32) -> DictionaryTrie.State { trieStates[Int(node)] }

  private mutating func insertFirst(_ scalar: UInt32, _ trie: DictionaryTrie) -> UInt32 {
    if let node = firstNodes[scalar] { return node }
    let node = append(UInt16(exactly: scalar).map { trie.first($0).state } ?? DictionaryTrie.end)
    firstNodes[scalar] = node
    return node
  }

  private mutating func insert(_ scalar: UInt32, below parent: UInt32, _ trie: DictionaryTrie) -> UInt32 {
    if let node = child(of: parent, scalar) { return node }
    let state = trieState(parent)
    let node = append(UInt16(exactly: scalar).map { trie.next(state, $0).state } ?? DictionaryTrie.end)
    children[UInt64(parent) << 32 | UInt64(scalar)] = node
    return node
  }

  private mutating func append(_ state: DictionaryTrie.State) -> UInt32 {
    costs.append(-1)
    trieStates.append(state)
    return UInt32(truncatingIfNeeded: costs.count - 1)
  }
}
