import Bulletins
import ChineseText
import Records
import SearchEngine

/// Makes the index group of an article: its text, and a document for each passage.
///
/// An analyzer owns a word segmenter and so lives in one task.
final class TermAnalyzer {
  private let lexicon: () -> UserLexicon?
  // A query of strings alone needs no words, and reading what it takes to cut them has its price.
  private lazy var segmenter = WordSegmenter(engine: .lattice(lexicon()))
  private var tokens: [Token] = []
  private static let noStrings: [[String]] = [[]]

  /// An analyzer that cuts words with `lexicon`, which is asked for when the first word is cut.
  init(lexicon: @escaping @autoclosure () -> UserLexicon?) { self.lexicon = lexicon }

  /// The groups of `articles`, each with the passages of one in order; none for an article without text.
  ///
  /// Each stage goes over all articles before the next one begins: the tables that it looks things up in then stay in
  /// the processor's caches. Some hundred kilobytes of text at a time are a good amount.
  func groups(of articles: [(id: Int64, record: ArticleRecord)]) -> [IndexGroup] {
    let texts = articles.map { FoldedText(Array($0.record.text)) }
    var words: [Range<UInt32>] = []
    let ends = texts.map { text in
      segmenter.wordRanges(in: text.folded, into: &words)
      return words.count
    }
    var groups: [IndexGroup] = []
    groups.reserveCapacity(articles.count)
    for (index, article) in articles.enumerated() {
      let own = words[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
      if let group = group(of: article.record, article: article.id, texts[index], words: own) { groups.append(group) }
    }
    return groups
  }

  private func group(
    of record: ArticleRecord, article id: Int64, _ text: FoldedText, words: ArraySlice<Range<UInt32>>
  ) -> IndexGroup? {
    let article = record.article
    let passages = IndexedPassage.passages(of: record)
    guard !passages.isEmpty else { return nil }
    var pieces: [IndexText.Piece] = []
    pieces.reserveCapacity(passages.count + passages.count / 2)
    for (index, passage) in passages.enumerated() {
      for piece in passage.pieces {
        let range = text.range(piece)
        if !range.isEmpty { pieces.append(IndexText.Piece(range, document: index)) }
      }
    }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    let terms = Self.terms(words, of: text.folded, pieces, passages: passages.count)

    var shared = sharedIntegers(article)
    shared[PassageSchema.article] = id
    let authors = article.organizations.filter { $0.role == .author || $0.role == .issuer }.map(\.name)
    let ascending = article.organizationsByStart
    var documents: [IndexDocument] = []
    documents.reserveCapacity(passages.count)
    // All documents' numbers lie in one array.
    var integers: [Int64] = []
    integers.reserveCapacity(passages.count * shared.count)
    var names: [[[String]]] = []
    names.reserveCapacity(passages.count)
    var heads = FoldedHeads()
    for (index, passage) in passages.enumerated() {
      switch passage.kind {
      case .measure:
        if let measure = passage.measure {
          heads.append(article.measures[measure].headingSpan, of: text, document: index)
        }
      case .title:
        let title = Array((article.title ?? "").utf8)
        if let span = article.titleSpan, text.original[span.range].elementsEqual(title) {
          heads.append(span, of: text, document: index)
        } else {
          heads.append(FoldedText(title), document: index)
        }
      case .text: break
      }
      shared[PassageSchema.kind] = PassageSchema.code(passage.kind)
      shared[PassageSchema.measure] = Int64(passage.measure ?? -1)
      shared[PassageSchema.start] = Int64(passage.span.start)
      shared[PassageSchema.length] = Int64(passage.span.end - passage.span.start)
      let measure = passage.measure.map { article.measures[$0] }
      shared[PassageSchema.role] = measure.map { PassageSchema.code($0.role) } ?? -1
      shared[PassageSchema.level] = Int64(measure?.level ?? 0)
      integers += shared
      let own = organizations(in: passage, ascending, authors)
      names.append(own.isEmpty ? Self.noStrings : [own])
    }
    for index in passages.indices {
      documents.append(
        IndexDocument(
          terms: terms[index...index], integers: integers[index * shared.count..<(index + 1) * shared.count],
          strings: names[index]))
    }
    let body = IndexText(text.folded, variant: text.isFolded ? text.original : nil, pieces: pieces)
    return IndexGroup(texts: [body, heads.text], documents: documents)
  }

  /// Where in a folded text the words of `words` stand, ascending.
  func places(of words: Set<[UInt8]>, in folded: [UInt8]) -> [Range<Int>] {
    tokens.removeAll(keepingCapacity: true)
    segmenter.words(in: folded, into: &tokens)
    return tokens.compactMap { token in
      token.kind != .other && words.contains(Array(folded[token.span.range])) ? token.span.range : nil
    }
  }

  /// The words of `text`, folded, without punctuation and blanks, for a query.
  func words(of text: [UInt8]) -> [[UInt8]] {
    let folded = TextFolder.fold(text)
    tokens.removeAll(keepingCapacity: true)
    segmenter.words(in: folded, into: &tokens)
    return tokens.filter { $0.kind != .other }.map { Array(folded[$0.span.range]) }
  }

  /// The words of each passage: a word belongs to the passage that holds its first character. Both `words` and `pieces`
  /// ascend.
  private static func terms(
    _ words: ArraySlice<Range<UInt32>>, of folded: [UInt8], _ pieces: [IndexText.Piece], passages: Int
  ) -> [TermList] {
    var own = [ArraySlice<Range<UInt32>>](repeating: [], count: passages)
    var next = words.startIndex
    for piece in pieces {
      while next < words.endIndex, Int(words[next].lowerBound) < piece.range.lowerBound { next += 1 }
      let first = next
      while next < words.endIndex, Int(words[next].lowerBound) < piece.range.upperBound { next += 1 }
      // Nearly every passage is one piece, whose words are shared and not copied.
      if own[piece.document].isEmpty {
        own[piece.document] = words[first..<next]
      } else {
        own[piece.document] += words[first..<next]
      }
    }
    return own.map { TermList(sharing: folded, ranges: $0) }
  }

  private func organizations(in passage: IndexedPassage, _ ascending: [Organization], _ authors: [String]) -> [String] {
    if authors.isEmpty, ascending.isEmpty { return [] }
    var names = authors
    for piece in passage.pieces {
      Article.forEachOrganization(in: piece, of: ascending) { names.append(ascending[$0].name) }
    }
    if names.count < 2 { return names }
    return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func sharedIntegers(_ article: Article) -> [Int64] {
    var integers = [Int64](repeating: 0, count: PassageSchema.schema.integerColumns.count)
    integers[PassageSchema.role] = -1
    integers[PassageSchema.place] = article.place.flatMap { Int64($0.code) } ?? PassageSchema.noPlace
    if let start = article.date?.start, let end = article.date?.end {
      integers[PassageSchema.dateStart] = Int64(start.number)
      integers[PassageSchema.dateEnd] = Int64(end.number)
      let sameYear = start.year == end.year
      integers[PassageSchema.month] =
        sameYear ? Int64(start.year * 100 + (start.month == end.month ? start.month : 0)) : Int64(start.year * 100)
    }
    return integers
  }
}
