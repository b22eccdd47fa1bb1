import BulletinArchive
import ChineseText
import Foundation

/// Prints what became of each file: failures and diagnostics to the error output, everything to the report file.
final class FileReportPrinter: @unchecked Sendable {
  // Sound: an import calls `print` from one task at a time, and `finish` comes after its end.
  private let report: OutputFile?
  private let isVerbose: Bool
  private let isQuiet: Bool
  private var failure: OutputError?

  /// A printer.
  init(report: OutputFile?, isVerbose: Bool, isQuiet: Bool) {
    self.report = report
    self.isVerbose = isVerbose
    self.isQuiet = isQuiet
  }

  /// Prints the report of one file.
  func print(_ file: FileReport) {
    if let problem = file.failure {
      Console.error("\(file.path): \(problem)")
    } else if isVerbose {
      let counts = file.articles > 0 ? ": \(file.encoding), articles \(file.articles), measures \(file.measures)" : ""
      Console.raw(Console.clean("\(file.status.rawValue) \(file.path)\(counts)"))
    }
    if !isQuiet {
      let shown = isVerbose ? file.diagnostics.count : min(1, file.diagnostics.count)
      for diagnostic in file.diagnostics.prefix(shown) {
        let rest = file.diagnostics.count - shown
        let more = rest > 0 ? " (and \(rest) more; see them with -v)" : ""
        Console.raw(
          Console.clean(
            "note: \(file.path), byte \(diagnostic.byte): \(diagnostic.kind.rawValue): \(diagnostic.detail)\(more)"))
      }
    }
    guard let report, failure == nil else { return }
    do throws(OutputError) { try report.write(file.json) } catch { failure = error }
  }

  /// Ends the report file; throws if it could not be written.
  func finish() throws(OutputError) {
    if let failure { throw failure }
    try report?.finish()
  }
}
