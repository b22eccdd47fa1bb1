package import ChineseText

/// The administrative divisions of China with their full, short and former names.
///
/// Holds 34 provinces, 333 prefectures and some 2,850 counties. A name may belong to several divisions (鼓楼区); then
/// every lookup gives all of them, and only ``resolve(_:near:)`` chooses, from places that the text names otherwise.
public struct Gazetteer: Sendable {
  /// The gazetteer that the program carries; read on first use, in about a millisecond.
  public static let standard = Gazetteer()

  /// The tables behind one reference, so that copies of a gazetteer are cheap.
  private final class Tables: Sendable {
    let index = GazetteerIndex()
  }

  private let tables = Tables()

  private init() {}

  /// A place name found in running text.
  package struct Match: Sendable {
    /// The number of scalars.
    package var length: Int
    /// Every division of that name, higher levels first.
    package var candidates: [Place]
  }

  /// The division with this adcode of six digits (513300 → 甘孜藏族自治州); nil where there is none.
  public func place(code: String) -> Place? {
    guard code.utf8.count == 6, let number = Int32(code), let division = tables.index.division(code: number) else {
      return nil
    }
    return place(division)
  }

  /// All divisions that `name` may mean, higher levels first, then by code; empty where it means none.
  ///
  /// Takes a full name, a short or former one, an abbreviation, an adcode, or a chain from the outside in with or
  /// without blanks: 四川省甘孜州 → 甘孜藏族自治州; 海南 → 海南省, 海南藏族自治州; 襄樊 → 襄阳市; 鼓楼区 → four districts. A
  /// district's name without 区 counts only where nothing else has that name. Traditional characters read like simplified
  /// ones (廣安市).
  public func places(named name: String) -> [Place] {
    if let place = place(code: name) { return [place] }
    let scalars = SimplifiedScalars.of(name.unicodeScalars.filter { !Self.separators.contains($0) }.map(\.value))
    guard !scalars.isEmpty, scalars.count <= 64 else { return [] }
    return divisions(named: scalars, from: 0, within: nil, depth: 0).map { place($0) }
  }

  /// The longest place name at scalar `at`, ending at `limit` at the latest; nil where none begins there.
  ///
  /// Gives only names that text may use on their own: 公安县 but not 公安, 武侯区 but not 武侯.
  package func longestMatch(in text: ScalarText, at: Int, limit: Int) -> Match? {
    guard let (length, found) = longestDivisions(in: text.simplified, at: at, limit: limit) else { return nil }
    return Match(length: length, candidates: found.map { place($0) })
  }

  /// The one place among `candidates` that the places `near` it speak for; nil when they leave a choice.
  ///
  /// A single candidate is itself. A name of both a prefecture and one of its counties means the prefecture (甘孜, 阿坝).
  /// Otherwise a candidate wins when it alone lies in, holds or is one of the near places: 鼓楼区 near 福州市 → 350102.
  public func resolve(_ candidates: [Place], near: [Place]) -> Place? {
    DivisionCode.chosen(among: candidates.map(DivisionCode.init), near: near.map(DivisionCode.init))
      .map { candidates[$0] }
  }

  /// The same of divisions' indices.
  func resolve(_ candidates: [Int], near: [Int]) -> Int? {
    guard candidates.count > 1 else { return candidates.first }
    return DivisionCode.chosen(among: candidates.map(code), near: near.map(code)).map { candidates[$0] }
  }

  /// The name that `place` is usually called by, its level included (甘孜州, 北川县, 四川省).
  package func usualName(of place: Place) -> String { division(of: place).map { usualName(of: $0) } ?? place.name }

  /// The scalars of the full and the usual name of every division, in the gazetteer's order; the same name may come
  /// several times.
  package var names: [[UInt32]] {
    tables.index.divisions.flatMap { division in
      [division.name, division.usual].map { name in
        tables.index.pool[Int(name.lowerBound)..<Int(name.upperBound)].map(UInt32.init)
      }
    }
  }

  /// The same of a division's index.
  func usualName(of division: Int) -> String { tables.index.string(tables.index.divisions[division].usual) }

  /// The index of the division that `place` is; nil where it is none of this gazetteer's.
  func division(of place: Place) -> Int? { Int32(place.code).flatMap { tables.index.division(code: $0) } }

  /// The adcode and level of the division with this index.
  func code(_ division: Int) -> DivisionCode {
    DivisionCode(number: tables.index.divisions[division].code, level: tables.index.divisions[division].level)
  }

  /// The prefecture or province that a division lies in at `level`; itself where it is of that level.
  func ancestor(of division: Int, at level: Place.Level) -> Int? {
    let own = tables.index.divisions[division]
    switch level {
    case .province: return Int(own.province)
    case .prefecture: return own.prefecture < 0 ? nil : Int(own.prefecture)
    case .county: return own.level == .county ? division : nil
    }
  }

  /// The full name of a division, as UTF-16.
  func fullName(_ division: Int) -> ArraySlice<UInt16> {
    let name = tables.index.divisions[division].name
    return tables.index.pool[Int(name.lowerBound)..<Int(name.upperBound)]
  }

  /// How many divisions are called `usual`, the usual name of one of them.
  func countOfNames(like division: Int) -> Int {
    let usual = tables.index.divisions[division].usual
    let scalars = tables.index.pool[Int(usual.lowerBound)..<Int(usual.upperBound)].map {
      SimplifiedScalars.of(UInt32($0))
    }
    return divisions(named: scalars, from: 0, within: nil, depth: 0).count
  }

