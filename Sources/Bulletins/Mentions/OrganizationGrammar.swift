import ChineseText

/// Finds where an organisation that ends in a known suffix begins.
///
/// The production: prefix? anchor subject* suffix (subject* suffix)*, where the anchor is a place (甘孜州), a level word
/// (州), a group of levels (各县（市）), an unlisted town or zone, or nothing. Each step looks back over at most
/// ``window`` scalars, so the whole is linear.
struct OrganizationGrammar {
  /// How far back a name may begin before its suffix.
  static let window = 40

  let scalars: [UInt32]
  let lexicon: OrganizationLexicon
  let gazetteer: Gazetteer

  /// The organisation whose first suffix ends at `end`, looking back to `floor` at most; nil where there is none.
  func match(endingAt end: Int, floor: Int, limit: Int, addressee: Bool) -> OrganizationMatch? {
    var candidates: [(start: Int, flags: OrganizationLexicon.Suffix)] = []
    var node: Int32 = 0
    var position = end
    while position > floor {
      node = lexicon.suffixesReversed.step(node, scalars[position - 1])
      if node < 0 { break }
      position -= 1
      let flags = lexicon.suffixesReversed.flags(at: node)
      if flags != 0 { candidates.append((position, OrganizationLexicon.Suffix(rawValue: flags))) }
    }
    guard !candidates.isEmpty, OrganizationEnds.mayEnd(scalars, at: end, limit: limit) else { return nil }
    var places: AnchorFinder?
    for candidate in candidates.reversed() {
      if candidate.flags.contains(.whole) {
        return OrganizationMatch(
          range: candidate.start..<end, anchor: .national, rule: "national", bodyStart: candidate.start, headEnd: end)
      }
      if candidate.flags.contains(.addressee) && !addressee { continue }
      var finder = places ?? AnchorFinder(grammar: self, end: end, floor: floor)
      let found = match(suffix: candidate.start..<end, candidate.flags, &finder)
      places = finder
      if let found { return found }
    }
    return nil
  }

  /// How far an organisation that ends at `end` goes on: 省委 + 宣传部, 省地方志办 + 党组. `end` where it does not.
  func extended(from end: Int, limit: Int, task: Bool) -> Int {
    var best = end
    var progress = true
    while progress {
      progress = false
      let next = nestedEnd(from: best, limit: limit, task: task)
      if next > best {
        best = next
        progress = true
      }
    }
    return best
  }

  /// Where a subject and suffix end that begin at `start` behind 、 or 和 (宣传部 in 省委组织部、宣传部); `start` where none do.
  func coordinatedEnd(from start: Int, limit: Int) -> Int {
    nestedEnd(from: start, limit: limit, task: false, coordinated: true)
  }

  private func nestedEnd(from start: Int, limit: Int, task: Bool, coordinated: Bool = false) -> Int {
    let stop = min(limit, start + 24)
    var reachable: [Int] = [start]
    var best = start
    var next = 0
    while next < reachable.count {
      let at = reachable[next]
      next += 1
      var node: Int32 = 0
      var position = at
      while position < stop {
        node = lexicon.suffixes.step(node, scalars[position])
        if node < 0 { break }
        position += 1
        let flags = OrganizationLexicon.Suffix(rawValue: lexicon.suffixes.flags(at: node))
        let may =
          at > start
          ? flags.contains(.nested) || flags.contains(.known) : !coordinated && isBareNested(flags, at..<position)
        if may, !flags.contains(.whole), position > best, OrganizationEnds.mayEnd(scalars, at: position, limit: limit) {
          best = position
        }
      }
      node = 0
      position = at
      while position < stop {
        node = lexicon.subjects.step(node, scalars[position])
        if node < 0 { break }
        position += 1
        if lexicon.subjects.flags(at: node) != 0, !reachable.contains(position) { reachable.append(position) }
      }
    }
    if best == start, task { best = taskEnd(from: start, limit: limit) }
    return best
  }

  /// Suffixes that follow an organisation directly: 党组, 办公室, but not 局 or 部.
  private func isBareNested(_ flags: OrganizationLexicon.Suffix, _ range: Range<Int>) -> Bool {
    flags.contains(.nested) && (range.count > 1 || scalars[range.lowerBound] == 0x529E)  // 办
  }

