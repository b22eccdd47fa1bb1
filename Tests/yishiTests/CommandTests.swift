import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  private func prepared() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.write(CommandRunner.bulletin, to: "texts/a.txt")
    let result = try runner.run("import", "texts")
    #expect(result.code == 0, "\(result.errors)")
    return runner
  }

  @Test func `import, search, show and export work together`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let search = try runner.run("search", "督查结果", "--json")
    #expect(search.code == 0)
    #expect(search.json["schema"] as? String == "yishi.search/1")
    #expect(search.json["total"] as? Int == 1)
    let hit = try #require((search.json["hits"] as? [[String: Any]])?.first)
    #expect(hit["kind"] as? String == "measure")
    #expect(hit["marker"] as? String == "三是")
    #expect((hit["source"] as? [String: Any])?["path"] as? String == "texts/a.txt")
    let id = try #require(hit["id"] as? String)

    let shown = try runner.run("show", id)
    #expect(shown.code == 0 && shown.output.contains("督查结果纳入考核") && shown.output.contains("texts/a.txt"))
    let article = try runner.run("show", id, "--json")
    #expect(article.json["schema"] as? String == "yishi.article/1")
    #expect((article.json["measures"] as? [Any])?.count == 3)

    let export = try runner.run("export", "--plain", "-o", "m.csv")
    #expect(export.code == 0 && export.output.isEmpty)
    #expect(runner.read("m.csv")?.split(separator: "\n").count == 4)
    #expect(try runner.run("export", "--plain").output == runner.read("m.csv"))
    #expect(try runner.run("stats").output.contains("510500 泸州市"))
    #expect(try runner.run("check").code == 0)
  }

  @Test func `extract prints what show prints, and touches no archive`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let extracted = try runner.run("extract", "texts/a.txt")
    let id = try #require(extracted.json["id"] as? String)
    #expect(try runner.run("show", id, "--json").output == extracted.output)
    let other = try CommandRunner()
    defer { other.remove() }
    let read = try other.run("extract", "-", input: CommandRunner.bulletin)
    #expect(read.code == 0 && read.lines.count == 1)
    #expect(!FileManager.default.fileExists(atPath: other.folder.appendingPathComponent("yishi.archive").path))
  }

  @Test func `a phrase that a line break cuts is found`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write(
      """
      遂宁市召开地方志工作会议

      　　会议指出，全市各级各部门要充分认识地方志工作的重要意义，切实把年鉴编
      纂工作摆上重要议事日程，明确分管领导，落实专人负责，保证工作经费，确保按
      期完成年度任务，为全市经济社会发展提供可靠的资料支持和智力支撑，努力开创
      新局面。

      """, to: "wrapped.txt")
    _ = try runner.run("import", "wrapped.txt")
    let result = try runner.run("search", "年鉴编纂工作", "--count")
    #expect(result.output == "1\n" && result.code == 0, "\(result.output)\(result.errors)")
  }

  @Test func `exit codes are those of the manual`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    #expect(try runner.run("search", "没有的话").code == 1)
    #expect(try runner.run("show", "0123456789ab-a0").code == 1)
    #expect(try runner.run("search", "(督查").code == 2)
    #expect(try runner.run("search", "督查", "--sort", "size").code == 2)
    #expect(try runner.run("nonsense").code == 2)
    #expect(try runner.run("search", "督查", "--archive", "none").code == 2)
    #expect(try runner.run("import", "none.txt").code == 3)
    #expect(try runner.run("remove", "none.txt").code == 3)
    #expect(try runner.run("stats", "--archive", "none").code == 2)
    #expect(try runner.run("--help").code == 0)
    #expect(try runner.run("search", "--help").output.contains("EXAMPLES"))
  }

  @Test func `an archive of nothing answers`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write("", to: "empty.txt")
    #expect(try runner.run("import", "empty.txt").code == 0)
    #expect(try runner.run("stats").code == 0)
    #expect(try runner.run("export").code == 0)
    #expect(try runner.run("search", "督查").code == 1)
    #expect(try runner.run("check").code == 0)
  }

  @Test func `a query that cannot be read gets a caret`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let result = try runner.run("search", "年鉴 foo:督查")
    #expect(result.code == 2)
    #expect(result.errors.hasPrefix("yishi: there is no field foo\n  年鉴 foo:督查\n       ^\n"))
  }

  @Test func `a damaged index is refused with what to do, and mended`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let index = runner.folder.appendingPathComponent("yishi.archive/index")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: index.path).first)
    try Data("no segment".utf8).write(to: index.appendingPathComponent(name))
    let search = try runner.run("search", "督查")
    #expect(search.code == 5 && search.errors.contains("check --rebuild"))
    #expect(try runner.run("check").code == 1)
    #expect(try runner.run("check", "--rebuild").code == 0)
    #expect(try runner.run("search", "督查").code == 0)
  }

  @Test func `damaged records end check with 1 and other commands with 5`() throws {
    let runner = try prepared()
    defer { runner.remove(.damagedOnPurpose) }
    try runner.write("", to: "yishi.archive/records.sqlite")
    #expect(try runner.run("check").code == 1)
    let rebuild = try runner.run("check", "--rebuild")
    #expect(rebuild.code == 1 && rebuild.output.contains("cannot be mended"), "\(rebuild.output)\(rebuild.errors)")
    for arguments in [["search", "督查"], ["export"], ["stats"], ["import", "texts"], ["remove", "texts"]] {
      let process = try runner.start(arguments)
      let result = runner.finish(process)
      #expect(result.code == 5, "\(arguments): \(result.errors)")
      #expect(!result.errors.contains("--rebuild") && result.errors.contains("new archive"), "\(result.errors)")
    }
  }

  @Test func `a file whose name is that of the standard input leaves a whole archive`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write(CommandRunner.bulletin, to: "-")
    #expect(try runner.run("import", "-", "./-", input: "一是甲。二是乙。").code == 0)
    let check = try runner.run("check")
    #expect(check.code == 0, "\(check.output)")
  }

  @Test func `wide gaps in a line leave all places where they were`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    for (index, count) in [1, 5, 6, 12, 100].enumerated() {
      let gap = String(repeating: "\u{3000}", count: count)
      let text = "第65期\(gap)2021年3月5日加强管理。一是加强领导。二是抓好\(gap)落实。\n"
      try runner.write(text, to: "texts/\(index).txt")
    }
    #expect(try runner.run("import", "texts").code == 0)
    let check = try runner.run("check")
    #expect(check.code == 0, "\(check.output)")
    for index in 0..<5 {
      let extracted = try runner.run("extract", "texts/\(index).txt")
      let id = try #require(extracted.json["id"] as? String)
      #expect(try runner.run("show", id, "--json").output == extracted.output)
    }
  }

  @Test func `queries of a file are answered one a line`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    try runner.write("督查\n没有的话\n\n年鉴\n", to: "queries.txt")
    let result = try runner.run("search", "--queries", "queries.txt", "--json", "--count")
    #expect(result.code == 0 && result.lines.count == 3)
    try runner.write("督查\n(\n", to: "queries.txt")
    #expect(try runner.run("search", "--queries", "queries.txt").code == 2)
  }

  @Test func `the report has a line for each file`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let result = try runner.run("import", "texts", "none.txt", "--report", "report.jsonl")
    #expect(result.code == 3)
    let lines = (runner.read("report.jsonl") ?? "").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.contains { $0.contains("\"status\":\"failed\"") && $0.contains("\"reason\":\"missing\"") })
    #expect(lines.contains { $0.contains("\"status\":\"unchanged\"") })
  }

  @Test func `segment prints words parted by blanks`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    let result = try runner.run("segment", input: "推进　工作。\n\n第二行")
    #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
    #expect(result.output.hasPrefix("推进 工作 。\n\n"))
  }

  @Test func `killing an import leaves a whole archive or none`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    for index in 0..<300 {
      try runner.write(CommandRunner.bulletin + "\n\n第\(index)号。", to: "texts/\(index).txt")
    }
    for delay in [0.005, 0.02, 0.05, 0.1, 0.2] {
      let process = try runner.start(["import", "texts"])
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      _ = runner.finish(process)
      let check = try runner.run("check")
      #expect(check.code == 0 || check.code == 2, "\(delay): \(check.output)\(check.errors)")
      if check.code == 2 { #expect(check.errors.contains("there is no archive")) }
    }
    #expect(try runner.run("import", "texts").code == 0)
    #expect(try runner.run("search", "严把质量", "--count").output == "300\n")
    #expect(try runner.run("check").code == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `interrupting an import ends it with 130 and a whole archive`(signal: Int32) throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    for index in 0..<1500 {
      try runner.write(CommandRunner.bulletin + "\n\n第\(index)号。", to: "texts/\(index).txt")
    }
    let process = try runner.start(["import", "texts"])
    Thread.sleep(forTimeInterval: 0.15)
    kill(process.processIdentifier, signal)
    let result = runner.finish(process)
    // A machine fast enough may have been done before.
    #expect(result.code == 130 || result.code == 0, "\(result.errors)")
    // A slow machine may not have made the archive yet.
    let check = try runner.run("check")
    #expect(check.code == 0 || check.code == 2 && check.errors.contains("there is no archive"), "\(check.output)")
  }
}
