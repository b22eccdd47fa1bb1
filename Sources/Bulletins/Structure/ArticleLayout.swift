/// Where the parts of one article stand.
struct ArticleLayout {
  /// The section that it stands in, without brackets.
  var section: Range<Int>?
  /// The article's paragraphs, the title's included.
  var paragraphs: Range<Int>
  /// The paragraphs of the title; empty where there is none.
  var title: Range<Int>
  /// The name of the rule that found the title.
  var titleRule = ""
  /// The author that stands behind the title or in brackets at the end, without brackets.
  var byline: Range<Int>?
  /// The byline with its brackets, where it closes the article.
  var bylineWithBrackets: Range<Int>?
  /// The paragraphs of signatures: organisations above a date.
  var signatures: [Int] = []
  /// The paragraph of the signature's date.
  var signatureDate: Int?
  /// The lines that name who is written to.
  var addressees: [Int] = []
  /// Paragraphs that hold no items: contents, colophon, signatures, bylines, document numbers.
  var itemless: Set<Int> = []
  /// The lines of a table of contents.
  var contents: Set<Int> = []
  /// Where notes and glossaries begin.
  var notes: [Int] = []
  /// Where appendices and notes begin, and other places that no list crosses; ascending.
  var breaks: [Int] = []
  /// Short lines in the body that may name a part of it without a marker: 过去一年工作回顾; ascending.
  var headlines: [Int] = []
  /// Where the text that items may hold ends, as a scalar index.
  var bodyEnd: Int
  /// Whether it goes on with an article that was too long.
  var isContinuation = false

  /// The paragraphs behind the title.
  var body: Range<Int> { title.isEmpty ? paragraphs : title.upperBound..<paragraphs.upperBound }
}

/// A document's parts: the masthead, and the articles.
struct DocumentLayout {
  /// The paragraphs of masthead and contents before the first article; may be empty.
  var masthead: Range<Int>
  /// The articles; at least one where the document has a paragraph.
  var articles: [ArticleLayout]
  /// Paragraphs between articles: section headers and repeated titles.
  var between: [Int]
}