  /// 领导小组 + 改革开放新高地执行小组: a task body within another.
  private func taskEnd(from start: Int, limit: Int) -> Int {
    var position = start
    let stop = min(limit, start + 16)
    while position < stop, !OrganizationScalars.stopsTask(scalars[position]) {
      var node: Int32 = 0
      var end = position
      while end < stop {
        node = lexicon.suffixes.step(node, scalars[end])
        if node < 0 { break }
        end += 1
        let flags = OrganizationLexicon.Suffix(rawValue: lexicon.suffixes.flags(at: node))
        if flags.contains(.task), position > start, OrganizationEnds.mayEnd(scalars, at: end, limit: limit) { return end }
      }
      if lexicon.stops.longestPrefix(of: scalars, at: position, limit: stop) > 0 { return start }
      position += 1
    }
    return start
  }

  private func match(
    suffix: Range<Int>, _ flags: OrganizationLexicon.Suffix, _ finder: inout AnchorFinder
  ) -> OrganizationMatch? {
    let (starts, telling) = subjectStarts(endingAt: suffix.lowerBound, floor: finder.floor)
    let single = suffix.count == 1
    // Known subjects, the leftmost beginning first.
    if flags.contains(.selfSufficient) || flags.contains(.known) || flags.contains(.group) {
      for start in starts.reversed() {
        if start == suffix.lowerBound, !flags.contains(.selfSufficient) && !flags.contains(.group) { continue }
        guard let anchor = finder.anchor(endingAt: start) else { continue }
        if flags.contains(.group), !flags.contains(.selfSufficient) {
          guard case .group = anchor, start < suffix.lowerBound || scalars[suffix.lowerBound] == 0x4EBA else { continue }
        }
        if start == suffix.lowerBound, single, !finder.endsInLevel(start) { continue }
        if start < suffix.lowerBound, !telling.contains(start), case .level = anchor, single, suffix.count == 1 {
          if vagueWithLevel(start, suffix) { continue }
        }
        return finished(anchor, start, suffix, rule: "subject", finder.floor)
      }
    }
    if flags.contains(.free) || flags.contains(.task), let found = free(suffix, flags, &finder) { return found }
    if flags.contains(.unlisted) || flags.contains(.bare), let found = unlisted(suffix, starts, flags, &finder) {
      return found
    }
    guard flags.contains(.bare), let start = starts.reversed().first(where: { telling.contains($0) }) else { return nil }
    if start > finder.floor, OrganizationScalars.isHan(scalars[start - 1]), spoilsBare(start) { return nil }
    return OrganizationMatch(
      range: start..<suffix.upperBound, anchor: .none, rule: "bare", bodyStart: start, headEnd: suffix.upperBound)
  }

  /// 市管理局 names nothing; 市台办 and 县志办 do.
  private func vagueWithLevel(_ start: Int, _ suffix: Range<Int>) -> Bool {
    suffix.lowerBound - start > 1 && scalars[suffix.lowerBound] != 0x529E  // 办
  }

  /// Whether the scalar before a bare name says that it names no certain body (各教育局, 有关财政局).
  private func spoilsBare(_ start: Int) -> Bool {
    switch scalars[start - 1] {
    case 0x5404, 0x5173, 0x5176, 0x4ED6, 0x7EA7, 0x5730, 0x533A, 0x4E2A: true  // 各 关 其 他 级 地 区 个
    default: false
    }
  }

  /// The places from which subjects of work lead up to `end`, nearest first (`end` itself included), and those of them
  /// from which at least one subject says something on its own.
  private func subjectStarts(endingAt end: Int, floor: Int) -> (starts: [Int], telling: Set<Int>) {
    var starts = [end]
    var telling: Set<Int> = []
    let stop = max(floor, end - 24)
    var position = end
    // Positions descend, so each is complete when it is reached.
    var marks = [UInt8](repeating: 0, count: end - stop + 1)
    marks[end - stop] = 1
    while position > stop {
      if marks[position - stop] != 0 {
        var node: Int32 = 0
        var at = position
        if position < end, isConjunction(scalars[position - 1]), position - 1 > stop { marks[position - 1 - stop] |= 4 }
        while at > stop {
          node = lexicon.subjectsReversed.step(node, scalars[at - 1])
          if node < 0 { break }
          at -= 1
          let flags = lexicon.subjectsReversed.flags(at: node)
          if flags == 0 { continue }
          marks[at - stop] |= flags == 2 || marks[position - stop] & 2 != 0 ? 3 : 1
        }
      }
      position -= 1
    }
    position = end - 1
    while position >= stop {
      let mark = marks[position - stop]
      if mark & 3 != 0 { starts.append(position) }
      if mark & 2 != 0 { telling.insert(position) }
      position -= 1
    }
    return (starts, telling)
  }

