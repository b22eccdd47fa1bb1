import ChineseText

/// Says what a list's items are, from the words that lead to it, from its items' headings, and from what holds it.
///
/// 存在以下问题：一是… → problem; 会议要求，一要… → requirement; 采取五项措施：一是… → measure
struct RoleRules {
  /// The document.
  let document: DocumentText
  /// What kind of writing the article is.
  let genre: DocumentGenre

  private var tense: TenseRules { TenseRules(document: document, planYear: genre.planYear) }

  /// The role that the words in `range` tell, by their last telling word; nil where none tells one.
  ///
  /// Words in short quotations are names (“两全目标”) and tell nothing. In running text a noun tells only at a
  /// clause's end (存在三个问题：) and not behind a verb that makes it an aim (针对这些问题，); in a heading it tells anywhere.
  func told(by range: Range<Int>, isHeading: Bool = false) -> ListRole? {
    let scalars = document.scalars
    var told: ListRole?
    var index = range.lowerBound
    var clause = index
    while index < range.upperBound {
      if scalars[index] == 0x201C,
        let close = (index..<min(range.upperBound, index + 16)).first(where: { scalars[$0] == 0x201D })
      {
        index = close + 1
        continue
      }
      // No clause is longer; looking back further would make a text without marks slow.
      clause = ListMarker.endsClause(scalars[index]) ? index + 1 : max(clause, index - 80)
      let (longest, rank) = RoleLexicon.telling.rankedMatch(scalars, at: index, before: range.upperBound)
      let role = RoleLexicon.words[rank].role
      if longest > 0, isHeading || tells(role, index..<(index + longest), clause: clause, end: range.upperBound) {
        told = role
      }
      index += max(1, longest)
    }
    return told
  }

  private func tells(_ role: ListRole, _ word: Range<Int>, clause: Int, end: Int) -> Bool {
    // 计划达到以下目标：, 围绕以下问题：: what follows is announced, whatever is done with it.
    if RoleLexicon.following.occurs(document.scalars, in: max(clause, word.lowerBound - 5)..<word.lowerBound) {
      return true
    }
    switch role {
    case .measure, .section: return true
    case .requirement:
      // 政府工作必须有新气象。 states something; 必须做到以下几点。 announces it.
      if end > word.upperBound, document.scalar(end - 1) == 0x3002,
        RoleLexicon.modals.match(document.scalars, at: word.lowerBound, before: word.upperBound) > 0,
        !RoleLexicon.following.occurs(document.scalars, in: word.upperBound..<end)
      {
        return false
      }
      return !RoleLexicon.grounds.occurs(document.scalars, in: clause..<word.lowerBound)
    case .problem, .feature, .achievement, .target, .other:
      let near = max(clause, word.lowerBound - 6)..<word.lowerBound
      guard !RoleLexicon.grounds.occurs(document.scalars, in: clause..<word.lowerBound),
        !isAim(in: near)
      else { return false }
      guard word.upperBound < end else { return true }
      if RoleLexicon.compounds.match(document.scalars, at: word.upperBound, before: end) > 0 { return false }
      return ListMarker.endsClause(document.scalar(word.upperBound))
        || RoleLexicon.continuations.match(document.scalars, at: word.upperBound, before: end) > 0
    }
  }

  /// Whether the words before a noun make it an aim: 破解难题. In 亟待破解的难题 they tell what it is like.
  private func isAim(in range: Range<Int>) -> Bool {
    guard let aim = RoleLexicon.aims.lastMatch(document.scalars, in: range) else { return false }
    return document.scalar(aim.upperBound) != 0x7684
  }

  /// Whether most of `headings` only name a topic: 总体要求, 重点任务, 保障措施.
  func nameTopics(_ headings: [Range<Int>], standAlone: Bool) -> Bool {
    let naming = headings.count { isTopic($0, longest: standAlone ? 24 : 10) }
    return naming * 2 >= headings.count && naming > 0
  }

  /// Whether `heading` only names a topic.
  func isTopic(_ heading: Range<Int>, longest: Int = 24) -> Bool {
    guard heading.count <= longest, let topic = RoleLexicon.topics.lastMatch(document.scalars, in: heading) else {
      return false
    }
    // …选派人才的帮扶方式 explains something; no topic is so long.
    return topic.upperBound == heading.upperBound && heading.count <= topic.count + 8
      && !heading.contains { ListMarker.endsClause(document.scalar($0)) }
  }

