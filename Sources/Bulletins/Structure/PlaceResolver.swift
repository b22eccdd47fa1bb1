package import ChineseText

/// Finds the place that an article is about.
///
/// In this order: the byline's place; the place that the title begins with or names; the signature's; the place that the
/// opening of the body names most; who issues the bulletin; the letters of the document number (京经信发〔2022〕87号); the place that the
/// user gave. A title's place below a byline's province wins over it. An ambiguous name (鼓楼区) is settled by the other
/// places around it, and otherwise gives nothing but its candidates.
package struct PlaceResolver: Sendable {
  /// What the resolver came to.
  package struct Resolution: Sendable, Hashable {
    /// The place; nil where none is sure.
    package var place: Place?
    /// What the decisive name may mean where nothing settled it; else empty.
    package var candidates: [Place]
    /// The name of what decided: `place.byline`, `place.title` …; empty where nothing did.
    package var rule = ""
  }

  private let gazetteer: Gazetteer

  /// A resolver that knows the places of `gazetteer`.
  package init(gazetteer: Gazetteer = .standard) { self.gazetteer = gazetteer }

  /// The article's place, from its title, its byline, the first paragraphs of its body, the place given by the user
  /// and who issues the bulletin; nil where none is sure.
  package func place(
    title: String?, byline: String?, text: ScalarText, bodyOpening: Range<Int>, given: Place? = nil,
    bulletinIssuer: String? = nil, signature: String? = nil
  ) -> Place? {
    resolution(
      title: title, byline: byline, text: text, bodyOpening: bodyOpening, given: given, bulletinIssuer: bulletinIssuer,
      signature: signature
    ).place
  }

  /// Like ``place(title:byline:text:bodyOpening:given:bulletinIssuer:)``, with the candidates of a name that nothing settled.
  package func resolution(
    title: String?, byline: String?, text: ScalarText, bodyOpening: Range<Int>, given: Place? = nil,
    bulletinIssuer: String? = nil, signature: String? = nil
  ) -> Resolution {
    let bylineNames = names(in: byline)
    let titleNames = names(in: title)
    let issuerNames = names(in: bulletinIssuer)
    // The opening is read only where something turns on it.
    var openingNames: [Name]?
    func opening() -> [Name] {
      if let openingNames { return openingNames }
      let reach = min(bodyOpening.lowerBound + Self.openingReach, bodyOpening.upperBound)
      let names = names(in: text.simplified, bodyOpening.lowerBound..<max(bodyOpening.lowerBound, reach))
      openingNames = names
      return names
    }
    func resolved(_ name: Name) -> Int? {
      if let only = name.only { return only }
      let sure = [bylineNames, titleNames, issuerNames, opening()].joined().compactMap(\.only)
      let near = sure + (given.flatMap { gazetteer.division(of: $0) }.map { [$0] } ?? [])
      return gazetteer.resolve(name.candidates, near: near)
    }
    func settled(_ division: Int, _ rule: String) -> Resolution {
      Resolution(place: gazetteer.place(division), candidates: [], rule: rule)
    }
    func settled(_ first: Name, _ division: Int?, _ rule: String) -> Resolution {
      division.map { settled($0, rule) }
        ?? Resolution(place: nil, candidates: first.candidates.map { gazetteer.place($0) })
    }

    let fromTitle = titleNames.first.flatMap(resolved)
    if let own = common(bylineNames.compactMap(resolved)) {
      let code = gazetteer.code(own)
      if let inner = fromTitle, code.level == .province, own != inner, code.encloses(gazetteer.code(inner)) {
        return settled(inner, "place.title.within.byline")
      }
      return settled(own, "place.byline")
    }
    if let first = titleNames.first { return settled(first, fromTitle, "place.title") }
    if let signed = common(names(in: signature).compactMap(resolved)) { return settled(signed, "place.signature") }
    if let most = dominant(opening().compactMap(resolved)) { return settled(most, "place.opening") }
    if let first = issuerNames.first { return settled(first, resolved(first), "place.issuer") }
    if let place = documentNumber(text, bodyOpening) {
      return Resolution(place: place, candidates: [], rule: "place.number")
    }
    return Resolution(place: given, candidates: [], rule: given == nil ? "" : "place.given")
  }

  /// How many scalars of the body are looked at.
  private static let openingReach = 600

  /// A place name as it was met, with the indices of its divisions.
  private struct Name {
    let start: Int
    let candidates: [Int]
    /// Whether it only names a school: 青海 in 青海师范大学.
    var isSchool = false
    /// The place, where the name has only one.
    var only: Int? { candidates.count == 1 ? candidates[0] : nil }
  }

  private func names(in string: String?) -> [Name] {
    guard let string else { return [] }
    let scalars = SimplifiedScalars.of(string)
    return names(in: scalars, scalars.indices)
  }

  /// The place names in a range of simplified scalars, chains (四川省甘孜州) as one, from left to right.
  private func names(in scalars: [UInt32], _ range: Range<Int>) -> [Name] {
    var found: [Name] = []
    var at = range.lowerBound
    while true {
      at = gazetteer.nextStart(in: scalars, from: at, limit: range.upperBound)
      guard at < range.upperBound else { break }
      guard
        let (length, divisions) = gazetteer.longestDivisions(in: scalars, at: at, limit: range.upperBound),
        !isInsideWord(scalars, at, length, range)
      else {
        at += 1
        continue
      }
      var end = at + length
      var inner = divisions
      while let (more, deeper) = gazetteer.longestDivisions(
        in: scalars, at: end, limit: range.upperBound, within: inner)
      {
        end += more
        inner = deeper
      }
      found.append(Name(start: at, candidates: inner, isSchool: namesSchool(scalars, end, range)))
      at = end
    }
    // A school tells of a place only where nothing else does.
    return found.contains { !$0.isSchool } ? found.filter { !$0.isSchool } : found
  }

  /// Whether what looks like a place is part of another name: 四川路, 北京大学, 海南岛, 上海合作组织, 中山大道, 成都分行.
  private func isInsideWord(_ scalars: [UInt32], _ at: Int, _ length: Int, _ range: Range<Int>) -> Bool {
    let end = at + length
    guard end < range.upperBound else { return false }
    if OrganizationScalars.isLevel(scalars[end - 1]) { return false }
    let next = scalars[end]
    let after = end + 1 < range.upperBound ? scalars[end + 1] : 0
    switch next {
    case 0x8DEF, 0x8857, 0x5C9B, 0x5C71, 0x6E56, 0x6CB3, 0x6C5F: return true  // 路 街 岛 山 湖 河 江
    case 0x5927: return after == 0x5B66 || after == 0x9053  // 大学 大道
    case 0x5408: return after == 0x4F5C  // 合作
    case 0x5206, 0x652F: return after == 0x884C  // 分行 支行
    default: return false
    }
  }

  /// Whether a place's short name, which ends at `end`, goes on to 大学 or 学院: 青海师范大学, 宜宾学院.
  private func namesSchool(_ scalars: [UInt32], _ end: Int, _ range: Range<Int>) -> Bool {
    guard !OrganizationScalars.isLevel(scalars[end - 1]) else { return false }
    var at = end
    while at + 1 < range.upperBound, at - end <= 4 {
      let pair = (scalars[at], scalars[at + 1])
      if pair == (0x5927, 0x5B66) || pair == (0x5B66, 0x9662) { return true }
      if !OrganizationScalars.isHan(pair.0) || OrganizationScalars.isLevel(pair.0) { return false }
      at += 1
    }
    return false
  }

  /// The division that encloses or equals all of `divisions`; the innermost such. Nil for none.
  private func common(_ divisions: [Int]) -> Int? {
    guard var shared = divisions.first else { return nil }
    for division in divisions.dropFirst() {
      let code = gazetteer.code(division)
      if gazetteer.code(shared).encloses(code) { continue }
      if code.encloses(gazetteer.code(shared)) {
        shared = division
        continue
      }
      guard
        let outer = [Place.Level.prefecture, .province].lazy
          .compactMap({ gazetteer.ancestor(of: shared, at: $0) })
          .first(where: { gazetteer.code($0).encloses(code) })
      else { return nil }
      shared = outer
    }
    return shared
  }

  /// The division that the opening names most; among equals the first. A division that only others are named in counts
  /// for nothing, and a single mention decides only where it opens the text or no other place is named.
  private func dominant(_ divisions: [Int]) -> Int? {
    // Six hundred characters hold few names, so a search through those met before is quicker than a table.
    var counts: [(division: Int, count: Int)] = []
    for division in divisions {
      if let known = counts.firstIndex(where: { $0.division == division }) {
        counts[known].count += 1
      } else {
        counts.append((division, 1))
      }
    }
    guard let best = counts.lazy.map(\.count).max() else { return nil }
    let leaders = counts.filter { $0.count == best }.map(\.division)
    if leaders.count == 1 || best > 1 { return leaders.first }
    return common(leaders)
  }

  /// The province whose letter opens a document number in the opening: 皖政办秘〔2021〕82号 → 安徽省.
  private func documentNumber(_ text: ScalarText, _ range: Range<Int>) -> Place? {
    let scalars = text.scalars
    let stop = min(range.upperBound, range.lowerBound + Self.openingReach)
    var lineStart = range.lowerBound
    var at = range.lowerBound
    while at < stop {
      let c = scalars[at]
      if c == 0x0A || c == 0xFF08 || c == 0x28 { lineStart = at + 1 }
      if c == 0x3014, at - lineStart >= 2, at - lineStart <= 8 {  // 〔
        let places = gazetteer.places(named: text.string(lineStart..<lineStart + 1))
        if places.count == 1, OrganizationScalars.isHan(scalars[lineStart]) { return places[0] }
      }
      at += 1
    }
    return nil
  }
}
