import ChineseText

/// One pass over a region: finds matches in order, with coordinations, double names and short names that the text
/// defines.
struct OrganizationScan {
  /// A short name that the text defines: 四川省地方志工作办公室（以下简称省地方志办）.
  struct Alias {
    /// The short name's scalars.
    let scalars: [UInt32]
    /// The index of the match that it stands for.
    let owner: Int
  }

  /// The short names, in the order of their definitions; complete after ``matches()``.
  private(set) var aliases: [Alias] = []

  private let grammar: OrganizationGrammar
  private let region: Range<Int>
  private let addressees: [Range<Int>]
  /// Where the short name of the last definition stands.
  private var definedAt = -1
  private var found: [OrganizationMatch] = []
  /// A bit for a hash of the first two scalars of each alias, to pass by most places.
  private var aliasBits = [UInt64](repeating: 0, count: 64)

  /// A scan of `region`.
  init(grammar: OrganizationGrammar, region: Range<Int>, addressees: [Range<Int>]) {
    self.grammar = grammar
    self.region = region
    self.addressees = addressees
  }

  /// The matches, ascending.
  mutating func matches() -> [OrganizationMatch] {
    let scalars = grammar.scalars
    var at = region.lowerBound
    var floor = at
    while at < region.upperBound {
      let ending = grammar.lexicon.nextEnding(in: scalars, from: at, limit: region.upperBound)
      if !aliases.isEmpty, let end = aliasEnd(from: at, through: min(ending, region.upperBound - 2)) {
        at = end
        floor = end
        continue
      }
      guard ending < region.upperBound else { break }
      at = ending + 1
      let inAddressee = addressees.contains { $0.contains(at - 1) }
      guard
        var match = grammar.match(endingAt: at, floor: floor, limit: region.upperBound, addressee: inAddressee)
      else { continue }
      let task = match.rule == .taskBody
      at = match.range.upperBound
      let end = grammar.extended(from: at, limit: region.upperBound, task: task)
      if inAddressee, let all = grammar.departmentsEnd(from: end, limit: region.upperBound) {
        match.range = match.range.lowerBound..<all
        match.headEnd = end
      } else if end > at {
        match.range = match.range.lowerBound..<end
        match.isNested = true
      }
      floor = accept(match, floor: floor)
      at = floor
    }
    pairDoubleNames()
    return found
  }

  /// Takes a match in, with the places coordinated before it and the subjects coordinated behind it; returns where the
  /// scan goes on.
  private mutating func accept(_ match: OrganizationMatch, floor: Int) -> Int {
    let scalars = grammar.scalars
    let before = coordinatedPlaces(before: match, floor: floor)
    let own = found.count + before.count
    for (range, anchor) in before {
      found.append(
        OrganizationMatch(
          range: range, anchor: anchor, rule: .coordinatedPlace, bodyStart: range.upperBound,
          headEnd: range.upperBound, borrowsRestFrom: own))
    }
    found.append(match)
    if case .level = match.anchor {
      let head = match.range.lowerBound..<match.headEnd
      found[own].alias = aliases.firstIndex { $0.scalars.elementsEqual(scalars[head]) }
    }
    var end = match.range.upperBound
    end = define(owner: own, from: end) ?? end
    while end + 2 < region.upperBound {
      let connected = isConnector(scalars[end])
      let start = connected ? end + 1 : end
      var next = start
      if endsInParty(match.range) { next = governmentEnd(from: start) }
      // 紫金山实验室、工程中心: what follows a company's own name borrows nothing from it.
      if next == start, connected, match.rule != .company || match.isNested {
        next = grammar.coordinatedEnd(from: start, limit: region.upperBound)
        if next == start, addressees.contains(where: { $0.contains(start) }), grammar.endsInDepartments(end) {
          next = grammar.departmentsEnd(from: start, limit: region.upperBound) ?? start
        }
      }
      guard next > start else { break }
      found.append(
        OrganizationMatch(
          range: start..<next, anchor: .none, rule: .coordination, bodyStart: start, headEnd: next))
      end = next
    }
    return end
  }

  /// Whether a name ends in 党委, so that 政府 behind it shares its place.
  private func endsInParty(_ range: Range<Int>) -> Bool {
    range.count > 2 && grammar.scalars[range.upperBound - 1] == 0x59D4
      && grammar.scalars[range.upperBound - 2] == 0x515A
  }

  /// Where 政府 or 人民政府 ends that begins at `start`, as in 各州（市）党委和人民政府; `start` where neither does.
  private func governmentEnd(from start: Int) -> Int {
    let scalars = grammar.scalars
    for word in Self.governments
    where start + word.count <= region.upperBound && scalars[start..<start + word.count].elementsEqual(word) {
      return OrganizationEnds.mayEnd(scalars, at: start + word.count, limit: region.upperBound)
        ? start + word.count : start
    }
    return start
  }

  private static let governments: [[UInt32]] = ["人民政府", "政府"].map { $0.unicodeScalars.map(\.value) }

  private func isConnector(_ c: UInt32) -> Bool {
    c == 0x3001 || c == 0x548C || c == 0x53CA || c == 0x4E0E  // 、 和 及 与
  }

