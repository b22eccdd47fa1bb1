import Foundation
import TestSupport

/// How much the torture tests try, and where they begin: `YISHI_TORTURE_SIZE` (1 if not set) multiplies everything,
/// `YISHI_TORTURE_SEED` chooses the random numbers.
enum Torture {
  /// What all random choices follow from.
  static let seed = Fixture.environment("YISHI_TORTURE_SEED").flatMap { UInt64($0) } ?? 1

  /// How many times a small run's number of trials.
  static let size = max(1, Fixture.environment("YISHI_TORTURE_SIZE").flatMap { Int($0) } ?? 1)

  /// A folder for files that come and go: in memory where there is one, since only real power cuts need a real disk.
  static let scratch: String = {
    let memory = "/dev/shm"
    return FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
  }()

  /// Prints what was tried, for the summary of `make torture`.
  static func report(_ line: String) { print("torture: \(line)") }
}
