#if !THREAD_SANITIZER
  import Synchronization
#endif

/// Words that a lattice knows beside ICU's: 地方志, 一年一鉴.
///
/// A word competes with the ways in which its characters can be cut otherwise. The least sum of costs wins, and a cost
/// tells how rare a word is: ten times the natural logarithm of how many words of running text one occurrence comes in,
/// as in ICU's dictionary (的 31, 工作 57, 年鉴 95, a character that is no word 255).
public struct UserLexicon: Sendable {
  /// A word and its cost.
  public struct Entry: Hashable, Sendable {
    /// The word.
    public let word: String
    /// Its cost.
    public let cost: Int
  }

  /// What a cost may be; ICU's greatest is 8192 too. Sums of such costs cannot overflow.
  public static let costs = 0...LatticeDictionary.maxCost
  /// What a count may be.
  public static let counts = 1...corpusSize
  /// The number of words of the text that counts are taken to come from; that of jieba's dictionary is as large.
  public static let corpusSize = 60_000_000
  /// The most characters of a word.
  public static let maxWordLength = LatticeDictionary.maxWordLength
  /// The cost of a word without a number, where it is cheap enough to win against its own parts.
  static let usualCost = 100

  /// The words, each once, in the order of their first lines, with their costs.
  let words: [(scalars: [UInt32], cost: Int)]
  private let lattice: LaidOutLexicon

  /// The words of `words`, later ones going before earlier ones of the same spelling.
  init(_ words: [(word: [UInt32], cost: Int)]) {
    var places: [[UInt32]: Int] = [:]
    places.reserveCapacity(words.count)
    var kept: [(scalars: [UInt32], cost: Int)] = []
    kept.reserveCapacity(words.count)
    for (word, cost) in words {
      if let place = places[word] {
        kept[place].cost = cost
      } else {
        places[word] = kept.count
        kept.append((word, cost))
      }
    }
    self.words = kept
    lattice = LaidOutLexicon()
  }

  /// Words without numbers, as if each were a line of a file: those that a lattice cannot hold are left out.
  package init(plainWords: [[UInt32]]) {
    self.init(
      plainWords.filter { Self.refusal($0) == nil }.map { (word: $0, cost: Self.defaultCost($0)) })
  }

  /// The words and their costs, in the order of their first lines. O(n).
  public var entries: [Entry] { words.map { Entry(word: Self.text($0.scalars), cost: $0.cost) } }

  /// A number that tells lexicons with other words or costs apart, and is the same in every run: FNV-1a over the sorted
  /// entries. O(n log n).
  public var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let lines = words.map { Array("\(Self.text($0.scalars))\t\($0.cost)\n".utf8) }
    for line in lines.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      for byte in line { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash
  }

  /// The lattice's dictionary with these words, laid out when first asked for; nil where no lattice can be had.
  var dictionary: LatticeDictionary? { lattice.dictionary(of: words) }

  /// The words of both; `other` goes before this one where both have a word.
  public func adding(_ other: UserLexicon) -> UserLexicon {
    UserLexicon((words + other.words).map { (word: $0.scalars, cost: $0.cost) })
  }

  /// The cost of a word that occurs `count` times in ``corpusSize`` words; at least 1.
  ///
  /// The logarithm is that of the next powers of two and straight lines between them, which is right to one unit of cost.
  static func cost(count: Int) -> Int {
    let ratio = Double(corpusSize) / Double(max(1, count))
    let binaryLogarithm = Double(ratio.exponent) + ratio.significand - 1
    return max(1, Int(binaryLogarithm * 6.931_471_8 + 0.5))
  }

  /// The cost of a word without a number: one less than its cheapest parts together, and at most ``usualCost``.
  static func defaultCost(_ word: [UInt32]) -> Int {
    guard case .success(let resources) = LatticeResources.shared else { return usualCost }
    return max(0, min(usualCost, resources.dictionary.cheapestPath(word) - 1))
  }

  private static func text(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  /// Why a lattice cannot hold `word`; nil where it can.
  static func refusal(_ word: [UInt32]) -> LexiconProblem.Reason? {
    if word.count > maxWordLength { return .tooLong(count: word.count, limit: maxWordLength) }
    guard case .success(let resources) = LatticeResources.shared else { return nil }
    let foreign = word.first { resources.classes[$0] & CharacterClasses.foreign != 0 }
    return foreign.flatMap(Unicode.Scalar.init).map { .foreignCharacter($0) }
  }
}

/// The dictionary of a lexicon, made once: most lexicons are only steps on the way to others, and never cut a text.
private final class LaidOutLexicon: Sendable {
  private enum State {
    case unasked
    case asked(LatticeDictionary?)
  }
  private let state = Mutex(State.unasked)

  func dictionary(of words: [(scalars: [UInt32], cost: Int)]) -> LatticeDictionary? {
    state.withLock { state in
      if case .asked(let dictionary) = state { return dictionary }
      var made: LatticeDictionary?
      if case .success(let resources) = LatticeResources.shared {
        let base = resources.dictionary
        made = LatticeDictionary(base, lexicon: LexiconTrie(words, over: base.trie))
      }
      state = .asked(made)
      return made
    }
  }
}
