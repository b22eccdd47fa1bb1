import ChineseText

/// The divisions and all their names, laid out for lookup by the scalars of a text.
///
/// Built once, in about a millisecond, from ``GazetteerData``, ``DivisionWords`` and ``FormerNames``. Names lie in one
/// pool; a hash of a name's first two scalars leads to a chain of the names that share them, so a lookup in running
/// text is one probe at most places.
struct GazetteerIndex: Sendable {
  /// How a name stands to its division.
  struct NameKind: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    /// The full name of today.
    static let full = NameKind(rawValue: 1)
    /// A name of the past.
    static let former = NameKind(rawValue: 2)
    /// A name that running text may use on its own.
    static let standsAlone = NameKind(rawValue: 4)
  }

  /// One division.
  struct Division: Sendable {
    /// The six-digit adcode as a number.
    let code: Int32
    /// Its level.
    let level: Place.Level
    /// Where its full name lies in the pool.
    let name: Range<Int32>
    /// The index of its province; its own where it is one.
    let province: Int16
    /// The index of its prefecture; its own where it is one, -1 where there is none.
    let prefecture: Int16
    /// The length of the name that it is usually called by with its level word (甘孜州 3), or 0 for the full name.
    var usual: Range<Int32>
  }

  /// One name of one division.
  struct Name: Sendable {
    let start: Int32
    let count: UInt8
    let kind: NameKind
    let division: Int16
    /// The next name with the same hash; -1 at the chain's end.
    var next: Int32
  }

  /// The divisions, province by province.
  private(set) var divisions: [Division] = []
  /// Every name.
  private(set) var names: [Name] = []
  /// The names' scalars.
  private(set) var pool: [UInt16] = []
  private var slots = [Int32](repeating: -1, count: 1 << 14)
  private var firstScalars = [UInt64](repeating: 0, count: 1 << 10)
  /// Bits for hashes of names' first two scalars: most places of a text are passed by with one load.
  private var firstPairs = [UInt64](repeating: 0, count: 1 << 12)
  /// The first scalars of names that may stand alone, and bits for hashes of their first two.
  private var startScalars = [UInt64](repeating: 0, count: 1 << 10)
  private var startPairs = [UInt64](repeating: 0, count: 1 << 10)
  /// The scalars that are names on their own (川).
  private var loneScalars = [UInt64](repeating: 0, count: 1 << 10)
  private var byCode: [Int32: Int16] = [:]

  /// Reads the data and lays it out.
  init() {
    divisions.reserveCapacity(3400)
    names.reserveCapacity(9000)
    pool.reserveCapacity(32_000)
    byCode.reserveCapacity(3400)
    readDivisions()
    let naming = DivisionNaming()
    for index in divisions.indices { addNames(ofDivision: index, naming) }
    addPairs(DivisionWords.customary, kind: .standsAlone)
    addPairs(FormerNames.names, kind: [.former, .standsAlone])
    addPairs(DivisionWords.abbreviations, kind: [])
  }

  /// The division with this code.
  func division(code: Int32) -> Int? { byCode[code].map(Int.init) }

  /// Whether some name begins with `scalar`.
  func beginsName(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && firstScalars[Int(scalar >> 6)] & (1 << UInt64(scalar & 63)) != 0
  }

  /// The first place from `at` on where a name that may stand alone may begin by its first two scalars; `limit` where none
  /// may.
  func nextStart(in scalars: borrowing [UInt32], from at: Int, limit: Int) -> Int {
    scalars.withUnsafeBufferPointer { scalars in
      startScalars.withUnsafeBufferPointer { firsts in
        startPairs.withUnsafeBufferPointer { pairs in
          // Sound: both lists hold a bit for every scalar, or hash, that is asked for, and `at` lies before `limit`.
          var at = at
          // Pairs are asked first: many scalars begin a name, few pairs do, and a branch that goes one way costs nothing.
          while at + 1 < limit {
            let scalar = scalars[at]
            let pair = hash(scalar, scalars[at + 1])
            if pairs[Int(pair >> 22)] >> UInt64(pair >> 16 & 63) & 1 != 0, scalar < 0x10000,
              firsts[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
            {
              return at
            }
            at += 1
          }
          // Such a name has two characters at least.
          return max(at, limit)
        }
      }
    }
  }

  /// Calls `body` with every name that stands at `at` in `scalars`, in no order.
  func forEachName(
    in scalars: borrowing [UInt32], at: Int, limit: Int, _ body: (borrowing Name) -> Void
  ) {
    guard at < limit, beginsName(scalars[at]) else { return }
    let second = at + 1 < limit ? scalars[at + 1] : 0
    let pair = hash(scalars[at], second)
    if firstPairs[Int(pair >> 20)] & (1 << UInt64(pair >> 14 & 63)) != 0 {
      var next = slots[Int(pair >> 18)]
      while next >= 0 {
        let name = names[Int(next)]
        if matches(name, scalars, at, limit) { body(name) }
        next = name.next
      }
    }
    if second != 0, loneScalars[Int(scalars[at] >> 6)] & (1 << UInt64(scalars[at] & 63)) != 0 {
      var next = slots[Int(hash(scalars[at], 0) >> 18)]
      while next >= 0 {
        let name = names[Int(next)]
        if name.count == 1, UInt32(pool[Int(name.start)]) == scalars[at] { body(name) }
        next = name.next
      }
    }
  }

  /// The scalars in a range of the pool as a string.
  func string(_ range: Range<Int32>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count * 3)
    // All names are of the basic plane and none is ASCII or below U+0800.
    for unit in pool[Int(range.lowerBound)..<Int(range.upperBound)] {
      bytes.append(UInt8(0xE0 | unit >> 12))
      bytes.append(UInt8(0x80 | unit >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | unit & 0x3F))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func matches(_ name: Name, _ scalars: borrowing [UInt32], _ at: Int, _ limit: Int) -> Bool {
    let count = Int(name.count)
    guard at + count <= limit else { return false }
    let start = Int(name.start)
    for k in 0..<count where UInt32(pool[start + k]) != scalars[at + k] { return false }
    return true
  }

  /// A hash whose upper bits are good.
  private func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    (first &* 0x9E37_79B1) ^ (second &* 0x85EB_CA6B)
  }

  // MARK: Building

  private mutating func readDivisions() {
    GazetteerData.divisions.withUTF8Buffer { bytes in
      var reader = BasicPlaneReader(bytes)
      var province: Int16 = -1
      var prefecture: Int16 = -1
      var provinceCode: Int32 = 0
      var prefectureCode: Int32 = 0
      var item: [UInt16] = []
      var kind: UInt16 = 0
      while true {
        let unit = reader.next()
        switch unit {
        case Mark.province, Mark.prefecture, Mark.continuation:
          kind = unit ?? 0
        case Mark.blank, Mark.lineEnd, nil:
          let code = digits(&item)
          switch kind {
          case Mark.province:
            provinceCode = code * 10_000
            province = Int16(divisions.count)
            add(code: provinceCode, .province, item, province: province, prefecture: -1)
          case Mark.prefecture:
            prefectureCode = code * 100
            prefecture = item.isEmpty ? -1 : Int16(divisions.count)
            if !item.isEmpty {
              add(code: prefectureCode, .prefecture, item, province: province, prefecture: prefecture)
            }
          default:
            if !item.isEmpty {
              add(code: prefectureCode + code, .county, item, province: province, prefecture: prefecture)
            }
          }
          kind = 0
          item.removeAll(keepingCapacity: true)
          if unit == nil { return }
        case .some(let unit):
          item.append(unit)
        }
      }
    }
  }

  /// Takes the digits off the front of `item` and gives their number.
  private func digits(_ item: inout [UInt16]) -> Int32 {
    var value: Int32 = 0
    var count = 0
    while count < item.count, (0x30...0x39).contains(item[count]) {
      value = value * 10 + Int32(item[count] - 0x30)
      count += 1
    }
    item.removeFirst(count)
    return value
  }

  private mutating func add(
    code: Int32, _ level: Place.Level, _ name: [UInt16], province: Int16, prefecture: Int16
  ) {
    let start = Int32(pool.count)
    pool += name
    let range = start..<Int32(pool.count)
    byCode[code] = Int16(divisions.count)
    divisions.append(
      Division(code: code, level: level, name: range, province: province, prefecture: prefecture, usual: range))
  }

  private mutating func addNames(ofDivision index: Int, _ naming: DivisionNaming) {
    let range = divisions[index].name
    // Texts come folded, and folding changes some simplified names too (乾县 reads 干县).
    // A copy: while a slice of the pool is held, every addition to the pool copies all of it.
    let written = Array(pool[Int(range.lowerBound)..<Int(range.upperBound)])
    let full = written.map { UInt16(truncatingIfNeeded: SimplifiedScalars.of(UInt32($0))) }
    var place = range
    if !written.elementsEqual(full) {
      place = Int32(pool.count)..<Int32(pool.count + full.count)
      pool += full
    }
    addName(at: place, kind: naming.isOrdinary(full) ? .full : [.full, .standsAlone], division: index)
    let shorts = naming.shortNames(of: full, level: divisions[index].level)
    for (position, short) in shorts.enumerated() {
      let start = Int32(pool.count)
      pool += short.text
      let place = start..<Int32(pool.count)
      addName(at: place, kind: short.standsAlone ? .standsAlone : [], division: index)
      if position == 0, shorts.count == 2, divisions[index].level != .province { divisions[index].usual = place }
    }
  }

  private mutating func addPairs(_ list: StaticString, kind: NameKind) {
    for entry in DivisionWords.words(list) {
      guard let equals = entry.firstIndex(of: Mark.equals) else { continue }
      var code = Array(entry[(equals + 1)...])
      guard let division = division(code: digits(&code)) else { continue }
      let start = Int32(pool.count)
      pool += entry[..<equals]
      addName(at: start..<Int32(pool.count), kind: kind, division: division)
    }
  }

  private mutating func addName(at range: Range<Int32>, kind: NameKind, division: Int) {
    let first = UInt32(pool[Int(range.lowerBound)])
    let second = range.count > 1 ? UInt32(pool[Int(range.lowerBound) + 1]) : 0
    firstScalars[Int(first >> 6)] |= 1 << UInt64(first & 63)
    if range.count == 1 { loneScalars[Int(first >> 6)] |= 1 << UInt64(first & 63) }
    let pair = hash(first, second)
    firstPairs[Int(pair >> 20)] |= 1 << UInt64(pair >> 14 & 63)
    if kind.contains(.standsAlone) {
      precondition(range.count > 1, "a name that may stand alone has two characters at least")
      startScalars[Int(first >> 6)] |= 1 << UInt64(first & 63)
      startPairs[Int(pair >> 22)] |= 1 << UInt64(pair >> 16 & 63)
    }
    let slot = Int(pair >> 18)
    names.append(
      Name(
        start: range.lowerBound, count: UInt8(range.count), kind: kind, division: Int16(division), next: slots[slot]))
    slots[slot] = Int32(names.count - 1)
  }

  private enum Mark {
    static let province: UInt16 = 0x3D  // =
    static let prefecture: UInt16 = 0x2D  // -
    static let continuation: UInt16 = 0x2B  // +
    static let blank: UInt16 = 0x20
    static let lineEnd: UInt16 = 0x0A
    static let equals: UInt16 = 0x3D
  }
}
