import ChineseText

/// Finds the lists of an article, their items, and what both are.
///
/// Markers are found by look (``MarkerScanner``), made lists by sequence (``ListAssembler``), given ends by grammar
/// (``ItemExtents``), and told apart by the words around them (``RoleRules``).
struct MeasureExtractor {
  /// The document.
  let document: DocumentText
  /// The article.
  let layout: ArticleLayout

  private let roles: RoleRules
  private let speakers: SpeakerRules
  private let announcements: AnnouncementRules
  private let title: Range<Int>?

  init(document: DocumentText, layout: ArticleLayout) {
    self.document = document
    self.layout = layout
    title =
      layout.title.isEmpty
      ? nil
      : document.paragraphs[layout.title.lowerBound]
        .lowerBound..<document.paragraphs[layout.title.upperBound - 1].upperBound
    roles = RoleRules(
      document: document, genre: DocumentGenre(document: document, title: title, body: layout.body))
    speakers = SpeakerRules(document: document)
    announcements = AnnouncementRules(document: document)
  }

  /// What was found.
  struct Result {
    /// The lists, by their first marker.
    var lists: [MeasureList] = []
    /// The items, by their start; outer ones first.
    var measures: [Measure] = []
    /// What was wrong with the lists.
    var diagnostics: [MentionDiagnostic] = []
    /// The markers' scalar ranges, ascending: they are no figures.
    var markers: [Range<Int>] = []
  }

  /// A list with its holder, while both are worked on.
  private struct Entry {
    var draft: DraftList
    var holder: (entry: Int, item: Int)?
    var level = 1
    var role = ListRole.measure
  }

  /// The counts that lists have taken: each belongs to one list, and so does a count that title and text repeat.
  private struct UsedCounts {
    private var places: Set<Int> = []
    private var texts: Set<String> = []

    /// Takes `count` for a list; false where another list has it.
    mutating func take(_ count: AnnouncementRules.Count, isTitle: Bool, in document: DocumentText) -> Bool {
      let text = document.text.string(count.range)
      if isTitle, texts.contains(text) { return false }
      texts.insert(text)
      return places.insert(count.range.lowerBound).inserted
    }
  }

  /// What a list's neighbours say of it, for all lists at once.
  private struct Company {
    /// For each list, where the last list before it that does not hold it ends; 0 where there is none.
    var previousEnds: [Int] = []
    /// For each list, how many of its items hold lists.
    var itemsWithLists: [Int]
    /// How many lists are of level 1.
    var mainLists: Int

    init(_ entries: [Entry]) {
      let ends = entries.map { $0.draft.ends[$0.draft.ends.count - 1] }.sorted()
      var next = 0
      var previous = 0
      for entry in entries {
        while next < ends.count, ends[next] <= entry.draft.markers[0].start {
          previous = ends[next]
          next += 1
        }
        previousEnds.append(previous)
      }
      var items = [Set<Int>](repeating: [], count: entries.count)
      for entry in entries {
        if let holder = entry.holder { items[holder.entry].insert(holder.item) }
      }
      itemsWithLists = items.map(\.count)
      mainLists = entries.count { $0.level == 1 }
    }
  }

  /// The article's lists. O(n log n) in the number of markers, linear in the text.
  func extract() -> Result {
    let entries = nested(ordinalLists(), parallelLists())
    var result = Result()
    var working = entries
    var usedCounts = UsedCounts()
    let company = Company(entries)
    let items = entries.reduce(0) { $0 + $1.draft.markers.count }
    result.lists.reserveCapacity(entries.count)
    result.measures.reserveCapacity(items)
    result.markers.reserveCapacity(items)
    for index in working.indices { add(index, company, &working, &usedCounts, &result) }
    result.measures.sort { ($0.span.start, -$0.span.end, $0.level) < ($1.span.start, -$1.span.end, $1.level) }
    result.markers.sort { $0.lowerBound < $1.lowerBound }
    return result
  }

  // MARK: Finding

