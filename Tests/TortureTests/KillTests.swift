import BulletinArchive
import Foundation
import TestSupport
import Testing

/// The command is killed at random moments.
@Suite(.serialized) struct KillTests {
  enum Work: String, CaseIterable, Sendable {
    case firstImport, importAgain, rebuild, export
  }

  private static func text(_ number: Int, version: Int) -> String {
    CommandRunner.bulletin + "\n\n第\(number)号，第\(version)版。"
  }

  private static func write(_ runner: CommandRunner, version: Int) throws {
    for number in 0..<120 where number % 3 == 0 || version == 1 {
      try runner.write(text(number, version: version), to: "texts/\(number).txt")
    }
  }

  @Test(arguments: Work.allCases) func `nothing is lost, and the next run ends well`(work: Work) throws {
    let runner = try CommandRunner()
    defer { runner.remove() }
    let files = FileManager.default
    func path(_ name: String) -> String { runner.folder.appendingPathComponent(name).path }
    try Self.write(runner, version: 1)
    #expect(try runner.run("import", "texts", "-q", "--archive", "before").code == 0)
    #expect(try runner.run("export", "-q", "-o", "table.csv", "--archive", "before").code == 0)
    if work == .importAgain || work == .firstImport { try Self.write(runner, version: 2) }
    // An undisturbed run: how long it takes, and what it leaves.
    try files.copyItem(atPath: path("before"), toPath: path("after"))
    let arguments: [String]
    switch work {
    case .firstImport: arguments = ["import", "texts", "-q"]
    case .importAgain: arguments = ["import", "texts", "-q"]
    case .rebuild: arguments = ["check", "--rebuild", "-q"]
    case .export: arguments = ["export", "-q", "-o", "table.csv"]
    }
    let start = Date()
    #expect(try runner.run(["--archive", "after"], arguments).code == 0)
    let duration = Date().timeIntervalSince(start)
    let states = [try ArchiveState(path("before")), try ArchiveState(path("after"))]
    let table = runner.read("table.csv")

    var random = SeededGenerator(seed: Torture.seed)
    let kills = 5 * Torture.size
    var completed = 0
    for kill in 0..<kills {
      try? files.removeItem(atPath: path("archive"))
      if work != .firstImport { try files.copyItem(atPath: path("before"), toPath: path("archive")) }
      let process = try runner.start(arguments + ["--archive", "archive"])
      let delay = Double.random(in: 0...(duration * 1.1), using: &random)
      Thread.sleep(forTimeInterval: delay)
      Foundation.kill(process.processIdentifier, SIGKILL)
      if runner.finish(process).code == 0 { completed += 1 }
      let name = "\(work.rawValue), seed \(Torture.seed), kill \(kill) after \(delay) s"
      #expect(try ArchiveState.fault(path("archive")) == nil, "\(name)")
      if work == .export {
        let isWhole = runner.read("table.csv") == table
        #expect(isWhole, "\(name): a table that is half written")
      } else if files.fileExists(atPath: path("archive")) {
        let state = try ArchiveState(path("archive"))
        // What is imported is one batch, so there is nothing between before and after; a new archive may be empty.
        let isAllowed = states.contains(state) || work == .firstImport && state.isEmpty
        #expect(isAllowed, "\(name): it left \(state)")
      }
      #expect(try runner.run(["--archive", "archive"], arguments).code == 0, "\(name), the next run")
      #expect(try ArchiveState.fault(path("archive")) == nil, "\(name), the next run")
      let isDone = try ArchiveState(path("archive")) == states[1]
      #expect(isDone, "\(name), the next run")
      #expect(try ArchiveState.rubbish(path("archive")).isEmpty, "\(name), the next run")
    }
    Torture.report("kills of \(work.rawValue): \(kills), \(completed) of them too late")
  }
}

extension CommandRunner {
  /// Runs the command with two lists of arguments, those that say what to do first.
  fileprivate func run(_ options: [String], _ arguments: [String]) throws -> Result {
    finish(try start(arguments + options))
  }
}
