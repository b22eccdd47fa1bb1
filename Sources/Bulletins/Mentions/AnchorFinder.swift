import ChineseText

/// The places and level words in the scalars before a suffix.
///
/// The gazetteer is asked once, on first need, from the window's start on; then every question is a look-up.
struct AnchorFinder {
  /// Where the window begins.
  let floor: Int

  private let grammar: OrganizationGrammar
  private let end: Int
  private var places: [(range: Range<Int>, divisions: [Int])]?

  /// A finder for the name that ends at `end`; nothing before `floor` belongs to it.
  init(grammar: OrganizationGrammar, end: Int, floor: Int) {
    self.grammar = grammar
    self.end = end
    let scalars = grammar.scalars
    var start = max(floor, end - OrganizationGrammar.window)
    var at = end
    while at > start {
      at -= 1
      if scalars[at] == 0x0A || scalars[at] == 0x3002 || scalars[at] == 0xFF1B {
        start = at + 1
        break
      }
    }
    self.floor = start
  }

  /// The place, level word or group of levels that ends at `at`.
  mutating func anchor(endingAt at: Int) -> OrganizationMatch.Anchor? {
    guard at > floor else { return nil }
    if let place = listed().first(where: { $0.range.upperBound == at }) {
      return .place(place.range, divisions: place.divisions)
    }
    guard !listed().contains(where: { $0.range.lowerBound < at && at < $0.range.upperBound }) else { return nil }
    return LevelGroup.anchor(in: grammar.scalars, endingAt: at, floor: floor)
  }

  /// Whether the scalar before `at` is a level word, as 委 asks (市委, 内江市委, but not 内江委).
  func endsInLevel(_ at: Int) -> Bool {
    guard at > floor else { return false }
    let c = grammar.scalars[at - 1]
    return OrganizationScalars.isLevel(c) || OrganizationScalars.isTownship(c) || c == 0xFF09 || c == 0x5730
  }

  /// An unlisted town, village or zone that ends at `at`, with a listed place before it: 永和镇, 稀土高新区.
  mutating func unlistedPlace(endingAt at: Int) -> OrganizationMatch.Anchor? {
    let scalars = grammar.scalars
    guard at - 2 >= floor else { return nil }
    let last = scalars[at - 1]
    let reach: Int
    switch last {
    case 0x4E61, 0x9547, 0x6751: reach = 4  // 乡 镇 村
    case 0x533A: reach = 12  // 区
    case 0x9053 where scalars[at - 2] == 0x8857: reach = 5  // 街道
    default: return nil
    }
    if last == 0x533A, !isZone(endingAt: at) { return nil }
    if scalars[at - 2] == 0x4E61 { return nil }  // 乡镇, 乡村
    return unlisted(nameEnd: at - 1, end: at, reach: reach)
  }

  /// An unlisted name before a suffix that brings its own level word: 剑南 before 街道办事处.
  mutating func unlistedName(before at: Int) -> OrganizationMatch.Anchor? {
    switch grammar.scalars[at] {
    case 0x8857, 0x9547, 0x4E61, 0x6751, 0x5C45: return unlisted(nameEnd: at, end: at, reach: 5)  // 街 镇 乡 村 居
    default: return nil
    }
  }

  private mutating func unlisted(nameEnd: Int, end at: Int, reach: Int) -> OrganizationMatch.Anchor? {
    let scalars = grammar.scalars
    var start = nameEnd
    let stop = max(floor, nameEnd - reach)
    while start > stop {
      let subject = grammar.lexicon.subjectsReversed.longestSuffix(of: scalars, end: start, floor: stop)
      if subject > 1 {
        start -= subject
        continue
      }
      let c = scalars[start - 1]
      if OrganizationScalars.stopsStem(c) || OrganizationScalars.isLevel(c) { break }
      let word = start < nameEnd ? grammar.lexicon.clauseWord(scalars, at: start - 1, limit: at) : 0
      if word > 0 {
        start = min(start - 1 + word, nameEnd)
        break
      }
      if listed().contains(where: { $0.range.upperBound == start && $0.range.count > 2 }) { break }
      start -= 1
    }
    start = behindFreeTrade(start)
    guard nameEnd - start >= 2, scalars[start] != 0x7EA7, start == floor || scalars[start - 1] != 0x5404 else {
      return nil
    }  // 各
    if let place = listed().first(where: { $0.range.upperBound == start }) {
      return .unlisted(place.range.lowerBound..<at)
    }
    return .unlisted(start..<at)
  }

