import ChineseText
import TestSupport
import Testing

@Suite struct `Sets of words` {
  private let words = "地 地方 地方志 方志办 志办 办公室 室内 一方面".split(separator: " ").map(String.init)

  /// What the set answers, by trying every word.
  private func plainMatch(_ scalars: [UInt32], at index: Int, before end: Int) -> Int {
    words.map { $0.unicodeScalars.map(\.value) }
      .filter { index + $0.count <= end && Array(scalars[index..<index + $0.count]) == $0 }
      .map(\.count).max() ?? 0
  }

  @Test func `match the longest word, as trying every word does`() {
    let set = WordSet(words.joined(separator: " "))
    var random = SeededGenerator(seed: 7)
    let pieces = words + ["省", "，", "的", "编"]
    for _ in 0..<300 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let scalars = text.unicodeScalars.map(\.value)
      let end = Int.random(in: 1...scalars.count, using: &random)
      for index in 0..<end {
        #expect(
          set.match(scalars, at: index, before: end) == plainMatch(scalars, at: index, before: end),
          "\(text) at \(index)")
      }
    }
  }

  @Test func `name the first of the sets that hold a word`() {
    let set = WordSet(ranking: [WordSet("问题 困难"), WordSet("原因"), WordSet("问题导向 原因")])
    func answer(_ text: String) -> [Int] {
      let scalars = text.unicodeScalars.map(\.value)
      let found = set.rankedMatch(scalars, at: 0, before: scalars.count)
      return [found.length, found.rank]
    }
    #expect(answer("问题是") == [2, 0])
    #expect(answer("问题导向") == [4, 2])
    #expect(answer("原因在于") == [2, 1])
    #expect(answer("措施") == [0, 0])
  }
}