  private func ordinalLists() -> [DraftList] {
    let scanner = MarkerScanner(document: document)
    var assembler = ListAssembler(document: document, breaks: layout.breaks)
    var drafts = assembler.assemble(scanner.markers(in: layout.body, skipping: layout.itemless))
    let extents = ItemExtents(
      document: document, bodyEnd: layout.bodyEnd,
      articleEnd: document.paragraphs[layout.paragraphs.upperBound - 1].upperBound, breaks: layout.breaks,
      headlines: layout.headlines.filter { roles.ofSection(document.paragraphs[$0]) != nil },
      byline: layout.bylineWithBrackets)
    _ = extents.resolve(&drafts)
    return drafts
  }

  private func parallelLists() -> [DraftList] {
    ParallelRules(document: document).lists(in: layout.body, skipping: layout.itemless)
  }

  /// All lists by their first marker, each with the innermost item that holds it. A parallel list that runs across
  /// an item's border is none.
  private func nested(_ ordinal: [DraftList], _ parallel: [DraftList]) -> [Entry] {
    var all = ordinal + fitting(parallel, among: ordinal)
    all.sort { ($0.markers[0].start, -$0.ends[$0.ends.count - 1]) < ($1.markers[0].start, -$1.ends[$1.ends.count - 1]) }
    var entries: [Entry] = []
    var open: [Int] = []
    for draft in all {
      let start = draft.markers[0].start
      let end = draft.ends[draft.ends.count - 1]
      while let top = open.last, (entries[top].draft.ends.last ?? 0) <= start { open.removeLast() }
      var entry = Entry(draft: draft)
      for candidate in open.reversed() {
        let outer = entries[candidate].draft
        guard let item = outer.lastItem(before: start), outer.ends[item] >= end else { continue }
        entry.holder = (candidate, item)
        entry.level = entries[candidate].level + 1
        break
      }
      entries.append(entry)
      open.append(entries.count - 1)
    }
    return entries
  }

  /// Those of `parallel` that no ordinal marker parts and that lie within one item, or outside of all.
  private func fitting(_ parallel: [DraftList], among ordinal: [DraftList]) -> [DraftList] {
    guard !parallel.isEmpty else { return [] }
    let items = ordinal.flatMap { zip($0.markers.map(\.start), $0.ends) }.sorted { $0.0 < $1.0 }
    var open: [(start: Int, end: Int)] = []
    var next = 0
    return parallel.sorted { $0.markers[0].start < $1.markers[0].start }.filter { list in
      let start = list.markers[0].start
      let end = list.ends[list.ends.count - 1]
      while next < items.count, items[next].0 < start {
        while let top = open.last, top.end <= items[next].0 { open.removeLast() }
        open.append((items[next].0, items[next].1))
        next += 1
      }
      while let top = open.last, top.end <= start { open.removeLast() }
      if next < items.count, items[next].0 < end { return false }
      let around = open.filter { $0.end > start }
      return around.allSatisfy { end <= $0.end } && (around.isEmpty || list.markers.count > 2)
    }
  }

  // MARK: Describing

