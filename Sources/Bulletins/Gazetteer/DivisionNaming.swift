/// Names a division has besides its full one, by the rules of the language and a few words of data.
///
/// 甘孜藏族自治州 → 甘孜州, 甘孜; 北川羌族自治县 → 北川县, 北川; 成都市 → 成都; 喀什地区 → 喀什; 锡林郭勒盟 → 锡林郭勒.
struct DivisionNaming {
  /// A short name and whether running text may use it.
  struct ShortName: Hashable {
    /// The name (甘孜州).
    let text: [UInt16]
    /// Whether it is as good as the full name in running text. 武侯 for 武侯区 is not, and neither is a name that is
    /// also a word (公安 of 公安县).
    let standsAlone: Bool
  }

  private let ordinary: Set<[UInt16]>
  private let peoples: [[UInt16]]

  /// The rules with the words of ``DivisionWords``.
  init() {
    ordinary = Set(DivisionWords.words(DivisionWords.ordinary))
    peoples = DivisionWords.words(DivisionWords.peoples)
  }

  /// Whether `name` is also an ordinary word (老城区, 城区), so that text must give a reason to read a place.
  func isOrdinary(_ name: [UInt16]) -> Bool { ordinary.contains(name) }

  /// The short names of the division with this full name, the most usual one first.
  func shortNames(of name: [UInt16], level: Place.Level) -> [ShortName] {
    switch level {
    case .province: provinceNames(name)
    case .prefecture: prefectureNames(name)
    case .county: countyNames(name)
    }
  }

  private func provinceNames(_ name: [UInt16]) -> [ShortName] {
    if let stem = dropping(Word.autonomousRegion, from: name) {
      let bare = droppingPeoples(stem)
      let official = bare + Word.autonomousRegion
      return [short(bare)] + (official == name ? [] : [short(official)])
    }
    if let bare = dropping(Word.specialRegion, from: name) { return [short(bare)] }
    return [short(Array(name.dropLast()))]
  }

  private func prefectureNames(_ name: [UInt16]) -> [ShortName] {
    if let stem = dropping(Word.autonomousPrefecture, from: name) {
      let bare = droppingPeoples(stem)
      return [short(bare + [Word.prefecture]), short(bare)]
    }
    if let bare = dropping(Word.region, from: name) { return [short(bare)] }
    return [short(Array(name.dropLast()))]
  }

  private func countyNames(_ name: [UInt16]) -> [ShortName] {
    if let stem = dropping(Word.autonomousCounty, from: name) {
      let bare = droppingPeoples(stem)
      return [short(bare + [Word.county]), short(bare)]
    }
    if let stem = dropping(Word.autonomousBanner, from: name) {
      let bare = droppingPeoples(stem)
      return [short(bare + [Word.banner]), short(bare)]
    }
    if let bare = dropping(Word.forestDistrict, from: name) ?? dropping(Word.specialDistrict, from: name) {
      return bare.count > 1 ? [short(bare)] : []
    }
    guard name.count > 2, let last = name.last else { return [] }
    if last == Word.county || last == Word.city { return [short(Array(name.dropLast()))] }
    if last == Word.district || last == Word.banner {
      return [ShortName(text: Array(name.dropLast()), standsAlone: false)]
    }
    return []
  }

  private func short(_ text: [UInt16]) -> ShortName {
    ShortName(text: text, standsAlone: text.count > 1 && !ordinary.contains(text))
  }

  private func dropping(_ suffix: [UInt16], from name: [UInt16]) -> [UInt16]? {
    guard name.count > suffix.count, name.suffix(suffix.count).elementsEqual(suffix) else { return nil }
    return Array(name.dropLast(suffix.count))
  }

  /// `name` without the peoples it ends in, but never without everything (东乡族 → 东乡).
  private func droppingPeoples(_ name: [UInt16]) -> [UInt16] {
    var rest = name
    var changed = true
    while changed {
      changed = false
      for people in peoples where rest.count > people.count + 1 {
        if let shorter = dropping(people, from: rest) {
          rest = shorter
          changed = true
          break
        }
      }
    }
    if rest.count > 2, rest.last == Word.people { rest.removeLast() }
    return rest
  }

  private enum Word {
    static let autonomousRegion = Array("自治区".utf16)
    static let autonomousPrefecture = Array("自治州".utf16)
    static let autonomousCounty = Array("自治县".utf16)
    static let autonomousBanner = Array("自治旗".utf16)
    static let specialRegion = Array("特别行政区".utf16)
    static let region = Array("地区".utf16)
    static let forestDistrict = Array("林区".utf16)
    static let specialDistrict = Array("特区".utf16)
    static let county: UInt16 = 0x53BF  // 县
    static let city: UInt16 = 0x5E02  // 市
    static let district: UInt16 = 0x533A  // 区
    static let banner: UInt16 = 0x65D7  // 旗
    static let prefecture: UInt16 = 0x5DDE  // 州
    static let people: UInt16 = 0x65CF  // 族
  }
}
