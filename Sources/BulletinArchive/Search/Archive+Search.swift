import Bulletins
import ChineseText
import Records
import SearchEngine

extension Archive {
  /// Answers `search`.
  public func search(_ search: MeasureSearch) throws(ArchiveError) -> SearchAnswer {
    try reading {
      var run = try SearchRun(search, archive: self)
      return try run.answer()
    }
  }

  /// The addresses of everything that `search` finds, in the order of the index; for exports.
  func matches(_ search: MeasureSearch) throws(ArchiveError) -> [DocumentAddress] {
    try reading {
      let compiler = try QueryCompiler(search, searcher: searcher, lexicon: search.words(in: self))
      let request = SearchRequest(
        query: compiler.compile(search.expression), unit: compiler.unit, limit: nil,
        sort: .integer(column: PassageSchema.article, ascending: true))
      return try searcher.search(request).hits.map(\.address)
    }
  }
}

/// One search on one archive.
private struct SearchRun {
  private let search: MeasureSearch
  private let archive: Archive
  private let compiler: QueryCompiler
  private let query: Query
  /// What is marked in texts where `words` does not mark.
  private let markedQuery: Query
  private let words: WordPlaces?
  private var ids: [Int64: [String]] = [:]
  private var articles: [Int64: (record: ArticleRecord, source: SourceRecord, path: SourcePath)] = [:]
  private var passages: [Int64: [Int: IndexedPassage]] = [:]
  /// How many bytes of text the articles have that are kept.
  private var keptBytes = 0
  /// Of so many bytes articles are kept, for hits that are their neighbours; an answer may have more hits than fit into
  /// memory with their articles.
  private static let mostKeptBytes = 16 << 20

  init(_ search: MeasureSearch, archive: Archive) throws {
    self.search = search
    self.archive = archive
    let lexicon = try search.words(in: archive)
    let compiler = try QueryCompiler(search, searcher: archive.searcher, lexicon: lexicon)
    self.compiler = compiler
    query = compiler.compile(search.expression)
    var marker = compiler
    marker.leavesOutWords = true
    markedQuery = marker.compile(search.expression)
    let texts = compiler.hasWords ? search.expression?.texts(negated: false) ?? [] : []
    words = texts.isEmpty ? nil : WordPlaces(of: texts.flatMap { compiler.words[$0] ?? [] }, lexicon: lexicon)
  }

  mutating func answer() throws -> SearchAnswer {
    let sort: SearchRequest.Sort =
      switch search.sort {
      case .score: .score
      case .date: .integer(column: PassageSchema.dateStart, ascending: false)
      case .place: .integer(column: PassageSchema.place, ascending: true)
      }
    let request = SearchRequest(
      query: query, unit: compiler.unit, limit: search.limit.map { max(0, $0) }, offset: max(0, search.offset),
      sort: sort, facets: search.facets.map(Self.facet), countOnly: search.countOnly, quick: search.isQuick)
    var times: [UInt64] = []
    var result = SearchResult()
    for _ in 0..<max(1, search.repeats) {
      result = try archive.searcher.search(request)
      times.append(result.nanoseconds)
    }
    times.sort()
    var answer = SearchAnswer(search)
    answer.total = result.total
    answer.totalIsExact = result.totalIsExact
    answer.occurrences = result.occurrences
    answer.articlesSearched = result.groupsSearched
    answer.passagesSearched = result.documentsSearched
    answer.micros = Int(times[times.count / 2] / 1000)
    answer.undated = try undated()
    for sound in search.expression?.sounds ?? [] where !answer.sounds.contains(where: { $0.sound == sound }) {
      answer.sounds.append((sound, compiler.strings[sound] ?? []))
    }
    if !search.countOnly {
      var hits: [SearchAnswer.Hit] = []
      for hit in result.hits { hits.append(try self.hit(hit)) }
      answer.hits = hits
    }
    for (facet, counts) in zip(search.facets, result.facets) {
      var counts = counts.map { Self.count($0, of: facet) }
      if facet == .role, compiler.unit == .groups { try countWithoutItems(&counts) }
      answer.facets.append((facet: facet, counts: counts))
    }
    return answer
  }

  /// Lets only articles without any list item count as having no role. Nearly all have some text outside their lists,
  /// which has none.
  private func countWithoutItems(_ counts: inout [SearchAnswer.FacetCount]) throws {
    let hasRole = Query.integer(column: PassageSchema.role, 0...Int64.max)
    let request = SearchRequest(query: .and([query, .not(hasRole)]), unit: compiler.unit, countOnly: true)
    let total = try archive.searcher.search(request).total
    counts.removeAll { $0.value == nil }
    guard total > 0 else { return }
    let place = counts.firstIndex { $0.count <= total } ?? counts.count
    counts.insert(SearchAnswer.FacetCount(value: nil, name: nil, count: total), at: place)
  }

  /// How many undated things the query would find if dates were not asked for.
  private func undated() throws -> Int {
    guard let expression = search.expression, expression.asksForDate else { return 0 }
    var open = compiler
    open.asksForUndated = true
    let isUndated = Query.integer(column: PassageSchema.dateStart, 0...0)
    func total(_ query: Query) throws -> Int {
      let request = SearchRequest(query: .and([query, isUndated]), unit: compiler.unit, countOnly: true)
      return try archive.searcher.search(request).total
    }
    return max(0, try total(open.compile(expression)) - total(query))
  }

