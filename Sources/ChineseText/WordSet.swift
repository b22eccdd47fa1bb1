/// A set of words that is looked for at one place of a text.
///
/// Two filters of a few cache lines make the common answer, no, two loads: one knows the first scalars, one the first two.
/// The few words behind them are tried longest first. Words may carry a rank, which tells apart the lists that they came
/// from.
package struct WordSet: Sendable {
  private struct Word {
    var scalars: [UInt32]
    var rank: Int
  }

  private let words: [UInt32: [Word]]
  // The filters are inlined into the scanners of other modules: at nearly all places they are all that is asked.
  @usableFromInline var firsts = [UInt64](repeating: 0, count: 16)
  @usableFromInline var pairs = [UInt64](repeating: 0, count: 64)

  /// A set of the words in `list`, which are parted by blanks or line breaks.
  package init(_ list: String) {
    self.init(
      list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map {
        Word(scalars: $0.unicodeScalars.map(\.value), rank: 0)
      })
  }

  /// The words of all `sets`, each with the index of its set as rank; a word of several sets has the least.
  package init(ranking sets: [WordSet]) {
    self.init(
      sets.enumerated().flatMap { rank, set in
        set.words.values.joined().map { Word(scalars: $0.scalars, rank: rank) }
      })
  }

  private init(_ all: [Word]) {
    var words: [UInt32: [Word]] = [:]
    for word in all {
      let first = word.scalars[0]
      words[first, default: []].append(word)
      Self.set(&firsts, Self.hash(first, 0))
      // A word of one scalar may be followed by any other.
      if word.scalars.count > 1 { Self.set(&pairs, Self.hash(first, word.scalars[1])) }
    }
    for (first, list) in words where list.contains(where: { $0.scalars.count == 1 }) {
      Self.set(&pairs, Self.hash(first, 0))
    }
    self.words = words.mapValues { $0.sorted { ($1.scalars.count, $0.rank) < ($0.scalars.count, $1.rank) } }
  }

  @inlinable
  static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    (first &* 0x9E37_79B1) ^ (second &* 0x85EB_CA6B)
  }

  private static func set(_ bits: inout [UInt64], _ hash: UInt32) {
    let bit = Int(hash >> 16) & (bits.count * 64 - 1)
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inlinable
  static func holds(_ bits: [UInt64], _ hash: UInt32) -> Bool {
    let bit = Int(hash >> 16) & (bits.count * 64 - 1)
    return bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// Whether a word may begin at `index`, by its first two scalars.
  @inlinable
  func mayBegin(_ scalars: [UInt32], _ index: Int, _ end: Int) -> Bool {
    let first = scalars[index]
    guard Self.holds(firsts, Self.hash(first, 0)) else { return false }
    return Self.holds(pairs, Self.hash(first, 0))
      || index + 1 < end && Self.holds(pairs, Self.hash(first, scalars[index + 1]))
  }

  /// Whether a word begins with `scalar`.
  package func begins(with scalar: UInt32) -> Bool {
    Self.holds(firsts, Self.hash(scalar, 0)) && words[scalar] != nil
  }

  /// The length of the longest word that begins at `index` and ends by `end`; 0 where none does.
  @inlinable
  package func match(_ scalars: [UInt32], at index: Int, before end: Int) -> Int {
    rankedMatch(scalars, at: index, before: end).length
  }

  /// The same, with the word's rank.
  @inlinable
  package func rankedMatch(_ scalars: [UInt32], at index: Int, before end: Int) -> (length: Int, rank: Int) {
    guard index < end, mayBegin(scalars, index, end) else { return (0, 0) }
    return longest(scalars, index, end)
  }

  /// The same of a place that the filters let through.
  @usableFromInline
  func longest(_ scalars: [UInt32], _ index: Int, _ end: Int) -> (length: Int, rank: Int) {
    guard let candidates = words[scalars[index]] else { return (0, 0) }
    for word in candidates where index + word.scalars.count <= end {
      var matches = true
      for offset in 1..<max(1, word.scalars.count) where scalars[index + offset] != word.scalars[offset] {
        matches = false
        break
      }
      if matches { return (word.scalars.count, word.rank) }
    }
    return (0, 0)
  }

  /// The length of the longest word that ends at `end` and begins at or behind `start`; 0 where none does.
  package func matchEnding(_ scalars: [UInt32], at end: Int, from start: Int) -> Int {
    var best = 0
    var index = max(start, end - 12)
    while index < end {
      let length = match(scalars, at: index, before: end)
      if length > best, index + length == end { best = length }
      index += 1
    }
    return best
  }

  /// The start and length of the last word in `range`, or nil.
  package func lastMatch(_ scalars: [UInt32], in range: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    var index = next(scalars, range.lowerBound, range.upperBound)
    while index < range.upperBound {
      let length = match(scalars, at: index, before: range.upperBound)
      if length > 0 { found = index..<(index + length) }
      index = next(scalars, index + max(1, length), range.upperBound)
    }
    return found
  }

  /// The first place from `index` on where a word may begin by its first scalar; `end` or behind it where none may.
  package func next(_ scalars: [UInt32], _ index: Int, _ end: Int) -> Int {
    firsts.withUnsafeBufferPointer { firsts in
      var index = index
      while index < end {
        let bit = Int(Self.hash(scalars[index], 0) >> 16) & (firsts.count * 64 - 1)
        if firsts[bit >> 6] & (1 << UInt64(bit & 63)) != 0 { break }
        index += 1
      }
      return index
    }
  }

  /// Whether a word stands anywhere in `range`.
  package func occurs(_ scalars: [UInt32], in range: Range<Int>) -> Bool {
    var index = next(scalars, range.lowerBound, range.upperBound)
    while index < range.upperBound {
      if match(scalars, at: index, before: range.upperBound) > 0 { return true }
      index = next(scalars, index + 1, range.upperBound)
    }
    return false
  }
}
