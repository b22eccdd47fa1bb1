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
    try Self.check(terms)
  }

  /// Words share beginnings and differ in their last characters, which have forms of their own; lengths beyond fifteen
  /// bytes, other widths and bytes that are no UTF-8 stand between them.
  @Test(arguments: [40, 700]) func `finds words that differ in few characters`(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let characters = Array("一丁七年鉴編编纂龥龦，。ａ①aé\u{7FF}\u{800}\u{FFFD}\u{20000}").map { Array(String($0).utf8) }
    var terms: Set<[UInt8]> = []
    while terms.count < count {
      var term: [UInt8] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        term += characters.randomElement(using: &random) ?? []
        if Int.random(in: 0..<60, using: &random) == 0 { term.append(UInt8.random(in: 0...255, using: &random)) }
      }
      terms.insert(term)
    }
    // Every second character behind one first, as pairs of characters have them.
    for scalar in stride(from: 0x4E00, to: 0x4E00 + 40 * count, by: 7) {
      if let scalar = Unicode.Scalar(scalar) { terms.insert(Array("年\(Character(scalar))".utf8)) }
    }
    try Self.check(terms)
  }

  private static func check(_ terms: Set<[UInt8]>) throws {
    let count = terms.count
    let index = try TestIndex(
      terms.map { IndexGroup(document: IndexDocument(terms: [[$0]])) }, schema: Self.schema)
    let segment = try index.segment(0, schema: Self.schema)
    try segment.verify()
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
