/// Scalars and classes of scalars that the grammar of organisations asks about.
enum OrganizationScalars {
  /// Whether `c` is a Han character (compatibility and extension blocks of the basic plane included).
  static func isHan(_ c: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(c) || (0x3400...0x4DBF).contains(c) || c == 0x3007
  }

  /// Whether `c` is a level word of one scalar: 省 市 州 县 区 旗 盟.
  static func isLevel(_ c: UInt32) -> Bool {
    switch c {
    case 0x7701, 0x5E02, 0x5DDE, 0x53BF, 0x533A, 0x65D7, 0x76DF: true
    default: false
    }
  }

  /// Whether `c` is 乡 or 镇, which only groups take as level words (各乡镇).
  static func isTownship(_ c: UInt32) -> Bool { c == 0x4E61 || c == 0x9547 }

  /// Whether a level word behind `c` is part of another word (城市, 社区, 神州, 反省).
  static func spoilsLevel(_ c: UInt32, _ level: UInt32) -> Bool {
    switch level {
    case 0x5E02: beforeCity.contains(c)
    case 0x533A: beforeDistrict.contains(c)
    case 0x7701: beforeProvince.contains(c)
    case 0x5DDE: beforePrefecture.contains(c)
    case 0x65D7: beforeBanner.contains(c)
    case 0x76DF: beforeLeague.contains(c)
    default: false
    }
  }

  /// Whether an unlisted stem may not hold `c`: particles, prepositions, pronouns.
  static func stopsStem(_ c: UInt32) -> Bool { !isHan(c) || stopScalars.contains(c) }

  /// Whether `c` ends what belongs to a task's name: particles that join clauses.
  static func stopsTask(_ c: UInt32) -> Bool { taskStops.contains(c) || (!isHan(c) && !taskMarks.contains(c)) }

  /// Whether `c` ends a sentence or a clause, so that a subject may follow.
  static func opensClause(_ c: UInt32) -> Bool {
    switch c {
    case 0x0A, 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF0C, 0xFF1A, 0x3B, 0x2C, 0x3A, 0x21, 0x3F, 0x201C, 0x2014: true
    default: false
    }
  }

  private static let beforeCity = ScalarSet("城都股上超夜楼菜早门集黑牛熊花街车房级汛开收罢互辖")
  private static let beforeDistrict = ScalarSet("地城园景社小山灾片校厂库辖新牧林特湖湾矿商街学战禁疫航作发开游生军海郊市东西南北中济")
  private static let beforeProvince = ScalarSet("反节内")
  private static let beforePrefecture = ScalarSet("神九亚欧美非洋")
  private static let beforeBanner = ScalarSet("红国锦党大升彩战帅义军挂举")
  private static let beforeLeague = ScalarSet("联同欧结加")
  private static let stopScalars = ScalarSet(
    "的了是在或对将把被由从向为以于到至并也就都要应可能不有无等其该此各我你他们这那着过给让使令请和与及同则后前时已未按")
  private static let taskStops = ScalarSet("的了是在或将把被由从向于也就都要等其该此各我你他们这那给让使令请报")
  private static let taskMarks = ScalarSet("“”‘’\"0123456789+")
}

/// A set of scalars of the basic plane; membership is one load.
struct ScalarSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  /// The scalars of `characters`.
  init(_ characters: StaticString) {
    characters.withUTF8Buffer { bytes in
      var reader = BasicPlaneReader(bytes)
      while let unit = reader.next() { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
    }
  }

  /// Takes in a scalar of the basic plane.
  mutating func insert(_ c: UInt32) { bits[Int(c >> 6)] |= 1 << UInt64(c & 63) }

  /// The first place from `at` on where one of them stands in `scalars`; `end` or behind it where none does.
  func next(in scalars: borrowing [UInt32], from at: Int, before end: Int) -> Int {
    scalars.withUnsafeBufferPointer { scalars in
      bits.withUnsafeBufferPointer { bits in
        // Sound: `bits` has one for each scalar of the basic plane, and `at` lies before `end`, which is in the text.
        var at = at
        while at < end {
          let c = scalars[at]
          if c < 0x10000, bits[Int(c >> 6)] & (1 << UInt64(c & 63)) != 0 { break }
          at += 1
        }
        return at
      }
    }
  }

  /// Whether `c` is one of them.
  @inline(__always)
  func contains(_ c: UInt32) -> Bool { c < 0x10000 && bits[Int(c >> 6)] & (1 << UInt64(c & 63)) != 0 }
}
