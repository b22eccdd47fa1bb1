import Bulletins
import ChineseText
import TestSupport
import Testing

@testable import Records

@Suite struct ArticleCodecTests {
  @Test(arguments: 0..<40 as Range<UInt64>) func `an article comes back as it was`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let record = RandomArticle.record(&random)
    let decoded = try ArticleCodec.decode(
      ArticleCodec.encode(record), columns: RandomArticle.columns(record), item: "article 1")
    #expect(RandomArticle.isSame(record, decoded), "seed \(seed)")
  }

  @Test(arguments: [0, 1, 14, 15, 16, 31, 32, 255, 256, 300, 1 << 20])
  func `a character may stand for a gap of any width`(width: Int) throws {
    let text = Array("甲 乙".utf8)
    let map = OffsetMap(
      runs: [
        .init(start: 0, source: 5, count: 1, width: 3, sourceWidth: 2),
        .init(start: 3, source: 7, count: 1, width: 1, sourceWidth: width),
        .init(start: 4, source: 7 + width, count: 1, width: 3, sourceWidth: 2),
      ], lineStarts: [0], sourceCount: 9 + width)
    let clean = CleanText(utf8: text, bodyEnd: 7, paragraphs: [], furniture: [], offsets: map, diagnostics: [])
    let record = ArticleRecord(Article(number: 1, span: TextSpan(0, 7)), in: clean)
    let decoded = try ArticleCodec.decode(
      ArticleCodec.encode(record), columns: RandomArticle.columns(record), item: "article 1")
    #expect(decoded.offsets.runs == record.offsets.runs)
    #expect(decoded.source(TextSpan(4, 7)).start == 7 + width)
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func `damaged bytes throw or give some article, and never trap`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let record = RandomArticle.record(&random)
    let bytes = ArticleCodec.encode(record)
    let columns = RandomArticle.columns(record)
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      _ = try? ArticleCodec.decode(flipped, columns: columns, item: "article 1")
      #expect(throws: RecordError.self) {
        try ArticleCodec.decode(Array(bytes[..<index]), columns: columns, item: "article 1")
      }
    }
    var longer = bytes
    longer.append(0)
    #expect(throws: RecordError.self) { try ArticleCodec.decode(longer, columns: columns, item: "article 1") }
  }

  @Test func `another version is refused`() throws {
    var random = SeededGenerator(seed: 1)
    let record = RandomArticle.record(&random)
    var bytes = ArticleCodec.encode(record)
    bytes[0] = 9
    #expect {
      try ArticleCodec.decode(bytes, columns: RandomArticle.columns(record), item: "article 7")
    } throws: { error in
      error as? RecordError
        == .damaged(item: "article 7, byte 1", expected: "version 1 to 4", found: "9")
    }
  }

  @Test func `an article of the version before is read, its figures without comparisons`() throws {
    let text = Array("增长5%".utf8)
    let map = OffsetMap(
      runs: [
        .init(start: 0, source: 0, count: 2, width: 3, sourceWidth: 3),
        .init(start: 6, source: 6, count: 2, width: 1, sourceWidth: 1),
      ],
      lineStarts: [0], sourceCount: 8)
    let clean = CleanText(utf8: text, bodyEnd: 8, paragraphs: [], furniture: [], offsets: map, diagnostics: [])
    var article = Article(number: 1, span: TextSpan(0, 8))
    article.figures = [
      Figure(span: TextSpan(6, 8), text: "5%", value: 5, lower: 5, upper: 5, unit: "%", kind: .percent, change: .up)
    ]
    let record = ArticleRecord(article, in: clean)
    // The last two bytes say that there is no comparison and no base value.
    var bytes = ArticleCodec.encode(record)
    #expect(bytes.suffix(2) == [0, 0])
    bytes.removeLast()
    bytes[0] = 2
    let decoded = try ArticleCodec.decode(bytes, columns: RandomArticle.columns(record), item: "article 1")
    #expect(decoded.article.figures == record.article.figures)
  }

  @Test func `diagnostics and regions come back`() throws {
    let diagnostics = [
      TextDiagnostic(kind: .invalidBytes, byte: 12, detail: "3 bytes: E4 B8 20"),
      TextDiagnostic(kind: .noHan, byte: 0, detail: ""),
    ]
    let regions = [
      SourceRecord.RegionCount(kind: .measure, bytes: 300), SourceRecord.RegionCount(kind: nil, bytes: 7),
    ]
    #expect(try SourceCodec.diagnostics(SourceCodec.encode(diagnostics), item: "source 1") == diagnostics)
    #expect(try SourceCodec.regions(SourceCodec.encode(regions), item: "source 1") == regions)
  }
}
