import TestSupport
import Testing

@testable import ChineseText

@Suite struct BreakRulesTests {
  private func compiled() throws -> [UInt8] { try #require(ICUBreakIterator()).compiledRules() }

  @Test func `the rules of the linked libicu are read`() throws {
    let rules = try #require(BreakRules(try compiled()))
    #expect(rules.next.count == rules.stateCount * rules.categoryCount)
    #expect(rules.accepted.count == rules.stateCount)
    #expect(rules.firstDictionaryCategory < rules.categoryCount)
    let kinds = Set(rules.accepted.compactMap(\.self))
    #expect(kinds.isSuperset(of: [.other, .number, .word, .ideographic]))
    #expect(rules.categories.category(0x5E74) >= UInt32(rules.firstDictionaryCategory))
    #expect(rules.categories.category(0x61) < UInt32(rules.firstDictionaryCategory))
  }

  @Test func `rules of another format are refused`() throws {
    let rules = try compiled()
    #expect(BreakRules([]) == nil)
    #expect(BreakRules(Array(rules[..<60])) == nil)
    #expect(BreakRules(Array(rules[..<(rules.count / 2)])) == nil)
    for (offset, value) in [(0, UInt8(0)), (4, 5), (12, 0), (17, 0xFF), (21, 0), (33, 0xFF)] {
      var damaged = rules
      damaged[offset] = value
      #expect(BreakRules(damaged) == nil, "byte \(offset)")
    }
  }

  @Test func `damaged rules are refused or read, and never trap`() throws {
    let rules = try compiled()
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var damaged = rules
      damaged[Int.random(in: 0..<2_100, using: &random)] = UInt8.random(in: 0...255, using: &random)
      guard let read = BreakRules(damaged) else { continue }
      #expect(read.next.allSatisfy { Int($0) < read.stateCount })
    }
  }
}
