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
      tokens.removeAll(keepingCapacity: true)
      segmenter.words(in: text.folded, into: &tokens)
      for token in tokens where token.kind != .other {
        words.append(
          UInt32(truncatingIfNeeded: token.span.start)..<UInt32(truncatingIfNeeded: token.span.end))
      }
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
    var heads = FoldedHeads()
    for (index, passage) in passages.enumerated() {
      switch passage.kind {
      case .measure:
        if let measure = passage.measure {
          heads.append(article.measures[measure].headingSpan, of: text, document: index)
        }
      case .title: heads.append(FoldedText(Array((article.title ?? "").utf8)), document: index)
      case .text: break
      }
      var integers = shared
      integers[PassageSchema.kind] = PassageSchema.code(passage.kind)
      integers[PassageSchema.measure] = Int64(passage.measure ?? -1)
      integers[PassageSchema.start] = Int64(passage.span.start)
      integers[PassageSchema.end] = Int64(passage.span.end)
      if let measure = passage.measure {
        integers[PassageSchema.role] = PassageSchema.code(article.measures[measure].role)
        integers[PassageSchema.level] = Int64(article.measures[measure].level)
      }
      let names = organizations(in: passage, ascending, authors)
      documents.append(
        IndexDocument(
          terms: [terms[index]], integers: integers, strings: names.isEmpty ? Self.noStrings : [names]))
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
    // Counted first, so that the words of all passages lie in one array.
    var owners = [Int32](repeating: -1, count: words.count)
    var ends = [Int](repeating: 0, count: passages + 1)
    var next = 0
    for (index, word) in words.enumerated() {
      let start = Int(word.lowerBound)
      while next < pieces.count, pieces[next].range.upperBound <= start { next += 1 }
      guard next < pieces.count else { break }
      guard pieces[next].range.lowerBound <= start else { continue }
      owners[index] = Int32(truncatingIfNeeded: pieces[next].document)
      ends[pieces[next].document + 1] += 1
    }
    for index in 1...passages { ends[index] += ends[index - 1] }
    var places = ends
    var sorted = [Range<UInt32>](repeating: 0..<0, count: ends[passages])
    for (index, word) in words.enumerated() where owners[index] >= 0 {
      sorted[places[Int(owners[index])]] = word
      places[Int(owners[index])] += 1
    }
    return (0..<passages).map { TermList(sharing: folded, ranges: sorted[ends[$0]..<ends[$0 + 1]]) }
  }

  private func organizations(in passage: IndexedPassage, _ ascending: [Organization], _ authors: [String]) -> [String] {
    if authors.isEmpty, ascending.isEmpty { return [] }
    let names = authors + passage.pieces.flatMap { Article.organizations(in: $0, of: ascending).map(\.name) }
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
