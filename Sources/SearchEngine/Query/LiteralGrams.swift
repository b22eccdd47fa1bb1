/// What every text with a literal holds: the pairs of characters that lead to it.
struct LiteralGrams: Sendable {
  /// The most pairs that are looked up; of a longer needle's pairs, evenly many from everywhere.
  static let limit = 64

  /// Pairs of neighbouring characters, each once.
  let pairs: [[UInt8]]
  /// A character that begins some pair, if there are no ``pairs``; nil if nothing is known of the texts.
  let prefix: [UInt8]?
  /// Whether every occurrence of the only pair, or of a pair that begins with the prefix, is one of the literal that
  /// overlaps no other.
  let areExact: Bool

  /// The pairs of `literal`, whose text field may lie within another.
  init(_ literal: Literal, isWithin: Bool = false) {
    let needle = literal.needle
    guard String(validating: needle, as: UTF8.self) != nil else {
      (pairs, prefix, areExact) = ([], nil, false)
      return
    }
    // Where characters begin that belong to pairs; a blank or control character ends a run of them.
    var pairStarts: [Range<Int>] = []
    var first: Range<Int>?
    needle.withUnsafeBytes { bytes in
      var previous: Int?
      var place = 0
      while place < bytes.count {
        let start = place
        let isIndexed = TextCharacter.scalar(bytes, &place) >= TextCharacter.leastIndexed
        if isIndexed, first == nil { first = start..<place }
        if isIndexed, let previous { pairStarts.append(previous..<place) }
        previous = isIndexed ? start : nil
      }
    }
    let step = max(1, pairStarts.count / Self.limit)
    var pairs: [[UInt8]] = []
    for index in stride(from: 0, to: pairStarts.count, by: step) {
      let pair = Array(needle[pairStarts[index]])
      if !pairs.contains(pair) { pairs.append(pair) }
    }
    self.pairs = pairs
    prefix = pairs.isEmpty ? first.map { Array(needle[$0]) } : nil
    areExact =
      !isWithin && literal.spelling == nil && (pairs == [needle] || prefix == needle)
      && !ByteSearch.canOverlapItself(needle)
  }
}
