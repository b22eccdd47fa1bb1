public import Foundation
import Testing

/// Runs the built command `yishi`, which lies beside the test bundle in the build folder.
public struct CommandRunner: Sendable {
  /// A folder of the test's own, in which commands run.
  public let folder: URL

  /// Makes an empty folder.
  public init() throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("yishi-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// What a command printed, and how it ended.
  public struct Result {
    /// The standard output.
    public let output: String
    /// The error output.
    public let errors: String
    /// The exit code.
    public let code: Int32

    /// The lines of the standard output.
    public var lines: [String] { output.split(separator: "\n").map(String.init) }
    /// The first line of the standard output as a JSON object.
    public var json: [String: Any] {
      let line = lines.first ?? "{}"
      return (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:]
    }
  }

  /// The built command; nil where it cannot be found.
  public static let executable: URL? = {
    var candidates: [URL] = []
    if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      candidates.append(URL(fileURLWithPath: own).deletingLastPathComponent())
    }
    candidates.append(URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent())
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      candidates.append(bundle.bundleURL.deletingLastPathComponent())
    }
    return candidates.map { $0.appendingPathComponent("yishi") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }()

  /// The command, started and left running.
  public func start(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Process {
    guard let executable = Self.executable else { throw CocoaError(.fileNoSuchFile) }
    return try start(executable: executable, arguments, input: input, environment: environment)
  }

  private func start(
    executable: URL, _ arguments: [String], input: String = "", environment: [String: String]
  ) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("YISHI") }
    variables.merge(environment) { $1 }
    process.environment = variables
    let inputURL = folder.appendingPathComponent(".input-\(UUID().uuidString)")
    try Data(input.utf8).write(to: inputURL)
    process.standardInput = try FileHandle(forReadingFrom: inputURL)
    process.standardOutput = try Self.sink(outputURL(process))
    process.standardError = try Self.sink(errorURL(process))
    try process.run()
    return process
  }

  /// Runs the command to its end.
  public func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Result {
    let process = try start(arguments, input: input, environment: environment)
    return finish(process)
  }

  /// Runs a script of the shell in the folder, in which `$YISHI` is the command.
  public func shell(_ script: String) throws -> Result {
    let process = try start(
      executable: URL(fileURLWithPath: "/bin/sh"), ["-c", script],
      environment: ["YISHI": Self.executable?.path ?? "/nonexistent"])
    return finish(process)
  }

  /// Waits for the end of a command.
  public func finish(_ process: Process) -> Result {
    process.waitUntilExit()
    func text(_ url: URL) -> String { String(decoding: (try? Data(contentsOf: url)) ?? Data(), as: UTF8.self) }
    return Result(output: text(outputURL(process)), errors: text(errorURL(process)), code: process.terminationStatus)
  }

  private func outputURL(_ process: Process) -> URL {
    folder.appendingPathComponent(".output-\(ObjectIdentifier(process).hashValue)")
  }

  private func errorURL(_ process: Process) -> URL {
    folder.appendingPathComponent(".errors-\(ObjectIdentifier(process).hashValue)")
  }

  private static func sink(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  /// Writes a file into the folder.
  public func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  /// Writes a file into the folder.
  public func write(_ data: Data, to name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Reads a file of the folder.
  public func read(_ name: String) -> String? {
    (try? Data(contentsOf: folder.appendingPathComponent(name))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a test leaves its archives damaged.
  public enum Archives: Sendable {
    /// They are to be whole.
    case whole
    /// The test damages them on purpose.
    case damagedOnPurpose
  }

  /// Removes the folder; to be called at the end of every test. Every archive in it must be whole then, or the test fails.
  public func remove(_ archives: Archives = .whole) {
    if archives == .whole { checkArchives() }
    try? FileManager.default.removeItem(at: folder)
  }

  private func checkArchives() {
    guard let walk = FileManager.default.enumerator(atPath: folder.path) else { return }
    for case let name as String in walk where name.hasSuffix("/records.sqlite") {
      let archive = String(name.dropLast("/records.sqlite".count))
      do {
        let result = try run("check", "--archive", folder.appendingPathComponent(archive).path)
        if result.code != 0 { Issue.record("\(archive) is left damaged: \(result.output)\(result.errors)") }
      } catch {
        Issue.record("\(archive) cannot be checked at the test's end: \(error)")
      }
    }
  }

  /// A bulletin with three announced measures.
  public static let bulletin = """
    泸州市部署年鉴编纂工作

    9月3日，泸州市地方志办召开年鉴编纂推进会，提出三项措施。

    一是落实责任。各县（区）于2021年10月底前报送初稿。

    二是严把质量。对条目逐条核对，组织两次评审。

    三是加强督查。每月通报进度，督查结果纳入考核。

    （泸州市地方志办）
    """
}
