public import ChineseText

/// One source file as it was read: its articles, and what was wrong with it.
public struct ParsedBulletin: Sendable {
  /// The text that all spans refer to.
  public var text: CleanText
  /// The articles in reading order; at least one, even of an empty file.
  public var articles: [Article]
  /// What reading found wrong, ascending by byte: the cleaner's diagnostics and the parser's.
  public var diagnostics: [TextDiagnostic]
  /// What each part of the clean text was taken for; ascending, without overlap.
  public var regions: [Region]

  /// A document with these articles.
  public init(text: CleanText, articles: [Article], diagnostics: [TextDiagnostic], regions: [Region]) {
    self.text = text
    self.articles = articles
    self.diagnostics = diagnostics
    self.regions = regions
  }

  /// A stretch of clean text and its part in the document.
  public struct Region: Sendable, Hashable {
    /// The parts a stretch can play; the raw value is the name in `stats --residue`.
    public enum Kind: String, Sendable, CaseIterable {
      /// A masthead or a section header.
      case masthead
      /// A title line.
      case title
      /// A byline or a signature.
      case byline
      /// A list item.
      case measure
      /// Other text of an article.
      case body
      /// Page and web furniture.
      case furniture
    }
    /// The bytes.
    public let span: TextSpan
    /// The part.
    public let kind: Kind

    /// A region of `kind` at `span`.
    public init(span: TextSpan, kind: Kind) {
      self.span = span
      self.kind = kind
    }
  }
}

/// One article of a bulletin: what stands in it, and where.
///
/// All spans are in the clean text of the source (``ChineseText/CleanText``). Strings are surface strings:
/// repaired, otherwise as written.
public struct Article: Sendable {
  /// The article's number within its source, from 1.
  public var number: Int
  /// The masthead of the bulletin that the article stands in.
  public var bulletin: Bulletin?
  /// The section that the article stands in, without its brackets (市州动态).
  public var section: String?
  /// The title on one line; nil where the text has none.
  public var title: String?
  /// Where the title stands.
  public var titleSpan: TextSpan?
  /// Who wrote it, as the byline says it, without its brackets (甘孜州地方志办).
  public var byline: String?
  /// The place that the article is about.
  public var place: Place?
  /// The article's date: the signature's, else the masthead's or publication line's, else the given one, else the
  /// dateline's.
  public var date: DateMention?
  /// The article: title, body, byline; one contiguous range.
  public var span: TextSpan
  /// The lists, in order of their first marker.
  public var lists: [MeasureList]
  /// The items of all lists, in order of their start; an outer item comes before its inner ones.
  public var measures: [Measure]
  /// The organisations, ascending.
  public var organizations: [Organization]
  /// The dates, ascending.
  public var dates: [DateMention]
  /// The figures, ascending.
  public var figures: [Figure]
  /// The rules behind title and place; not kept in an archive.
  public var rules = Rules()

  /// The names of the rules that found what an article has once; empty for what it has not.
  public struct Rules: Sendable, Hashable {
    /// What said which lines are the title.
    public var title = ""
    /// What said which place the article is about.
    public var place = ""

    /// No rules.
    public init() {}
  }

  /// An article with nothing found in it yet.
  public init(number: Int, span: TextSpan) {
    self.number = number
    self.span = span
    self.lists = []
    self.measures = []
    self.organizations = []
    self.dates = []
    self.figures = []
  }
}

/// The masthead of a bulletin: which issue of which series this is.
public struct Bulletin: Sendable, Hashable {
  /// The series' name (四川省地方志工作简报).
  public var name: String
  /// The number within the year (第65期 → 65).
  public var issue: Int?
  /// The number since the series began (总第797期 → 797).
  public var totalIssue: Int?
  /// Who publishes it.
  public var issuer: String?
  /// The masthead's date.
  public var date: DateMention?

  /// A masthead that so far has only a name.
  public init(
    name: String, issue: Int? = nil, totalIssue: Int? = nil, issuer: String? = nil, date: DateMention? = nil
  ) {
    self.name = name
    self.issue = issue
    self.totalIssue = totalIssue
    self.issuer = issuer
    self.date = date
  }
}
