import Bulletins
import ChineseText
import Testing

@testable import Records

@Suite struct ArticleRecordTests {
  /// 简报\n一是查。\n二是改。\n with CRLF in the source: every line is one byte longer there.
  private var clean: CleanText {
    let lines = ["简报", "一是查。", "二是改。"]
    var utf8: [UInt8] = []
    var runs: [OffsetMap.Run] = []
    var starts = [0]
    var source = 0
    for line in lines {
      let bytes = Array(line.utf8)
      runs.append(OffsetMap.Run(start: utf8.count, source: source, count: bytes.count, width: 1, sourceWidth: 1))
      runs.append(
        OffsetMap.Run(
          start: utf8.count + bytes.count, source: source + bytes.count, count: 1, width: 1, sourceWidth: 2))
      utf8 += bytes + [0x0A]
      source += bytes.count + 2
      starts.append(source)
    }
    return CleanText(
      utf8: utf8, bodyEnd: utf8.count, paragraphs: [], furniture: [],
      offsets: OffsetMap(runs: runs, lineStarts: starts, sourceCount: source), diagnostics: [])
  }

  @Test func `spans move with the text and still lead to the source`() {
    var article = Article(number: 1, span: TextSpan(7, 32))
    article.measures = [
      Measure(list: 1, ordinal: 1, span: TextSpan(7, 19), markerEnd: 13, headingEnd: 16, level: 1, role: .measure),
      Measure(list: 1, ordinal: 2, span: TextSpan(20, 32), markerEnd: 26, headingEnd: 29, level: 1, role: .measure),
    ]
    let record = ArticleRecord(article, in: clean)
    #expect(String(decoding: record.text, as: UTF8.self) == "一是查。\n二是改。")
    #expect(record.string(record.article.measures[1].headingSpan) == "改")
    #expect(record.source(record.article.measures[0].span) == SourceSpan(start: 8, end: 20, line: 2))
    #expect(record.source(record.article.measures[1].span) == SourceSpan(start: 22, end: 34, line: 3))
  }

  @Test func `a mention beside the article goes into the margin`() {
    var article = Article(number: 1, span: TextSpan(7, 32))
    article.organizations = [
      Organization(span: TextSpan(0, 6), text: "简报", name: "简报", place: nil, role: .issuer)
    ]
    let record = ArticleRecord(article, in: clean)
    #expect(String(decoding: record.text, as: UTF8.self) == "一是查。\n二是改。")
    #expect(record.string(record.article.organizations[0].span) == "简报")
    #expect(record.source(record.article.organizations[0].span) == SourceSpan(start: 0, end: 6, line: 1))
  }
}