  private func add(
    _ index: Int, _ company: Company, _ entries: inout [Entry], _ usedCounts: inout UsedCounts, _ result: inout Result
  ) {
    let entry = entries[index]
    let draft = entry.draft
    let first = draft.markers[0]
    let holder = entry.holder.map { entries[$0.entry].draft.markers[$0.item] }
    let (lead, context) = lead(of: draft, holder: holder, behind: company.previousEnds[index])
    let speech = speakers.speech(in: lead) ?? (context.upperBound == first.start ? speakers.speech(in: context) : nil)
    let headings = zip(draft.markers, draft.ends).map { heading($0, end: $1, isGloss: false) }
    var (role, roleRule) = roles.role(
      roleContext(
        of: entry, lead: lead, speech: speech, headings: headings, previousEnd: company.previousEnds[index], entries))
    if role != .section, entry.level == 1, isOutline(draft, itemsWithLists: company.itemsWithLists[index]) {
      (role, roleRule) = (.section, "role.outline")
    }
    if layout.notes.contains(where: { $0 <= draft.markers[0].paragraph }) {
      (role, roleRule) = (.other, "role.notes")
    }
    entries[index].role = role

    var list = MeasureList(
      number: index + 1, family: draft.family, role: role, lead: document.text.span(lead), level: entry.level,
      rule: draft.rule)
    list.roleRule = roleRule
    list.endRule = draft.endRule
    list.speaker = speech.map { document.text.string($0.speaker) }
    list.parent = entry.holder.map { MeasureList.Parent(list: $0.entry + 1, ordinal: $0.item + 1) }
    if role != .section, draft.family != .chapter,
      let count = announcements.announcement(
        of: AnnouncementRules.Candidate(
          items: draft.markers.count, isOpen: endsOpen(draft), role: role, lead: lead, context: context,
          behind: sentence(behind: draft), title: title, isMain: entry.level == 1,
          isOnly: entry.level == 1 && company.mainLists == 1)),
      usedCounts.take(count, isTitle: title?.overlaps(count.range) == true, in: document)
    {
      list.announced = MeasureList.Announcement(count: count.value, span: document.text.span(count.range))
    }
    list.check = check(list.announced?.count, draft)
    result.lists.append(list)

    for (item, (marker, end)) in zip(draft.markers, draft.ends).enumerated() {
      let heading = role == .other ? heading(marker, end: end, isGloss: true) : headings[item]
      let span = document.text.span(marker.start..<max(end, textStart(marker)))
      result.measures.append(
        Measure(
          list: index + 1, ordinal: item + 1, span: span,
          markerEnd: document.text.span(marker.start..<textStart(marker)).end,
          headingEnd: document.text.span(marker.start..<heading.upperBound).end, level: entry.level, role: role))
      if marker.start < marker.end { result.markers.append(marker.start..<marker.end) }
    }
    report(draft, list.announced, list.check, &result)
  }

  /// Whether a list is the outline of a long document: its items run to pages and most hold lists of their own.
  private func isOutline(_ draft: DraftList, itemsWithLists: Int) -> Bool {
    guard draft.family == .dunhao, let end = draft.ends.last else { return false }
    return (end - draft.markers[0].start) / draft.markers.count > 1500 && itemsWithLists * 2 >= draft.markers.count
  }

  /// What stands around a list, for its role.
  private func roleContext(
    of entry: Entry, lead: Range<Int>, speech: SpeakerRules.Speech?, headings: [Range<Int>], previousEnd: Int,
    _ entries: [Entry]
  ) -> RoleContext {
    let draft = entry.draft
    let first = draft.markers[0]
    let holder = entry.holder.map { entries[$0.entry].draft.markers[$0.item] }
    let isInSection = entry.holder.map { entries[$0.entry].role == .section } ?? false
    // The heading of an item that is no section names the item, not what its inner list is.
    let isBareHeading =
      first.followsMark && holder.map { $0.end == lead.lowerBound } == true && !lead.isEmpty
      && document.scalar(lead.upperBound - 1) != 0xFF1A && !isInSection && speech == nil
    let standing = zip(headings, draft.markers).count { standsAlone($0, $1.paragraph) }
    let headline = entry.holder == nil ? headline(above: first, behind: previousEnd) : nil
    let named = headline.flatMap { roles.ofSection($0) }
    return RoleContext(
      family: draft.family, isStatuteArticle: draft.group == 23, isPlea: first.start == first.end,
      lead: isBareHeading ? lead.lowerBound..<lead.lowerBound : lead,
      speech: speech.map { $0.act == .asks || $0.act == .reports && draft.family == .yao } ?? false,
      headings: headings, headingsStandAlone: standing * 2 > headings.count, hasLongItems: draft.hasLongItems,
      isMain: entry.level == 1, hasHeadline: named != nil,
      inherited: entry.holder.map { inherited(from: $0, entries) } ?? named,
      isNamedBySection: isInSection || named != nil, isUnderGoals: isUnderGoals(entry.holder, headline, entries),
      title: title)
  }

