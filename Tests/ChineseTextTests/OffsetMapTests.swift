import ChineseText
import Testing

@Suite struct `Offset map` {
  /// `a省b` in GB18030: a and b take one byte in both texts, 省 three in UTF-8 and two in the source; then a line break
  /// that the source writes with two bytes, and a character that the reader put in.
  private let map = OffsetMap(
    runs: [
      .init(start: 0, source: 0, count: 1, width: 1, sourceWidth: 1),
      .init(start: 1, source: 1, count: 1, width: 3, sourceWidth: 2),
      .init(start: 4, source: 3, count: 1, width: 1, sourceWidth: 1),
      .init(start: 5, source: 4, count: 1, width: 1, sourceWidth: 2),
      .init(start: 6, source: 6, count: 1, width: 1, sourceWidth: 0),
    ],
    lineStarts: [0, 6], sourceCount: 6)

  @Test(arguments: [
    (0..<1, 0..<1, 1), (1..<4, 1..<3, 1), (0..<5, 0..<4, 1), (2..<3, 1..<3, 1), (4..<6, 3..<6, 1), (5..<6, 4..<6, 1),
    (6..<7, 6..<6, 2), (1..<1, 1..<1, 1), (7..<7, 6..<6, 2),
  ])
  func `leads spans to whole characters of the source`(text: Range<Int>, source: Range<Int>, line: Int) {
    let span = map.source(TextSpan(text.lowerBound, text.upperBound))
    #expect(span == SourceSpan(start: source.lowerBound, end: source.upperBound, line: line))
  }

  @Test func `puts the ends in order where the source runs backwards`() {
    let map = OffsetMap(
      runs: [
        .init(start: 0, source: 10, count: 5, width: 1, sourceWidth: 1),
        .init(start: 5, source: 0, count: 5, width: 1, sourceWidth: 1),
      ],
      lineStarts: [0, 10], sourceCount: 15)
    let span = map.source(TextSpan(2, 8))
    #expect(span.start <= span.end)
  }

  @Test func `of an empty text leads to the source's end`() {
    let map = OffsetMap(runs: [], lineStarts: [0], sourceCount: 3)
    #expect(map.source(TextSpan(0, 0)) == SourceSpan(start: 3, end: 3, line: 1))
  }

  @Test func `counts lines from the first line that it knows`() {
    let map = OffsetMap(runs: [], lineStarts: [100, 120, 150], sourceCount: 200, firstLine: 7)
    #expect([100, 119, 120, 149, 150, 199].map { map.line(ofSourceByte: $0) } == [7, 7, 8, 8, 9, 9])
  }
}
