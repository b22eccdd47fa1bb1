import ChineseText
import TestSupport
import Testing

@testable import Bulletins

@Suite struct `Places that scanners jump to` {
  private static let pieces = [
    "四川省", "甘孜州", "成都", "川", "市", "县", "财政局", "办公室", "部门", "委", "人民政府", "的", "，", "。", "工作", "年鉴", "一", "武侯区", "A", "1",
    "\u{20000}",
  ]

  private func texts(_ seed: UInt64) -> [[UInt32]] {
    var random = SeededGenerator(seed: seed)
    return (0..<400).map { _ in
      (0..<Int.random(in: 1...20, using: &random)).flatMap { _ in
        (Self.pieces.randomElement(using: &random) ?? "").unicodeScalars.map(\.value)
      }
    }
  }

  @Test func `hold every place name`() {
    let gazetteer = Gazetteer.standard
    for text in texts(513_300) {
      for at in text.indices where gazetteer.longestDivisions(in: text, at: at, limit: text.count) != nil {
        #expect(gazetteer.nextStart(in: text, from: at, limit: text.count) == at)
      }
      #expect(gazetteer.nextStart(in: text, from: text.count, limit: text.count) == text.count)
    }
  }

  @Test func `hold every suffix of an organisation`() {
    let lexicon = OrganizationLexicon.standard
    for text in texts(510_000) {
      for end in 1...text.count
      where lexicon.suffixesReversed.longestSuffix(of: text, end: end, floor: 0) > 0 {
        #expect(lexicon.nextEnding(in: text, from: end - 1, limit: text.count) == end - 1)
      }
    }
  }

  @Test func `hold every scalar of a set`() {
    let set = ScalarSet("。！？")
    for text in texts(3) {
      var found: [Int] = []
      var at = set.next(in: text, from: 0, before: text.count)
      while at < text.count {
        found.append(at)
        at = set.next(in: text, from: at + 1, before: text.count)
      }
      #expect(found == text.indices.filter { set.contains(text[$0]) })
    }
  }
}