  /// Whether the heading that a list stands under speaks of goals.
  private func isUnderGoals(_ holder: (entry: Int, item: Int)?, _ headline: Range<Int>?, _ entries: [Entry]) -> Bool {
    let holding = holder.map { place in
      let outer = entries[place.entry].draft
      return heading(outer.markers[place.item], end: outer.ends[place.item], isGloss: false)
    }
    return (holding ?? headline).map { RoleLexicon.goals.occurs(document.scalars, in: $0) } ?? false
  }

  /// The role that the item which holds a list hands down: its list's role, or what its heading names in a section.
  private func inherited(from holder: (entry: Int, item: Int), _ entries: [Entry]) -> ListRole? {
    let outer = entries[holder.entry]
    let marker = outer.draft.markers[holder.item]
    let heading = heading(marker, end: outer.draft.ends[holder.item], isGloss: false)
    guard outer.role == .section else {
      return roles.isTopic(heading) ? roles.ofSection(heading) ?? outer.role : outer.role
    }
    if let named = roles.ofSection(heading) { return named }
    if let further = outer.holder.flatMap({ inherited(from: $0, entries) }) { return further }
    // A work report opens with what was done.
    return roles.genre.kind == .workReport && holder.item == 0 && outer.draft.markers.count > 2 ? .achievement : nil
  }

