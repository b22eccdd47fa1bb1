import ArgumentParser
import BulletinArchive
import Foundation

/// The exit codes, and how errors lead to them.
enum Failure {
  /// Nothing found, an unknown id, or damage found by `check`.
  static let nothingFound: Int32 = 1
  /// A usage error, no archive, or something that made the work impossible.
  static let usage: Int32 = 2
  /// Some inputs failed, or all.
  static let inputs: Int32 = 3
  /// Another process writes to the archive.
  static let locked: Int32 = 4
  /// The archive is damaged.
  static let damaged: Int32 = 5
  /// Interrupted by the user.
  static let interrupted: Int32 = 130

  /// The exit code of an archive's error.
  static func code(_ error: ArchiveError) -> Int32 {
    switch error {
    case .locked: locked
    case .damaged, .damagedRecords: damaged
    case .interrupted: interrupted
    case .noArchive, .notAnArchive, .newerFormat, .storage, .query, .badValue: usage
    }
  }

  /// Ends the process: prints what `error` has to say (help to the standard output, all else to the error output) and
  /// exits with its code. ArgumentParser's 64 for usage errors becomes 2.
  static func exit(for error: any Error) -> Never {
    if let error = error as? ArchiveError {
      Console.error(error.description)
      Foundation.exit(code(error))
    }
    if let error = error as? OutputError {
      Console.error(error.description)
      Foundation.exit(usage)
    }
    let code = Yishi.exitCode(for: error).rawValue
    let message = Yishi.fullMessage(for: error)
    if code == 0 {
      if !message.isEmpty { print(message) }
      Foundation.exit(0)
    }
    if code == EXIT_FAILURE, !(error is ExitCode) {
      // Not ours and not ArgumentParser's: the system's, about a standard stream.
      Console.error("the standard input or output failed: \(error.localizedDescription)")
      Foundation.exit(usage)
    }
    if !message.isEmpty { Console.raw(Console.clean(message)) }
    Foundation.exit(code == 64 ? usage : code)
  }
}