  /// Calls `body` with the scalars of every name of at least two characters.
  func forEachName(_ body: ([UInt32]) -> Void) {
    for name in tables.index.names where name.count > 1 {
      body(tables.index.pool[Int(name.start)..<Int(name.start) + Int(name.count)].map(UInt32.init))
    }
  }

  /// Whether a place name that may stand alone begins with this scalar.
  func beginsName(_ scalar: UInt32) -> Bool { tables.index.beginsName(scalar) }

  /// The first place from `at` on where a name that may stand alone may begin; `limit` where none may.
  func nextStart(in scalars: borrowing [UInt32], from at: Int, limit: Int) -> Int {
    tables.index.nextStart(in: scalars, from: at, limit: limit)
  }

  /// The longest name at `at` that may stand alone, and its divisions' indices.
  func longestDivisions(in scalars: borrowing [UInt32], at: Int, limit: Int) -> (length: Int, divisions: [Int])? {
    guard at < limit, tables.index.beginsName(scalars[at]) else { return nil }
    var length = 0
    var found: [Int] = []
    tables.index.forEachName(in: scalars, at: at, limit: limit) { name in
      let count = Int(name.count)
      guard name.kind.contains(.standsAlone), count >= length else { return }
      if count > length { found.removeAll(keepingCapacity: true) }
      length = count
      if !found.contains(Int(name.division)) { found.append(Int(name.division)) }
    }
    return length == 0 ? nil : (length, ordered(found))
  }

  /// The names of the divisions in `of` or beneath them that stand at `at`, names that may not stand alone included:
  /// 市中区 behind 内江市.
  func longestDivisions(
    in scalars: borrowing [UInt32], at: Int, limit: Int, within outer: [Int]
  ) -> (length: Int, divisions: [Int])? {
    var length = 0
    var found: [Int] = []
    tables.index.forEachName(in: scalars, at: at, limit: limit) { name in
      let count = Int(name.count)
      let inner = Int(name.division)
      guard count > 1, count >= length, outer.contains(where: { encloses($0, inner) && $0 != inner }) else { return }
      guard name.kind.contains(.full) || name.kind.contains(.standsAlone) else { return }
      if count > length { found.removeAll(keepingCapacity: true) }
      length = count
      if !found.contains(inner) { found.append(inner) }
    }
    return length == 0 ? nil : (length, ordered(found))
  }

  /// The place of a division index.
  func place(_ division: Int) -> Place {
    let own = tables.index.divisions[division]
    let name = tables.index.string(own.name)
    let digits = String(own.code)
    let province = own.level == .province ? name : tables.index.string(tables.index.divisions[Int(own.province)].name)
    let prefecture =
      own.level == .prefecture
      ? name : own.prefecture < 0 ? nil : tables.index.string(tables.index.divisions[Int(own.prefecture)].name)
    return Place(
      code: digits, name: name, level: own.level, province: province, prefecture: prefecture,
      county: own.level == .county ? name : nil)
  }

  private static let separators: Set<Unicode.Scalar> = [" ", "\u{3000}", "\t", "·", "-", "/", "，", ",", "、"]

  private func encloses(_ outer: Int, _ inner: Int) -> Bool {
    if outer == inner { return true }
    let division = tables.index.divisions[inner]
    return Int(division.province) == outer || Int(division.prefecture) == outer
  }

  private func ordered(_ divisions: [Int]) -> [Int] {
    guard divisions.count > 1 else { return divisions }
    return divisions.sorted {
      let (a, b) = (tables.index.divisions[$0], tables.index.divisions[$1])
      return (a.level.depth, a.code) < (b.level.depth, b.code)
    }
  }

  /// The divisions beneath those in `outer` (or all) that the scalars from `start` to their end name.
  private func divisions(named scalars: [UInt32], from start: Int, within outer: [Int]?, depth: Int) -> [Int] {
    var whole: [Int] = []
    var districts: [Int] = []
    var prefixes: [Int: [Int]] = [:]
    tables.index.forEachName(in: scalars, at: start, limit: scalars.count) { name in
      let division = Int(name.division)
      if let outer, !outer.contains(where: { $0 != division && encloses($0, division) }) { return }
      if start + Int(name.count) < scalars.count {
        prefixes[Int(name.count), default: []].append(division)
      } else if name.kind.isEmpty, name.count > 1, isDistrict(division) {
        if !districts.contains(division) { districts.append(division) }
      } else if !whole.contains(division) {
        whole.append(division)
      }
    }
    if whole.isEmpty { whole = districts }
    if !whole.isEmpty || depth == 3 { return ordered(whole) }
    for count in prefixes.keys.sorted(by: >) {
      let inner = divisions(named: scalars, from: start + count, within: prefixes[count], depth: depth + 1)
      if !inner.isEmpty { return inner }
    }
    return []
  }

  /// Whether a division's name ends in 区 or 旗.
  private func isDistrict(_ division: Int) -> Bool {
    let last = tables.index.pool[Int(tables.index.divisions[division].name.upperBound) - 1]
    return last == 0x533A || last == 0x65D7
  }
}

extension Place.Level {
  /// 0 for provinces, 1 for prefectures, 2 for counties.
  fileprivate var depth: Int {
    switch self {
    case .province: 0
    case .prefecture: 1
    case .county: 2
    }
  }
}
