import ChineseText

/// Finds where an organisation that ends in a known suffix begins.
///
/// The production: prefix? anchor subject* suffix (subject* suffix)*, where the anchor is a place (甘孜州), a level word
/// (州), a group of levels (各县（市）), an unlisted town or zone, or nothing. Each step looks back over at most
/// ``window`` scalars, so the whole is linear. One immutable object, handed on by reference.
final class OrganizationGrammar: Sendable {
  /// How far back a name may begin before its suffix.
  static let window = 40

  let scalars: [UInt32]
  let lexicon: OrganizationLexicon
  let gazetteer: Gazetteer

  /// The grammar over `scalars`.
  init(scalars: [UInt32], lexicon: OrganizationLexicon, gazetteer: Gazetteer) {
    self.scalars = scalars
    self.lexicon = lexicon
    self.gazetteer = gazetteer
  }

  /// The organisation whose first suffix ends at `end`, looking back to `floor` at most; nil where there is none.
  func match(endingAt end: Int, floor: Int, limit: Int, addressee: Bool) -> OrganizationMatch? {
    guard OrganizationEnds.mayEnd(scalars, at: end, limit: limit) else { return nil }
    // Bit k: a suffix of k scalars ends here.
    var lengths: UInt64 = 0
    // Their flags, sixteen bits each, those of the longest lowest; only the longest four have room.
    var flagsOfLongest: UInt64 = 0
    var taken = 0
    var node: Int32 = 0
    var position = end
    while position > floor, end - position < 63 {
      node = lexicon.suffixesReversed.step(node, scalars[position - 1])
      if node < 0 { break }
      position -= 1
      let flags = lexicon.suffixesReversed.flags(at: node)
      if flags != 0 {
        lengths |= 1 << UInt64(end - position)
        flagsOfLongest = flagsOfLongest << 16 | UInt64(flags)
      }
    }
    guard lengths != 0 else { return nil }
    var finder = AnchorFinder(grammar: self, end: end, floor: floor)
    while lengths != 0 {
      let length = 63 - lengths.leadingZeroBitCount
      lengths &= ~(1 << UInt64(length))
      let start = end - length
      let flags =
        taken < 4 ? Suffix(rawValue: UInt16(truncatingIfNeeded: flagsOfLongest)) : suffixFlags(start..<end)
      flagsOfLongest >>= 16
      taken += 1
      if flags.contains(.whole) {
        let whole = max(end, wholeEnd(from: start, limit: limit))
        return OrganizationMatch(
          range: start..<whole, anchor: .national, rule: .national, bodyStart: start, headEnd: whole)
      }
      if flags.contains(.addressee) && !addressee || flags.isDisjoint(with: .leading) { continue }
      // Of 部门 and its like only 各县（市） and such make bodies: without 各 there is nothing to look for.
      if flags.isDisjoint(with: Self.loose), !scalars[finder.floor..<max(finder.floor, start)].contains(0x5404) {
        continue
      }
      if let found = match(suffix: start..<end, flags, &finder) { return found }
    }
    return nil
  }

  private typealias Suffix = OrganizationLexicon.Suffix

  /// The flags of the suffix in `range`.
  private func suffixFlags(_ range: Range<Int>) -> Suffix {
    var node: Int32 = 0
    for scalar in scalars[range] { node = lexicon.suffixes.step(node, scalar) }
    return Suffix(rawValue: lexicon.suffixes.flags(at: node))
  }

  /// The ways to a name that do without 各.
  private static let loose = Suffix.leading.subtracting(.group)

  /// Where the longest whole name ends that begins at `start`: 联合国教科文组织, not 联合国.
  private func wholeEnd(from start: Int, limit: Int) -> Int {
    var node: Int32 = 0
    var longest = start
    var at = start
    while at < limit {
      node = lexicon.suffixes.step(node, scalars[at])
      if node < 0 { break }
      at += 1
      if OrganizationLexicon.Suffix(rawValue: lexicon.suffixes.flags(at: node)).contains(.whole) { longest = at }
    }
    return longest
  }

