/// A set of words that is looked for at one place of a text.
///
/// A bit for each first scalar makes the common answer, no, one load; the few words behind it are tried longest
/// first.
package struct WordSet: Sendable {
  private let words: [UInt32: [[UInt32]]]
  private let firsts: [UInt64]

  /// A set of the words in `list`, which are parted by blanks or line breaks.
  package init(_ list: String) {
    var words: [UInt32: [[UInt32]]] = [:]
    var firsts = [UInt64](repeating: 0, count: 1024)
    for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let scalars = word.unicodeScalars.map(\.value)
      words[scalars[0], default: []].append(scalars)
      firsts[Int(scalars[0] & 0xFFFF) >> 6] |= 1 << UInt64(scalars[0] & 63)
    }
    self.words = words.mapValues { $0.sorted { $0.count > $1.count } }
    self.firsts = firsts
  }

  private func mayOpen(_ scalar: UInt32) -> Bool {
    firsts[Int(scalar & 0xFFFF) >> 6] & (1 << UInt64(scalar & 63)) != 0
  }

  /// The length of the longest word that begins at `index` and ends by `end`; 0 where none does.
  package func match(_ scalars: [UInt32], at index: Int, before end: Int) -> Int {
    guard index < end, mayOpen(scalars[index]), let candidates = words[scalars[index]] else { return 0 }
    for word in candidates where index + word.count <= end {
      var matches = true
      for offset in 1..<max(1, word.count) where scalars[index + offset] != word[offset] {
        matches = false
        break
      }
      if matches { return word.count }
    }
    return 0
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
    var index = range.lowerBound
    while index < range.upperBound {
      let length = match(scalars, at: index, before: range.upperBound)
      if length > 0 {
        found = index..<(index + length)
        index += length
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether a word stands anywhere in `range`.
  package func occurs(_ scalars: [UInt32], in range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if match(scalars, at: index, before: range.upperBound) > 0 { return true }
      index += 1
    }
    return false
  }
}
