import Foundation
import TestSupport
import Testing

/// What `yishi search` does with queries and files of queries of all kinds.
@Suite struct SearchCommandTests {
  private func prepared() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.write(CommandRunner.bulletin, to: "texts/a.txt")
    #expect(try runner.run("import", "texts").code == 0)
    return runner
  }

  @Test(arguments: [
    "督查\n没有的话\n年鉴\n", "督查\r\n没有的话\r\n年鉴\r\n", "\u{FEFF}督查\r\n\r\n \u{3000}\r\n没有的话\r\n年鉴", "督查\r没有的话\r年鉴\r",
    "\n\n督查\n没有的话\n\n\n年鉴\n\n",
  ])
  func `files of queries may have any line ends, blank lines and a byte order mark`(file: String) throws {
    let runner = try prepared()
    defer { runner.remove() }
    try runner.write(file, to: "queries.txt")
    let result = try runner.run("search", "--queries", "queries.txt")
    #expect(result.code == 0 && result.output == "1\t2\t督查\n0\t0\t没有的话\n2\t2\t年鉴\n", "\(result.output)\(result.errors)")
  }

  @Test func `files of queries tell how much was searched, and refuse what they cannot show`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    // Lines of characters that nobody sees ask for nothing, as empty ones do.
    try runner.write("督查\n\u{0}\u{200B}\n年\u{200B}鉴\n", to: "queries.txt")
    let result = try runner.run("search", "--queries", "queries.txt")
    #expect(result.output == "1\t2\t督查\n2\t2\t年\u{200B}鉴\n")
    #expect(result.errors == "searched 1 article with 6 passages\n")
    #expect(try runner.run("search", "--queries", "queries.txt", "-q").errors.isEmpty)
    for option in [["--explain"], ["--kwic", "5"], ["--facet", "place"]] {
      let arguments = ["search", "--queries", "queries.txt"] + option
      let refused = runner.finish(try runner.start(arguments))
      #expect(refused.code == 2 && refused.errors.contains("add --json"), "\(option)")
      #expect(runner.finish(try runner.start(arguments + ["--json"])).code == 0, "\(option)")
    }
  }

  @Test func `quotation marks and backslashes are found as text`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write("乐山市修志\n\n乐山市推进\"两全目标\"，路径为C:\\data\\。\n", to: "texts/a.txt")
    #expect(try runner.run("import", "texts").code == 0)
    for query in [#""\"两全""#, #""\"""#, #""标\"，""#, #""C:\data\\""#, #"\data\"#] {
      #expect(try runner.run("search", query, "--count").output == "1\n", "\(query)")
    }
  }

  @Test func `a facet asked for twice is counted once, and filters are text`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let facets = ["--facet", "role", "--facet", "place", "--facet", "role"]
    let result = runner.finish(try runner.start(["search", "督查", "--json", "--count"] + facets))
    #expect(result.output.components(separatedBy: "\"role\":").count == 2, "\(result.output)")
    for option in ["--place", "--since", "--until", "--org", "--role"] {
      let refused = try runner.shell("\"$YISHI\" search 督查 \(option) \"$(printf '\\377')\"")
      #expect(refused.code == 2 && refused.errors.contains("no UTF-8"), "\(option): \(refused.errors)")
    }
  }

  @Test func `an empty query is refused, unless something says what to list`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    for query in ["", " ", "\u{200B}"] { #expect(try runner.run("search", query).code == 2) }
    #expect(try runner.run("search", "--in", "titles", "--count").output == "1\n")
  }

  @Test func `files of queries may have any encoding`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    // 督查 and 年鉴编纂工作 in GB 18030.
    let gb18030: [UInt8] = [
      0xB6, 0xBD, 0xB2, 0xE9, 0x0A, 0xC4, 0xEA, 0xBC, 0xF8, 0xB1, 0xE0, 0xD7, 0xEB, 0xB9, 0xA4, 0xD7, 0xF7, 0x0A,
    ]
    try runner.write(Data(gb18030), to: "gb.txt")
    #expect(try runner.run("search", "--queries", "gb.txt").output == "1\t2\t督查\n1\t1\t年鉴编纂工作\n")
    let utf16 = "\u{FEFF}督查\n年鉴编纂工作\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try runner.write(Data(utf16), to: "utf16.txt")
    #expect(try runner.run("search", "--queries", "utf16.txt").output == "1\t2\t督查\n1\t1\t年鉴编纂工作\n")
  }

  @Test func `a line that cannot be read is named, and the others are answered`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    var bytes = Array("督查工作\n(督查\n".utf8) + [0xE5, 0x90] + Array("督查\n\u{0}年鉴\u{0}\n".utf8)
    bytes += Array("落实责任，各县（区）于2021年10月底前报送初稿\n".utf8)
    try runner.write(Data(bytes), to: "queries.txt")
    let result = try runner.run("search", "--queries", "queries.txt")
    #expect(result.code == 2)
    #expect(result.lines.count == 3, "\(result.output)")
    #expect(result.errors.contains("line 2: this ( is never closed"), "\(result.errors)")
    #expect(result.errors.contains("line 3: ") && result.errors.contains("no character"), "\(result.errors)")
    try runner.write(Data(Array(String(repeating: "督查", count: 100_000).utf8) + [0xFF, 0x0A]), to: "long.txt")
    #expect(try runner.run("search", "--queries", "long.txt").errors.utf8.count < 500)
  }

  @Test func `a file of queries that is none is refused`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    for path in ["none.txt", "texts", "yishi.archive/records.sqlite", "/dev/zero"] {
      let result = try runner.run("search", "--queries", path)
      #expect(result.code == 2 && result.output.isEmpty && result.errors.contains("--queries"), "\(result.errors)")
    }
    #expect(try runner.run("search", "--queries", "-", input: "").code == 0)
  }

  @Test func `very large queries are refused at once`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    try runner.write(String(repeating: "督", count: 3_500_000), to: "long.txt")
    let terms = (0..<10_000).map { "词\($0)" }
    try runner.write(terms.joined(separator: " "), to: "terms.txt")
    try runner.write(terms.prefix(6000).joined(separator: " OR "), to: "or.txt")
    try runner.write("any:" + String(repeating: "督查", count: 10_000), to: "any.txt")
    try runner.write(String(repeating: "(", count: 60_000), to: "deep.txt")
    for (file, message) in [
      ("long.txt", "bytes"), ("terms.txt", "bytes"), ("or.txt", "too many values"), ("any.txt", "too many words"),
      ("deep.txt", "nested too deeply"),
    ] {
      let start = ContinuousClock.now
      let result = try runner.run("search", "--queries", file)
      #expect(result.code == 2 && result.errors.contains(message), "\(file): \(result.errors.prefix(400))")
      #expect(result.errors.utf8.count < 2000, "\(file)")
      #expect(ContinuousClock.now - start < .seconds(20), "\(file)")
    }
  }

  @Test func `as many terms as a query may have are answered`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let terms = (0..<1023).map { "词\($0)" } + ["督查"]
    try runner.write(terms.joined(separator: " OR "), to: "or.txt")
    let result = try runner.run("search", "--queries", "or.txt", "--json", "--count")
    #expect(result.code == 0 && result.json["total"] as? Int == 1, "\(result.errors)")
  }

  @Test func `scores are explained, and quick searches say that totals are open`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let text = try runner.run("search", "督查", "--explain")
    #expect(text.code == 0 && text.output.contains("督查 in the heading, once; idf "), "\(text.output)")
    let json = try runner.run("search", "督查 OR 年鉴", "--explain", "--json").json
    let hits = try #require(json["hits"] as? [[String: Any]])
    for hit in hits {
      let shares = try #require(hit["explain"] as? [[String: Any]])
      let sum = shares.reduce(0) { $0 + (($1["score"] as? Double) ?? 0) }
      #expect(abs(sum - ((hit["score"] as? Double) ?? 0)) < 0.001)
    }
    let quick = try runner.run("search", "年鉴", "--quick", "--limit", "1", "--json").json
    #expect(quick["totalIs"] as? String == "atLeast" && quick["total"] as? Int == 1)
    #expect(try runner.run("search", "年鉴", "--quick", "--limit", "1").output.hasPrefix("at least 1 passage, "))
    #expect(try runner.run("search", "年鉴", "--quick", "--count").output == "2\n")
    #expect(try runner.run("search", "年鉴", "--explain", "--sort", "date").code == 2)
    #expect(try runner.run("search", "--queries", "texts/a.txt", "--quick").code == 2)
  }

  @Test func `sounds are spelled out`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let text = try runner.run("search", "pinyin:ducha")
    #expect(text.code == 0 && text.output.contains("\nducha: 督查\n"), "\(text.output)")
    let json = try runner.run("search", "pinyin:ducha", "--json").json
    #expect(json["pinyin"] as? [String: [String]] == ["ducha": ["督查"]])
    #expect(try runner.run("search", "pinyin:督查").code == 2)
  }
}
