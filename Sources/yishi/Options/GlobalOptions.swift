import ArgumentParser
import Foundation

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
  /// When to use colours.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(
    name: .long,
    help: ArgumentHelp("The archive's folder (default: $YISHI_ARCHIVE, or ./yishi.archive).", valueName: "dir"))
  var archive: String?

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print less: no summary, no progress.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print more.")
  var verbose = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write data to a file, which appears when it is whole; - is the standard output.", valueName: "file"))
  var output: String?

  @Option(name: .long, help: "Use colours: auto, always or never.")
  var color = Color.auto

  @Flag(name: .long, help: "Never ask anything.")
  var noInput = false

  func validate() throws { try RawArguments.requireText(["--archive": archive, "-o": output]) }

  /// The archive's folder.
  var directory: String {
    var path = archive ?? ProcessInfo.processInfo.environment["YISHI_ARCHIVE"] ?? ""
    if path.isEmpty { path = "yishi.archive" }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Whether text is printed in colour.
  var usesColor: Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      let isOff = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      return Console.outputIsTerminal && (output == nil || output == "-") && !isOff && environment["TERM"] != "dumb"
    }
  }
}
