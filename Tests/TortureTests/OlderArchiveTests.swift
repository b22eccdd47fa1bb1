import BulletinArchive
import Foundation
import TestSupport
import Testing

/// A stored archive of each format that a version of the program wrote, `Fixtures/archives/<format>/archive`, and what that
/// version counted in it, `counts`: a query and a number a line.
@Suite(.serialized) struct OlderArchiveTests {
  private static let formats = Fixture.folders(in: "Fixtures/archives")

  /// A copy of a stored archive.
  private struct Copy {
    let runner: CommandRunner
    let stored: String
    let counts: [(query: String, count: String)]

    init(_ format: String) throws {
      stored = Fixture.root + "/Fixtures/archives/" + format
      runner = try CommandRunner()
      let lines = String(decoding: try Data(contentsOf: URL(fileURLWithPath: stored + "/counts")), as: UTF8.self)
      counts = lines.split(separator: "\n").map { line in
        let parts = line.split(separator: "\t").map(String.init)
        return (query: parts[0], count: parts[1])
      }
      try reset()
    }

    var archive: String { runner.folder.appendingPathComponent("archive").path }

    func reset() throws {
      try? FileManager.default.removeItem(atPath: archive)
      try FileManager.default.copyItem(atPath: stored + "/archive", toPath: archive)
    }

    func run(_ arguments: String...) throws -> CommandRunner.Result {
      runner.finish(try runner.start(arguments + ["--archive", archive]))
    }

    /// The version of the records' format: `user_version` in the head of the database file (SQLite's file format, 1.3).
    func recordsFormat() throws -> Int {
      let head = try Data(contentsOf: URL(fileURLWithPath: archive + "/records.sqlite")).prefix(64)
      return head.suffix(4).reduce(0) { $0 << 8 | Int($1) }
    }

    /// Whether the index is one that this program reads.
    func hasPresentIndex() throws -> Bool { try ArchiveCheck(archive: archive).run().indexProblems.isEmpty }

    /// What differs from the answers of the program that wrote the archive.
    func expectAnswers(_ name: String) throws {
      #expect(!counts.isEmpty)
      for (query, count) in counts {
        let result = try run("search", query, "--count")
        #expect(result.output == count + "\n", "\(name): \(query): \(result.errors)")
      }
    }
  }

  @Test func `there is an archive of each format, that of today included`() throws {
    let present = try #require(
      try CommandRunner().run("version", "-v", "--json").json["recordsFormat"] as? String)
    let versions = try Self.formats.map { try Copy($0) }.map { copy in
      defer { copy.runner.remove(.damagedOnPurpose) }
      return (records: try copy.recordsFormat(), isPresent: try copy.hasPresentIndex())
    }
    #expect(Set(versions.map(\.records)) == Set(1...(try #require(Int(present)))))
    #expect(versions.contains { $0.records == Int(present) && $0.isPresent })
  }

  @Test(arguments: formats) func `it opens, or says what makes its index anew, and answers as it did`(
    format: String
  ) throws {
    let copy = try Copy(format)
    defer { copy.runner.remove() }
    #expect(try ArchiveCheck(archive: copy.archive).run().recordProblems.isEmpty)
    let isPresent = try copy.hasPresentIndex()
    if isPresent {
      try copy.expectAnswers("as it was")
    } else {
      for command in ["search", "import"] {
        let result = try copy.run(command, "年鉴")
        #expect(result.code == 5 && result.errors.contains("check --rebuild"), "\(command): \(result.errors)")
      }
      try copy.reset()
    }
    #expect(try copy.run("check", "--rebuild").code == 0)
    #expect(try copy.run("check").code == 0)
    try copy.expectAnswers("rebuilt")
    // A further text goes in beside the old ones.
    try copy.runner.write(CommandRunner.bulletin, to: "new.txt")
    #expect(try copy.run("import", "new.txt").code == 0)
    #expect(try copy.run("search", "对条目逐条核对", "--count").output == "1\n")
  }

  @Test(arguments: formats) func `a new format comes whole or not at all`(format: String) throws {
    let copy = try Copy(format)
    defer { copy.runner.remove() }
    let before = try copy.recordsFormat()
    let start = Date()
    #expect(try copy.run("check", "--rebuild").code == 0)
    let duration = Date().timeIntervalSince(start)
    let after = try copy.recordsFormat()
    func inspect(_ name: String) throws {
      let format = try copy.recordsFormat()
      #expect(format == before || format == after, "\(name)")
      let report = try ArchiveCheck(archive: copy.archive).run()
      #expect(report.recordProblems.isEmpty, "\(name)")
      #expect(try copy.run("check", "--rebuild").code == 0, "\(name)")
      #expect(try ArchiveState.fault(copy.archive) == nil, "\(name)")
      #expect(try ArchiveState.rubbish(copy.archive).isEmpty, "\(name)")
    }
    var random = SeededGenerator(seed: Torture.seed)
    for kill in 0..<Torture.size {
      try copy.reset()
      let process = try copy.runner.start(["check", "--rebuild", "-q", "--archive", copy.archive])
      Thread.sleep(forTimeInterval: Double.random(in: 0...duration, using: &random))
      Foundation.kill(process.processIdentifier, SIGKILL)
      _ = copy.runner.finish(process)
      try inspect("seed \(Torture.seed), kill \(kill)")
    }
    var limit = Int(Torture.seed % 8)
    var ends = 0
    while true {
      try copy.reset()
      let result = try copy.runner.shell(
        "ulimit -c 0; ulimit -f \(limit); \"$YISHI\" check --rebuild -q --archive archive")
      try inspect("files of at most \(limit) blocks")
      if result.code == 0 { break }
      ends += 1
      limit += max(1, 96 / Torture.size)
    }
    #expect(ends > 0)
    try copy.expectAnswers("after kills")
    Torture.report("upgrade of \(format): \(Torture.size) kills, \(ends) ends in mid-write")
  }

}
