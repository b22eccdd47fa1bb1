public import ChineseText

/// Reads the articles, lists and mentions out of a clean text.
///
/// Pure and deterministic: the same text and options always give the same result. A parser has no state and may
/// be used from many tasks at once.
public struct BulletinParser: Sendable {
  /// The version of the rules; it changes whenever the same text may read differently, so that an archive knows
  /// which sources to read again.
  public static let version = 2

  private let gazetteer: Gazetteer
  private let longestArticle: Int

  /// A parser over the standard gazetteer. It splits articles of more than 16 MiB at a sentence's end.
  public init() { self.init(longestArticle: ArticleSplitter.longestArticle) }

  /// A parser that splits articles of more than `longestArticle` bytes.
  package init(longestArticle: Int) {
    gazetteer = .standard
    self.longestArticle = longestArticle
  }

  /// Reads `text`. Never fails: what is wrong with the text becomes a diagnostic.
  ///
  /// Where a title stands on several lines they are joined first, so the result's spans belong to its own
  /// ``ParsedBulletin/text``.
  public func parse(_ text: CleanText, options: ReadingOptions = ReadingOptions()) -> ParsedBulletin {
    let document = DocumentText(text, longestArticle: longestArticle)
    let layout = ArticleSplitter(document: document, gazetteer: gazetteer).split()
    let joints = layout.articles.flatMap { article in
      article.title.isEmpty ? [] : article.title.dropLast().map { document.span($0).end }
    }
    guard !joints.isEmpty else { return parse(document, layout, options) }
    let joined = DocumentText(text.joiningLines(at: joints), longestArticle: longestArticle)
    return parse(joined, ArticleSplitter(document: joined, gazetteer: gazetteer).split(), options)
  }

  // MARK: One document

  private func parse(_ document: DocumentText, _ layout: DocumentLayout, _ options: ReadingOptions) -> ParsedBulletin {
    var reading = DocumentReading(document: document, layout: layout, options: options, gazetteer: gazetteer)
    return reading.run()
  }
}

/// One reading of one document, from its layout to its articles.
private struct DocumentReading {
  let document: DocumentText
  let layout: DocumentLayout
  let options: ReadingOptions
  let gazetteer: Gazetteer
  var diagnostics: [MentionDiagnostic] = []

  init(document: DocumentText, layout: DocumentLayout, options: ReadingOptions, gazetteer: Gazetteer) {
    self.document = document
    self.layout = layout
    self.options = options
    self.gazetteer = gazetteer
  }

  mutating func run() -> ParsedBulletin {
    let publications = document.clean.furniture.filter { $0.kind == .publication }.map { document.text.range($0.span) }
    let masthead = scalars(layout.masthead)
    let articleRegions = layout.articles.map { scalars($0.paragraphs) }
    let regions = [masthead] + articleRegions + publications
    let dates = readDates(regions, publications)
    let bulletin = MastheadReader(document: document).bulletin(layout.masthead, dates: dates[0])
    let owned = owned(publications, articleRegions)
    var articles: [Article] = []
    for (index, article) in layout.articles.enumerated() {
      let pieces = owned[index]
      let published = pieces.flatMap { dates[1 + articleRegions.count + $0] }
      articles.append(
        read(
          article, number: index + 1, bulletin: bulletin, mastheadDates: dates[0], ownDates: dates[index + 1],
          published: published, publications: pieces.map { publications[$0] }))
    }
    if articles.isEmpty { articles = [Article(number: 1, span: TextSpan(0, document.clean.bodyEnd))] }
    noteSplits()
    let found = diagnostics.map {
      TextDiagnostic(kind: $0.kind, byte: document.clean.source($0.span).start, detail: $0.detail)
    }
    return ParsedBulletin(
      text: document.clean, articles: articles,
      diagnostics: (document.clean.diagnostics + found).sorted {
        ($0.byte, $0.kind.rawValue) < ($1.byte, $1.kind.rawValue)
      },
      regions: RegionReader(document: document, layout: layout).regions(of: articles))
  }