  /// The nearest line above a list that names a part of the document without a marker: 过去一年工作回顾.
  private func headline(above first: ListMarker, behind limit: Int) -> Range<Int>? {
    // The last of the lines that ascend and stand before the list.
    var low = 0
    var high = layout.headlines.count
    while low < high {
      let middle = (low + high) / 2
      if layout.headlines[middle] < first.paragraph { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let line = document.paragraphs[layout.headlines[low - 1]]
    return line.lowerBound >= limit ? line : nil
  }

  /// The last sentence before a list, and all that leads to it: both end where the list begins, or with the
  /// paragraph before it.
  ///
  /// Neither reaches back into an earlier list, which ends at `limit`.
  private func lead(of draft: DraftList, holder: ListMarker?, behind limit: Int) -> (
    lead: Range<Int>, context: Range<Int>
  ) {
    let first = draft.markers[0]
    let paragraph = document.paragraphs[first.paragraph]
    var lower = max(paragraph.lowerBound, min(limit, first.start))
    if let holder, holder.paragraph == first.paragraph { lower = max(lower, holder.end) }
    if first.start > lower { return (lastSentence(lower..<first.start), lower..<first.start) }
    let previous = first.paragraph - 1
    guard previous >= layout.body.lowerBound, !layout.itemless.contains(previous) else {
      return (first.start..<first.start, first.start..<first.start)
    }
    var range = document.paragraphs[previous]
    if let holder, holder.paragraph == previous { range = holder.end..<range.upperBound }
    range = min(max(range.lowerBound, limit), range.upperBound)..<range.upperBound
    if range.isEmpty || holder.map({ previous < $0.paragraph }) == true {
      return (first.start..<first.start, first.start..<first.start)
    }
    return (lastSentence(range), range)
  }

  private func lastSentence(_ range: Range<Int>) -> Range<Int> {
    var start = range.upperBound
    // A stop at the very end closes the sentence that is looked for.
    if start > range.lowerBound, isStop(document.scalar(start - 1)) { start -= 1 }
    while start > range.lowerBound, !isStop(document.scalar(start - 1)) { start -= 1 }
    return start..<range.upperBound
  }

  private static let stops = ScalarSet("。！？")
  private static let glossClosings = ScalarSet("。！？：")

  private func isStop(_ scalar: UInt32) -> Bool { scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F }

  /// The heading of an item: up to the first 。！？ or its line's end; with neither, without a closing mark. A gloss
  /// has its heading before the ：.
  private func heading(_ marker: ListMarker, end: Int, isGloss: Bool) -> Range<Int> {
    let lineEnd = min(end, document.paragraphs[marker.paragraph].upperBound)
    let start = textStart(marker)
    let closings = isGloss ? MeasureExtractor.glossClosings : MeasureExtractor.stops
    let index = closings.next(in: document.scalars, from: marker.end, before: lineEnd)
    if index < lineEnd { return start..<max(start, index) }
    var stop = max(lineEnd, start)
    while stop > start, [0xFF1B, 0xFF0C, 0x3B, 0x2C, 0x3001, 0x20].contains(document.scalar(stop - 1)) { stop -= 1 }
    return start..<stop
  }

  /// Where an item's text begins: behind the marker and the blanks that part them.
  private func textStart(_ marker: ListMarker) -> Int {
    var start = marker.end
    while document.scalar(start) == 0x20 { start += 1 }
    return start
  }

  private func standsAlone(_ heading: Range<Int>, _ paragraph: Int) -> Bool {
    heading.upperBound >= document.paragraphs[paragraph].upperBound - 1 && heading.count <= 40
  }

  private func check(_ announced: Int?, _ draft: DraftList) -> AnnouncementCheck {
    guard let announced else { return .unannounced }
    if endsOpen(draft) { return .open }
    let count = draft.markers.count
    return count == announced ? .ok : count < announced ? .short : .over
  }

  /// Whether the last item, or its first sentence, ends in 等: 四是行帮规约等。提供者可获赠志书。
  private func endsOpen(_ draft: DraftList) -> Bool {
    var end = draft.ends[draft.ends.count - 1]
    if let stop = (draft.last.end..<max(end, draft.last.end)).first(where: { document.scalar($0) == 0x3002 }) {
      end = stop
    }
    while end > draft.last.end, [0x3002, 0xFF1B].contains(document.scalar(end - 1)) { end -= 1 }
    return document.scalar(end - 1) == 0x7B49
  }

  /// The sentence that follows a list's last item, in its paragraph or the next one.
  private func sentence(behind draft: DraftList) -> Range<Int> {
    var start = draft.ends[draft.ends.count - 1]
    while [0x0A, 0x20].contains(document.scalar(start)) { start += 1 }
    let limit = min(layout.bodyEnd, start + 60)
    var end = start
    while end < limit, !isStop(document.scalar(end)) { end += 1 }
    return start..<max(start, end)
  }

  /// Whether the text stops in mid-sentence with the list's last item: 三是设立标志， and no more.
  private func reportStop(_ draft: DraftList, _ result: inout Result) {
    let end = draft.ends[draft.ends.count - 1]
    guard draft.isInline, end > draft.last.end, end == layout.bodyEnd || document.scalar(end) == 0x0A else { return }
    guard [0xFF0C, 0x3001, 0xFF1A].contains(document.scalar(end - 1)) else { return }
    let item = draft.last.start..<end
    result.diagnostics.append(
      MentionDiagnostic(
        kind: .listBreaksOff, span: document.text.span(item),
        detail: "the last item stops in mid-sentence: \(document.text.string(item.suffix(16)))"))
  }

  private func report(
    _ draft: DraftList, _ announced: MeasureList.Announcement?, _ check: AnnouncementCheck, _ result: inout Result
  ) {
    if let announced, check == .short {
      result.diagnostics.append(
        MentionDiagnostic(
          kind: .listBreaksOff, span: announced.span,
          detail: "\(document.clean.string(announced.span)) announces \(announced.count), \(draft.markers.count) follow"
        ))
    }
    reportStop(draft, &result)
    guard let fault = draft.fault else { return }
    let marker = draft.markers[0]
    let span = document.text.span(marker.start..<marker.end)
    switch fault {
    case .startsLate:
      result.diagnostics.append(
        MentionDiagnostic(
          kind: .listStart, span: span, detail: "the list begins at \(document.text.string(marker.start..<marker.end))")
      )
    case .hasGap:
      let ordinals = draft.markers.map { String($0.ordinal) }.joined(separator: ", ")
      result.diagnostics.append(MentionDiagnostic(kind: .listGap, span: span, detail: "ordinals \(ordinals)"))
    }
  }
}
