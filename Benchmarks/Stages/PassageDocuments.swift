import Bulletins
import ChineseText
import SearchEngine

/// Index documents for passages, made in the plainest way out of what the libraries offer: words, overlapping bigrams
/// and two stored texts, which is nearly all that an archive keeps.
struct PassageDocuments {
  /// The fields.
  static let schema = IndexSchema(
    termFields: [.init(name: "words", scored: true), .init(name: "grams", scored: true, exactTextField: 0)],
    textFields: [.init(name: "folded"), .init(name: "original")], integerColumns: ["article"])

  /// The documents, in order.
  let documents: [IndexDocument]
  /// The folded text of each document.
  let texts: [[UInt8]]

  /// The documents of `bulletins`.
  init(_ bulletins: [ParsedBulletin]) {
    let segmenter = WordSegmenter()
    var tokens: [Token] = []
    var documents: [IndexDocument] = []
    var texts: [[UInt8]] = []
    var number = 0
    for bulletin in bulletins {
      for article in bulletin.articles {
        number += 1
        for passage in article.passages {
          let original = passage.pieces.reduce(into: [UInt8]()) { $0 += bulletin.text.utf8[$1.range] }
          let folded = TextFolder.fold(original)
          var words = TermList()
          tokens.removeAll(keepingCapacity: true)
          segmenter.words(in: folded, into: &tokens)
          for token in tokens where token.kind != .other { words.append(folded[token.span.range]) }
          documents.append(
            IndexDocument(
              group: number, terms: [words, Self.grams(of: folded)], texts: [folded, original],
              integers: [Int64(number)]))
          texts.append(folded)
        }
      }
    }
    self.documents = documents
    self.texts = texts
  }

  /// Every two neighbouring characters, and the last one.
  private static func grams(of text: [UInt8]) -> TermList {
    var starts = text.indices.filter { text[$0] & 0xC0 != 0x80 }
    starts.append(text.count)
    var grams = TermList(sharing: text)
    for (index, start) in starts.dropLast().enumerated() {
      grams.append(range: start..<starts[min(index + 2, starts.count - 1)])
    }
    return grams
  }

  /// The query for passages that hold `string`.
  static func query(_ string: String) -> Query {
    let characters = string.unicodeScalars.map { Array(String($0).utf8) }
    let grams = zip(characters, characters.dropFirst()).map { $0 + $1 }
    return .literal(
      Literal(
        gramField: 1, grams: grams, gramPrefix: characters.count == 1 ? characters[0] : nil, textField: 0,
        needle: Array(string.utf8)))
  }
}