  // MARK: Dates

  /// The dates of all regions. What is sure of the document's day is read first, for the years of the others.
  private mutating func readDates(_ regions: [Range<Int>], _ publications: [Range<Int>]) -> [[DateMention]] {
    let reader = DateReader()
    let given = options.date.map { (start: $0.start, end: $0.end) }
    let signatures = layout.articles.compactMap { $0.signatureDate.map { document.paragraphs[$0] } }
    let sure = signatures + [regions[0]] + publications
    let days = reader.dates(in: document.text, regions: sure, context: DateContext(given: given)).dates
    let published = days.joined().first { $0.start != nil && $0.inferred.isEmpty }?.end
    let context = DateContext(published: published, given: given)
    let all = reader.dates(in: document.text, regions: regions, context: context)
    diagnostics += all.diagnostics
    return all.dates
  }

  /// For each article the indices of the pieces of furniture that belong to it: those that come behind its start, and
  /// before the next one's, in the source. Both lists ascend there, so one walk does.
  private func owned(_ publications: [Range<Int>], _ articles: [Range<Int>]) -> [[Int]] {
    func source(_ range: Range<Int>) -> Int { document.clean.source(document.text.span(range)).start }
    var owned = [[Int]](repeating: [], count: max(1, articles.count))
    var article = 0
    for (index, publication) in publications.enumerated() {
      let place = source(publication)
      while article + 1 < articles.count, source(articles[article + 1]) <= place { article += 1 }
      owned[article].append(index)
    }
    return owned
  }

  // MARK: One article

  private mutating func read(
    _ layout: ArticleLayout, number: Int, bulletin: Bulletin?, mastheadDates: [DateMention], ownDates: [DateMention],
    published: [DateMention], publications: [Range<Int>]
  ) -> Article {
    let region = scalars(layout.paragraphs)
    let span = document.text.span(region)
    var article = Article(
      number: number, span: TextSpan(span.start, min(document.clean.bodyEnd, span.end + lineFeed(after: region))))
    article.bulletin = bulletin
    article.section = layout.section.map { document.text.string($0) }
    if !layout.title.isEmpty {
      let title = scalars(layout.title)
      article.titleSpan = document.text.span(title)
      article.rules.title = layout.titleRule
      let text = document.text.string(title)
      article.title = text.utf8.contains(0x0A) ? text.filter { $0 != "\n" } : text
    }
    article.byline = layout.byline.map { document.text.string($0) }
    let found = MeasureExtractor(document: document, layout: layout).extract()
    article.lists = found.lists
    article.measures = found.measures
    diagnostics += found.diagnostics
    diagnostics += BracketRules(document: document).diagnostics(in: layout.paragraphs)

    let isFirst = number == 1
    article.dates = (isFirst ? mastheadDates : []) + ownDates + published
    article.date = date(layout, bulletin, ownDates, published)
    readFigures(&article, region, ownDates, found.markers)
    let place = PlaceResolver(gazetteer: gazetteer).resolution(
      title: article.title, byline: article.byline, text: document.text, bodyOpening: opening(layout),
      given: options.place, bulletinIssuer: bulletin.map { $0.name + ($0.issuer.map { " " + $0 } ?? "") },
      signature: layout.signatures.map { document.text.string(document.paragraphs[$0]) }.joined(separator: "、"))
    article.place = place.place
    article.rules.place = place.rule
    if place.place == nil, !place.candidates.isEmpty {
      let names = place.candidates.prefix(8).map { "\($0.code) \($0.province)\($0.prefecture ?? "")\($0.name)" }
      diagnostics.append(
        MentionDiagnostic(
          kind: .ambiguousPlace, span: TextSpan(span.start, span.start),
          detail: "the article's place may be \(names.joined(separator: ", ")); say which with --place"))
    }
    let hints = hints(layout)
    let reader = OrganizationReader(gazetteer: gazetteer)
    var places = publications + [region]
    if isFirst, !self.layout.masthead.isEmpty { places.append(scalars(self.layout.masthead)) }
    for place in places {
      article.organizations += reader.organizations(
        in: document.text, region: place, articlePlace: article.place, hints: hints)
    }
    article.organizations.sort { $0.span < $1.span }
    article.dates.sort { $0.span < $1.span }
    return article
  }

