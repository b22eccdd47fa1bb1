/// How much a character speaks for a reading, from the frequency of characters in bulletins.
///
/// The weight is about the binary logarithm of how much commoner the character is than a Han character taken at
/// random. Traditional characters weigh as their simplified forms do: 區 as 区.
struct HanWeights: Sendable {
  /// The one table.
  static let shared = HanWeights()

  private let han: [Int8]
  private static let firstHan: UInt32 = 0x4E00
  private static let lastHan: UInt32 = 0x9FFF

  private init() {
    var han = [Int8](repeating: -4, count: Int(Self.lastHan - Self.firstHan) + 1)
    func set(_ scalar: UInt32, _ weight: Int8) {
      guard scalar >= Self.firstHan, scalar <= Self.lastHan else { return }
      han[Int(scalar - Self.firstHan)] = weight
    }
    // The 3,755 everyday characters of GB 2312's first level, through the converter that knows them.
    var level1: [UInt8] = []
    for lead in UInt8(0xB0)...0xD7 {
      for trail in UInt8(0xA1)...0xFE where lead < 0xD7 || trail <= 0xF9 { level1 += [lead, trail] }
    }
    var log = InvalidBytesLog(limit: 1)
    let everyday = MultibyteDecoding.decode(level1, from: 0, encoding: .gb18030, log: &log).utf8
    for scalar in String(decoding: everyday, as: UTF8.self).unicodeScalars { set(scalar.value, 0) }
    for (rank, scalar) in HanFrequency.byRank.unicodeScalars.enumerated() {
      set(scalar.value, rank < 64 ? 7 : rank < 256 ? 5 : rank < 768 ? 4 : 2)
    }
    // Traditional forms.
    for scalar in Self.firstHan...Self.lastHan {
      let folded = TextFolder.fold(scalar)
      if folded != scalar, folded >= Self.firstHan, folded <= Self.lastHan {
        let (own, other) = (han[Int(scalar - Self.firstHan)], han[Int(folded - Self.firstHan)])
        han[Int(scalar - Self.firstHan)] = max(own, other)
      }
    }
    self.han = han
  }

  /// The weight of `scalar`, which is not ASCII.
  func weight(_ scalar: UInt32) -> Double {
    switch scalar {
    case Self.firstHan...Self.lastHan: Double(han[Int(scalar - Self.firstHan)])
    case 0x3000...0x3002, 0x3008...0x3011, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0x2014, 0x201C, 0x201D: 6
    case 0x3012...0x301F, 0xFF01...0xFF5E, 0x2018, 0x2019, 0x2026, 0x00B7, 0x2460...0x249B, 0x2160...0x217B, 0x25CB: 2
    case 0x2000...0x206F, 0x2100...0x2BFF, 0x00A0...0x00FF, 0x3020...0x33FF, 0xFFE0...0xFFE6, 0xFE30...0xFE6F: -2
    case 0x3400...0x4DBF, 0x20000...0x3FFFF: -5
    default: -7
    }
  }
}
