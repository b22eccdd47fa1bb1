/// What stands around a list, where its role is asked for.
struct RoleContext {
  /// The list's family.
  var family: ListFamily
  /// Whether the items are a statute's 条 and not its 章.
  var isStatuteArticle: Bool
  /// Whether the items are clauses with 要 and no ordinal.
  var isPlea: Bool
  /// The words that lead to the list; the last sentence decides, then what stands before it.
  var lead: Range<Int>
  /// Whether somebody speaks in the lead.
  var speech: Bool
  /// The items' headings.
  var headings: [Range<Int>]
  /// Whether the headings are lines of their own.
  var headingsStandAlone: Bool
  /// Whether items hold more than one paragraph.
  var hasLongItems: Bool
  /// Whether the list is of level 1.
  var isMain: Bool
  /// Whether a line above the list names, without a marker, the part of the document that it stands in.
  var hasHeadline: Bool
  /// The role that what holds the list hands down.
  var inherited: ListRole?
  /// Whether `inherited` is what a section's heading names; then only a lead that announces the list tells better.
  var isNamedBySection: Bool
  /// Whether that heading speaks of goals: 二、“十五五”时期目标任务.
  var isUnderGoals: Bool
  /// The article's title.
  var title: Range<Int>?
}