  private func match(
    suffix: Range<Int>, _ flags: OrganizationLexicon.Suffix, _ finder: inout AnchorFinder
  ) -> OrganizationMatch? {
    let starts = subjectStarts(endingAt: suffix.lowerBound, floor: finder.floor)
    let single = suffix.count == 1
    // Known subjects, the leftmost beginning first.
    if !flags.isDisjoint(with: [.selfSufficient, .known, .group, .listed]) {
      for start in starts.farthestFirst {
        if start == suffix.lowerBound, flags.isDisjoint(with: [.selfSufficient, .group, .listed]) { continue }
        if start < suffix.lowerBound, flags.isDisjoint(with: [.known, .free, .group]) { continue }
        guard let anchor = finder.anchor(endingAt: start) else { continue }
        if start == suffix.lowerBound, flags.isDisjoint(with: [.selfSufficient, .group]) {
          guard case .place = anchor else { continue }
        }
        if flags.contains(.group), !flags.contains(.selfSufficient) {
          guard case .group(let range) = anchor, scalars[range.lowerBound] == 0x5404, starts.tells(from: start) else {
            continue  // 各 must lead, and a subject that says something must follow
          }
        }
        if start == suffix.lowerBound, single, !finder.endsInLevel(start) { continue }
        if isOfficeBuilding(start, suffix) { continue }
        if start < suffix.lowerBound, !starts.tells(from: start), case .level = anchor, single, suffix.count == 1 {
          if vagueWithLevel(start, suffix) { continue }
        }
        return finished(anchor, start, suffix, rule: .subject, &finder)
      }
    }
    if let found = partyCommittee(suffix, &finder) { return found }
    if suffix.lowerBound > finder.floor, flags.contains(.free) || flags.contains(.task),
      let found = free(suffix, flags, &finder)
    {
      return found
    }
    if let found = national(suffix, starts, flags, finder.floor) { return found }
    if flags.contains(.unlisted) || flags.contains(.bare), let found = unlisted(suffix, starts, flags, &finder) {
      return found
    }
    if flags.contains(.company), let found = company(suffix, starts, finder.floor) { return found }
    guard flags.contains(.bare), let start = starts.farthestFirst.first(where: { starts.tells(from: $0) }) else {
      return nil
    }
    guard opensBare(start, finder.floor) else { return nil }
    return OrganizationMatch(
      range: start..<suffix.upperBound, anchor: .none, rule: .bare, bodyStart: start, headEnd: suffix.upperBound)
  }

  /// 中共福建省委员会: with the party before it, a place alone is enough for 委员会.
  private func partyCommittee(_ suffix: Range<Int>, _ finder: inout AnchorFinder) -> OrganizationMatch? {
    guard scalars[suffix].elementsEqual(Self.committee), let anchor = finder.anchor(endingAt: suffix.lowerBound) else {
      return nil
    }
    switch anchor {
    case .place(let range, _), .level(let range):
      guard lexicon.prefixesReversed.longestSuffix(of: scalars, end: range.lowerBound, floor: finder.floor) > 0 else {
        return nil
      }
      return finished(anchor, suffix.lowerBound, suffix, rule: .partyCommittee, &finder)
    default: return nil
    }
  }

  private static let committee = "委员会".unicodeScalars.map(\.value)

  /// 市管理局 names nothing; 市台办 and 县志办 do.
  private func vagueWithLevel(_ start: Int, _ suffix: Range<Int>) -> Bool {
    suffix.lowerBound - start > 1 && scalars[suffix.lowerBound] != 0x529E  // 办
  }

  /// Whether subject and suffix are 行政中心, which is a building.
  private func isOfficeBuilding(_ start: Int, _ suffix: Range<Int>) -> Bool {
    suffix.count == 2 && suffix.lowerBound - start == 2 && scalars[suffix.lowerBound] == 0x4E2D
      && scalars[start] == 0x884C && scalars[start + 1] == 0x653F
  }

