import Bulletins
import ChineseText
import SearchEngine

/// Index documents for passages, made in the plainest way out of what the libraries offer: words and the text in both
/// spellings, which is nearly all that an archive keeps.
struct PassageDocuments {
  /// The fields.
  static let schema = IndexSchema(
    termFields: [.init(name: "words", scored: true)], textFields: [.init(name: "text", varied: true)],
    integerColumns: ["article"])

  /// A group for each article, in order.
  let groups: [IndexGroup]
  /// The folded text of each document.
  let texts: [[UInt8]]

  /// The documents of `bulletins`.
  init(_ bulletins: [ParsedBulletin]) {
    let segmenter = WordSegmenter()
    var tokens: [Token] = []
    var groups: [IndexGroup] = []
    var texts: [[UInt8]] = []
    var number = 0
    for bulletin in bulletins {
      for article in bulletin.articles {
        number += 1
        var group = IndexGroup(texts: [IndexText([], variant: [], pieces: [])], documents: [])
        for passage in article.passages {
          let original = passage.pieces.reduce(into: [UInt8]()) { $0 += bulletin.text.utf8[$1.range] }
          let folded = TextFolder.fold(original)
          var words = TermList(sharing: folded)
          tokens.removeAll(keepingCapacity: true)
          segmenter.words(in: folded, into: &tokens)
          for token in tokens where token.kind != .other { words.append(range: token.span.range) }
          let start = group.texts[0].text.count
          group.texts[0].text += folded
          group.texts[0].variant? += original
          let range = start..<group.texts[0].text.count
          if !range.isEmpty { group.texts[0].pieces.append(.init(range, document: group.documents.count)) }
          group.documents.append(IndexDocument(terms: [words], integers: [Int64(number)]))
          texts.append(folded)
        }
        if !group.documents.isEmpty { groups.append(group) }
      }
    }
    self.groups = groups
    self.texts = texts
  }

  /// The query for passages that hold `string`.
  static func query(_ string: String) -> Query { .literal(Literal(textField: 0, needle: Array(string.utf8))) }
}
