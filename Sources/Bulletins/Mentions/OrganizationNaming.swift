import ChineseText

/// Completes organisations' names from the place of the article, and finds their places' codes.
///
/// 州地方志办 in an article of 甘孜州 → 甘孜州地方志办, 513300; 省委 → 四川省委, 510000; 中共内江市委 → 内江市委, 511000.
struct OrganizationNaming {
  let text: ScalarText
  let gazetteer: Gazetteer
  let articlePlace: Place?

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
    let literal = text.string(match.range)
    switch match.anchor {
    case .national:
      return Completed(name: literal, place: nil, lent: head(match, prefix: "", place: ""))
    case .group:
      return Completed(name: literal, place: nil, lent: "")
    case .unlisted:
      return Completed(
        name: literal, place: articlePlace?.level == .county ? articlePlace?.code : nil, lent: text.string(match.range))
    case .place(let range, let divisions):
      let place = gazetteer.resolve(divisions.map { gazetteer.place($0) }, near: articlePlace.map { [$0] } ?? [])
      let shown = place.map { name(of: $0, written: text.string(range)) } ?? text.string(range)
      return complete(match, anchorStart: range.lowerBound, shown: shown, place: place)
    case .level(let range):
      guard let place = place(forLevel: range) else {
        return Completed(name: literal, place: nil, lent: text.string(range))
      }
      return complete(match, anchorStart: range.lowerBound, shown: gazetteer.usualName(of: place), place: place)
    case .none:
      if let lender, !lender.lent.isEmpty {
        return Completed(name: lender.lent + literal, place: lender.place, lent: lender.lent)
      }
      guard var place = articlePlace else { return Completed(name: literal, place: nil, lent: "") }
      if text.scalars[match.range.upperBound - 1] == Self.hall {
        place = gazetteer.ancestor(of: place, at: .province) ?? place
      }
      let shown = gazetteer.usualName(of: place)
      return Completed(name: shown + literal, place: place.code, lent: shown)
    }
  }

  /// The place that a level word means in this article: 州 in one of 甘孜州 → 甘孜州; nil where the article has no such level.
  func place(forLevel range: Range<Int>) -> Place? {
    guard let own = articlePlace, let first = text.scalars[range].first, let last = text.scalars[range].last else {
      return nil
    }
    let province = gazetteer.ancestor(of: own, at: .province)
    let prefecture = gazetteer.ancestor(of: own, at: .prefecture)
    if first == 0x81EA { return province.flatMap { ends($0, 0x533A) ? $0 : nil } }  // 自治区
    switch last {
    case 0x7701: return province.flatMap { ends($0, 0x7701) ? $0 : nil }  // 省
    case 0x5E02:  // 市
      if own.level == .county, ends(own, 0x5E02) { return own }
      if let prefecture { return ends(prefecture, 0x5E02) ? prefecture : nil }
      return province.flatMap { ends($0, 0x5E02) ? $0 : nil }
    case 0x5DDE, 0x76DF, 0x5730: return prefecture.flatMap { ends($0, last) || last == 0x5730 ? $0 : nil }  // 州 盟 地
    default: return own.level == .county && ends(own, last) ? own : nil  // 县 区 旗
    }
  }

  private static let hall: UInt32 = 0x5385  // 厅

  private func ends(_ place: Place, _ scalar: UInt32) -> Bool { place.name.unicodeScalars.last?.value == scalar }

  private func complete(
    _ match: OrganizationMatch, anchorStart: Int, shown: String, place: Place?
  ) -> Completed {
    let written = text.string(match.range.lowerBound..<anchorStart)
    let prefix = Self.droppedPrefixes.contains(written) ? "" : written
    let rest = text.string(match.bodyStart..<match.range.upperBound)
    return Completed(
      name: prefix + shown + rest, place: place?.code, lent: head(match, prefix: prefix, place: shown))
  }

  /// What a following bare subject borrows: the place, or the whole head of a nested name.
  private func head(_ match: OrganizationMatch, prefix: String, place: String) -> String {
    guard match.headEnd < match.range.upperBound else { return place }
    return prefix + place + text.string(match.bodyStart..<match.headEnd)
  }

  private static let droppedPrefixes: Set<String> = ["中共", "中国共产党"]

  /// The usual name of a place that the text wrote as `written`; what is written where it is short (合肥 in 合肥海关) or of the
  /// past (达川地区).
  private func name(of place: Place, written: String) -> String {
    let usual = gazetteer.usualName(of: place)
    guard written.hasSuffix(place.name) || written.hasSuffix(usual) else { return written }
    guard place.level == .county, gazetteer.places(named: usual).count > 1 else { return usual }
    guard let outer = gazetteer.ancestor(of: place, at: .prefecture) ?? gazetteer.ancestor(of: place, at: .province)
    else { return usual }
    return gazetteer.usualName(of: outer) + usual
  }
}
