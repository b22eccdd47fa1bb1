import BulletinArchive
import Foundation
import TestSupport
import Testing

/// A bit of a stored file turns over.
@Suite(.serialized) struct BitFlipTests {
  /// An archive of several segments, one of them with dead passages, and what it says.
  private struct Trial {
    let runner: CommandRunner
    let archive: String
    let state: ArchiveState

    init() async throws {
      runner = try CommandRunner()
      for number in 0..<12 {
        let text = CommandRunner.bulletin + "\n\n第\(number)号。泸州市财政局负责，完成\(number * 100)件。"
        try runner.write(text, to: "texts/\(number).txt")
      }
      archive = runner.folder.appendingPathComponent("archive").path
      var options = ImportOptions()
      options.batchBytes = 3000
      let texts = runner.folder.appendingPathComponent("texts").path
      _ = try await Importer(archive: archive, options: options).run([texts])
      _ = try SourceRemoval(archive: archive).run([texts + "/3.txt"])
      state = try ArchiveState(archive, isDetailed: true)
    }

    /// Turns a bit of the file at `path` over for the time of `body`, which gets its place.
    func flip(_ path: String, _ random: inout SeededGenerator, _ body: (_ place: String) throws -> Void) throws {
      let url = URL(fileURLWithPath: path)
      let whole = try Data(contentsOf: url)
      var damaged = whole
      let place = Int.random(in: whole.indices, using: &random)
      let bit = Int.random(in: 0..<8, using: &random)
      damaged[place] ^= 1 << UInt8(bit)
      try damaged.write(to: url)
      try body("seed \(Torture.seed), bit \(bit) of byte \(place) of \(url.lastPathComponent)")
      try whole.write(to: url)
    }
  }

  @Test func `in the index: check finds it, and every answer is right or refused`() async throws {
    let trial = try await Trial()
    defer { trial.runner.remove() }
    let names = try FileManager.default.contentsOfDirectory(atPath: trial.archive + "/index").sorted()
    var random = SeededGenerator(seed: Torture.seed)
    let flips = 15 * Torture.size
    var refused = 0
    for _ in 0..<flips {
      let path = trial.archive + "/index/" + names[Int.random(in: names.indices, using: &random)]
      try trial.flip(path, &random) { place in
        #expect(try !ArchiveCheck(archive: trial.archive).run().indexProblems.isEmpty, "\(place)")
        do {
          let isRight = try ArchiveState(trial.archive, isDetailed: true) == trial.state
          #expect(isRight, "\(place)")
        } catch let error as ArchiveError {
          guard case .damaged = error else { throw error }
          refused += 1
        }
      }
    }
    Torture.report("flips in the index: \(flips), found by check: \(flips), refused by reading commands: \(refused)")
  }

  @Test func `an index with a turned bit is made anew`() async throws {
    let trial = try await Trial()
    defer { trial.runner.remove() }
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: trial.archive + "/index").min())
    var random = SeededGenerator(seed: Torture.seed)
    let path = trial.archive + "/index/" + name
    try trial.flip(path, &random) { place in
      _ = try ArchiveCheck(archive: trial.archive).rebuild()
      #expect(try ArchiveState.fault(trial.archive) == nil, "\(place)")
      let isMended = try ArchiveState(trial.archive, isDetailed: true) == trial.state
      #expect(isMended, "\(place)")
    }
  }

  @Test func `in the records: check finds whatever changes what they say`() async throws {
    let trial = try await Trial()
    defer { trial.runner.remove() }
    var random = SeededGenerator(seed: Torture.seed)
    let flips = 25 * Torture.size
    var found = 0
    var silent = 0
    for _ in 0..<flips {
      try trial.flip(trial.archive + "/records.sqlite", &random) { place in
        let isFound: Bool
        do {
          isFound = try !ArchiveCheck(archive: trial.archive).run().isWhole
        } catch let error as ArchiveError {
          // Another program's number, or a later version's, in the head of the file: nothing is read or written then.
          guard [.notAnArchive, .newerFormat].contains(kind(error)) else { throw error }
          isFound = true
        }
        if isFound { found += 1 }
        do {
          let isRight = try ArchiveState(trial.archive, isDetailed: true) == trial.state
          #expect(isRight || isFound, "\(place): wrong in silence")
          if isRight, !isFound { silent += 1 }
        } catch is ArchiveError {
          #expect(isFound, "\(place): refused, and check finds nothing")
        }
      }
    }
    Torture.report(
      "flips in the records: \(flips), found by check: \(found); with \(silent) others "
        + "everything that can be read was compared and was the same")
    #expect(found + silent == flips)
  }

  private enum Kind { case notAnArchive, newerFormat, other }

  private func kind(_ error: ArchiveError) -> Kind {
    switch error {
    case .notAnArchive: .notAnArchive
    case .newerFormat: .newerFormat
    default: .other
    }
  }
}
