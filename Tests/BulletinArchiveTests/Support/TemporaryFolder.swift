import Foundation

/// A folder of a test's own, gone with its last reference.
final class TemporaryFolder: Sendable {
  /// The folder's path.
  let path: String

  /// Makes an empty folder.
  init() throws {
    // Foundation may put a link before the temporary folder; paths are compared, so it is resolved.
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("yishi-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

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