  private mutating func hit(_ hit: SearchResult.Hit) throws -> SearchAnswer.Hit {
    let searcher = archive.searcher
    let address = hit.address
    func integer(_ column: Int) throws -> Int { Int(try searcher.integer(column: column, at: address)) }
    let id = Int64(try integer(PassageSchema.article))
    let (record, source, path) = try article(id)
    let article = record.article
    let field = compiler.textField
    let original = try searcher.storedText(field: field, at: address, unit: compiler.unit, variant: true)
    var marks: [Range<Int>]
    if search.isExact {
      marks = markedQuery.marks(in: original, textField: field)
    } else {
      let folded = try searcher.storedText(field: field, at: address, unit: compiler.unit)
      marks = TextFolder.originalRanges(
        of: markedQuery.marks(in: folded, textField: field), in: folded, original: original)
    }
    if let words {
      let more =
        compiler.unit == .groups
        ? words.places(in: record)
        : passage(ofArticle: id, record, from: try integer(PassageSchema.start)).map { words.places(in: record, $0) }
          ?? []
      marks = Self.joined(marks + more)
    }
    let snippet = Snippet(original, marks: marks)
    let digest = source.shortDigest
    var result = SearchAnswer.Hit(
      id: record.id(digest), kind: "article", score: hit.score, place: article.place, date: article.date,
      title: article.title, snippet: snippet.text, marks: snippet.marks,
      span: record.source(TextSpan(0, record.textEnd)), sourcePath: path,
      dateSpan: article.date.map { record.source($0.span) })
    if let width = search.contextWidth {
      result.contexts = Snippet.contexts(original, marks: marks, width: width)
    }
    if search.explains {
      result.explanation = try searcher.explanation(of: query, at: address, unit: compiler.unit).map(Self.share)
    }
    guard compiler.unit == .documents else { return result }
    let index = try integer(PassageSchema.measure)
    if index >= 0, index < article.measures.count {
      let measure = article.measures[index]
      result.kind = Passage.Kind.measure.rawValue
      result.id = measureIDs(ofArticle: id, record, digest)[index]
      result.marker = record.marker(of: measure)
      result.heading = record.string(measure.headingSpan)
      result.span = record.source(measure.span)
    } else {
      let kind = try integer(PassageSchema.kind)
      let start = try integer(PassageSchema.start)
      var end = min(start, record.textEnd) + min(try integer(PassageSchema.length), record.textEnd)
      end = min(end, record.textEnd)
      while end > start + 1, record.utf8[end - 1] == 0x0A { end -= 1 }
      result.kind = PassageSchema.kinds[kind].rawValue
      result.span = record.source(TextSpan(min(start, end), end))
      result.id = RecordID.text(digest, .text, result.span.start)
    }
    return result
  }

  /// An article's passage that begins at a byte.
  private mutating func passage(
    ofArticle id: Int64, _ record: ArticleRecord, from start: Int
  ) -> IndexedPassage? {
    if passages[id] == nil {
      passages[id] = Dictionary(IndexedPassage.passages(of: record).map { ($0.span.start, $0) }) { first, _ in first }
    }
    return passages[id]?[start]
  }

  /// Ranges in ascending order, overlapping ones joined.
  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// The ids of an article's items, made once.
  private mutating func measureIDs(ofArticle id: Int64, _ record: ArticleRecord, _ digest: String) -> [String] {
    if let known = ids[id] { return known }
    let made = record.measureIDs(digest)
    ids[id] = made
    return made
  }

  private mutating func article(
    _ id: Int64
  ) throws -> (record: ArticleRecord, source: SourceRecord, path: SourcePath) {
    if let known = articles[id] { return known }
    guard let stored = try archive.store.article(id), let source = try archive.store.source(stored.source),
      let path = try archive.store.paths(ofSource: stored.source).first
    else {
      throw ArchiveError.damaged(path: archive.directory, detail: "the index names article \(id), which is missing")
    }
    keptBytes += stored.record.textEnd
    if keptBytes > Self.mostKeptBytes {
      (articles, ids, passages) = ([:], [:], [:])
      keptBytes = stored.record.textEnd
    }
    articles[id] = (stored.record, source, path)
    return (stored.record, source, path)
  }

  private static func share(_ part: ScorePart) -> ScoreShare {
    let (bytes, place): ([UInt8], ScoreShare.Place) =
      switch part.subject {
      case .term(_, let word): (word, .word)
      case .literal(let literal): (literal.needle, literal.textField == PassageSchema.heads ? .heading : .text)
      }
    return ScoreShare(
      string: String(decoding: bytes, as: UTF8.self), place: place, frequency: part.frequency, idf: part.idf,
      matching: part.matching, total: part.total, length: part.length, averageLength: part.averageLength,
      boost: part.boost, score: part.score)
  }

  private static func facet(_ facet: MeasureSearch.Facet) -> SearchRequest.Facet {
    switch facet {
    case .place: .integer(column: PassageSchema.place)
    case .month: .integer(column: PassageSchema.month)
    case .role: .integer(column: PassageSchema.role)
    case .org: .string(column: PassageSchema.organization)
    }
  }

  private static func count(
    _ count: SearchResult.FacetCount, of facet: MeasureSearch.Facet
  ) -> SearchAnswer.FacetCount {
    var value: String?
    var name: String?
    switch count.value {
    case .string(let text): (value, name) = (text, text)
    case .integer(let number):
      switch facet {
      case .place where number != PassageSchema.noPlace:
        value = Labels.padded(Int(number), to: 6)
        name = value.flatMap { Gazetteer.standard.place(code: $0)?.name } ?? value
      case .month where number > 0:
        value = Labels.month(Int(number))
        name = value
      case .role where number >= 0 && number < PassageSchema.roles.count:
        value = PassageSchema.roles[Int(number)].rawValue
        name = Labels.chinese(PassageSchema.roles[Int(number)])
      default: break
      }
    }
    return SearchAnswer.FacetCount(value: value, name: name, count: count.count)
  }
}
