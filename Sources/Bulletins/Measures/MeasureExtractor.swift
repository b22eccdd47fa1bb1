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
    roles = RoleRules(document: document)
    speakers = SpeakerRules(document: document)
    announcements = AnnouncementRules(document: document)
    title =
      layout.title.isEmpty
      ? nil
      : document.paragraphs[layout.title.lowerBound].lowerBound
        ..< document.paragraphs[layout.title.upperBound - 1].upperBound
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

  /// The article's lists. Linear but for the depth of nesting.
  func extract() -> Result {
    let entries = nested(ordinalLists(), parallelLists())
    var result = Result()
    var working = entries
    var usedCounts: Set<Int> = []
    for index in working.indices { add(index, &working, &usedCounts, &result) }
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
      document: document, bodyEnd: layout.bodyEnd, breaks: layout.breaks, byline: layout.bylineWithBrackets)
    _ = extents.resolve(&drafts)
    return drafts
  }

  private func parallelLists() -> [DraftList] {
    ParallelRules(document: document).lists(in: layout.body, skipping: layout.itemless)
  }

  /// All lists by their first marker, each with the innermost item that holds it. A parallel list that runs across
  /// an item's border is none.
  private func nested(_ ordinal: [DraftList], _ parallel: [DraftList]) -> [Entry] {
    var all = ordinal
    for list in parallel where fits(list, among: ordinal) { all.append(list) }
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
        guard let item = outer.markers.lastIndex(where: { $0.start < start }), outer.ends[item] >= end else { continue }
        entry.holder = (candidate, item)
        entry.level = entries[candidate].level + 1
        break
      }
      entries.append(entry)
      open.append(entries.count - 1)
    }
    return entries
  }

  private func fits(_ list: DraftList, among ordinal: [DraftList]) -> Bool {
    let start = list.markers[0].start
    let end = list.ends[list.ends.count - 1]
    var isInside = false
    for outer in ordinal {
      for (marker, itemEnd) in zip(outer.markers, outer.ends) {
        if marker.start >= start && marker.start < end { return false }
        if marker.start < start, start < itemEnd {
          if end > itemEnd { return false }
          isInside = true
        }
      }
    }
    return !isInside || list.markers.count > 2
  }

  // MARK: Describing

  private func add(_ index: Int, _ entries: inout [Entry], _ usedCounts: inout Set<Int>, _ result: inout Result) {
    let entry = entries[index]
    let draft = entry.draft
    let first = draft.markers[0]
    let holder = entry.holder.map { entries[$0.entry].draft.markers[$0.item] }
    let (lead, context) = lead(of: draft, holder: holder, behind: previousEnd(index, entries))
    let speech = speakers.speech(in: lead) ?? (context.upperBound == first.start ? speakers.speech(in: context) : nil)
    let headings = zip(draft.markers, draft.ends).map { heading($0, end: $1, isGloss: false) }
    let standing = zip(headings, draft.markers).count { standsAlone($0, $1.paragraph) }
    // The heading of an item that is no section names the item, not what its inner list is.
    let isBareHeading =
      holder.map { $0.end == lead.lowerBound } == true && !lead.isEmpty && document.scalar(lead.upperBound - 1) != 0xFF1A
      && entry.holder.map { entries[$0.entry].role != .section } == true && speech == nil
    var role = roles.role(
      family: draft.family, isStatuteArticle: draft.group == 23,
      isPlea: draft.markers[0].start == draft.markers[0].end,
      lead: isBareHeading ? lead.lowerBound..<lead.lowerBound : lead,
      speech: speech.map { $0.act == .asks || $0.act == .reports && draft.family == .yao } ?? false, headings: headings,
      headingsStandAlone: standing * 2 > headings.count, inherited: entry.holder.map { inherited(from: $0, entries) } ?? nil,
      isNamedBySection: entry.holder.map { entries[$0.entry].role == .section } ?? false,
      title: entry.holder == nil && lead.isEmpty ? title : nil)
    if role != .section, entry.level == 1, isOutline(index, entries) { role = .section }
    if layout.notes.contains(where: { $0 <= draft.markers[0].paragraph }) { role = .other }
    entries[index].role = role

    var list = MeasureList(
      number: index + 1, family: draft.family, role: role, lead: document.text.span(lead), level: entry.level,
      rule: draft.rule)
    list.speaker = speech.map { document.text.string($0.speaker) }
    list.parent = entry.holder.map { MeasureList.Parent(list: $0.entry + 1, ordinal: $0.item + 1) }
    if role != .section, draft.family != .chapter,
      let count = announcements.announcement(
        items: draft.markers.count, lead: lead, context: context, title: title, isMain: entry.level == 1,
        isOnly: entry.level == 1 && entries.count(where: { $0.level == 1 }) == 1),
      usedCounts.insert(count.range.lowerBound).inserted
    {
      list.announced = MeasureList.Announcement(count: count.value, span: document.text.span(count.range))
    }
    list.check = check(list.announced?.count, draft)
    result.lists.append(list)

    for (item, (marker, end)) in zip(draft.markers, draft.ends).enumerated() {
      let heading = heading(marker, end: end, isGloss: role == .other)
      let span = document.text.span(marker.start..<max(end, textStart(marker)))
      result.measures.append(
        Measure(
          list: index + 1, ordinal: item + 1, span: span, markerEnd: document.text.span(marker.start..<textStart(marker)).end,
          headingEnd: document.text.span(marker.start..<heading.upperBound).end, level: entry.level, role: role))
      if marker.start < marker.end { result.markers.append(marker.start..<marker.end) }
    }
    report(draft, &result)
  }

  /// Whether a list is the outline of a long document: its items run to pages and most hold lists of their own.
  private func isOutline(_ index: Int, _ entries: [Entry]) -> Bool {
    let draft = entries[index].draft
    guard draft.family == .dunhao, let end = draft.ends.last else { return false }
    let holding = Set(entries.compactMap { $0.holder?.entry == index ? $0.holder?.item : nil }).count
    return (end - draft.markers[0].start) / draft.markers.count > 1500 && holding * 2 >= draft.markers.count
  }

  /// The role that the item which holds a list hands down: its list's role, or what its heading names in a section.
  private func inherited(from holder: (entry: Int, item: Int), _ entries: [Entry]) -> ListRole? {
    let outer = entries[holder.entry]
    let marker = outer.draft.markers[holder.item]
    let heading = heading(marker, end: outer.draft.ends[holder.item], isGloss: false)
    if outer.role == .section { return roles.ofSection(heading) ?? outer.holder.flatMap { inherited(from: $0, entries) } }
    return outer.role
  }

  /// The last sentence before a list, and all that leads to it: both end where the list begins, or with the
  /// paragraph before it.
  ///
  /// Neither reaches back into an earlier list, which ends at `limit`.
  private func lead(of draft: DraftList, holder: ListMarker?, behind limit: Int) -> (lead: Range<Int>, context: Range<Int>) {
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
    if holder.map({ previous < $0.paragraph }) == true { return (first.start..<first.start, first.start..<first.start) }
    return (lastSentence(range), range)
  }

  /// Where the last list before list `index` that does not hold it ends.
  private func previousEnd(_ index: Int, _ entries: [Entry]) -> Int {
    let start = entries[index].draft.markers[0].start
    return entries[..<index].compactMap { $0.draft.ends.last }.filter { $0 <= start }.max() ?? 0
  }

  private func lastSentence(_ range: Range<Int>) -> Range<Int> {
    var start = range.upperBound
    // A stop at the very end closes the sentence that is looked for.
    if start > range.lowerBound, isStop(document.scalar(start - 1)) { start -= 1 }
    while start > range.lowerBound, !isStop(document.scalar(start - 1)) { start -= 1 }
    return start..<range.upperBound
  }

  private func isStop(_ scalar: UInt32) -> Bool { scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F }

  /// The heading of an item: up to the first 。！？ or its line's end; with neither, without a closing mark. A gloss
  /// has its heading before the ：.
  private func heading(_ marker: ListMarker, end: Int, isGloss: Bool) -> Range<Int> {
    let lineEnd = min(end, document.paragraphs[document.paragraph(holding: marker.start)].upperBound)
    var index = marker.end
    let start = textStart(marker)
    while index < lineEnd {
      let scalar = document.scalar(index)
      if isStop(scalar) { return start..<max(start, index) }
      if isGloss, scalar == 0xFF1A { return start..<max(start, index) }
      index += 1
    }
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
    var end = draft.ends[draft.ends.count - 1]
    while end > draft.last.end, [0x3002, 0xFF1B].contains(document.scalar(end - 1)) { end -= 1 }
    if document.scalar(end - 1) == 0x7B49 { return .open }
    let count = draft.markers.count
    return count == announced ? .ok : count < announced ? .short : .over
  }

  private func report(_ draft: DraftList, _ result: inout Result) {
    guard let fault = draft.fault else { return }
    let marker = draft.markers[0]
    let span = document.text.span(marker.start..<marker.end)
    switch fault {
    case .startsLate:
      result.diagnostics.append(
        MentionDiagnostic(kind: .listStart, span: span, detail: "the list begins at \(document.text.string(marker.start..<marker.end))"))
    case .hasGap:
      let ordinals = draft.markers.map { String($0.ordinal) }.joined(separator: ", ")
      result.diagnostics.append(MentionDiagnostic(kind: .listGap, span: span, detail: "ordinals \(ordinals)"))
    }
  }
}
