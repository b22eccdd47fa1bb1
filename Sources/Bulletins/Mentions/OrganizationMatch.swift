/// An organisation as the grammar saw it, before roles and names.
struct OrganizationMatch {
  /// What says where the organisation belongs.
  enum Anchor {
    /// A place of the gazetteer; several divisions where the name is ambiguous.
    case place(Range<Int>, divisions: [Int])
    /// One level word (州), to be completed from the article's place.
    case level(Range<Int>)
    /// Several levels or all of one (各县（市）).
    case group(Range<Int>)
    /// A town or zone that no gazetteer lists (永和镇), in the article's place.
    case unlisted(Range<Int>)
    /// A national body.
    case national
    /// Nothing: the subject alone names it (财政局).
    case none
  }

  /// The scalars of the name.
  var range: Range<Int>
  /// Where it belongs.
  var anchor: Anchor
  /// The production that found it.
  var rule: OrganizationRule
  /// Whether the name goes on behind its first suffix.
  var isNested = false
  /// Where the words behind the anchor begin.
  var bodyStart: Int
  /// The end of the first organisation in a nested name (省委 in 省委宣传部), `range.upperBound` where nothing is nested.
  var headEnd: Int
  /// The index of the short name's definition among ``OrganizationScan/aliases``, where the text defined one.
  var alias: Int?
  /// The index of the match whose name this one shares: the other half of a double name.
  var twin: Int?
  /// The index of the match whose words behind the place this one lacks (德阳市、平昌县地方志办: the last one).
  var borrowsRestFrom: Int?
}
