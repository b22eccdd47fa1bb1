import Foundation
import SearchEngine
import TestSupport
import Testing

/// Every string is found wherever it stands: compared with a table of all strings of up to twelve characters.
///
/// `SEARCH_STRINGS` says how many strings are tried; `Benchmarks/search-strings.sh` tries a million.
@Suite struct `Every string` {
  private static let count = ProcessInfo.processInfo.environment["SEARCH_STRINGS"].flatMap { Int($0) } ?? 4000
  private static let longest = 12

  /// For each string of up to twelve characters the number of documents that hold it.
  private static func table(_ groups: [IndexGroup], isExact: Bool) -> [String: Int] {
    var table: [String: Int] = [:]
    for group in groups {
      let text = group.texts[SampleSchema.body]
      let folded = characters(text.text)
      let shown = isExact ? characters(text.variant ?? text.text) : folded
      var strings = [Set<String>](repeating: [], count: group.documents.count)
      for piece in text.pieces {
        let start = characters(Array(text.text[..<piece.range.lowerBound])).count
        let end = start + characters(Array(text.text[piece.range])).count
        for first in start..<end {
          var string = String.UnicodeScalarView()
          for last in first..<min(end, first + longest) {
            string.append(shown[last])
            strings[piece.document].insert(String(string))
          }
        }
      }
      for string in strings.joined() { table[string, default: 0] += 1 }
    }
    return table
  }

  private static func characters(_ text: [UInt8]) -> [Unicode.Scalar] {
    Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  }

  @Test(arguments: [false, true])
  func `is found in exactly the documents that hold it, folded or as it is`(isExact: Bool) throws {
    var random = SeededGenerator(seed: isExact ? 61 : 60)
    let corpus = RandomCorpus(groupCount: 150, alphabetSize: 28, using: &random)
    let table = Self.table(corpus.groups, isExact: isExact)
    let present = table.keys.sorted()
    let searcher = try TestIndex(corpus.groups, cut: [0..<40, 40..<150]).searcher()
    let alphabet = Set(present.flatMap { Array($0.unicodeScalars) }).sorted()
    for _ in 0..<Self.count / 2 {
      var string = present[Int.random(in: 0..<present.count, using: &random)]
      if Int.random(in: 0..<4, using: &random) == 0 {
        // One character exchanged: mostly absent, and its pairs are not.
        var scalars = Array(string.unicodeScalars)
        scalars[Int.random(in: 0..<scalars.count, using: &random)] = alphabet.randomElement(using: &random) ?? "年"
        string = String(String.UnicodeScalarView(scalars))
      }
      let query = SampleSchema.literal(string, isExact: isExact)
      let expected = table[isExact ? string : SampleSchema.fold(string)] ?? 0
      let result = try searcher.search(SearchRequest(query: query, countOnly: true))
      #expect(result.total == expected, "\(string) \(random)")
      let quick = try searcher.search(SearchRequest(query: query, limit: 3, quick: true))
      #expect(quick.hits.count == min(3, expected), "\(string) \(random)")
      if result.total != expected { return }
    }
  }

  @Test func `that is no text, or is enormous, gets an answer in bounded time`() throws {
    var random = SeededGenerator(seed: 62)
    let corpus = RandomCorpus(groupCount: 60, alphabetSize: 24, using: &random)
    let searcher = try TestIndex(corpus.groups).searcher()
    func total(_ needle: [UInt8]) throws -> Int {
      let query = Query.literal(Literal(textField: SampleSchema.body, needle: needle))
      let quick = try searcher.search(SearchRequest(query: query, quick: true))
      let total = try searcher.search(SearchRequest(query: query)).total
      #expect(quick.hits.count == min(10, total))
      return total
    }
    #expect(try total([0]) == 0)
    #expect(try total([0xFF, 0xFE]) == 0)
    #expect(try total(Array("年".utf8.prefix(2))) > 0)
    #expect(try total(Array("年鉴".utf8.dropFirst())) > 0)
    let pattern = Array("年鉴是一".utf8)
    #expect(try total((0..<10_000_000).map { pattern[$0 % pattern.count] }) == 0)
    #expect(try total([UInt8](repeating: 0x20, count: 1_000_000)) == 0)

    let words = (0..<10_000).map { Query.term(field: SampleSchema.words, Array("词\($0 % 7000)".utf8)) }
    #expect(try searcher.search(SearchRequest(query: .or(words), quick: true)).total == 0)
    #expect(try searcher.search(SearchRequest(query: .and(words), quick: true)).total == 0)
    let literals = (0..<10_000).map { SampleSchema.literal("年\($0)鉴") }
    #expect(try searcher.search(SearchRequest(query: .or(literals))).total == 0)
    #expect(try searcher.search(SearchRequest(query: .and(literals))).total == 0)
  }
}
