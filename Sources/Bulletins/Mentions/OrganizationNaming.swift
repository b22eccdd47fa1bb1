/// Completes organisations' names from the place of the article, and finds their places' codes.
///
/// 州地方志办 in an article of 甘孜州 → 甘孜州地方志办, 513300; 省委 → 四川省委, 510000; 中共内江市委 → 内江市委, 511000.
struct OrganizationNaming {
  /// The text's scalars, traditional characters simplified.
  let scalars: [UInt32]
  let gazetteer: Gazetteer
  let articlePlace: Place?
  /// The article's place as an index of the gazetteer; nil where there is none.
  private let own: Int?

  /// Naming in an article of `articlePlace`.
  init(scalars: [UInt32], gazetteer: Gazetteer, articlePlace: Place?) {
    self.scalars = scalars
    self.gazetteer = gazetteer
    self.articlePlace = articlePlace
    own = articlePlace.flatMap { gazetteer.division(of: $0) }
  }

  /// A completed name.
  struct Completed {
    /// The name.
    var name: String
    /// The adcode; nil where no place is sure.
    var place: String?
    /// What stands for the place in the name, to be lent to the next in a coordination (四川省委 of 四川省委组织部、宣传部).
    var lent: String
  }

  /// The name and place of `match`; `lender` is what a bare subject before it may borrow from.
  func completed(_ match: OrganizationMatch, lender: Completed?) -> Completed {
    let literal = string(match.range)
    switch match.anchor {
    case .national:
      return Completed(name: literal, place: nil, lent: head(match, prefix: "", place: ""))
    case .group(let range):
      return Completed(name: literal, place: nil, lent: string(range))
    case .unlisted(let range):
      let township = OrganizationScalars.isTownship(scalars[match.bodyStart]) ? 1 : 0
      return Completed(
        name: literal, place: placeOfUnlisted(range), lent: string(range.lowerBound..<range.upperBound + township))
    case .place(let range, let divisions):
      let place = gazetteer.resolve(divisions, near: own.map { [$0] } ?? [])
        .flatMap { isSure($0, written: range) ? $0 : nil }
      let shown = place.map { name(of: $0, written: range) } ?? string(range)
      return complete(match, anchorStart: range.lowerBound, shown: shown, place: place)
    case .level(let range):
      guard let place = place(forLevel: range) else {
        return Completed(name: literal, place: nil, lent: string(range))
      }
      let former = scalars[range.upperBound - 1] == 0x5730  // 地委: the prefecture was a 地区 then
      let shown = former ? string(range) : gazetteer.usualName(of: place)
      return complete(match, anchorStart: range.lowerBound, shown: shown, place: place)
    case .none:
      if let lender, !lender.lent.isEmpty {
        return Completed(name: lender.lent + literal, place: lender.place, lent: lender.lent)
      }
      guard var place = own else { return Completed(name: literal, place: nil, lent: "") }
      if scalars[match.range.upperBound - 1] == Self.hall {
        place = gazetteer.ancestor(of: place, at: .province) ?? place
      }
      let shown = gazetteer.usualName(of: place)
      return Completed(name: shown + literal, place: code(place), lent: shown)
    }
  }

  /// The place that a level word means in this article: 州 in one of 甘孜州 → 甘孜州; nil where the article has no such level.
  private func place(forLevel range: Range<Int>) -> Int? {
    guard let own, let first = scalars[range].first, let last = scalars[range].last else { return nil }
    let level = gazetteer.code(own).level
    let province = gazetteer.ancestor(of: own, at: .province)
    let prefecture = gazetteer.ancestor(of: own, at: .prefecture)
    if first == 0x81EA, last == 0x533A { return province.flatMap { ends($0, 0x533A) ? $0 : nil } }  // 自治区
    if first == 0x5730, last == 0x533A { return prefecture.flatMap { ends($0, 0x533A) ? $0 : nil } }  // 地区
    switch last {
    case 0x7701: return province.flatMap { ends($0, 0x7701) ? $0 : nil }  // 省
    case 0x5E02:  // 市
      if level == .county, ends(own, 0x5E02) { return own }
      if let prefecture { return ends(prefecture, 0x5E02) ? prefecture : nil }
      return province.flatMap { ends($0, 0x5E02) ? $0 : nil }
    case 0x5DDE, 0x76DF, 0x5730: return prefecture.flatMap { ends($0, last) || last == 0x5730 ? $0 : nil }  // 州 盟 地
    default: return level == .county && ends(own, last) ? own : nil  // 县 区 旗
    }
  }

