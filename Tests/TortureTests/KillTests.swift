import BulletinArchive
import Foundation
import TestSupport
import Testing

/// The command is killed at random moments, and by the system at chosen ones.
@Suite(.serialized) struct KillTests {
  enum Work: String, CaseIterable, Sendable {
    case firstImport, importAgain, merge, rebuild, export

    /// The command's arguments but for the archive.
    var arguments: [String] {
      switch self {
      case .firstImport, .importAgain, .merge: ["import", "texts", "-q"]
      case .rebuild: ["check", "--rebuild", "-q"]
      case .export: ["export", "-q", "-o", "table.csv"]
      }
    }
  }

  /// A folder with the archives before and after the work.
  private struct Trial {
    let work: Work
    let runner: CommandRunner
    /// How long the undisturbed command took.
    let duration: Double
    /// What an archive may say: before, after, or nothing where it is new.
    let states: [ArchiveState]
    let table: String?

    private static func write(_ runner: CommandRunner, _ numbers: some Sequence<Int>, version: Int = 1) throws {
      for number in numbers {
        let text = CommandRunner.bulletin + "\n\n第\(number)号，第\(version)版。"
        try runner.write(text, to: "texts/\(number).txt")
      }
    }

    init(_ work: Work) throws {
      self.work = work
      runner = try CommandRunner()
      let folder = runner.folder
      if work == .merge {
        // A segment an import, as many as an archive keeps; the next one merges some of them.
        for number in 0..<8 {
          try Self.write(runner, number * 4..<number * 4 + 4)
          #expect(try runner.run("import", "texts", "-q", "--archive", "before").code == 0)
        }
        try Self.write(runner, 32..<36)
      } else {
        try Self.write(runner, 0..<48)
        #expect(try runner.run("import", "texts", "-q", "--archive", "before").code == 0)
      }
      #expect(try runner.run("export", "-q", "-o", "table.csv", "--archive", "before").code == 0)
      if work == .importAgain { try Self.write(runner, stride(from: 0, to: 48, by: 3), version: 2) }
      if work == .firstImport {
        try? FileManager.default.removeItem(at: folder.appendingPathComponent("before"))
      } else {
        try FileManager.default.copyItem(
          at: folder.appendingPathComponent("before"), to: folder.appendingPathComponent("after"))
      }
      let start = Date()
      #expect(runner.finish(try runner.start(work.arguments + ["--archive", "after"])).code == 0)
      duration = Date().timeIntervalSince(start)
      states = try ["before", "after"].map { try ArchiveState(folder.appendingPathComponent($0).path) }
      table = runner.read("table.csv")
      if work == .merge {
        let live = try ArchiveCheck(archive: folder.appendingPathComponent("after").path).run().segments
        #expect(live == 4, "nothing was merged")
      }
    }

    var archive: String { runner.folder.appendingPathComponent("archive").path }

    /// Makes the archive what it was before the work.
    func reset() throws {
      try? FileManager.default.removeItem(atPath: archive)
      guard work != .firstImport else { return }
      try FileManager.default.copyItem(
        atPath: runner.folder.appendingPathComponent("before").path, toPath: archive)
    }

    /// Looks at what the killed command left, and whether the next run ends as an undisturbed one. `name` says which
    /// command that was.
    func inspect(_ name: String) throws {
      #expect(try ArchiveState.fault(archive) == nil, "\(name)")
      if work == .export {
        let isWhole = runner.read("table.csv") == table
        #expect(isWhole, "\(name): a table that is half written")
      } else if FileManager.default.fileExists(atPath: archive) {
        let state = try ArchiveState(archive)
        // What is imported is one batch, so there is nothing between before and after; a new archive may be empty.
        let isAllowed = states.contains(state) || work == .firstImport && state.isEmpty
        #expect(isAllowed, "\(name): it left \(state)")
      }
      let next = runner.finish(try runner.start(work.arguments + ["--archive", "archive"]))
      #expect(next.code == 0, "\(name), the next run: \(next.errors)")
      #expect(try ArchiveState.fault(archive) == nil, "\(name), the next run")
      let isDone = try ArchiveState(archive) == states[1]
      #expect(isDone, "\(name), the next run")
      #expect(try ArchiveState.rubbish(archive).isEmpty, "\(name), the next run")
    }
  }

  @Test(arguments: Work.allCases) func `nothing is lost, and the next run ends well`(work: Work) throws {
    let trial = try Trial(work)
    defer { trial.runner.remove() }
    var random = SeededGenerator(seed: Torture.seed)
    let kills = 5 * Torture.size
    var completed = 0
    for kill in 0..<kills {
      try trial.reset()
      let process = try trial.runner.start(work.arguments + ["--archive", "archive"])
      let delay = Double.random(in: 0...(trial.duration * 1.1), using: &random)
      Thread.sleep(forTimeInterval: delay)
      Foundation.kill(process.processIdentifier, SIGKILL)
      if trial.runner.finish(process).code == 0 { completed += 1 }
      try trial.inspect("\(work.rawValue), seed \(Torture.seed), kill \(kill) after \(delay) s")
    }
    Torture.report("kills of \(work.rawValue): \(kills), \(completed) of them too late")
  }

  /// A limit on the size of files ends the command in the midst of the write that goes beyond it: SQLite's own writes
  /// included, each of which is torn once.
  @Test(arguments: Work.allCases) func `a command that ends in mid-write loses nothing`(work: Work) throws {
    let trial = try Trial(work)
    defer { trial.runner.remove() }
    let arguments = (work.arguments + ["--archive", "archive"]).joined(separator: " ")
    var killed = 0
    var tried = 0
    // In units of 512 bytes; from the first size on at which the command ends well there is nothing more to find.
    var limit = Int(Torture.seed % 8)
    while true {
      try trial.reset()
      let result = try trial.runner.shell("ulimit -c 0; ulimit -f \(limit); \"$YISHI\" \(arguments)")
      tried += 1
      if result.code == 0 { break }
      killed += 1
      try trial.inspect("\(work.rawValue), files of at most \(limit) blocks")
      limit += max(1, 48 / Torture.size)
    }
    #expect(killed > 0)
    Torture.report("ends in mid-write of \(work.rawValue): \(killed) of \(tried)")
  }
}
