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

  /// An analyzer that cuts words with `lexicon`, which is asked for when the first word is cut.
  init(lexicon: @escaping @autoclosure () -> UserLexicon?) { self.lexicon = lexicon }

  /// The group of `record`, whose id is `id`, with its passages in order; nil for an article without text.
  func group(of record: ArticleRecord, article id: Int64) -> IndexGroup? {
    let article = record.article
    let original = Array(record.text)
    let folded = TextFolder.fold(original)
    let map = FoldedOffsets(original: original, folded: folded)
    let passages = IndexedPassage.passages(of: record)
    guard !passages.isEmpty else { return nil }
    tokens.removeAll(keepingCapacity: true)
    segmenter.words(in: folded, into: &tokens)
    var words = assignWords(to: passages, folded: folded, map: map)

    var shared = sharedIntegers(article)
    shared[PassageSchema.article] = id
    let authors = article.organizations.filter { $0.role == .author || $0.role == .issuer }.map(\.name)
    let ascending = article.organizationsByStart
    var documents: [IndexDocument] = []
    documents.reserveCapacity(passages.count)
    var pieces: [IndexText.Piece] = []
    var heads: [UInt8] = []
    var foldedHeads = IndexText([], pieces: [])
    for (index, passage) in passages.enumerated() {
      for piece in passage.pieces {
        let range = map.folded(piece.start)..<max(map.folded(piece.start), map.folded(piece.end))
        if !range.isEmpty { pieces.append(IndexText.Piece(range, document: index)) }
      }
      let head = self.head(of: passage, in: record)
      if !head.isEmpty {
        if !heads.isEmpty {
          heads.append(0x0A)
          foldedHeads.text.append(0x0A)
        }
        let start = foldedHeads.text.count
        heads += head
        foldedHeads.text += TextFolder.fold(head)
        foldedHeads.pieces.append(IndexText.Piece(start..<foldedHeads.text.count, document: index))
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
      documents.append(
        IndexDocument(
          terms: [words[index]], integers: integers, strings: [organizations(in: passage, ascending, authors)]))
      words[index] = TermList()
    }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    foldedHeads.variant = heads == foldedHeads.text ? nil : heads
    let body = IndexText(folded, variant: original == folded ? nil : original, pieces: pieces)
    return IndexGroup(texts: [body, foldedHeads], documents: documents)
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

  /// The words of each passage: a word belongs to the passage that holds its first character.
  private func assignWords(to passages: [IndexedPassage], folded: [UInt8], map: FoldedOffsets) -> [TermList] {
    var lists = [TermList](repeating: TermList(sharing: folded), count: passages.count)
    var pieces: [(end: Int, start: Int, passage: Int)] = []
    for (index, passage) in passages.enumerated() {
      for piece in passage.pieces {
        pieces.append((end: map.folded(piece.end), start: map.folded(piece.start), passage: index))
      }
    }
    pieces.sort { $0.start < $1.start }
    var next = 0
    for token in tokens where token.kind != .other {
      while next < pieces.count, pieces[next].end <= token.span.start { next += 1 }
      guard next < pieces.count else { break }
      if pieces[next].start <= token.span.start { lists[pieces[next].passage].append(range: token.span.range) }
    }
    return lists
  }

  /// The heading of an item; the title of a title passage; nothing for other text.
  private func head(of passage: IndexedPassage, in record: ArticleRecord) -> [UInt8] {
    switch passage.kind {
    case .measure: passage.measure.map { Array(record.utf8[record.article.measures[$0].headingSpan.range]) } ?? []
    case .title: Array((record.article.title ?? "").utf8)
    case .text: []
    }
  }

  private func organizations(in passage: IndexedPassage, _ ascending: [Organization], _ authors: [String]) -> [String] {
    let names = authors + passage.pieces.flatMap { Article.organizations(in: $0, of: ascending).map(\.name) }
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

/// Leads from offsets in a text to offsets in its folded form, where these differ.
private struct FoldedOffsets {
  /// Pairs of offsets behind which the difference changes; empty where both texts have the same lengths throughout.
  private var original: [Int] = []
  private var shift: [Int] = []

  init(original text: [UInt8], folded: [UInt8]) {
    guard text.count != folded.count || text != folded else { return }
    var i = 0
    var j = 0
    var current = 0
    while i < text.count, j < folded.count {
      i += 1
      while i < text.count, text[i] & 0xC0 == 0x80 { i += 1 }
      j += 1
      while j < folded.count, folded[j] & 0xC0 == 0x80 { j += 1 }
      if j - i != current {
        current = j - i
        original.append(i)
        shift.append(current)
      }
    }
  }

  /// The offset in the folded text of the character at `offset` of the original. O(log n).
  func folded(_ offset: Int) -> Int {
    var low = 0
    var high = original.count
    while low < high {
      let middle = (low + high) / 2
      if original[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? offset : offset + shift[low - 1]
  }
}
