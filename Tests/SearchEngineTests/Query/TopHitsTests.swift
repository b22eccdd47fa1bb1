import TestSupport
import Testing

@testable import SearchEngine

@Suite struct TopHitsTests {
  @Test(arguments: [nil, 0, 1, 2, 7, 100, 5000])
  func `keeps what a full sort would put first`(capacity: Int?) {
    var random = SeededGenerator(seed: 1)
    let keys = (0..<1000).map { _ in Int.random(in: 0...40, using: &random) }
    var hits = TopHits<Int>(capacity: capacity)
    for (document, key) in keys.enumerated() {
      hits.insert(key, at: DocumentAddress(segment: document / 300, document: document))
    }
    let expected = keys.enumerated().sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
    #expect(hits.sorted().map(\.address.document) == expected.prefix(capacity ?? 1000).map(\.offset))
  }
}
