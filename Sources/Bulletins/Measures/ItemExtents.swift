import ChineseText

/// Says where items end. Every item but the last ends where its next sibling begins; the last one takes grammar.
///
/// The last item of a list inside one paragraph ends with the paragraph, before a sentence that sums up all items
/// or leads to the next list. Where every earlier item is one paragraph, the last one is too. Otherwise it ends
/// before the next list beside it, a closing address, or the end of what holds the list.
struct ItemExtents {
  /// The document.
  let document: DocumentText
  /// Where the text that items may hold ends: before signature, byline and furniture.
  let bodyEnd: Int
  /// Where the article ends.
  let articleEnd: Int
  /// The paragraphs at which appendices or notes begin.
  let breaks: [Int]
  /// The lines that name a part of the text without a marker, ascending.
  let headlines: [Int]
  /// Where a byline stands at a paragraph's end: no item holds it.
  let byline: Range<Int>?

  /// Fills `ends` of every list and says which item holds which list: for each list the innermost list and item
  /// that hold it, or nil.
  func resolve(_ lists: inout [DraftList]) -> [(list: Int, item: Int)?] {
    var holders: [(list: Int, item: Int)?] = []
    var open: [Int] = []
    for index in lists.indices {
      let start = lists[index].markers[0].start
      while let top = open.last, (lists[top].ends.last ?? 0) <= start { open.removeLast() }
      let holder = innermost(start, among: open, of: lists)
      holders.append(holder)
      // A list that runs on behind what held its first item is bound by the region alone.
      let held = holder.map { lists[$0.list].ends[$0.item] }
      let bound = held.flatMap { $0 >= lists[index].last.end ? $0 : nil } ?? limit(from: lists[index].last)
      let markers = lists[index].markers
      var ends: [Int] = []
      ends.reserveCapacity(markers.count)
      for next in markers.dropFirst() { ends.append(trimmed(next.start, from: 0)) }
      let (end, rule) = lastEnd(index, lists, bound)
      ends.append(max(end, lists[index].last.end))
      lists[index].ends = ends
      lists[index].endRule = rule
      open.append(index)
    }
    return holders
  }

  private func innermost(_ start: Int, among open: [Int], of lists: [DraftList]) -> (list: Int, item: Int)? {
    for index in open.reversed() {
      let list = lists[index]
      guard let item = list.lastItem(before: start), start < list.ends[item] else { continue }
      return (index, item)
    }
    return nil
  }

  /// Where the region that holds `marker` ends: the body's end, or the next appendix.
  private func limit(from marker: ListMarker) -> Int {
    let next = firstBreak(after: marker.paragraph)
    let end = next.map { document.paragraphs[$0].lowerBound } ?? bodyEnd
    // A marker behind the body's end stands in an appendix after the signature.
    return end > marker.end ? end : max(articleEnd, marker.end)
  }