  private mutating func readFigures(
    _ article: inout Article, _ region: Range<Int>, _ dates: [DateMention], _ markers: [Range<Int>]
  ) {
    var excluded = markers + dates.map { document.text.range($0.span) }
    excluded += layout.articles[article.number - 1].contents.map { document.paragraphs[$0] }
    excluded.sort { $0.lowerBound < $1.lowerBound }
    let figures = FigureReader().figures(in: document.text, region: region, excluding: excluded)
    article.figures = figures.figures
    diagnostics += figures.diagnostics
  }

  /// The article's date: the signature's, else the masthead's or publication line's, else the given one, else the
  /// dateline's.
  private func date(
    _ layout: ArticleLayout, _ bulletin: Bulletin?, _ own: [DateMention], _ published: [DateMention]
  ) -> DateMention? {
    if let signature = layout.signatureDate {
      let span = document.span(signature)
      if let date = own.first(where: { span.contains($0.span) && $0.start != nil }) { return date }
    }
    if let byline = layout.bylineWithBrackets {
      let span = document.text.span(byline)
      if let date = own.first(where: { span.contains($0.span) && $0.start != nil }) { return date }
    }
    if let date = bulletin?.date { return date }
    if let date = published.first(where: { $0.start != nil }) { return date }
    if let given = options.date {
      let start = document.text.span(scalars(layout.paragraphs)).start
      return DateMention(
        span: TextSpan(start, start), text: given.edtf, edtf: given.edtf, start: given.start, end: given.end,
        rule: "given")
    }
    return dateline(layout, own)
  }

  /// The day that opens the body: 9月24日，…; or a month with its year: 2023年5月，…
  private func dateline(_ layout: ArticleLayout, _ own: [DateMention]) -> DateMention? {
    guard let first = layout.body.first(where: { !layout.itemless.contains($0) }) else { return nil }
    let start = document.span(first).start
    return own.first { date in
      guard date.span.start == start, !date.fuzzy, let from = date.start, let to = date.end,
        date.edtf?.hasSuffix("..") == false
      else { return false }
      let isMonth = from.day == 1 && to.day >= 28
      return from.year == to.year && from.month == to.month && (!isMonth || date.inferred.isEmpty)
    }
  }

  /// The first paragraphs of the body, up to some hundred characters.
  private func opening(_ layout: ArticleLayout) -> Range<Int> {
    let body = scalars(layout.body)
    return body.lowerBound..<min(body.upperBound, body.lowerBound + 600)
  }

  private func hints(_ layout: ArticleLayout) -> OrganizationHints {
    func spans(_ paragraphs: [Int]) -> [TextSpan] { paragraphs.map { document.span($0) } }
    return OrganizationHints(
      bylines: layout.byline.map { [document.text.span($0)] } ?? [], signatures: spans(layout.signatures),
      addressees: spans(layout.addressees), mastheads: spans(Array(self.layout.masthead)),
      titles: layout.title.isEmpty ? [] : [document.text.span(scalars(layout.title))])
  }

  /// The scalars of the paragraphs in `range`, without the last line feed.
  private func scalars(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, !document.paragraphs.isEmpty else { return 0..<0 }
    return document.paragraphs[range.lowerBound].lowerBound..<document.paragraphs[range.upperBound - 1].upperBound
  }

  private func lineFeed(after range: Range<Int>) -> Int { document.scalar(range.upperBound) == 0x0A ? 1 : 0 }

  private mutating func noteSplits() {
    for article in layout.articles where article.isContinuation {
      let start = document.text.span(scalars(article.paragraphs)).start
      diagnostics.append(
        MentionDiagnostic(
          kind: .splitArticle, span: TextSpan(start, start),
          detail: "an article of more than \(document.longestArticle) bytes goes on here"))
    }
  }
}
