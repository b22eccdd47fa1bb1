import TestSupport
import Testing

@testable import SearchEngine

@Suite struct TermDictionaryTests {
  private static let schema = IndexSchema(termFields: [.init(name: "words", scored: false)])

  @Test(arguments: [0, 1, 31, 32, 33, 64, 500])
  func `finds the terms that are there, in order, and no others`(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    var terms: Set<[UInt8]> = []
    while terms.count < count {
      terms.insert(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in UInt8.random(in: 0...3, using: &random) * 85 })
    }
    let index = try TestIndex(
      terms.map { IndexGroup(document: IndexDocument(terms: [[$0]])) }, schema: Self.schema)
    let segment = try index.segment(0, schema: Self.schema)
    // A dictionary does not keep its segment alive.
    defer { withExtendedLifetime(segment) {} }
    let dictionary = segment.dictionaries[0]
    let sorted = terms.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(dictionary.count == count)
    for (ordinal, term) in sorted.enumerated() {
      #expect(try dictionary.entry(of: term)?.ordinal == ordinal)
      #expect(try dictionary.term(at: ordinal) == term)
      for other in [term + [0], term + [255], Array(term.dropLast())] where !terms.contains(other) {
        #expect(try dictionary.entry(of: other) == nil)
      }
    }
    for prefix in [[], [0], [85], [85, 85], [170, 0, 255], [1]] as [[UInt8]] {
      let expected = sorted.indices.filter { sorted[$0].starts(with: prefix) }
      #expect(try dictionary.entries(withPrefix: prefix).map(\.ordinal) == expected)
    }
  }
}