  /// Whether `headings` are those of a document's parts, because they tell different roles at their ends: 工作回顾, 存在的问题.
  func areParts(_ headings: [Range<Int>]) -> Bool {
    var roles: Set<ListRole> = []
    for heading in headings {
      let tail = max(heading.lowerBound, heading.upperBound - 4)..<heading.upperBound
      if let role = told(by: tail, isHeading: true), role != .measure { roles.insert(role) }
      if let tense = tense.tense(of: heading) { roles.insert(tense == .past ? .achievement : .measure) }
    }
    return roles.count > 1
  }

  /// The role of a section's content by the section's own heading; nil where it tells none.
  ///
  /// 二、存在的问题 → problem; 三、下一步打算 → measure; 2025年主要工作, in a report for 2026 → achievement
  func ofSection(_ heading: Range<Int>) -> ListRole? {
    var role = told(by: heading, isHeading: true)
    for (candidate, words) in RoleLexicon.headings where role == nil || role == .measure {
      if words.occurs(document.scalars, in: heading) { role = candidate }
    }
    switch (tense.tense(of: heading), role) {
    case (.future, .achievement): return .measure
    case (.past, nil), (.past, .measure):
      return genre.kind == .workReport || genre.kind == .summary ? .achievement : role
    case (.future, nil): return .measure
    default: return role
    }
  }
}

extension RoleRules {
  /// The role of a list, and the name of the rule that says so.
  func role(_ list: RoleContext) -> (role: ListRole, rule: String) {
    let lead = list.lead
    if let attached = attached(lead) { return (attached, "role.attachments") }
    if let rule = sectionRule(list) { return (.section, rule) }
    if list.family == .chapter { return (list.isStatuteArticle ? .requirement : .section, "role.statute") }
    if list.speech {
      let said = told(by: lastClause(lead))
      return (said == nil || said == .measure || said == .target ? .requirement : said ?? .requirement, "role.speech")
    }
    let told = told(byLead: lead)
    let results = ResultRules(document: document)
    if told != .problem, told != .other, results.bind(list.headings) { return (.requirement, "role.principles") }
    switch list.family {
    case .yao where addresses(lastClause(lead)): return (.requirement, "role.addressed")
    case .yao where told == nil && list.inherited == nil: return (.requirement, "role.marker")
    case .parallel where list.isPlea && (told == nil || told == .measure): return (.requirement, "role.marker")
    case .yao where told != nil && told != .measure && told != .requirement:
      let plans = list.inherited == .measure || list.inherited == .target
      return plans ? (.measure, "role.holder") : (.requirement, "role.marker")
    default: break
    }
    let announces =
      !lead.isEmpty && document.scalar(lead.upperBound - 1) == 0xFF1A || told == .problem || told == .other
      || told == .feature || told == .requirement
    let holder = list.hasHeadline ? "role.headline" : list.isNamedBySection ? "role.section" : "role.holder"
    if list.inherited == .achievement, told == .measure, tense.tense(of: lead) != .future {
      return (.achievement, holder)
    }
    if told == nil, genre.kind == .workReport || genre.kind == .summary, results.lack(list.headings) {
      return (.problem, "role.lacks")
    }
    // What leads to the list may be the section's heading itself.
    let isLedByHeading = !lead.isEmpty && !ListMarker.endsClause(document.scalar(lead.upperBound - 1))
    if told == nil || told == .measure && isLedByHeading, list.isUnderGoals, list.inherited == .measure,
      results.foresee(list.headings)
    {
      return (.target, "role.goals")
    }
    if list.isNamedBySection, let inherited = list.inherited, !announces { return (inherited, holder) }
    if let told { return (told, "role.lead") }
    if let inherited = list.inherited, inherited != .section { return (inherited, holder) }
    return byGenre(list)
  }

  /// What a list is that stands under 附件: what the attachment's title tells (附件：2026年十件民生实事), else attachments.
  private func attached(_ lead: Range<Int>) -> ListRole? {
    guard document.scalar(lead.lowerBound) == 0x9644, document.scalar(lead.lowerBound + 1) == 0x4EF6 else { return nil }
    return told(by: lead, isHeading: true) ?? .other
  }

