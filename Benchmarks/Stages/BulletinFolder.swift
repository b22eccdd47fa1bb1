import Foundation
import GeneratedText

/// A temporary folder with generated bulletins, one a file, and room for archives beside them.
struct BulletinFolder {
  /// What the files hold.
  let bulletins: [GeneratedBulletin]
  /// The folder of the files.
  var files: String { root + "/files" }
  private let root: String

  /// Writes `bulletins` to the folder `name` among the temporary ones, in the place of what was there.
  init(_ name: String, _ bulletins: [GeneratedBulletin]) throws {
    self.bulletins = bulletins
    root = Self.path(name)
    Self.remove(name)
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    for (number, bulletin) in bulletins.enumerated() {
      try Data(bulletin.utf8).write(to: URL(fileURLWithPath: "\(files)/\(100_000 + number).txt"))
    }
  }

  /// The path of an archive that does not exist.
  func newArchive() -> String {
    let path = root + "/archive"
    // There is none before the first.
    try? FileManager.default.removeItem(atPath: path)
    return path
  }

  /// Removes the folder `name`.
  static func remove(_ name: String) {
    // There is none before the first run.
    try? FileManager.default.removeItem(atPath: path(name))
  }

  private static func path(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("yishi-\(name)").path
  }
}
