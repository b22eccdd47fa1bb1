import Bulletins
import ChineseText
import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct QueryParserTests {
  private func parse(_ query: String) throws -> QueryExpression? { try QueryParser.parse(query).expression }

  @Test(arguments: [
    ("年鉴", QueryExpression.string("年鉴")),
    ("  年鉴\u{3000}", .string("年鉴")),
    ("年鉴 编纂", .and([.string("年鉴"), .string("编纂")])),
    ("年鉴 AND 编纂", .and([.string("年鉴"), .string("编纂")])),
    ("年鉴　编纂", .and([.string("年鉴"), .string("编纂")])),
    ("甲 OR 乙 丙", .or([.string("甲"), .and([.string("乙"), .string("丙")])])),
    ("(甲 OR 乙) 丙", .and([.or([.string("甲"), .string("乙")]), .string("丙")])),
    ("甲 -乙", .and([.string("甲"), .not(.string("乙"))])),
    ("甲 NOT 乙", .and([.string("甲"), .not(.string("乙"))])),
    ("-(甲 乙)", .not(.and([.string("甲"), .string("乙")]))),
    ("\"甲 乙\"", .string("甲 乙")),
    ("\"OR\"", .string("OR")),
    ("2018-2020", .string("2018-2020")),
    ("- 甲", .and([.string("-"), .string("甲")])),
    ("ORGAN", .string("ORGAN")),
    ("（试行）", .string("（试行）")),
    ("10:30", .string("10:30")),
    ("http://a.b", .string("http://a.b")),
    ("any:年鉴编纂", .words("年鉴编纂")),
    ("any:\"年鉴 编纂\"", .words("年鉴 编纂")),
    ("org:地方志办", .organization("地方志办")),
    ("role:requirement", .role(.requirement)),
    ("date:2020-09", .date(2020_09_01...2020_09_30)),
    ("date:2020-09..2020-12", .date(2020_09_01...2020_12_31)),
    ("date:..2019", .date(1...2019_12_31)),
    ("date:2020-02-29..", .date(2020_02_29...9999_12_31)),
    ("date：2020-09", .date(2020_09_01...2020_09_30)),
    ("GDP：增长", .string("GDP：增长")),
    ("role：problem", .role(.problem)),
    (#""\"""#, .string(#"""#)), (#""5\"管""#, .string(#"5"管"#)), (#""C:\\""#, .string(#"C:\"#)),
    (#""a\b""#, .string(#"a\b"#)),
    (#"org:"\"甲\"办""#, .organization(#""甲"办"#)),
    ("--", .string("--")), ("甲 ---", .and([.string("甲"), .string("---")])), ("--甲", .not(.not(.string("甲")))),
    ("年\u{200B}鉴", .string("年鉴")), ("\u{FEFF}-年鉴", .not(.string("年鉴"))), ("\"年\u{AD}鉴\"", .string("年鉴")),
  ])
  func `queries are read`(query: String, expected: QueryExpression) throws {
    #expect(try parse(query) == expected)
  }

  @Test func `an empty query asks for nothing`() throws {
    #expect(try parse("") == nil)
    for query in [" \u{3000}\n", "\u{200B}", "\u{0}\u{FEFF} "] {
      #expect(try parse(query) == nil)
      #expect(MeasureSearch.isBlank(query))
    }
    #expect(!MeasureSearch.isBlank("\u{200B}年"))
  }

  @Test func `in: says what is found`() throws {
    let query = try QueryParser.parse("年鉴 in:headings")
    #expect(query.scope == .headings)
    #expect(query.expression == .string("年鉴"))
  }

  @Test func `a place is found by its names`() throws {
    guard case .place(let places)? = try parse("place:甘孜州") else {
      Issue.record("no place")
      return
    }
    #expect(places.map(\.code).contains("513300"))
  }

  @Test func `a sound is read with and without tones`() throws {
    let sound = try #require(PinyinSound("ganzi"))
    #expect(try parse("pinyin:ganzi") == .pinyin(sound))
    #expect(try parse("pinyin:\"Gān zī\"") == .pinyin(sound))
    #expect(try parse("-pinyin:ganzi") == .not(.pinyin(sound)))
  }

  @Test func `a place is found by its sound`() throws {
    guard case .place(let places)? = try parse("place:ganzizhou") else {
      Issue.record("no place")
      return
    }
    #expect(places.map(\.code) == ["513300"])
  }

  @Test(arguments: [
    ("plac:甘孜州", "place:"), ("pinying:ganzi", "pinyin:"), ("role:requirements", "role:requirement"),
    ("role:要求", "role:requirement"), ("in:title", "in:titles"), ("date:2021..2020-03", "date:2020-03..2021"),
    ("place:甘孜洲", "place:甘孜州"), ("place:程都", "place:成都"), ("place:凉山洲彝族自治州", "place:凉山彝族自治州"),
  ])
  func `help says what was probably meant`(query: String, suggestion: String) {
    #expect {
      try QueryParser.parse(query)
    } throws: { error in
      (error as? QueryProblem)?.help.contains("Did you mean \(suggestion)") == true
    }
  }

  /// The caret stands under the character that `at` counts, from 0.
  @Test(arguments: [
    ("(年鉴", 0, "never closed"), ("年鉴)", 2, "closes nothing"), ("\"年鉴", 0, "never closed"),
    ("年鉴 \"\"", 3, "nothing between"), ("甲 OR", 4, "missing at the end"), ("OR 甲", 0, "missing"),
    ("甲 AND", 5, "missing at the end"), ("NOT", 3, "missing at the end"), ("()", 0, "nothing between"),
    ("年鉴 ( )", 3, "nothing between"), ("(", 0, "never closed"), (")", 0, "missing here"), ("\"", 0, "never closed"),
    ("(甲 OR )", 6, "missing here"), ("pinyin:甘孜", 7, "no pinyin"), ("place：", 6, "no value"),
    ("any:" + String(repeating: "年", count: 1001), 4, "too many words"),
    ("foo:甲", 0, "no field foo"), ("甲 place:", 8, "no value"), ("place:乌有州", 6, "no place"),
    ("date:2020-13", 5, "no date"), ("date:2021..2020", 5, "ends before it begins"), ("role:x", 5, "no role"),
    ("in:words", 3, "cannot be words"), ("in:titles in:passages", 10, "twice"), ("-in:titles", 0, "negated"),
    ("\u{0}(", 1, "never closed"), (#"甲 "乙\""#, 2, "never closed"), ("\"\u{200B}\"", 0, "nothing between"),
    ((0..<17).map { "pinyin:shi\(String(repeating: "a", count: $0))" }.joined(separator: " "), 303, "too many sounds"),
  ])
  func `problems point at their place`(query: String, at offset: Int, message: String) {
    #expect {
      try QueryParser.parse(query)
    } throws: { error in
      guard let problem = error as? QueryProblem else { return false }
      return problem.offset == offset && problem.message.contains(message) && !problem.help.isEmpty
    }
  }

  @Test func `the word that stands where no operator can is named`() {
    for word in ["AND", "OR"] {
      #expect {
        try QueryParser.parse("(\(word) 甲)")
      } throws: { error in
        guard let problem = error as? QueryProblem else { return false }
        return word == "AND" ? problem.help.contains("\"AND\"") : problem.message.contains("missing")
      }
    }
  }

  /// Operators bind as the grammar says, however deep they stand in each other.
  @Test func `an expression that is written down reads as it was`() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<2000 {
      let (expression, text, _) = written(depth: Int.random(in: 0...5, using: &random), &random)
      #expect(try parse(text) == expression, "\(text) \(random)")
    }
  }

  /// A random expression, a way to write it, and how tightly that holds together: 3 a value, 2 AND, 1 OR.
  private func written(
    depth: Int, _ random: inout SeededGenerator
  ) -> (expression: QueryExpression, text: String, binding: Int) {
    func held(_ part: (expression: QueryExpression, text: String, binding: Int), by binding: Int) -> String {
      part.binding > binding ? part.text : "(\(part.text))"
    }
    switch depth == 0 ? 0 : Int.random(in: 0..<5, using: &random) {
    case 0:
      let values: [(QueryExpression, String)] = [
        (.string("甲"), "甲"), (.string("OR"), "\"OR\""), (.string("乙 丙"), "\"乙 丙\""), (.string("-"), "\"-\""),
        (.date(2020_01_01...2020_12_31), "date:2020"), (.words("修志"), "any:修志"), (.role(.problem), "role:problem"),
      ]
      let (expression, text) = values[Int.random(in: 0..<values.count, using: &random)]
      return (expression, text, 3)
    case 1:
      let part = written(depth: depth - 1, &random)
      let sign = Bool.random(using: &random) ? "-" : "NOT "
      return (.not(part.expression), sign + held(part, by: 2), 3)
    case 2, 3:
      let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in written(depth: depth - 1, &random) }
      let text = parts.map { held($0, by: 2) }.joined(separator: Bool.random(using: &random) ? " " : " AND ")
      return (.and(parts.map(\.expression)), text, 2)
    default:
      let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in written(depth: depth - 1, &random) }
      return (.or(parts.map(\.expression)), parts.map { held($0, by: 1) }.joined(separator: " OR "), 1)
    }
  }

  @Test func `the caret counts the columns of Han characters`() {
    let problem = QueryProblem(query: "年鉴 place:", offset: 9, message: "m", help: "h")
    #expect(problem.description == "m\n  年鉴 place:\n             ^\nh")
  }

  @Test func `long and deep queries are refused, and never trap`() {
    for query in [
      String(repeating: "(", count: 60_000), String(repeating: "-", count: 60_000) + "甲",
      String(repeating: "甲 ", count: 10_000), String(repeating: "甲", count: 4_000_000),
      "NOT " + String(repeating: "NOT ", count: 9000),
    ] {
      #expect(throws: QueryProblem.self) { try QueryParser.parse(query) }
    }
  }
}
