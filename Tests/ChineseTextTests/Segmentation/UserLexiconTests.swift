import TestSupport
import Testing

@testable import ChineseText

@Suite struct UserLexiconTests {
  private func read(_ text: String) -> (lexicon: UserLexicon, problems: [LexiconProblem]) {
    UserLexicon.read(Array(text.utf8))
  }

  private func words(_ text: String, _ lexicon: UserLexicon?) -> [String] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    WordSegmenter(engine: .lattice(lexicon)).words(in: bytes, into: &tokens)
    return tokens.map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
  }

  @Test func `words of a lexicon stay whole`() {
    let (lexicon, problems) = read("# 本行业的词\n地方志\n一年一鉴 cost=90 # 常用\r\n两全目标\t1200\n\n  市州\n")
    #expect(problems.isEmpty)
    #expect(lexicon.entries.map(\.word) == ["地方志", "一年一鉴", "两全目标", "市州"])
    #expect(words("各市州推进地方志工作", nil) == ["各市", "州", "推进", "地方", "志", "工作"])
    #expect(words("各市州推进地方志工作", lexicon) == ["各", "市州", "推进", "地方志", "工作"])
    #expect(words("实现一年一鉴和两全目标。", lexicon) == ["实现", "一年一鉴", "和", "两全目标", "。"])
    #expect(words("一年一度", lexicon) == words("一年一度", nil))
  }

  @Test func `a lexicon without words changes nothing`() {
    let text = "各市州、县（市、区）推进地方志工作，GDP增长3.5%。カタカナ𠮷"
    #expect(words(text, read("").lexicon) == words(text, nil))
  }

  @Test func `words beyond the first plane and of one character are known too`() {
    let (lexicon, problems) = read("𠮷野村 cost=10\n㛃村 cost=10\n志 cost=0\n")
    #expect(problems.isEmpty)
    #expect(words("在𠮷野村和㛃村", lexicon).suffix(3) == ["𠮷野村", "和", "㛃村"])
    #expect(words("地方志", lexicon) == ["地方", "志"])
  }

  @Test func `a word that goes on where another ends leaves both to be found`() {
    let (lexicon, _) = read("地方志工作者\n地方志\n")
    #expect(words("地方志工作者", lexicon) == ["地方志工作者"])
    #expect(words("地方志工作", lexicon) == ["地方志", "工作"])
    // 地方志工 begins a word of the lexicon and is none: 工作 is still ICU's.
    #expect(words("地方工作", lexicon) == ["地方", "工作"])
  }

  @Test(arguments: [
    ("地方志 高", LexiconProblem.Reason.notANumber("高")),
    ("地方志 3.5", .notANumber("3.5")),
    ("地方志 cost=", .notANumber("")),
    ("地方志 cost=8193", .outOfRange("8193", limits: 0...8192)),
    ("地方志 cost=99999999999999999999", .outOfRange("99999999999999999999", limits: 0...8192)),
    ("地方志 cost=-1", .outOfRange("-1", limits: 0...8192)),
    ("地方志 0", .outOfRange("0", limits: 1...60_000_000)),
    ("\t100", .emptyWord), ("cost=5", .emptyWord),
    ("地方志 100 n 其他", .unexpectedField("其他")),
    ("地方志 100 志", .unexpectedField("志")),
    ("GDP", .foreignCharacter("G")), ("年鉴！", .foreignCharacter("！")), ("\u{2F00}年", .foreignCharacter("\u{2F00}")),
    (String(repeating: "志", count: 21), .tooLong(count: 21, limit: 20)),
    (String(repeating: "志", count: 1_000), .tooLong(count: 1_000, limit: 20)),
  ]) func `a bad line is named and the rest is used`(line: String, reason: LexiconProblem.Reason) {
    let (lexicon, problems) = read("年鉴社\n\(line)\n修志人\n")
    #expect(problems == [LexiconProblem(line: 2, reason)])
    #expect(problems.first?.description.hasPrefix("line 2: ") == true)
    #expect(lexicon.entries.map(\.word) == ["年鉴社", "修志人"])
  }

  @Test func `costs that conflict are named, and the first is used`() {
    let (lexicon, problems) = read("地方志 cost=90\n年鉴社\n地方志 cost=80\n地方志 cost=90\n")
    #expect(problems == [LexiconProblem(line: 3, .conflictingCost(line: 1))])
    #expect(lexicon.entries.first?.cost == 90)
  }

  @Test func `lines that are no UTF-8 are named`() {
    let (lexicon, problems) = UserLexicon.read([0xEF, 0xBB, 0xBF] + Array("年鉴社\n".utf8) + [0xB5, 0xD8] + [0x0A])
    #expect(problems == [LexiconProblem(line: 2, .notUTF8)])
    #expect(lexicon.entries.map(\.word) == ["年鉴社"])
  }

  @Test func `the greatest costs do not overflow`() {
    let lines = ["一", "乙", "二"].map { "\($0) cost=8192\n" }.joined()
    let (lexicon, problems) = read(lines + "一乙 cost=8192\n")
    #expect(problems.isEmpty)
    let text = String(repeating: "一乙二", count: 20_000)
    #expect(words(text, lexicon).joined() == text)
  }

  @Test(arguments: [(1, 179), (60, 138), (600_000, 46), (60_000_000, 1)])
  func `a count becomes a cost on ICU's scale`(count: Int, cost: Int) {
    #expect(abs(UserLexicon.cost(count: count) - cost) <= 1)
  }

  @Test func `lexicons add up, and the fingerprint tells them apart`() {
    let first = read("地方志 cost=90\n年鉴社 cost=80\n").lexicon
    let second = read("地方志 cost=70\n修志人 cost=60\n").lexicon
    let both = first.adding(second)
    #expect(both.entries.map(\.word) == ["地方志", "年鉴社", "修志人"])
    #expect(both.entries.first?.cost == 70)
    #expect(first.fingerprint != second.fingerprint)
    #expect(both.fingerprint == read("修志人 cost=60\n年鉴社 cost=80\n地方志 cost=70\n").lexicon.fingerprint)
  }

  @Test func `the field's words are known`() {
    #expect(UserLexicon.field.entries.count > 400)
    // Written out as a file, they are lines without a problem.
    let lines = UserLexicon.field.entries.map { "\($0.word) cost=\($0.cost)" }.joined(separator: "\n")
    let (lexicon, problems) = read(lines)
    #expect(problems.isEmpty)
    #expect(lexicon.fingerprint == UserLexicon.field.fingerprint)
    #expect(
      words("各市州地方志办公室要实现两全目标，推进一年一鉴", .field)
        == ["各市州", "地方志办公室", "要", "实现", "两全目标", "，", "推进", "一年一鉴"])
  }

  @Test func `plain words cost what lines without a number do, and what a lattice cannot hold is left out`() {
    let spelled = ["甘孜州", "南部县", "GDP", String(repeating: "长", count: 21), "甘孜州"]
    let plain = UserLexicon(plainWords: spelled.map { $0.unicodeScalars.map(\.value) })
    let (lexicon, problems) = read(spelled.joined(separator: "\n"))
    #expect(problems.count == 2)
    #expect(plain.entries == lexicon.entries)
    #expect(plain.entries.map(\.word) == ["甘孜州", "南部县"])
  }

  @Test(arguments: UserLexicon.field.entries.map(\.word)) func `a word of the field stands whole`(word: String) {
    #expect(words(word, .field) == [word])
  }

  @Test func `paths are those of the plain search over all cuts`() throws {
    guard case .success(let resources) = LatticeResources.shared else { return }
    var random = SeededGenerator(seed: 8)
    let characters = Array("地方志年鉴工作编纂市州一中国人民大会")
    for _ in 0..<50 {
      let lines = (0..<10).map { _ in
        let word = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          characters.randomElement(using: &random) ?? "志"
        }
        return String(word) + " cost=\(Int.random(in: 0...300, using: &random))"
      }
      let lexicon = read(lines.joined(separator: "\n")).lexicon
      let dictionary = try #require(lexicon.dictionary)
      let text = String((0..<30).map { _ in characters.randomElement(using: &random) ?? "志" })
      func cost(_ word: String) -> Int {
        let known = lexicon.entries.first { $0.word == word }?.cost
        return known ?? Self.wordCost(word, resources.dictionary)
      }
      let total = words(text, lexicon).map(cost).reduce(0, +)
      #expect(total == dictionary.cheapestPath(text.unicodeScalars.map(\.value)), "\(text) with \(lines)")
    }
  }

  /// The cost of `word` as one word; more than any path where it is none.
  private static func wordCost(_ word: String, _ dictionary: LatticeDictionary) -> Int {
    var state = DictionaryTrie.end
    var cost: Int?
    for (i, unit) in word.utf16.enumerated() {
      (state, cost) = i == 0 ? dictionary.trie.first(unit) : dictionary.trie.next(state, unit)
    }
    return cost ?? (word.utf16.count == 1 ? LatticeDictionary.unknownCost : 100_000)
  }
}
