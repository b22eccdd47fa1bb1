import TestSupport
import Testing

@testable import ChineseText

@Suite struct WordLatticeTests {
  private let icu = WordSegmenter(engine: .icu)
  private let lattice = WordSegmenter(engine: .lattice(nil))

  private func tokens(_ bytes: [UInt8], _ segmenter: WordSegmenter) -> [Token] {
    var tokens: [Token] = []
    segmenter.words(in: bytes, into: &tokens)
    return tokens
  }

  /// Whether both engines give the same tokens; if not, the first difference is recorded with `comment`.
  private func check(_ bytes: [UInt8], _ comment: @autoclosure () -> String) {
    let expected = tokens(bytes, icu)
    let actual = tokens(bytes, lattice)
    guard expected != actual else { return }
    let place = zip(expected, actual).prefix { $0 == $1 }.count
    func around(_ tokens: [Token]) -> String {
      tokens[max(0, place - 2)..<min(tokens.count, place + 3)].map {
        String(decoding: bytes[$0.span.range], as: UTF8.self) + "/\($0.kind)"
      }.joined(separator: " ")
    }
    Issue.record("\(comment()): ICU \(around(expected)); lattice \(around(actual))")
  }

  @Test func `the lattice is in use with the libicu that is linked`() {
    #expect(SegmentationEngine.latticeFailure == nil)
    guard case .lattice = lattice.engine, case .icu = icu.engine, case .lattice = WordSegmenter().engine else {
      Issue.record("another engine is in use")
      return
    }
  }

  @Test(arguments: [
    "各市州、县（市、区）要按照“两全目标”要求，于2020年12月31日前完成三级综合年鉴公开出版。",
    "一是压实责任；二是加强调度——GDP增长3.5%，\r\n\r\n  ３个１００％，don't stop e.g. U.S.A. a_b 1,234.5",
    "カタカナーとひらがなの東京特許許可局", "アアアアアアアアアアアアアアアアアアアアアアアアア", "コンピューター・ネットワーク",
    "ﾊﾝｶｸｶﾀｶﾅﾞとﾊﾟ", "゠ーーア", "ーー", "ーア", "㌔㌘とか", "か\u{3099}カ\u{3099}か\u{309A}", "ア_イ_ウー", "ア\u{3099}イ",
    "〱〲〳〴〵", "゛゜ゝゞヽヾ", "한국어 문장입니다", "한국漢字어", "ภาษาไทยง่ายมากฯลฯ ๆ", "ສະບາຍດີ", "ជំរាបសួរ", "မင်္ဂလာပါ",
    "\u{2F00}\u{2F06}\u{F900}豈㈠①㊥", "𠮷野家在𬭎县㛃村", "𠀀𠀁𠀂", "\u{2F800}\u{16FF0}中", "中\u{301}文", "々〇〆〻", "👍🏽👨‍👩‍👧🇨🇳🇨",
    "\u{3000}\u{A0}\t\u{2028}\u{85}\u{B}  ", "\u{FEFF}年\u{200D}鉴\u{FE0F}", "ᦀ_ーー", "中_文", "中'文", "שלום\"ל'",
  ]) func `a text of any script is cut as ICU cuts it`(text: String) {
    check(Array(text.utf8), text)
  }

  /// Characters of many kinds, in groups that a random text draws from.
  private static let groups: [[ClosedRange<UInt32>]] = [
    [0x4E00...0x9FFF], [0x4E00...0x4FFF, 0x5730...0x5740, 0x5FD7...0x5FD8, 0x65B9...0x65BA], [0x3040...0x309F],
    [0x30A0...0x30FF], [0x3000...0x303F], [0xFF00...0xFFEF], [0xAC00...0xAC40, 0x1100...0x1120], [0x0E00...0x0E5F],
    [0x20...0x7E], [0x30...0x39, 0x2C...0x2E], [0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x2000...0x200F],
    [0x0300...0x0310, 0x3099...0x309C, 0xFE00...0xFE0F], [0x1F1E6...0x1F1FF, 0x1F466...0x1F469, 0x1F3FB...0x1F3FF],
    [0x20000...0x20100, 0x2F800...0x2F820, 0x16FF0...0x16FF1], [0xF900...0xFA6F, 0x2E80...0x2FD5], [0x3200...0x33FF],
    [0x1B000...0x1B020, 0x1AFF0...0x1AFFF], [0x05D0...0x05EA, 0x22...0x27], [0x1950...0x19DF], [0x0600...0x0640],
    [0x31F0...0x31FF, 0x3031...0x3035], [0xA9E0...0xAA7F, 0x1780...0x17D0], [0x2010...0x2027, 0x5F...0x5F],
  ]

  private static func scalar(_ group: [ClosedRange<UInt32>], _ random: inout SeededGenerator) -> Unicode.Scalar {
    let range = group.randomElement(using: &random) ?? 0x4E00...0x9FFF
    return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "一"
  }