  /// Whether a bare name may begin at `start`: behind a mark, a particle or a verb (听取财政局汇报), but not behind 各, 有关 or any
  /// other word, which may be the rest of its name.
  func opensBare(_ start: Int, _ floor: Int) -> Bool {
    guard start > floor else { return true }
    let previous = scalars[start - 1]
    guard OrganizationScalars.isHan(previous) else { return true }
    switch previous {
    case 0x5404, 0x5176, 0x8BE5, 0x6B64, 0x6211, 0x4F60, 0x4ED6: return false  // 各 其 该 此 我 你 他
    default: break
    }
    if OrganizationScalars.stopsStem(previous) { return true }
    guard start - 2 >= floor else { return false }
    return lexicon.verbs.longestPrefix(of: scalars, at: start - 2, limit: start) == 2
  }

  /// The places from which subjects of work lead up to `end`, back to `floor` at most.
  private func subjectStarts(endingAt end: Int, floor: Int) -> SubjectStarts {
    var found = SubjectStarts(end: end)
    let stop = max(floor, end - SubjectStarts.reach)
    var position = end
    // Positions descend, so each is complete when it is reached.
    while position > stop {
      let through = found.leads(from: position)
      if through || found.joins(at: position) {
        if through, position < end, isConjunction(scalars[position - 1]), position - 1 > stop {
          found.join(at: position - 1)
        }
        let tells = found.tells(from: position)
        var node: Int32 = 0
        var at = position
        while at > stop {
          node = lexicon.subjectsReversed.step(node, scalars[at - 1])
          if node < 0 { break }
          at -= 1
          let flags = lexicon.subjectsReversed.flags(at: node)
          if flags != 0 { found.add(at, tells: tells || flags & 2 != 0) }
        }
      }
      position -= 1
    }
    return found
  }

  func isConjunction(_ c: UInt32) -> Bool { c == 0x548C || c == 0x4E0E || c == 0x53CA }  // 和 与 及

  private func free(
    _ suffix: Range<Int>, _ flags: OrganizationLexicon.Suffix, _ finder: inout AnchorFinder
  ) -> OrganizationMatch? {
    let task = flags.contains(.task)
    if OrganizationEnds.closesWord(scalars[suffix.lowerBound - 1], scalars[suffix.lowerBound]) {
      return nil
    }
    let reach = task ? 32 : suffix.count == 1 ? 8 : 14
    let stop = max(finder.floor, suffix.lowerBound - reach)
    var at = suffix.lowerBound
    var quoted = false
    while at > stop {
      let subject = quoted ? 0 : lexicon.subjectsReversed.longestSuffix(of: scalars, end: at, floor: stop)
      if subject > 1, !OrganizationScalars.isLevel(scalars[at - subject]) {
        at -= subject  // 能 in 能源 stops nothing
      } else {
        at -= 1
        let c = scalars[at]
        if c == 0x201D { quoted = true }
        if c == 0x201C { quoted = false }
        if quoted { continue }
        if task ? OrganizationScalars.stopsTask(c) : OrganizationScalars.stopsStem(c) { return nil }
      }
      if !task, lexicon.stops.longestPrefix(of: scalars, at: at, limit: suffix.lowerBound) > 0 { return nil }
      guard let anchor = finder.anchor(endingAt: at) else { continue }
      if case .level = anchor, OrganizationEnds.joinsLevel(scalars[at - 1], scalars[at]) { continue }
      if case .group = anchor { continue }
      if task, case .level = anchor, lexicon.stops.longestPrefix(of: scalars, at: at, limit: suffix.lowerBound) > 0,
        !taskOpener(at)
      {
        continue
      }
      return finished(anchor, at, suffix, rule: task ? .taskBody : .openStem, &finder)
    }
    return nil
  }

  /// 推进…领导小组 may follow a level word; 市召开…领导小组 may not.
  private func taskOpener(_ at: Int) -> Bool {
    lexicon.taskOpeners.longestPrefix(of: scalars, at: at, limit: scalars.count) > 0
  }

  private func unlisted(
    _ suffix: Range<Int>, _ starts: SubjectStarts, _ flags: OrganizationLexicon.Suffix, _ finder: inout AnchorFinder
  ) -> OrganizationMatch? {
    if flags.contains(.unlisted), let anchor = finder.unlistedName(before: suffix.lowerBound) {
      return finished(anchor, suffix.lowerBound, suffix, rule: .unlistedPlace, &finder)
    }
    for start in starts.nearestFirst {
      if start < suffix.lowerBound, !flags.contains(.bare) { continue }
      if start == suffix.lowerBound, !flags.contains(.unlisted) { continue }
      if let anchor = finder.unlistedPlace(endingAt: start) {
        return finished(anchor, start, suffix, rule: .unlistedPlace, &finder)
      }
    }
    return nil
  }

