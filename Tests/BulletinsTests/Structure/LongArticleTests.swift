import Bulletins
import ChineseText
import Testing

/// Articles too long to be read in one piece, here of more than 4,000 bytes.
@Suite struct LongArticleTests {
  private static func parse(_ text: String) -> ParsedBulletin {
    let clean = TextCleaner().clean(TextDecoder().decode(Array(text.utf8)))
    return BulletinParser(longestArticle: 4_000).parse(clean)
  }

  @Test(arguments: [
    String(repeating: "采取两项措施：一是建台账；二是抓落实。", count: 2_000),
    String(repeating: "第一条　本市加强工作。\n（一）甲；\n（二）乙；\n", count: 1_500),
    "甘孜州开展普查\n" + String(repeating: "会议要求，要抓资料；要抓进度；要抓质量。\n一、总体要求\n二、重点任务\n", count: 800),
    String(repeating: "一是甲，", count: 8_000),
  ])
  func `are split at a sentence's end, and every piece keeps its promises`(text: String) {
    let parsed = Self.parse(text)
    #expect(parsed.articles.count > 1)
    #expect(parsed.diagnostics.contains { $0.kind == .splitArticle })
    #expect(BulletinInvariants.fault(in: parsed) == nil)
    for article in parsed.articles {
      #expect(article.span.count <= 4_001)
      for measure in article.measures { #expect(article.span.contains(measure.span)) }
      #expect(article.passages.flatMap(\.pieces).reduce(0) { $0 + $1.count } == article.span.count)
    }
    // Together they hold the whole body.
    #expect(parsed.articles.reduce(0) { $0 + $1.span.count } == parsed.text.bodyEnd)
  }
}
