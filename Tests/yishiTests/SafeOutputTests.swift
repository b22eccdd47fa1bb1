import Foundation
import TestSupport
import Testing

/// What a bulletin or a folder of bulletins can do to the one who reads it: nothing.
@Suite struct SafeOutputTests {
  @Test func `nothing in a bulletin steers the terminal`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    let hostile = "\u{1B}]0;title\u{7}\u{1B}[2J\u{9B}31m\u{202E}\u{2066}\u{8}\u{7F}"
    let text = CommandRunner.bulletin.replacing("一是落实责任", with: "一是落实\(hostile)责任").replacing(
      "泸州市部署", with: "泸州市\(hostile)部署")
    try runner.write(text, to: "in/\u{202E}a.txt")
    #expect(try runner.run("import", "in").code == 0)
    let id = try #require(
      (try runner.run("search", "落实", "--json").json["hits"] as? [[String: Any]])?.first?["id"] as? String)
    for arguments in [
      ["search", "责任"], ["search", "责任", "--json"], ["search", "责任", "--kwic", "10"], ["show", id],
      ["show", id, "--json"],
      ["export"], ["export", "articles", "--raw"], ["export", "mentions", "--format", "tsv"],
      ["export", "--format", "jsonl"],
      ["extract", "in"], ["stats"], ["import", "in", "-v", "--again"],
      ["search", hostile], ["show", hostile], ["stats", "--archive", "x" + hostile],
    ] {
      let seen = try Terminal.output(of: arguments, in: runner)
      #expect(!seen.isEmpty)
      // The terminal's driver itself puts CR before LF.
      let steering = seen.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
      }
      #expect(steering.isEmpty, "\(arguments): \(steering.map { String($0.value, radix: 16) })")
    }
  }

  @Test func `links that lead out of a folder are followed only when asked`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write("秘密甲。" + CommandRunner.bulletin, to: "outside/secret.txt")
    try runner.write("秘密乙。" + CommandRunner.bulletin, to: "elsewhere.txt")
    try runner.write(CommandRunner.bulletin, to: "in/a.txt")
    let links = try runner.shell(
      "cd in; ln -s ../outside out; ln -s ../elsewhere.txt b.txt; ln -s . circle; ln -s ../in up; ln -s a.txt twin.txt")
    #expect(links.code == 0)
    let careful = try runner.run("import", "in")
    #expect(careful.errors.contains("1 added") && careful.errors.contains("links not followed: 4"), "\(careful.errors)")
    #expect(try runner.run("search", "秘密", "--count").output == "0\n")
    let asked = try runner.run("import", "in", "--follow-links")
    #expect(asked.code == 0 && asked.errors.contains("2 added"), "\(asked.errors)")
    #expect(try runner.run("search", "秘密", "--count").output == "2\n")
    #expect(try runner.run("check").code == 0)
  }

  @Test func `an output file keeps its permissions, and nobody's link is written through`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write(CommandRunner.bulletin, to: "a.txt")
    _ = try runner.run("import", "a.txt")
    let result = try runner.shell(
      """
      set -e; umask 022
      : > private.csv; chmod 600 private.csv; "$YISHI" export -q -o private.csv; stat -c %a private.csv
      "$YISHI" export -q -o new.csv; stat -c %a new.csv
      umask 077; "$YISHI" export -q -o newer.csv; stat -c %a newer.csv
      ls | grep -c tmp || true
      """)
    #expect(result.output == "600\n644\n600\n0\n", "\(result.output)\(result.errors)")
  }

  @Test func `output that cannot be written leaves the old file and no rubbish`() throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write(CommandRunner.bulletin, to: "a.txt")
    try runner.write("old", to: "out/m.csv")
    _ = try runner.run("import", "a.txt")
    // A limit on the size of files stands for a full disk.
    let result = try runner.shell(
      "trap '' XFSZ; ulimit -f 0; \"$YISHI\" export -o out/m.csv; echo $?; cat out/m.csv; ls out | wc -l")
    #expect(result.output == "2\nold1\n" || result.output.isEmpty, "\(result.output)\(result.errors)")
    let broken = try runner.shell("\"$YISHI\" export > /dev/full; echo $?")
    #expect(broken.output == "2\n")
  }

  @Test(arguments: [("022", "644", "755"), ("077", "600", "700"), ("002", "664", "775")])
  func `an archive is readable by whom its owner's umask says`(umask: String, file: String, folder: String) throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    try runner.write(CommandRunner.bulletin, to: "a.txt")
    let result = try runner.shell(
      """
      umask \(umask); "$YISHI" import -q a.txt
      find yishi.archive -type f -printf '%m\\n' | sort -u; find yishi.archive -type d -printf '%m\\n' | sort -u
      """)
    #expect(result.output == "\(file)\n\(folder)\n", "\(result.errors)")
  }
}
