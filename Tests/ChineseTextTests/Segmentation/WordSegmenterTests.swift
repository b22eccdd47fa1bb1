import TestSupport
import Testing

@testable import ChineseText

@Suite struct WordSegmenterTests {
  private func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    WordSegmenter().words(in: Array(text.utf8), into: &tokens)
    return tokens
  }

  private func words(_ text: String) -> [String] {
    let utf8 = Array(text.utf8)
    return tokens(text).map { String(decoding: utf8[$0.span.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("推进2020年地方志工作。", ["推进", "2020", "年", "地方", "志", "工作", "。"]),
    ("年鉴编纂", ["年鉴", "编纂"]),
    ("GDP增长3.5%", ["GDP", "增长", "3.5", "%"]),
    ("一是\r\n二是", ["一是", "\r\n", "二", "是"]),
    ("", []),
  ])
  func `words are cut at ICU's borders`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `each token has the class of its rule status`() {
    #expect(tokens("报告, GDP 2020").map(\.kind) == [.ideographic, .other, .other, .word, .other, .number])
    #expect(tokens("カナ").map(\.kind).allSatisfy { $0 == .kana || $0 == .ideographic })
  }

  @Test func `characters beyond the first plane are whole`() {
    let text = "𠮷𬭎𠮷😀在㛃村"
    #expect(words(text).joined() == text)
    for token in tokens(text) { #expect(String(validating: Array(text.utf8)[token.span.range], as: UTF8.self) != nil) }
  }

  @Test func `the tokens of any bytes join to the bytes`() {
    var random = SeededGenerator(seed: 11)
    for round in 0..<200 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        [UInt8](
          ["\u{5E74}", "一", "a", "\n", "9", "。", "\u{20BB7}"].map { Array($0.utf8) }.randomElement(using: &random) ?? []
        )
          + (round % 2 == 0 ? [UInt8.random(in: 0...255, using: &random)] : [])
      }.flatMap { $0 }
      var tokens: [Token] = []
      WordSegmenter().words(in: bytes, into: &tokens)
      #expect(tokens.map(\.span.start) == [0].prefix(tokens.count) + tokens.dropLast().map(\.span.end))
      #expect((tokens.last?.span.end ?? 0) == bytes.count)
    }
  }

  @Test func `a part of a text is cut as if it stood alone`() {
    let utf8 = Array("前言。编纂年鉴，推进工作".utf8)
    let segmenter = WordSegmenter()
    var part: [Token] = []
    segmenter.words(in: utf8, range: 9..<21, into: &part)
    var alone: [Token] = []
    segmenter.words(in: Array(utf8[9..<21]), into: &alone)
    #expect(part.map { TextSpan($0.span.start - 9, $0.span.end - 9) } == alone.map(\.span))
  }

  @Test func `a long text is cut as its lines are`() {
    let line = "各县（市）按照要求推进年鉴编纂，确保2020年底前全面完成。\n"
    let count = 4_000
    let segmenter = WordSegmenter()
    var one: [Token] = []
    segmenter.words(in: Array(line.utf8), into: &one)
    var all: [Token] = []
    segmenter.words(in: Array(String(repeating: line, count: count).utf8), into: &all)
    #expect(all.count == one.count * count)
    let shift = line.utf8.count * (count - 1)
    #expect(all.suffix(one.count).map { TextSpan($0.span.start - shift, $0.span.end - shift) } == one.map(\.span))
  }

  @Test func `cutting piece by piece gives ICU's borders of the whole`() throws {
    let unit = "各县（市）推进𠮷村2020年鉴编纂，GDP增长3.5%。\r\nカタカナ、ひらがな\n\n  100天攻坚\u{2028}完成"
    let text = String(repeating: unit, count: 3_000)
    let iterator = try #require(ICUBreakIterator())
    let units = Array(text.utf16)
    var expected: [Int] = []
    units.withUnsafeBufferPointer { units in
      var ends = [Int32](repeating: 0, count: 100)
      var statuses = ends
      guard iterator.setText(units) else { return }
      while true {
        let count = ends.withUnsafeMutableBufferPointer { ends in
          statuses.withUnsafeMutableBufferPointer { iterator.next(ends, $0) }
        }
        if count == 0 { return }
        expected += ends[..<count].map(Int.init)
      }
    }
    var tokens: [Token] = []
    WordSegmenter().words(in: Array(text.utf8), into: &tokens)
    var units16 = 0
    var actual: [Int] = []
    let utf8 = Array(text.utf8)
    for token in tokens {
      units16 += String(decoding: utf8[token.span.range], as: UTF8.self).utf16.count
      actual.append(units16)
    }
    #expect(actual == expected)
  }

  @Test func `a long text without any line end is cut`() {
    let text = Array(String(repeating: "推进年鉴编纂。", count: 30_000).utf8)
    var tokens: [Token] = []
    WordSegmenter().words(in: text, into: &tokens)
    #expect(tokens.count == 120_000)
  }

  @Test func `the versions of ICU are known`() {
    let version = ICUVersion.current
    #expect(version.icu.contains("."))
    #expect(version.unicode.contains("."))
    #expect(version.dictionaryFormat != nil)
  }
}
