import Foundation

/// The files that tests read: `Fixtures/`, `corpus/` and, where it is there, a folder of real samples.
///
/// All are found from this file's own place, so that no test depends on the working directory.
public enum Fixture {
  /// The folder that holds `Package.swift`.
  public static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The bytes of the file at `path`, relative to ``root``; nil where there is none.
  public static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: root + "/" + path).map { [UInt8]($0) }
  }

  /// The paths of the files below `folder` that end in `suffix`, relative to ``root``, in order. None where the
  /// folder is missing.
  public static func files(below folder: String, suffix: String = ".txt") -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: root + "/" + folder) else { return [] }
    var files: [String] = []
    for case let name as String in walk where name.hasSuffix(suffix) { files.append(folder + "/" + name) }
    return files.sorted()
  }

  /// The names of the folders directly below `folder`, in order.
  public static func folders(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root + "/" + folder + "/" + name, isDirectory: &isFolder)
        && isFolder.boolValue
    }.sorted()
  }

  /// Writes `text` to the file at `path`, relative to ``root``.
  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + path))
  }

  /// The value of environment variable `name`.
  public static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