  private func firstBreak(after paragraph: Int) -> Int? {
    var low = 0
    var high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle] <= paragraph { low = middle + 1 } else { high = middle }
    }
    return low < breaks.count ? breaks[low] : nil
  }

  /// Where the last item of list `index` ends, and the rule that says so.
  private func lastEnd(_ index: Int, _ lists: [DraftList], _ bound: Int) -> (end: Int, rule: String) {
    let list = lists[index]
    let last = list.last
    let paragraph = document.paragraphs[last.paragraph]
    let textEnd = endOfText(paragraph)
    let paragraphEnd = min(bound, textEnd)
    let paragraphRule = bound < textEnd ? "end.holder" : textEnd < paragraph.upperBound ? "end.byline" : "end.paragraph"
    if list.isInline {
      var end = paragraphEnd
      var rule = paragraphRule
      if let sibling = nextSibling(index, lists), lists[sibling].markers[0].paragraph == last.paragraph {
        let start = sentenceStart(before: lists[sibling].markers[0].start, after: last.end)
        if start < end { (end, rule) = (start, "end.nextList") }
      } else if let sibling = nextSibling(index, lists), lists[sibling].markers[0].opensParagraph,
        lists[sibling].markers[0].paragraph == last.paragraph + 1, document.scalar(end - 1) == 0xFF1A
      {
        // …两者互为因果。为此建议： / 一要…: the paragraph's last sentence leads to the next list.
        let lead = sentenceStart(before: end, after: last.end)
        if lead > last.end { (end, rule) = (lead, "end.nextLead") }
      }
      if let summary = summaryStart(of: list, in: last.end..<end) { (end, rule) = (summary, "end.summary") }
      return (trimmed(end, from: last.end), rule)
    }
    if !list.mayEndLong(in: document) {
      let inner = lastInnerParagraph(index, lists)
      guard inner > last.paragraph else { return (trimmed(paragraphEnd, from: last.end), paragraphRule) }
      let innerEnd = endOfText(document.paragraphs[inner])
      return (
        trimmed(min(bound, innerEnd), from: last.end), bound < innerEnd ? "end.holder" : "end.innerList"
      )
    }
    let (end, rule) = longEnd(index, lists, bound)
    return (trimmed(end, from: last.end), rule)
  }

  /// Where the last item ends whose siblings hold several paragraphs.
  private func longEnd(_ index: Int, _ lists: [DraftList], _ bound: Int) -> (end: Int, rule: String) {
    let list = lists[index]
    let last = list.last
    var end = bound
    var rule = bound == bodyEnd ? "end.body" : "end.holder"
    if let sibling = nextSibling(index, lists) {
      let marker = lists[sibling].markers[0]
      var start = marker.opensParagraph ? marker.start : document.paragraphs[marker.paragraph].lowerBound
      if marker.opensParagraph, marker.paragraph > last.paragraph + 1 {
        let lead = document.paragraphs[marker.paragraph - 1]
        if document.scalar(lead.upperBound - 1) == 0xFF1A { start = lead.lowerBound }
      }
      if start < end { (end, rule) = (start, "end.nextList") }
    }
    var next = last.paragraph + 1
    while next < document.paragraphs.count, document.paragraphs[next].lowerBound < end {
      if isClosingAddress(document.paragraphs[next]) {
        (end, rule) = (document.paragraphs[next].lowerBound, "end.address")
        break
      }
      next += 1
    }
    // 2026年主要任务, between two lists of 一、: where no item before held such a line, the last one holds none.
    if let headline = headlines.first(where: { $0 > last.paragraph }), document.paragraphs[headline].lowerBound < end,
      !headlines.contains(where: { $0 > list.markers[0].paragraph && $0 < last.paragraph })
    {
      (end, rule) = (document.paragraphs[headline].lowerBound, "end.headline")
    }
    return (end, rule)
  }

  /// The next list that begins behind list `index` and was not opened inside it.
  private func nextSibling(_ index: Int, _ lists: [DraftList]) -> Int? {
    for next in (index + 1)..<max(index + 1, lists.count) where lists[next].markers[0].start > lists[index].last.start {
      var opener = lists[next].opener
      while let place = opener, place.list != index { opener = lists[place.list].opener }
      if opener == nil { return next }
    }
    return nil
  }

  /// The last paragraph in which a list inside the last item of list `index` has a marker; the item's own where it
  /// holds none.
  private func lastInnerParagraph(_ index: Int, _ lists: [DraftList]) -> Int {
    var last = lists[index].last.paragraph
    for next in (index + 1)..<max(index + 1, lists.count) {
      var opener = lists[next].opener
      while let place = opener, place.list != index { opener = lists[place.list].opener }
      // The lists that list `index` holds lie together behind it.
      guard let opener else { break }
      guard opener.item == lists[index].markers.count - 1 else { continue }
      last = max(last, lists[next].last.paragraph)
    }
    return last
  }

  /// A paragraph's end, before a byline that closes it.
  private func endOfText(_ paragraph: Range<Int>) -> Int {
    if let byline, paragraph.contains(byline.lowerBound), byline.lowerBound > paragraph.lowerBound {
      return byline.lowerBound
    }
    return paragraph.upperBound
  }

  private func sentenceStart(before start: Int, after limit: Int) -> Int {
    var index = start
    while index > limit, document.scalar(index - 1) != 0x3002 { index -= 1 }
    if index > limit { return index }
    // 三是照片珍贵；同时建议，一要…: the half sentence that leads to the next list.
    index = start
    while index > limit, document.scalar(index - 1) != 0xFF1B { index -= 1 }
    return index > limit ? index : start
  }

  private static let summaryOpenings = WordSet(
    """
    以上 上述 这些 这几 这三 这四 这五 通过以上 通过上述 据悉 据统计 据了解 下一步 目前 截至目前 会议还 会议强调 会议要求 对这些 对以上 对上述
    """)
  /// Openings that sum up only where no item has sentences of its own.
  private static let replies = WordSet("针对这些 针对以上 针对上述 面对这些 对此 为此 我们一定 我们将 我们要")

  /// Where a sentence that sums up all the items begins.
  private func summaryStart(of list: DraftList, in range: Range<Int>) -> Int? {
    let itemsHoldStops = zip(list.markers, list.markers.dropFirst()).contains {
      document.scalars[$0.end..<max($0.end, $1.start - 1)].contains(0x3002)
    }
    var index = range.lowerBound
    while index < range.upperBound {
      if document.scalar(index) == 0x3002, index + 1 < range.upperBound,
        ItemExtents.summaryOpenings.match(document.scalars, at: index + 1, before: range.upperBound) > 0
          || !itemsHoldStops && ItemExtents.replies.match(document.scalars, at: index + 1, before: range.upperBound) > 0
          || speaks(index + 1, before: range.upperBound)
      {
        return index + 1
      }
      index += 1
    }
    return nil
  }

  private static let turns = WordSet("同时 此外 另外 最后 随后 对此 为此")
  private static let gatherings = WordSet("会议 全会 大会")

  /// Whether the sentence at `start` says what a meeting asks for: 同时，会议强调，要加强领导。
  private func speaks(_ start: Int, before end: Int) -> Bool {
    var opening = start + ItemExtents.turns.match(document.scalars, at: start, before: end)
    if opening > start, document.scalar(opening) == 0xFF0C { opening += 1 }
    let length = ItemExtents.gatherings.match(document.scalars, at: opening, before: end)
    guard length > 0, let comma = (opening..<min(end, opening + 12)).first(where: { document.scalar($0) == 0xFF0C })
    else { return false }
    return SpeakerRules(document: document).speech(in: opening..<(comma + 1))?.act == .asks
  }

  private static let addresses = WordSet("各位代表 各位委员 同志们 各位领导 让我们 朋友们")

  private func isClosingAddress(_ paragraph: Range<Int>) -> Bool {
    ItemExtents.addresses.match(document.scalars, at: paragraph.lowerBound, before: paragraph.upperBound) > 0
  }

  /// `end` without blanks and line feeds before it.
  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, document.scalar(end - 1) == 0x0A || document.scalar(end - 1) == 0x20 { end -= 1 }
    return end
  }
}
