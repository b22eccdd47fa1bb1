import BulletinArchive
import Foundation
import Testing

/// A folder of a test's own, gone with its last reference. Every archive in it must be whole then, or the test fails.
final class TemporaryFolder: Sendable {
  /// Whether a test leaves its archives damaged.
  enum Archives {
    /// They are to be whole.
    case whole
    /// The test damages them on purpose.
    case damagedOnPurpose
  }

  /// The folder's path.
  let path: String
  private let archives: Archives

  /// Makes an empty folder.
  init(_ archives: Archives = .whole) throws {
    self.archives = archives
    // Foundation may put a link before the temporary folder; paths are compared, so it is resolved.
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("yishi-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    if archives == .whole { checkArchives() }
    try? FileManager.default.removeItem(atPath: path)
  }

  private func checkArchives() {
    guard let walk = FileManager.default.enumerator(atPath: path) else { return }
    for case let name as String in walk where name.hasSuffix("/records.sqlite") {
      let archive = self(String(name.dropLast("/records.sqlite".count)))
      do {
        let report = try ArchiveCheck(archive: archive).run()
        if !report.isWhole { Issue.record("left damaged: \(report.recordProblems + report.indexProblems)") }
      } catch {
        Issue.record("cannot be checked at the test's end: \(error)")
      }
    }
  }

  /// The path of `name` in the folder.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and the folders that it needs.
  @discardableResult func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file, and the folders that it needs.
  @discardableResult func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return self(name)
  }

  /// Removes a file.
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self(name)) }
}
