public import ChineseText

/// The kind of marker that a list's items carry; the raw value is its name in records.
public enum ListFamily: String, Sendable, CaseIterable, Codable {
  /// 一是 … 二是 …
  case shi = "是"
  /// 一要 … 二要 …
  case yao = "要"
  /// 一抓 … 二抓 …
  case zhua = "抓"
  /// 一、 … 二、 …
  case dunhao
  /// （一） … （二） …
  case paren
  /// 1. … 2. …
  case arabic
  /// （1） … （2） …
  case arabicParen = "arabic_paren"
  /// ① … ② …
  case circled
  /// ［1］ … ［2］ …
  case bracket
  /// 第一， … 第二， …
  case di
  /// 首先 … 其次 … 再次 … 最后 …
  case shouxian
  /// 其一 … 其二 …
  case qi
  /// 一方面 … 另一方面 …
  case fangmian
  /// 第一章 …, 第一条 …
  case chapter
  /// 要…；要…；要… without ordinals
  case parallel
}

/// What the items of a list are.
public enum ListRole: String, Sendable, CaseIterable, Codable {
  /// Tasks, work to do, promised acts, and what a bulletin reports as the steps a place took.
  case measure
  /// What somebody asks for; principles to hold to.
  case requirement
  /// Work done, results, highlights of a period under review.
  case achievement
  /// Problems and shortcomings.
  case problem
  /// Goals and indicators.
  case target
  /// Features.
  case feature
  /// Parts of the document that only name a topic.
  case section
  /// Glosses, reasons, references, notes.
  case other
}

/// How an announced count compares with the items found.
public enum AnnouncementCheck: String, Sendable, CaseIterable, Codable {
  /// As many items as announced.
  case ok
  /// Fewer items than announced.
  case short
  /// More items than announced.
  case over
  /// The text itself ends the list in 等.
  case open
  /// No count is announced.
  case unannounced
}

/// A list of items that belong together, such as 采取五项措施：一是…五是….
public struct MeasureList: Sendable, Hashable {
  /// The list's number within the article, from 1.
  public var number: Int
  /// The first marker's family.
  public var family: ListFamily
  /// What the items are.
  public var role: ListRole
  /// The sentence or line that leads to the list; empty where the list opens the article.
  public var lead: TextSpan
  /// Who speaks, as the text names the speaker (会议, 《通知》).
  public var speaker: String?
  /// The announced count that this list fulfils or was meant to.
  public var announced: Announcement?
  /// How announced and found counts compare.
  public var check: AnnouncementCheck
  /// The depth by containment; 1 is outermost.
  public var level: Int
  /// The item that holds this list.
  public var parent: Parent?
  /// The rule that found the list, for `extract --explain`; not kept in an archive.
  public var rule: String
  /// The rule that said what its items are; not kept in an archive.
  public var roleRule = ""
  /// The rule that said where its last item ends; the others end where the next one begins. Not kept in an archive.
  public var endRule = ""

  /// The item that holds a list.
  public struct Parent: Sendable, Hashable {
    /// The number of the outer list.
    public var list: Int
    /// The ordinal of the item within it.
    public var ordinal: Int

    /// Item `ordinal` of list `list`.
    public init(list: Int, ordinal: Int) {
      self.list = list
      self.ordinal = ordinal
    }
  }

  /// A count that the text announces (五项措施).
  public struct Announcement: Sendable, Hashable {
    /// The number of items announced.
    public var count: Int
    /// Where it stands.
    public var span: TextSpan

    /// An announcement of `count` items at `span`.
    public init(count: Int, span: TextSpan) {
      self.count = count
      self.span = span
    }
  }

  /// A list without announcement, speaker or parent.
  public init(number: Int, family: ListFamily, role: ListRole, lead: TextSpan, level: Int, rule: String) {
    self.number = number
    self.family = family
    self.role = role
    self.lead = lead
    self.check = .unannounced
    self.level = level
    self.rule = rule
  }
}

/// One item of a list: a measure, a requirement, a problem, as its list's role says.
public struct Measure: Sendable, Hashable {
  /// The number of its list within the article.
  public var list: Int
  /// Its place in the list, from 1 without gaps.
  public var ordinal: Int
  /// The item with its marker and its closing mark.
  public var span: TextSpan
  /// Where the marker ends, blanks behind it included; `span.start` where the item has no marker.
  public var markerEnd: Int
  /// Where the heading ends, before its closing mark.
  public var headingEnd: Int
  /// The depth of its list.
  public var level: Int
  /// The role of its list.
  public var role: ListRole

  /// An item of list `list`.
  ///
  /// - Precondition: `span.start <= markerEnd <= headingEnd <= span.end`.
  public init(
    list: Int, ordinal: Int, span: TextSpan, markerEnd: Int, headingEnd: Int, level: Int, role: ListRole
  ) {
    precondition(span.start <= markerEnd && markerEnd <= headingEnd && headingEnd <= span.end)
    self.list = list
    self.ordinal = ordinal
    self.span = span
    self.markerEnd = markerEnd
    self.headingEnd = headingEnd
    self.level = level
    self.role = role
  }

  /// The marker's bytes, with blanks behind it; empty where the item has none.
  public var markerSpan: TextSpan { TextSpan(span.start, markerEnd) }
  /// The heading's bytes.
  public var headingSpan: TextSpan { TextSpan(markerEnd, headingEnd) }
  /// The item's bytes without its marker.
  public var textSpan: TextSpan { TextSpan(markerEnd, span.end) }
}
