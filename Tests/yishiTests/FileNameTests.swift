import Foundation
import TestSupport
import Testing

/// Names of files are bytes: whatever they hold, every output leads back to them.
@Suite struct FileNameTests {
  /// How the shell's printf writes each name, and how the archive prints it.
  private static let names = [
    (#"new\nline.txt"#, #"new\x0Aline.txt"#), (#"quote\042apostrophe'.txt"#, #"quote"apostrophe'.txt"#),
    (#"gb\304\352.txt"#, #"gb\xC4\xEA.txt"#), (#"back\\slash.txt"#, #"back\slash.txt"#),
    (#"\\x41.txt"#, #"\x5Cx41.txt"#), (#"colour\033[31m.txt"#, #"colour\x1B[31m.txt"#), ("年鉴, ;.txt", "年鉴, ;.txt"),
    ("-dash.txt", "-dash.txt"), ("=1+1.txt", "=1+1.txt"),
  ]

  private func prepared() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.write(CommandRunner.bulletin, to: "text")
    for (number, (written, _)) in Self.names.enumerated() {
      // Each file's own text, so that none is another's duplicate.
      let name = written.replacing("'", with: "'\\''")
      let made = try runner.shell(
        "mkdir -p in; { cat text; echo 第\(number)号。; } > \"in/$(printf -- '\(name)')\"")
      #expect(made.code == 0, "\(made.errors)")
    }
    #expect(try runner.run("import", "in", "--report", "report").code == 0)
    return runner
  }

  private static let printed = Set(names.map { "in/" + $0.1 })

  private func paths(_ lines: [Substring], _ path: ([String: Any]) -> String?) -> Set<String> {
    Set(
      lines.compactMap { line in
        ((try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]).flatMap(path)
      })
  }

  @Test func `names of any bytes stand in every output as the archive prints them`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let report = (runner.read("report") ?? "").split(separator: "\n")
    #expect(paths(report) { $0["path"] as? String } == Self.printed)
    let hits = try runner.run("search", "严把质量", "--json", "--limit", "99").json["hits"] as? [[String: Any]]
    #expect(Set((hits ?? []).compactMap { ($0["source"] as? [String: Any])?["path"] as? String }) == Self.printed)
    let extracted = try runner.run("extract", "in").output.split(separator: "\n")
    #expect(paths(extracted) { ($0["source"] as? [String: Any])?["path"] as? String } == Self.printed)
    let rows = try runner.run("export", "articles", "--format", "jsonl").output.split(separator: "\n")
    #expect(paths(rows) { $0["source"] as? String } == Self.printed)
    let table = try runner.run("export", "articles", "--format", "tsv", "--plain", "--raw").output
    for path in Self.printed {
      #expect(table.contains("\t" + path + "\t") || table.contains("\"" + path.replacing("\"", with: "\"\"") + "\""))
    }
    #expect(try runner.run("import", "in").errors.contains("9 unchanged"))
  }

  @Test func `what the archive prints is taken by remove, and so are the names themselves`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    for (_, printed) in Self.names {
      let result = try runner.run("remove", "in/" + printed)
      #expect(result.code == 0, "\(printed): \(result.errors)")
    }
    #expect(try runner.run("import", "in").errors.contains("9 added"))
    let globbed = try runner.shell("\"$YISHI\" remove in/*")
    #expect(globbed.code == 0 && globbed.errors.contains("9 removed"), "\(globbed.errors)")
    #expect(try runner.run("check").code == 0)
  }

  @Test func `a name that is no UTF-8 can be given to import and extract`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    let imported = try runner.shell(#""$YISHI" import "$(printf 'in/gb\304\352.txt')""#)
    #expect(imported.code == 0 && imported.errors.contains("1 unchanged"), "\(imported.errors)")
    let extracted = try runner.shell(#""$YISHI" extract "$(printf 'in/gb\304\352.txt')""#)
    #expect(extracted.code == 0 && extracted.output.contains(#""path":"in/gb\\xC4\\xEA.txt""#))
  }

  @Test func `bytes that are no UTF-8 are refused where text is meant`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    for command in ["search \"$(printf '\\377')\"", "stats --archive \"$(printf 'a\\377')\""] {
      let result = try runner.shell("\"$YISHI\" \(command)")
      #expect(result.code == 2 && result.errors.contains("no UTF-8"), "\(command): \(result.code) \(result.errors)")
    }
  }
}