  /// What a list is of which neither lead nor holder says anything.
  private func byGenre(_ list: RoleContext) -> (role: ListRole, rule: String) {
    if let title = list.title {
      for (role, words) in RoleLexicon.titleEnds
      where (list.lead.isEmpty || role == .requirement || role == .other)
        && words.matchEnding(document.scalars, at: title.upperBound, from: title.lowerBound) > 0
      {
        return (role, "role.title")
      }
    }
    switch genre.kind {
    case .notice where nameTopics(list.headings, standAlone: list.headingsStandAlone):
      return (.requirement, "role.notice")
    case .speech where pleads(list.headings): return (.requirement, "role.address")
    case .summary, .workReport:
      let states = ResultRules(document: document).state(list.headings)
      return states ? (.achievement, "role.results") : (.measure, "role.default")
    default: return (.measure, "role.default")
    }
  }

  /// The name of the rule by which a list only parts a document; nil where it does more.
  private func sectionRule(_ list: RoleContext) -> String? {
    switch list.family {
    case .dunhao, .paren, .arabic, .arabicParen, .chapter, .di, .circled: break
    default: return nil
    }
    if list.isStatuteArticle { return nil }
    // 一、报送内容。包括…: in a notice what follows the topic is what is asked for.
    if nameTopics(list.headings, standAlone: list.headingsStandAlone), genre.kind != .notice || list.headingsStandAlone
    {
      return "role.topics"
    }
    guard list.isMain, !list.hasHeadline, list.family == .dunhao, list.headingsStandAlone else { return nil }
    // 今年要抓好以下三项工作： announces tasks, whatever the title.
    let announces = !list.lead.isEmpty && document.scalar(list.lead.upperBound - 1) == 0xFF1A
    if genre.kind == .workReport, list.hasLongItems, !(announces && told(byLead: list.lead) == .measure) {
      return "role.workReport"
    }
    return list.hasLongItems && areParts(list.headings) ? "role.parts" : nil
  }

  /// Whether most of `headings` say that something must be done: 要认清形势.
  private func pleads(_ headings: [Range<Int>]) -> Bool {
    headings.count { heading in
      heading.prefix(8).contains { document.scalar($0) == 0x8981 || document.scalar($0) == 0x5FC5 }
    } * 2 > headings.count
  }

  /// Whether `clause` names those who are to act: 各地, 全体干部.
  private func addresses(_ clause: Range<Int>) -> Bool {
    guard clause.count >= 2, clause.count <= 24 else { return false }
    return [0x5404, 0x5168].contains(document.scalar(clause.lowerBound))
      && document.scalar(clause.lowerBound + 1) != 0x9762
      || RoleLexicon.audiences.matchEnding(document.scalars, at: clause.upperBound, from: clause.lowerBound) > 0
  }

  private func told(byLead lead: Range<Int>) -> ListRole? {
    // What closes in a full stop is a statement before the list; only its last clause can announce it.
    let isStatement = !lead.isEmpty && document.scalar(lead.upperBound - 1) == 0x3002
    let clause = lastClause(lead)
    var told = told(by: isStatement ? clause : lead)
    // 工作中还存在不少缺点，有待改进。
    if told == nil, isStatement, RoleLexicon.remaining.occurs(document.scalars, in: lead),
      self.told(by: lead) == .problem
    {
      return .problem
    }
    // 实现上述目标，要抓牢三个方向：: an aim is announced in the clause before the list or not at all.
    if told == .target, !clause.isEmpty, clause.count > 8, self.told(by: clause) != .target {
      told = self.told(by: clause) ?? .measure
    }
    if told == .measure, RoleLexicon.suggestions.occurs(document.scalars, in: clause) { return .requirement }
    if told == .measure, RoleLexicon.completions.occurs(document.scalars, in: clause) { return .achievement }
    return told
  }

  private func lastClause(_ lead: Range<Int>) -> Range<Int> {
    var end = lead.upperBound
    while end > lead.lowerBound, ListMarker.endsClause(document.scalar(end - 1)) { end -= 1 }
    var start = end
    while start > lead.lowerBound, !ListMarker.endsClause(document.scalar(start - 1)) { start -= 1 }
    return start..<lead.upperBound
  }
}