  @Test(arguments: [UInt64(1), 2, 3, 4]) func `random text of many scripts is cut as ICU cuts it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 0..<1_500 {
      var text = String.UnicodeScalarView()
      let groups = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Self.groups.randomElement(using: &random) ?? []
      }
      while text.count < Int.random(in: 0...60, using: &random) {
        let group = groups.randomElement(using: &random) ?? []
        for _ in 0...Int.random(in: 0...5, using: &random) { text.append(Self.scalar(group, &random)) }
      }
      check(Array(String(text).utf8), "\(random) round \(round)")
    }
  }

  @Test func `random scalars of all planes are cut as ICU cuts them`() {
    var random = SeededGenerator(seed: 5)
    for round in 0..<1_500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let top: UInt32 = Bool.random(using: &random) ? 0xFFFF : 0x3FFFF
        if let scalar = Unicode.Scalar(UInt32.random(in: 0...top, using: &random)) { text.append(scalar) }
      }
      check(Array(String(text).utf8), "\(random) round \(round)")
    }
  }

  @Test func `every character of the first plane is cut as ICU cuts it, alone and in company`() {
    var text = String.UnicodeScalarView()
    for value in UInt32(1)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for character: Unicode.Scalar in [scalar, "\n", "中", scalar, "文", "\n", "ア", scalar, scalar, "a", "\n"] {
        text.append(character)
      }
      if value % 512 == 511 {
        check(Array(String(text).utf8), "up to U+\(String(value, radix: 16))")
        text = String.UnicodeScalarView()
      }
    }
  }

  @Test func `bytes that are no UTF-8 are cut as ICU cuts U+FFFD`() {
    var random = SeededGenerator(seed: 6)
    for round in 0..<1_000 {
      var bytes = Array("推进年鉴𠮷カナ編纂，10%。".utf8)
      for _ in 0...Int.random(in: 0...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      check(bytes.shuffledWindows(&random), "\(random) round \(round)")
    }
  }

  @Test(arguments: [2_047, 2_048, 2_049, 4_100, 20_000])
  func `a long stretch without punctuation is cut as ICU cuts it`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let units: [[String]] = [
      ["地方", "志", "年鉴", "工作", "编纂", "中国人民", "一", "的", "㛃", "𠮷"], ["人人"], ["中国"], ["年"], ["㛃"], ["ア"], ["アア", "中"],
      ["发展中国家"], ["和服务"], ["研究生命起源"], ["𠮷"],
    ]
    for unit in units {
      var text = ""
      while text.unicodeScalars.count < count { text += unit.randomElement(using: &random) ?? "" }
      check(Array(text.utf8), "\(unit) × \(count)")
    }
    var text = String.UnicodeScalarView()
    for _ in 0..<count { text.append(Self.scalar(Self.groups[1], &random)) }
    check(Array(String(text).utf8), "\(random)")
  }

  @Test func `the corpus is cut as ICU cuts it`() {
    let files = Fixture.files(below: "corpus", suffix: "")
    #expect(!files.isEmpty)
    for file in files { if let bytes = Fixture.bytes(file) { check(bytes, file) } }
  }

  @Test func `a part of a text is cut as if it stood alone`() {
    let bytes = Array("前言中国年鉴，推进工作".utf8)
    var part: [Token] = []
    lattice.words(in: bytes, range: 9..<15, into: &part)
    #expect(part.map(\.span) == tokens(Array(bytes[9..<15]), icu).map { TextSpan($0.span.start + 9, $0.span.end + 9) })
  }

  @Test func `the characters that words begin with are those that lead somewhere`() throws {
    guard case .success(let resources) = LatticeResources.shared else { return }
    let trie = resources.dictionary.trie
    var found: [UInt16: (state: DictionaryTrie.State, cost: Int?)] = [:]
    trie.forEachFirst { unit, state, cost in found[unit] = (state, cost) }
    #expect(found.count > 10_000)
    for unit in UInt16.min...UInt16.max {
      let (state, cost) = trie.first(unit)
      let known = found[unit] ?? (DictionaryTrie.end, nil)
      #expect(known.state == state && known.cost == cost, "U+\(String(unit, radix: 16))")
    }
  }

  @Test func `every word of the dictionary has ICU's cost, so its parts are cut alike`() throws {
    guard case .success(let resources) = LatticeResources.shared else { return }
    // Costs that ICU's data has had since the dictionary was made; they also hold the trie's reading in place.
    let dictionary = resources.dictionary
    for (word, cost) in [("的", 31), ("工作", 57), ("年鉴", 95), ("编纂", 106)] {
      #expect(dictionary.cheapestPath(word.unicodeScalars.map(\.value)) <= cost)
    }
    #expect(dictionary.cheapestPath(["㛃".unicodeScalars.first?.value ?? 0]) <= LatticeDictionary.unknownCost)
  }
}

extension [UInt8] {
  /// The bytes with two neighbouring stretches changed about, which tears characters apart.
  fileprivate func shuffledWindows(_ random: inout SeededGenerator) -> [UInt8] {
    let first = Int.random(in: 0...count, using: &random)
    let second = Int.random(in: first...count, using: &random)
    return Array(self[first..<second] + self[..<first] + self[second...])
  }
}