  private func finished(
    _ anchor: OrganizationMatch.Anchor, _ bodyStart: Int, _ suffix: Range<Int>, rule: OrganizationRule,
    _ finder: inout AnchorFinder
  ) -> OrganizationMatch? {
    let floor = finder.floor
    var start = bodyStart
    switch anchor {
    case .place(let range, _), .level(let range), .group(let range), .unlisted(let range): start = range.lowerBound
    case .national, .none: break
    }
    if case .place = anchor, start > floor, let zone = finder.unlistedPlace(endingAt: start) {
      if case .unlisted(let range) = zone { start = range.lowerBound }  // 天府新区 + 眉山管委会
    }
    if case .level = anchor, start > floor, isIndefinite(before: start, floor: floor) { return nil }
    let prefix = lexicon.prefixesReversed.longestSuffix(of: scalars, end: start, floor: floor)
    start -= prefix
    return OrganizationMatch(
      range: start..<suffix.upperBound, anchor: anchor, rule: rule, bodyStart: bodyStart, headEnd: suffix.upperBound)
  }

  /// 中国 or a region + any stem (中国信息通信研究院, 西南民族大学), 国家 + a subject of work (国家林草局).
  private func national(
    _ suffix: Range<Int>, _ starts: SubjectStarts, _ flags: OrganizationLexicon.Suffix, _ floor: Int
  ) -> OrganizationMatch? {
    func found(_ start: Int) -> OrganizationMatch {
      OrganizationMatch(
        range: start..<suffix.upperBound, anchor: .national, rule: .nationalStem, bodyStart: start,
        headEnd: suffix.upperBound)
    }
    for start in starts.nearestFirst where start < suffix.lowerBound && start - 2 >= floor {
      if scalars[start - 2] == 0x56FD, scalars[start - 1] == 0x5BB6, !flags.isDisjoint(with: [.bare, .free]) {
        return found(start - 2)  // 国家
      }
    }
    guard flags.contains(.free), suffix.count > 1 else { return nil }
    var at = suffix.lowerBound
    let stop = max(floor, suffix.lowerBound - 16)
    while at > stop {
      at -= 1
      if OrganizationScalars.stopsStem(scalars[at]) { return nil }
      if lexicon.stops.longestPrefix(of: scalars, at: at, limit: suffix.lowerBound) > 0 { return nil }
      if at + 2 < suffix.lowerBound || flags.contains(.listed), isRegion(scalars[at], scalars[at + 1]) {
        return found(at)
      }
    }
    return nil
  }

  /// 中国, 西南 and such, by which bodies of more than one province are called.
  private func isRegion(_ a: UInt32, _ b: UInt32) -> Bool {
    switch (a, b) {
    case (0x4E2D, 0x56FD), (0x897F, 0x5357), (0x897F, 0x5317), (0x4E1C, 0x5317), (0x534E, 0x4E1C), (0x534E, 0x5357),
      (0x534E, 0x5317), (0x534E, 0x4E2D), (0x4E2D, 0x5357), (0x957F, 0x6C5F), (0x9EC4, 0x6CB3), (0x6DEE, 0x6CB3),
      (0x6D77, 0x6CB3), (0x73E0, 0x6C5F):
      true
    default: false
    }
  }

  /// Whether 全, 相关, 有关, 所在 or 其他 stands before: such words name no certain body.
  private func isIndefinite(before start: Int, floor: Int) -> Bool {
    if scalars[start - 1] == 0x5168 { return true }  // 全
    guard start - 2 >= floor else { return false }
    switch (scalars[start - 2], scalars[start - 1]) {
    case (0x76F8, 0x5173), (0x6709, 0x5173), (0x6240, 0x5728), (0x5176, 0x4ED6), (0x5176, 0x5B83), (0x5404, 0x7EA7):
      return true
    default:
      return false
    }
  }
}