  /// The places and level words before a match that share its words: 德阳市、广安市、 before 平昌县地方志办; 省、 before 市地方志办.
  private func coordinatedPlaces(
    before match: OrganizationMatch, floor: Int
  ) -> [(Range<Int>, OrganizationMatch.Anchor)] {
    let scalars = grammar.scalars
    guard case .place(let own, _) = match.anchor, own.lowerBound == match.range.lowerBound else { return [] }
    var result: [(Range<Int>, OrganizationMatch.Anchor)] = []
    var start = match.range.lowerBound
    while start - 2 > floor, isConnector(scalars[start - 1]) {
      var finder = AnchorFinder(grammar: grammar, end: start - 1, floor: floor)
      guard case .place(let range, let divisions) = finder.anchor(endingAt: start - 1) else { break }
      guard OrganizationScalars.isLevel(scalars[range.upperBound - 1]), range.count > 1 else { break }
      result.append((range, .place(range, divisions: divisions)))
      start = range.lowerBound
    }
    return result.reversed()
  }

  // MARK: Short names

  /// Reads （以下简称省地方志办） at `at` and keeps the short name; returns where the scan goes on, nil where none is defined.
  private mutating func define(owner: Int, from at: Int) -> Int? {
    let scalars = grammar.scalars
    guard at + 4 < region.upperBound, scalars[at] == 0xFF08 || scalars[at] == 0x28 else { return nil }
    var position = at + 1
    let length = Self.definitions.longestPrefix(of: scalars, at: position, limit: region.upperBound)
    guard length > 0 else { return nil }
    position += length
    while position < region.upperBound, Self.openers.contains(scalars[position]) { position += 1 }
    let start = position
    while position < region.upperBound, position - start <= 20, !Self.closers.contains(scalars[position]) {
      position += 1
    }
    guard position < region.upperBound, (2...20).contains(position - start), scalars[position] != 0x0A else {
      return nil
    }
    guard aliases.count < 64 else { return nil }
    aliases.append(Alias(scalars: Array(scalars[start..<position]), owner: owner))
    let hash = Self.hash(scalars[start], scalars[start + 1])
    aliasBits[hash >> 6] |= 1 << UInt64(hash & 63)
    definedAt = start
    return start
  }

  private func mayBeginAlias(_ first: UInt32, _ second: UInt32) -> Bool {
    let hash = Self.hash(first, second)
    return aliasBits[hash >> 6] & (1 << UInt64(hash & 63)) != 0
  }

  /// Twelve bits of two scalars.
  private static func hash(_ first: UInt32, _ second: UInt32) -> Int { Int((first &* 31 &+ second) & 0xFFF) }

  /// Where the first short name that begins in the scalars from `first` to `last` ends; nil where none does.
  private mutating func aliasEnd(from first: Int, through last: Int) -> Int? {
    let scalars = grammar.scalars
    var at = first
    while at <= last {
      if mayBeginAlias(scalars[at], scalars[at + 1]), let end = aliasMatch(at: at) { return end }
      at += 1
    }
    return nil
  }

  private mutating func aliasMatch(at: Int) -> Int? {
    let scalars = grammar.scalars
    for (index, alias) in aliases.enumerated() {
      let end = at + alias.scalars.count
      guard end <= region.upperBound, scalars[at..<end].elementsEqual(alias.scalars) else { continue }
      guard OrganizationEnds.mayEnd(scalars, at: end, limit: region.upperBound), !followsPlace(at),
        at == definedAt || grammar.opensBare(at, region.lowerBound)
      else { continue }
      let whole = grammar.extended(from: end, limit: region.upperBound, task: false)
      found.append(
        OrganizationMatch(
          range: at..<whole, anchor: .none, rule: .definedShortName, bodyStart: at, headEnd: end, alias: index))
      return whole
    }
    return nil
  }

  /// Whether the level word at `at` belongs to a place before it: 市 in 成都市地方志办 is not that of 市地方志办.
  private func followsPlace(_ at: Int) -> Bool {
    guard OrganizationScalars.isLevel(grammar.scalars[at]), at > region.lowerBound else { return false }
    let floor = max(region.lowerBound, at - 8)
    var finder = AnchorFinder(grammar: grammar, end: at + 1, floor: floor)
    if case .place = finder.anchor(endingAt: at + 1) { return true }
    return false
  }

  // MARK: Double names

  /// Marks the second half of 中共内江市委党史研究室（内江市地方志编纂中心） as a twin of the first.
  private mutating func pairDoubleNames() {
    let scalars = grammar.scalars
    guard found.count > 1 else { return }
    for k in 1..<found.count where found[k].alias == nil {
      let gap = found[k - 1].range.upperBound..<found[k].range.lowerBound
      guard gap.count == 1, scalars[gap.lowerBound] == 0xFF08 || scalars[gap.lowerBound] == 0x28 else { continue }
      let end = found[k].range.upperBound
      guard end < region.upperBound, scalars[end] == 0xFF09 || scalars[end] == 0x29 else { continue }
      found[k].twin = k - 1
    }
  }

  private static let openers = ScalarSet("：:“\"「『‘《〈 ")
  private static let closers = ScalarSet("”\"」』’》〉）),，；;\n")
  private static let definitions: OrganizationTrie = {
    var trie = OrganizationTrie(capacity: 64)
    for word in DivisionWords.words("以下简称 以下统称 下称 简称 以下称 以下均简称 下简称 统称 以下合称") {
      trie.insert(word, flags: 1)
    }
    return trie
  }()
}