  /// 中国（四川）自由 before 贸易试验区 belongs to the zone's name.
  private func behindFreeTrade(_ start: Int) -> Int {
    let scalars = grammar.scalars
    guard start - 2 >= floor, scalars[start - 1] == 0x7531, scalars[start - 2] == 0x81EA else { return start }
    var open = start - 2
    guard open > floor, scalars[open - 1] == 0xFF09 else { return open }
    open -= 1
    while open > floor, start - open < 12, scalars[open] != 0xFF08 { open -= 1 }
    guard scalars[open] == 0xFF08 else { return start - 2 }
    return open - 2 >= floor && scalars[open - 1] == 0x56FD && scalars[open - 2] == 0x4E2D ? open - 2 : open
  }

  /// Whether 区 at the end closes the name of a zone: 高新区, 经开区, 新区, 开发区, 园区, 景区, 管理区, 示范区, 经济区.
  private func isZone(endingAt at: Int) -> Bool {
    switch grammar.scalars[at - 2] {
    case 0x65B0, 0x5F00, 0x53D1, 0x56ED, 0x666F, 0x7406, 0x8303, 0x9A8C, 0x7A0E, 0x6D4E: true
    default: false
    }
  }

  /// Whether what looks like 会同县 or 和县 is 会同 or 和 before a county's body: always but at a line's or list's head.
  private func isVerb(at: Int, length: Int) -> Bool {
    let scalars = grammar.scalars
    let joins = scalars[at] == 0x548C && length == 2 || scalars[at] == 0x4F1A && scalars[at + 1] == 0x540C
    guard joins, at > 0 else { return false }
    switch scalars[at - 1] {
    case 0x0A, 0x3001, 0xFF08, 0x28, 0x201C, 0x300A: return false  // LF 、 （ ( “ 《
    default: return true
    }
  }

  /// The places in the window, left to right, each the longest name at its start; chains (四川省甘孜州) are one.
  private mutating func listed() -> [(range: Range<Int>, divisions: [Int])] {
    if let places { return places }
    let scalars = grammar.scalars
    var found: [(range: Range<Int>, divisions: [Int])] = []
    var at = floor
    while true {
      at = grammar.gazetteer.nextStart(in: scalars, from: at, limit: end)
      guard at < end else { break }
      guard let (length, divisions) = grammar.gazetteer.longestDivisions(in: scalars, at: at, limit: end),
        !isVerb(at: at, length: length)
      else {
        at += 1
        continue
      }
      var range = at..<at + length
      var inner = divisions
      while let (more, deeper) = grammar.gazetteer.longestDivisions(
        in: scalars, at: range.upperBound, limit: end, within: inner)
      {
        range = range.lowerBound..<range.upperBound + more
        inner = deeper
      }
      found.append((range, inner))
      at = range.upperBound
    }
    places = found
    return found
  }
}

