import TestSupport
import Testing

@testable import SearchEngine

@Suite struct ByteSearchTests {
  private static func count(_ needle: [UInt8], _ text: [UInt8]) -> Int {
    needle.withUnsafeBytes { needle in text.withUnsafeBytes { ByteSearch.count(of: needle, in: $0) } }
  }

  @Test func `counts like trying every place`() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<3000 {
      let alphabet: [UInt8] = [[1, 2], [0x80, 0xE4, 0xB8], [7]].randomElement(using: &random) ?? [1]
      let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 1 }
      let needle = (0..<Int.random(in: 1...10, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 1 }
      #expect(Self.count(needle, text) == Oracle.count(needle, in: text), "\(needle) in \(text)")
      let found = needle.withUnsafeBytes { needle in
        text.withUnsafeBytes { ByteSearch.firstByTable(needle, in: $0, from: 0) }
      }
      let first = text.withUnsafeBytes { ByteSearch.ranges(of: needle, in: $0) }.first?.lowerBound
      #expect(found == first)
      let end = Int.random(in: 0...70, using: &random)
      let limited = text.withUnsafeBytes { ByteSearch.first(needle, in: $0, from: 0, before: end) }
      #expect(limited == first.flatMap { $0 < end ? $0 : nil }, "\(needle) before \(end) in \(text)")
    }
  }

  @Test func `stays linear where every place looks promising`() {
    let text = [UInt8](repeating: 0x85, count: 300_000)
    let needle = [1] + [UInt8](repeating: 0x85, count: 20_000)
    #expect(Self.count(needle, text) == 0)
    #expect(Self.count(needle, text + needle) == 1)
  }

  @Test(arguments: [("年鉴", false), ("一一", true), ("年鉴年", true), ("年", false), ("abab", true), ("ab", false)])
  func `knows which needles can overlap themselves`(text: String, expected: Bool) {
    #expect(ByteSearch.canOverlapItself(Array(text.utf8)) == expected)
  }
}
