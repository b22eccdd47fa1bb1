public import Bulletins
public import ChineseText
package import Records

/// The answer to a ``MeasureSearch``.
public struct SearchAnswer: Sendable {
  /// The query as it was typed.
  public var query: String
  /// What was found and counted.
  public var scope: SearchScope
  /// How many there are; at least so many where ``totalIsExact`` is false.
  public var total = 0
  /// Whether ``total`` and ``occurrences`` are exact; only a quick search leaves that open.
  public var totalIsExact = true
  /// The places in them that the query names.
  public var occurrences = 0
  /// How many articles were searched.
  public var articlesSearched = 0
  /// How many passages were searched.
  public var passagesSearched = 0
  /// How many the query would find if it did not ask for a date, and that have none.
  public var undated = 0
  /// The time inside the engine in microseconds, the median of the repeats.
  public var micros = 0
  /// The sounds that the query names, in its order, with the strings that stand for them.
  public var sounds: [(sound: PinyinSound, strings: [String])] = []
  /// The hits; nil where only the count was asked for.
  public var hits: [Hit]?
  /// The counts asked for, in that order.
  public var facets: [(facet: MeasureSearch.Facet, counts: [FacetCount])] = []

  /// How many of the answer have a value.
  public struct FacetCount: Sendable, Hashable {
    /// The value: an adcode, a month, a role, a name; nil for those that have none.
    public var value: String?
    /// Its name for people.
    public var name: String?
    /// How many.
    public var count: Int
  }

  /// One hit.
  public struct Hit: Sendable {
    /// Its id, for `show`.
    public var id: String
    /// `measure`, `text`, `title` or `article`.
    public var kind: String
    /// How good it is; 0 where hits are not sorted by it.
    public var score: Double
    /// The article's place.
    public var place: Place?
    /// The article's date.
    public var date: DateMention?
    /// The article's title.
    public var title: String?
    /// The item's marker.
    public var marker: String?
    /// The item's heading.
    public var heading: String?
    /// A part of the text with the first occurrence.
    public var snippet: String
    /// The occurrences in the snippet, in Unicode scalars.
    public var marks: [Range<Int>]
    /// Where it lies in the source.
    public var span: SourceSpan
    /// The occurrences with what stands around them, where asked for.
    public var contexts: [Snippet.Context]?
    /// What makes up its score, where that was asked for.
    public var explanation: [ScoreShare]?
    /// The path of its source.
    package var sourcePath: SourcePath
    /// The source span of the article's date.
    package var dateSpan: SourceSpan?

    /// The path of its source, for display.
    public var path: String { sourcePath.description }
  }

  /// An answer without hits.
  init(_ search: MeasureSearch) {
    query = search.query
    scope = search.scope
  }
}
