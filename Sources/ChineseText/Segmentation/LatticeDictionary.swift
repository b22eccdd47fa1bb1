/// The words that a lattice may use: ICU's, and over them those of a lexicon.
///
/// A walk through the words that begin at one character starts with ``first(_:)`` and goes on with ``next(_:_:)`` until
/// the step is 0. Immutable, so any task may ask.
final class LatticeDictionary: @unchecked Sendable {
  /// What one character leads to: the next state in the low 32 bits, 0 where no word goes on; in the high 32 the cost of
  /// the word that ends here, times 32, or ``noWord``. A step is 0 where neither a word ends nor one goes on.
  typealias Step = UInt64

  /// The high half of a step with which no word ends; more than any sum of costs in ``WordLattice``.
  static let noWord: UInt64 = 1 << 31

  /// The most characters a word has: ICU looks no further either.
  static let maxWordLength = 20
  /// The greatest cost of a word, which is also ICU's greatest: that of one katakana character.
  static let maxCost = 8_192
  /// The cost of a character that is no word: ICU's `maxSnlp`.
  static let unknownCost = 255
  /// A state from which nothing leads on, for words that cost nothing: their step must not be 0.
  private static let deadEnd: UInt32 = 1 << 30 - 1
  /// The bit of the states within the lexicon, which the trie's states leave free.
  private static let lexiconBit: UInt32 = 1 << 30

  /// ICU's words.
  let trie: DictionaryTrie
  /// The first steps for the first plane, 65,536 of them.
  let firstSteps: UnsafePointer<Step>
  private let lexicon: LexiconTrie?

  /// ICU's words alone.
  init(_ trie: DictionaryTrie, classes: CharacterClasses) {
    self.trie = trie
    lexicon = nil
    let table = UnsafeMutablePointer<Step>.allocate(capacity: 0x10000)
    table.initialize(repeating: Self.step(DictionaryTrie.end, Self.unknownCost), count: 0x10000)
    trie.forEachFirst { unit, state, cost in
      guard classes[UInt32(unit)] & CharacterClasses.foreign == 0 else { return }
      table[Int(unit)] = Self.step(state, cost ?? Self.unknownCost)
    }
    // Never written again; freed with this object.
    firstSteps = UnsafePointer(table)
  }

  /// The words of `base` and those of `lexicon`, whose costs go before the others.
  init(_ base: LatticeDictionary, lexicon: LexiconTrie) {
    trie = base.trie
    self.lexicon = lexicon
    let table = UnsafeMutablePointer<Step>.allocate(capacity: 0x10000)
    table.initialize(from: base.firstSteps, count: 0x10000)
    for (scalar, node) in lexicon.firstNodes where scalar < 0x10000 {
      let cost = lexicon.cost(node) ?? Self.cost(table[Int(scalar)]) ?? Self.unknownCost
      table[Int(scalar)] = Self.step(Self.lexiconBit | node, cost)
    }
    firstSteps = UnsafePointer(table)
  }

  deinit { firstSteps.deallocate() }

  /// The step from nothing to `scalar`. It always has a cost, for each character may stand alone.
  @inline(__always)
  func first(_ scalar: UInt32) -> Step {
    // Sound because the table has an entry for each scalar below 0x10000.
    scalar < 0x10000 ? firstSteps[Int(scalar)] : firstBeyondFirstPlane(scalar)
  }

  @inline(never)
  private func firstBeyondFirstPlane(_ scalar: UInt32) -> Step {
    guard let lexicon, let node = lexicon.firstNodes[scalar] else { return Self.step(0, Self.unknownCost) }
    return Self.step(Self.lexiconBit | node, lexicon.cost(node) ?? Self.unknownCost)
  }

  /// The step from `state` to `scalar`; 0 from state 0.
  func next(_ state: UInt32, _ scalar: UInt32) -> Step {
    guard state & Self.lexiconBit != 0, let lexicon else { return trieStep(state, scalar) }
    let node = state & ~Self.lexiconBit
    let other = trieStep(lexicon.trieState(node), scalar)
    guard let child = lexicon.child(of: node, scalar) else { return other }
    let next = Self.lexiconBit | child
    // Without a cost of its own the child is only a beginning; ICU may still know the word.
    guard let cost = lexicon.cost(child) else {
      return (other == 0 ? Self.noWord : other >> 32) << 32 | Step(next)
    }
    return Self.step(next, cost)
  }

  /// Calls `body` with every state that a first character of the first plane leads to and each scalar of that plane that
  /// leads on from there; now and then with another pair, and in no order. O(n) in the number of words.
  func forEachSecondStep(_ body: (_ state: UInt32, _ scalar: UInt32) -> Void) {
    for scalar in 0..<0x10000 {
      let state = UInt32(truncatingIfNeeded: firstSteps[scalar])
      if state == Self.deadEnd { continue }
      var trieState = state
      if state & Self.lexiconBit != 0, let lexicon { trieState = lexicon.trieState(state & ~Self.lexiconBit) }
      trie.forEachNext(trieState) { unit, _, _ in body(state, UInt32(unit)) }
    }
    lexicon?.forEachStep { node, scalar in
      if scalar < 0x10000 { body(Self.lexiconBit | node, scalar) }
    }
  }

  private func trieStep(_ state: UInt32, _ scalar: UInt32) -> Step {
    // ICU compares whole scalars with the trie's UTF-16 units, so those beyond the first plane match nothing.
    guard state != DictionaryTrie.end, scalar < 0x10000 else { return 0 }
    let (next, cost) = trie.next(state, UInt16(truncatingIfNeeded: scalar))
    guard let cost else { return next == DictionaryTrie.end ? 0 : Self.noWord << 32 | Step(next) }
    return Self.step(next, cost)
  }

  private static func step(_ state: UInt32, _ cost: Int) -> Step {
    let cost = Step(min(max(0, cost), maxCost))
    return cost << 37 | Step(cost == 0 && state == 0 ? deadEnd : state)
  }

  private static func cost(_ step: Step) -> Int? { step == 0 || step >> 32 == noWord ? nil : Int(step >> 37) }

  /// The cost of the cheapest way to make `word` of the words in here, of which `word` itself may be one.
  ///
  /// The plain form of what ``WordLattice`` does, without the rule for katakana.
  func cheapestPath(_ word: [UInt32]) -> Int {
    var costs = [Int](repeating: .max, count: word.count + 1)
    costs[0] = 0
    for start in word.indices {
      var step = first(word[start])
      var end = start + 1
      while true {
        if let cost = Self.cost(step) { costs[end] = min(costs[end], costs[start] + cost) }
        let state = UInt32(truncatingIfNeeded: step)
        guard state != 0, end < word.count else { break }
        step = next(state, word[end])
        end += 1
      }
    }
    return costs[word.count]
  }
}