/// Level words that stand for places: 省, 州, 自治区, 各县（市）, 省、市.
enum LevelGroup {
  /// The level word or group that ends at `end`; nil where none does.
  static func anchor(in scalars: borrowing [UInt32], endingAt end: Int, floor: Int) -> OrganizationMatch.Anchor? {
    if isOldPrefecture(scalars, end, floor) { return .level(end - 1..<end) }
    if isRegion(scalars, end, floor) { return .level(end - 2..<end) }
    var start = end
    var units = 0
    var bracketed = false
    while start > floor {
      let c = scalars[start - 1]
      if c == 0xFF09 || c == 0x29, let open = bracket(in: scalars, closingAt: start - 1, floor: floor) {
        start = open
        bracketed = true
      } else if isUnit(c), start == end || scalars[start] != c {
        let width = isLong(scalars, start, floor) ? 3 : 1
        start -= width
        units += 1
      } else if c == 0x3001, start < end, start - 2 >= floor,
        isUnit(scalars[start - 2]) && !endsName(scalars, start - 2, floor) || scalars[start - 2] == 0xFF09
      {
        start -= 1
      } else if c == 0x9053, start - 2 >= floor, scalars[start - 2] == 0x8857 {
        start -= 2
        units += 1
      } else {
        break
      }
    }
    guard units > 0 else { return nil }
    if start > floor, scalars[start - 1] == 0x5404 { return .group(start - 1..<end) }  // 各
    var first = start
    // Without 各, townships are no level, and a level word inside another word is none.
    while first < end,
      OrganizationScalars.isTownship(scalars[first]) || scalars[first] == 0x8857 || scalars[first] == 0x9053
    {
      first += 1
    }
    guard first < end, first == start else { return nil }
    if start > floor, OrganizationScalars.isLevel(scalars[start]),
      OrganizationScalars.spoilsLevel(scalars[start - 1], scalars[start])
    {
      return nil
    }
    if bracketed || units > 1 { return .group(start..<end) }
    return .level(start..<end)
  }

  /// Whether 地 of 地委 ends at `end`, and is not the end of 当地, 各地 or 土地.
  private static func isOldPrefecture(_ scalars: borrowing [UInt32], _ end: Int, _ floor: Int) -> Bool {
    guard scalars[end - 1] == 0x5730, end < scalars.count, scalars[end] == 0x59D4 else { return false }
    guard end - 1 > floor else { return true }
    let previous = scalars[end - 2]
    return previous != 0x5404 && OrganizationScalars.stopsStem(previous)
  }

  /// Whether 地区 ends at `end` behind a mark or a particle, as the level word of a prefecture: 地区地方志办公室.
  private static func isRegion(_ scalars: borrowing [UInt32], _ end: Int, _ floor: Int) -> Bool {
    guard end - 2 >= floor, scalars[end - 1] == 0x533A, scalars[end - 2] == 0x5730 else { return false }
    guard end - 2 > floor else { return true }
    let previous = scalars[end - 3]
    return !OrganizationScalars.isHan(previous) || OrganizationScalars.stopsStem(previous) || previous == 0x7531  // 由
  }

  /// Whether the level word at `at` ends a place's name (富顺县、市教体局), so that no group begins with it.
  private static func endsName(_ scalars: borrowing [UInt32], _ at: Int, _ floor: Int) -> Bool {
    guard at > floor, !isLong(scalars, at + 1, floor) else { return false }
    let previous = scalars[at - 1]
    return OrganizationScalars.isHan(previous) && !isUnit(previous) && previous != 0x5404
      && !OrganizationScalars.stopsStem(previous)
  }

  /// Whether 自治区, 自治县, 县级市 or 直辖市 ends at `end`.
  private static func isLong(_ scalars: borrowing [UInt32], _ end: Int, _ floor: Int) -> Bool {
    guard end - 3 >= floor else { return false }
    switch (scalars[end - 3], scalars[end - 2], scalars[end - 1]) {
    case (0x81EA, 0x6CBB, _), (0x53BF, 0x7EA7, 0x5E02), (0x76F4, 0x8F96, 0x5E02): return true
    default: return false
    }
  }

  private static func isUnit(_ c: UInt32) -> Bool {
    OrganizationScalars.isLevel(c) || OrganizationScalars.isTownship(c)
  }

  /// The opening bracket of （市）, （市、区） or （街道） whose closing one stands at `close`.
  private static func bracket(in scalars: borrowing [UInt32], closingAt close: Int, floor: Int) -> Int? {
    var at = close
    while at > floor, close - at < 8 {
      at -= 1
      let c = scalars[at]
      if c == 0xFF08 || c == 0x28 { return close - at > 1 ? at : nil }
      if !isUnit(c), c != 0x3001, c != 0x8857, c != 0x9053 { return nil }
    }
    return nil
  }
}