  private func isConjunction(_ c: UInt32) -> Bool { c == 0x548C || c == 0x4E0E || c == 0x53CA }  // 和 与 及

  private func free(
    _ suffix: Range<Int>, _ flags: OrganizationLexicon.Suffix, _ finder: inout AnchorFinder
  ) -> OrganizationMatch? {
    let task = flags.contains(.task)
    let reach = task ? 32 : suffix.count == 1 ? 8 : 14
    let stop = max(finder.floor, suffix.lowerBound - reach)
    var at = suffix.lowerBound
    while at > stop {
      at -= 1
      let c = scalars[at]
      if task ? OrganizationScalars.stopsTask(c) : OrganizationScalars.stopsStem(c) { return nil }
      if !task, lexicon.stops.longestPrefix(of: scalars, at: at, limit: suffix.lowerBound) > 0 { return nil }
      guard let anchor = finder.anchor(endingAt: at) else { continue }
      if case .level = anchor, OrganizationEnds.joinsLevel(scalars[at - 1], scalars[at]) { continue }
      if case .group = anchor { continue }
      if task, case .level = anchor, lexicon.stops.longestPrefix(of: scalars, at: at, limit: suffix.lowerBound) > 0,
        !taskOpener(at)
      {
        continue
      }
      return finished(anchor, at, suffix, rule: task ? "task body" : "open stem", finder.floor)
    }
    return nil
  }

  /// 推进…领导小组 may follow a level word; 市召开…领导小组 may not.
  private func taskOpener(_ at: Int) -> Bool {
    lexicon.taskOpeners.longestPrefix(of: scalars, at: at, limit: scalars.count) > 0
  }

  private func unlisted(
    _ suffix: Range<Int>, _ starts: [Int], _ flags: OrganizationLexicon.Suffix, _ finder: inout AnchorFinder
  ) -> OrganizationMatch? {
    for start in starts {
      if start < suffix.lowerBound, !flags.contains(.bare) { continue }
      if start == suffix.lowerBound, !flags.contains(.unlisted) { continue }
      if let anchor = finder.unlistedPlace(endingAt: start) {
        return finished(anchor, start, suffix, rule: "unlisted place", finder.floor)
      }
    }
    return nil
  }

  private func finished(
    _ anchor: OrganizationMatch.Anchor, _ bodyStart: Int, _ suffix: Range<Int>, rule: String, _ floor: Int
  ) -> OrganizationMatch? {
    var start = bodyStart
    switch anchor {
    case .place(let range, _), .level(let range), .group(let range), .unlisted(let range): start = range.lowerBound
    case .national, .none: break
    }
    if case .level = anchor, start > floor, isIndefinite(before: start, floor: floor) { return nil }
    let prefix = lexicon.prefixesReversed.longestSuffix(of: scalars, end: start, floor: floor)
    start -= prefix
    return OrganizationMatch(
      range: start..<suffix.upperBound, anchor: anchor, rule: rule, bodyStart: bodyStart, headEnd: suffix.upperBound)
  }

  /// Whether 相关, 有关, 所在, 其他 stands before: such words name no certain body.
  private func isIndefinite(before start: Int, floor: Int) -> Bool {
    guard start - 2 >= floor else { return false }
    switch (scalars[start - 2], scalars[start - 1]) {
    case (0x76F8, 0x5173), (0x6709, 0x5173), (0x6240, 0x5728), (0x5176, 0x4ED6), (0x5176, 0x5B83), (0x5404, 0x7EA7):
      return true
    default:
      return false
    }
  }
}