  /// The scalars in `range` as a string.
  func string(_ range: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: range.count * 4) { bytes in
      // Sound: a scalar takes four bytes at most.
      var count = 0
      for value in scalars[range] {
        for unit in (Unicode.Scalar(value) ?? "\u{FFFD}").utf8 {
          bytes[count] = unit
          count += 1
        }
      }
      return count
    }
  }

  private static let hall: UInt32 = 0x5385  // 厅

  private func ends(_ division: Int, _ scalar: UInt32) -> Bool {
    gazetteer.fullName(division).last.map(UInt32.init) == scalar
  }

  /// The six digits of a division's adcode.
  private func code(_ division: Int) -> String { String(gazetteer.code(division).number) }

  /// One body has one name in all its forms: 中共福建省委员会 → 福建省委, 市府办 → 内江市政府办.
  private func complete(
    _ match: OrganizationMatch, anchorStart: Int, shown: String, place: Int?
  ) -> Completed {
    let written = string(match.range.lowerBound..<anchorStart)
    let prefix = Self.droppedPrefixes.contains(written) ? "" : written
    var rest = string(match.bodyStart..<match.range.upperBound)
    if match.rule == .partyCommittee, Self.droppedPrefixes.contains(written) {
      let committee = shown + (shown.hasSuffix("自治区") ? "党委" : "委")
      let part = string(match.headEnd..<match.range.upperBound)
      return Completed(name: committee + part, place: place.map(code), lent: part.isEmpty ? shown : committee)
    }
    if rest.hasPrefix("府办") {
      rest = "政" + rest
    }
    return Completed(
      name: prefix + shown + rest, place: place.map(code), lent: head(match, prefix: prefix, place: shown))
  }

  /// The place that a town or zone names before itself (泸定县 in 泸定县磨西镇), else the article's county.
  private func placeOfUnlisted(_ range: Range<Int>) -> String? {
    if let (length, divisions) = gazetteer.longestDivisions(in: scalars, at: range.lowerBound, limit: range.upperBound),
      OrganizationScalars.isLevel(scalars[range.lowerBound + length - 1])
    {
      return gazetteer.resolve(divisions, near: own.map { [$0] } ?? []).map(code)
    }
    return own.flatMap { gazetteer.code($0).level == .county ? code($0) : nil }
  }

  /// Whether a place name is sure: a county's without its level word may be anything (西华师范大学 is not of 西华县), unless the
  /// article is of the same province.
  private func isSure(_ place: Int, written range: Range<Int>) -> Bool {
    let code = gazetteer.code(place)
    if code.level != .county || OrganizationScalars.isLevel(scalars[range.upperBound - 1]) { return true }
    return own.map { gazetteer.code($0).number / 10_000 } == code.number / 10_000
  }

  /// What a following bare subject borrows: the place, or the whole head of a nested name.
  private func head(_ match: OrganizationMatch, prefix: String, place: String) -> String {
    guard match.headEnd < match.range.upperBound else { return place }
    return prefix + place + string(match.bodyStart..<match.headEnd)
  }

  private static let droppedPrefixes: Set<String> = ["中共", "中国共产党"]

  /// The usual name of a place that the text wrote in the scalars `range`; what is written where it is short (合肥 in
  /// 合肥海关) or of the past (达川地区).
  private func name(of place: Int, written range: Range<Int>) -> String {
    let usual = gazetteer.usualName(of: place)
    guard ends(range, gazetteer.fullName(place)) || ends(range, Array(usual.utf16)[...]) else { return string(range) }
    guard gazetteer.code(place).level == .county, gazetteer.countOfNames(like: place) > 1 else { return usual }
    guard let outer = gazetteer.ancestor(of: place, at: .prefecture) ?? gazetteer.ancestor(of: place, at: .province)
    else { return usual }
    return gazetteer.usualName(of: outer) + usual
  }

  /// Whether the scalars in `range` end in `name`.
  private func ends(_ range: Range<Int>, _ name: ArraySlice<UInt16>) -> Bool {
    range.count >= name.count && scalars[range].suffix(name.count).elementsEqual(name.lazy.map(UInt32.init))
  }
}
