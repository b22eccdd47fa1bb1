import ChineseText

/// A list while it is being put together.
struct DraftList {
  /// Its markers, in order. A parallel list's markers are empty ranges.
  var markers: [ListMarker]
  /// Where its items end, one a marker; filled by ``ItemExtents``.
  var ends: [Int] = []
  /// The list and item that held it when it was opened; an index into the drafts and one into that list's markers.
  var opener: (list: Int, item: Int)?
  /// What was wrong with its ordinals.
  var fault: Fault?
  /// Whether its first item counts on from a list before it, in another section: it may be the only one there.
  var countsOn = false
  /// The rule that made it.
  var rule: String
  /// The rule that ended its last item.
  var endRule = "end.sentence"

  /// What can be wrong with a list's ordinals.
  enum Fault {
    /// It begins at an ordinal above 1.
    case startsLate
    /// An ordinal is missing or comes twice.
    case hasGap
  }

  var family: ListFamily { markers[0].family }
  var group: Int { markers[0].group }
  var last: ListMarker { markers[markers.count - 1] }
  /// The index of the last item that begins before `start`; nil where none does. O(log n).
  func lastItem(before start: Int) -> Int? {
    var low = 0
    var high = markers.count
    while low < high {
      let middle = (low + high) / 2
      if markers[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
  /// Whether all items begin in one paragraph.
  var isInline: Bool {
    markers.count > 1 ? markers[0].paragraph == last.paragraph : !markers[0].opensParagraph
  }
  /// Whether some item, save the last, holds more than its first paragraph.
  var hasLongItems: Bool {
    zip(markers, markers.dropFirst()).contains { $1.paragraph - $0.paragraph > 1 }
  }
  /// Whether the last item may hold more than its first paragraph: where some item does, save that items with prose
  /// in their first paragraph go by those before them with such prose.
  ///
  /// （一）资料不足。有的…。 / （二）规范不强 / 1.… / （三）时效不够。两部…。 → the third is one paragraph, as the first is
  func mayEndLong(in document: DocumentText) -> Bool {
    guard hasLongItems else { return false }
    func holdsProse(_ marker: ListMarker) -> Bool {
      let paragraph = document.paragraphs[marker.paragraph]
      return document.scalars[marker.end..<max(marker.end, paragraph.upperBound - 1)].contains(0x3002)
    }
    guard holdsProse(last) else { return true }
    var isBound = false
    for (marker, next) in zip(markers, markers.dropFirst()) where holdsProse(marker) {
      if next.paragraph - marker.paragraph > 1 { return true }
      isBound = true
    }
    return !isBound
  }
}

/// Puts markers together to lists by sequence: a marker is one because the next ordinal follows, in the same
/// family, at the same depth.
///
/// The markers are read once, with a stack of open lists. A marker continues the innermost open list whose next
/// ordinal it is; a first ordinal that has a second opens a list, inside the open item or beside it; any other
/// marker is none. 任务一是重点、二是难点 → no list; 四是…五要… → one list
struct ListAssembler {
  /// The document.
  let document: DocumentText
  /// The paragraphs at which appendices or notes begin: no list runs across one.
  let breaks: [Int]

  private var markers: [ListMarker] = []
  /// For each marker, the next one that could follow it in a list.
  private var successors: [Int?] = []
  private var drafts: [DraftList] = []
  private var stack: [Int] = []
  private var lastIndexOfList: [Int] = []
  /// The last ordinal that a list of each group reached: outlines may number on across sections.
  private var reached: [Int: Int] = [:]

  init(document: DocumentText, breaks: [Int]) {
    self.document = document
    self.breaks = breaks
  }

  /// The lists in `markers`, which ascend; each has two items at least. Linear but for look-ahead in one group.
  mutating func assemble(_ markers: [ListMarker]) -> [DraftList] {
    self.markers = markers
    successors = findSuccessors()
    var pendingBreaks = breaks[...]
    for (index, marker) in markers.enumerated() {
      while let first = pendingBreaks.first, marker.paragraph >= first {
        stack.removeAll()
        pendingBreaks = pendingBreaks.dropFirst()
      }
      take(marker, index)
    }
    return withoutLoneItems()
  }

  // MARK: One marker

  private mutating func take(_ marker: ListMarker, _ index: Int) {
    if let depth = stack.lastIndex(where: { continues(drafts[$0], marker) }) {
      stack.removeSubrange((depth + 1)...)
      drafts[stack[depth]].markers.append(marker)
      lastIndexOfList[stack[depth]] = index
      reached[marker.group] = marker.ordinal
      return
    }
    let numbersOn = reached[marker.group].map { $0 + 1 == marker.ordinal } ?? false
    if marker.ordinal == 1 {
      if successors[index] != nil || leaps(over: index) { open(marker, index, fault: nil) }
      return
    }
    if marker.followsMark, let depth = stack.lastIndex(where: { jumps(from: drafts[$0], to: marker, index) }) {
      stack.removeSubrange((depth + 1)...)
      drafts[stack[depth]].markers.append(marker)
      drafts[stack[depth]].fault = .hasGap
      lastIndexOfList[stack[depth]] = index
      return
    }
    let isStatute = marker.group == 23
    // 十一是国庆: no text loses ten items.
    let countsOn = numbersOn && marker.opensParagraph && counting(marker)
    let mayStart =
      isStatute || marker.group == 0 && marker.ordinal < 10 && (marker.followsMark || marker.opensParagraph)
      || (1...3).contains(marker.group) && marker.opensParagraph
    if mayStart, successors[index] != nil || countsOn,
      isStatute || !stack.contains(where: { drafts[$0].group == marker.group })
    {
      open(marker, index, fault: isStatute || numbersOn ? nil : .startsLate)
      drafts[drafts.count - 1].countsOn = countsOn
    }
  }

  /// Whether a family numbers on through a document's sections: a statute's 条, and 1. 2. 3. at lines' heads.
  private func counting(_ marker: ListMarker) -> Bool { marker.group == 23 || marker.group == 3 }

  /// Whether `marker` goes on with a list although its ordinal leaves one out, or, where both open lines, leaves out
  /// several that a further one follows, or comes again behind a ； or 。: 一、二、四、; 一、二、五、六、; 一、二、二、三、
  private func jumps(from list: DraftList, to marker: ListMarker, _ index: Int) -> Bool {
    guard list.group == marker.group, marker.group < 7,
      list.last.opensParagraph == marker.opensParagraph || list.last.paragraph == marker.paragraph
    else { return false }
    let missing = marker.ordinal - nextOrdinal(list)
    if missing == 1 { return true }
    guard list.markers.count > 1, successors[index] != nil else { return false }
    if !marker.opensParagraph {
      let before = document.scalar(marker.start - 1)
      return missing == -1 && marker.group == 0 && (before == 0xFF1B || before == 0x3002)
    }
    return (2...5).contains(missing) || missing == -1
  }

  private mutating func open(_ marker: ListMarker, _ index: Int, fault: DraftList.Fault?) {
    if let same = stack.lastIndex(where: { drafts[$0].group == marker.group }),
      stack.count > ListAssembler.deepest || !standsInClause(marker, of: drafts[stack[same]])
    {
      stack.removeSubrange(same...)
    }
    while let top = stack.last, !nests(marker, index, in: top) { stack.removeLast() }
    let opener = stack.last.map { (list: $0, item: drafts[$0].markers.count - 1) }
    drafts.append(
      DraftList(
        markers: [marker], opener: opener, fault: fault,
        rule: "list.\(marker.family.rawValue)\(marker.opensParagraph ? ".line" : ".inline")"))
    lastIndexOfList.append(index)
    reached[marker.group] = marker.ordinal
    stack.append(drafts.count - 1)
  }

  // MARK: Sequence

  private func nextOrdinal(_ list: DraftList) -> Int {
    list.last.ordinal == ListMarker.last ? Int.max - 1 : list.last.ordinal + 1
  }

  private func continues(_ list: DraftList, _ marker: ListMarker) -> Bool {
    list.group == marker.group && follows(list.last, marker)
  }

  /// Whether `next` can be the item behind `last` by family, ordinal and distance.
  private func follows(_ last: ListMarker, _ next: ListMarker) -> Bool {
    guard last.group == next.group else { return false }
    let distance = next.paragraph - last.paragraph
    switch last.family {
    case .shouxian:
      guard last.ordinal != ListMarker.last, distance <= 6 else { return false }
      // 首先…，其次…，最后…: behind a comma 最后 is a marker only where the one before it stands so too.
      if next.ordinal == ListMarker.last, !next.opensParagraph, document.scalar(next.start - 1) == 0xFF0C,
        last.ordinal == 1 || document.scalar(last.start - 1) != 0xFF0C
      {
        return false
      }
      return next.ordinal == ListMarker.last || next.ordinal == last.ordinal + 1
        || next.ordinal == last.ordinal && next.ordinal > 1 || next.ordinal == 2 && last.ordinal == 3
    case .fangmian:
      return distance <= 2 && (next.ordinal == 2 || next.ordinal == 1 && last.ordinal == 1)
    default:
      guard next.ordinal == last.ordinal + 1, next.followsMark || next.group == 1 || next.group == 23 else {
        return false
      }
      // 任务一是重点、二是难点 says what task one is: behind a noun, a second marker after a mere 、 makes no list.
      if next.group == 0, !next.opensParagraph, document.scalar(next.start - 1) == 0x3001, !last.followsMark {
        return false
      }
      let inline = !last.opensParagraph && !next.opensParagraph
      return inline ? distance <= 2 : next.group == 0 ? distance <= 40 : true
    }
  }

  /// Whether a third item stands right behind the first at `index`, so that the second lost its number: 一是…；三是…；四是…
  ///
  /// In running text a fourth has to follow; and a list that waits for its third takes it.
  private func leaps(over index: Int) -> Bool {
    let first = markers[index]
    guard first.group < 7,
      let third = markers[(index + 1)...].prefix(64).firstIndex(where: { $0.group == first.group })
    else { return false }
    let next = markers[third]
    let distance = next.paragraph - first.paragraph
    let isNear =
      next.opensParagraph
      ? first.opensParagraph && (first.group != 0 || distance <= 40)
      : distance <= (first.opensParagraph ? 0 : 2) && successors[third] != nil
    return next.ordinal == 3 && next.followsMark && isNear
      && !crossesBreak(first, next) && !stack.contains { continues(drafts[$0], next) }
  }

  private func findSuccessors() -> [Int?] {
    // For each marker the next of its group, found from the last one back.
    var following = [Int](repeating: markers.count, count: markers.count)
    var first = [Int](repeating: markers.count, count: ListMarker.groups)
    for index in markers.indices.reversed() {
      following[index] = first[markers[index].group]
      first[markers[index].group] = index
    }
    var successors = [Int?](repeating: nil, count: markers.count)
    for index in markers.indices {
      let marker = markers[index]
      var steps = 0
      var next = following[index]
      while next < markers.count {
        steps += 1
        if follows(marker, markers[next]) {
          successors[index] = next
          break
        }
        if markers[next].ordinal <= marker.ordinal || steps > 64 || crossesBreak(marker, markers[next]) { break }
        next = following[next]
      }
    }
    return successors
  }

  private func crossesBreak(_ a: ListMarker, _ b: ListMarker) -> Bool {
    var low = 0
    var high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle] <= a.paragraph { low = middle + 1 } else { high = middle }
    }
    return low < breaks.count && breaks[low] <= b.paragraph
  }

  // MARK: Depth

  /// Whether `marker`, which opens a list, stands inside the last item of the open list `top`.
  private func nests(_ marker: ListMarker, _ index: Int, in top: Int) -> Bool {
    let list = drafts[top]
    let last = list.last
    if let next = successors[lastIndexOfList[top]], next > index { return true }
    if marker.opensParagraph, last.opensParagraph, let outer = rank(marker), let inner = rank(last), outer < inner {
      return false
    }
    if list.isInline, list.markers.count > 1 {
      guard marker.paragraph == last.paragraph else { return false }
      guard holdsStop(from: last.end, to: marker.start) else { return true }
      let itemsHoldStops = zip(list.markers, list.markers.dropFirst()).contains {
        holdsStop(from: $0.end, to: $1.start - 1)
      }
      return itemsHoldStops && !opensNewTopic(before: marker.start, after: last.end)
    }
    if marker.paragraph == last.paragraph || list.mayEndLong(in: document) || list.markers.count == 1 { return true }
    // （二）包保责任制，做到： / 1.… – a last item that breaks off to enumerate holds what follows.
    return marker.paragraph == last.paragraph + 1 && !endsSentence(last.paragraph)
  }

  private static let deepest = 16

  /// Whether `marker` hangs on the words of the last item of a list of its own family, without a stop between and
  /// without a new topic: 四是成因复杂，原因一是…，二是… stands inside 四是.
  private func standsInClause(_ marker: ListMarker, of list: DraftList) -> Bool {
    let last = list.last
    guard list.markers.count > 1, list.isInline, !marker.opensParagraph, marker.paragraph == last.paragraph,
      last.end < marker.start
    else { return false }
    let between = last.end..<marker.start
    return !document.scalars[between].contains { $0 == 0x3002 || $0 == 0xFF1B }
      && !ListAssembler.newTopics.occurs(document.scalars, in: between)
  }

  /// The depth at which outline families stand by custom: 章 before 一、 before （一） before 1. before （1） before ①.
  private func rank(_ marker: ListMarker) -> Int? {
    switch marker.group {
    case 20...23: marker.group - 20
    case 1...5: marker.group + 10
    default: nil
    }
  }

  private func endsSentence(_ paragraph: Int) -> Bool {
    let end = document.scalar(document.paragraphs[paragraph].upperBound - 1)
    return end == 0x3002 || end == 0xFF1B || end == 0xFF09
  }

  /// Whether a full stop stands there; nothing does between markers that follow each other at once (第一，第二，).
  private func holdsStop(from start: Int, to end: Int) -> Bool {
    start < end && document.scalars[start..<end].contains(0x3002)
  }

  private static let newTopics = WordSet(
    "建议 对策 下一步 下步 对此 为此 会议 要求 强调 问题 困难 不足 今后 同时 打算 意见 提出 指出 希望 下半年 明年 来年")

  /// Whether the sentence before `start` begins something new: 建议：一是…
  private func opensNewTopic(before start: Int, after limit: Int) -> Bool {
    var sentence = start
    while sentence > limit, document.scalar(sentence - 1) != 0x3002 { sentence -= 1 }
    return sentence < start && ListAssembler.newTopics.occurs(document.scalars, in: sentence..<start)
  }

  /// Drops lists that got no second item, and mends what pointed to them.
  private func withoutLoneItems() -> [DraftList] {
    var places: [Int?] = []
    var kept: [DraftList] = []
    for draft in drafts {
      var draft = draft
      var opener = draft.opener
      while let place = opener, places[place.list] == nil { opener = drafts[place.list].opener }
      draft.opener = opener.flatMap { opener in places[opener.list].map { ($0, opener.item) } }
      if draft.markers.count > 1 || draft.countsOn {
        places.append(kept.count)
        kept.append(draft)
      } else {
        places.append(nil)
      }
    }
    return kept
  }
}
