import Foundation
import SearchEngine
import TestSupport
import Testing

/// Each operation on the disk goes wrong once, in each way: afterwards the archive is as it was before, or after, or at a
/// commit between; `check` finds it whole; and the next run ends as an undisturbed one.
@Suite(.serialized) struct FaultyDiskTests {
  /// A folder of the test's own whose path has a fixed length and a fixed name within it.
  private final class Box {
    let outer: String
    var path: String { outer + "/box" }

    init() throws {
      outer = Torture.scratch + "/yishi-disk-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Makes the folder a copy of `template`.
    func reset(to template: String) throws {
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: template, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: outer) }
  }

  @Test(arguments: DiskScenario.allCases, FaultyDisk.Fault.allCases)
  func `any operation may fail`(scenario: DiskScenario, fault: FaultyDisk.Fault) async throws {
    let box = try Box()
    let states = try await scenario.allowedStates(box.path)
    let last = try #require(states.last)
    try FileManager.default.removeItem(atPath: box.path)
    try FileManager.default.createDirectory(atPath: box.path, withIntermediateDirectories: true)
    try await scenario.prepare(box.path)
    let template = box.outer + "/template"
    try FileManager.default.moveItem(atPath: box.path, toPath: template)

    try box.reset(to: template)
    let undisturbed = FaultyDisk(folder: box.path, fault: nil, seed: 0)
    try await scenario.run(box.path, undisturbed.access)
    let isRepeatable = try ArchiveState(box.path + "/archive") == last
    #expect(isRepeatable)

    let points = points(undisturbed.operations)
    for point in points {
      let seeds = fault == .powerCut ? min(8, 1 + Torture.size / 4) : 1
      for seed in 0..<seeds {
        let name = "\(scenario.rawValue), \(fault.rawValue) at \(point) of \(undisturbed.operations), seed \(seed)"
        try box.reset(to: template)
        let disk = FaultyDisk(
          folder: box.path, fault: (kind: fault, at: point), seed: Torture.seed &* 1000 &+ UInt64(point * 9 + seed))
        var outcome = "it ended well"
        do { try await scenario.run(box.path, disk.access) } catch { outcome = "it ended with: \(error)" }
        if fault == .powerCut {
          try #require(FileManager.default.fileExists(atPath: disk.remains), "\(name): \(outcome)")
          try FileManager.default.removeItem(atPath: box.path)
          try FileManager.default.moveItem(atPath: disk.remains, toPath: box.path)
        }
        let archive = box.path + "/archive"
        #expect(try ArchiveState.fault(archive) == nil, "\(name): \(outcome)")
        let state = try ArchiveState(archive)
        let isAllowed = states.contains(state)
        #expect(isAllowed, "\(name): \(outcome); it left \(state)")
        try await scenario.run(box.path, .posix)
        #expect(try ArchiveState.fault(archive) == nil, "\(name), the next run")
        let isDone = try ArchiveState(archive) == last
        #expect(isDone, "\(name), the next run")
        #expect(try ArchiveState.rubbish(archive).isEmpty, "\(name), the next run")
      }
    }
    Torture.report(
      "disk \(scenario.rawValue), \(fault.rawValue): \(points.count) of \(undisturbed.operations) operations")
  }

  /// Which of `count` operations are tried: all in a large run, else some.
  private func points(_ count: Int) -> [Int] {
    guard Torture.size < 10 else { return Array(0..<count) }
    let step = max(1, count / (4 * Torture.size))
    return Array(stride(from: Int(Torture.seed) % step, to: count, by: step))
  }
}
