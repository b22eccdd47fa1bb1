import Foundation
import Records

/// Finds the files that import and extract are to read.
///
/// Folders are searched to the bottom, and files come in the order of their paths. Hidden entries are left out, and so are
/// links to folders (what they lead to is found where it stands, or stands elsewhere) and links to files outside the
/// folder, unless they are to be followed. A path that is named itself is read whatever its name.
struct FileWalk {
  /// Whether files of all names are taken, instead of `*.txt` and `*.md` alone.
  var takesAll: Bool
  /// Whether links to folders, and to files outside the given folders, are followed.
  var followsLinks = false

  /// What was found under the given paths.
  struct Result {
    /// The files, ascending, each once.
    var files: [ImportFile] = []
    /// The paths that lead to no file, with the reason, ascending.
    var failures: [(path: SourcePath, failure: ImportFailure)] = []
    /// The folders among the given paths; `--prune` looks for missing files under these.
    var directories: [SourcePath] = []
    /// Links that lead out of the given folders and were not followed.
    var linksLeftOut: [SourcePath] = []
  }

  /// Walks through `paths`. The folder `archive` and what lies in it are never taken for sources.
  func run(_ paths: [SourcePath], archive: String) -> Result {
    var result = Result()
    let archive = FileSystem.resolved(SourcePath(archive))
    for path in paths {
      switch FileSystem.kind(path) {
      case nil: result.failures.append((path, errno == ENOENT ? .missing : .unreadable(FileSystem.message(errno))))
      case .directory:
        result.directories.append(path)
        let root = FileSystem.resolved(path) ?? path
        if let archive, root.isInside(archive) {
          result.failures.append((path, .noTexts))
          continue
        }
        let before = (result.files.count, result.failures.count)
        walk(path, root: root, archive: archive, above: [root], into: &result)
        if before == (result.files.count, result.failures.count) {
          result.failures.append((path, .noTexts))
        }
      case .file(let size): result.files.append(ImportFile(path: path, size: size))
      case .other: result.files.append(ImportFile(path: path, size: 0))
      }
    }
    result.files.sort { $0.path < $1.path }
    // By the path alone: a file that grows while folders are walked has two sizes.
    var last: SourcePath?
    result.files.removeAll { file in
      defer { last = file.path }
      return file.path == last
    }
    result.failures.sort { $0.path < $1.path }
    return result
  }

  /// Walks through `directory`; `above` are the folders that it lies in, itself among them, without links.
  private func walk(
    _ directory: SourcePath, root: SourcePath, archive: SourcePath?, above: Set<SourcePath>, into result: inout Result
  ) {
    // Names are not kept: a folder may hold millions. Folders come behind, so that one at a time is open.
    var folders: [(path: SourcePath, place: SourcePath)] = []
    let isReadable = FileSystem.forEachName(in: directory) { name in
      guard name.first != UInt8(ascii: ".") else { return }
      let path = directory.appending(name)
      let isLink = FileSystem.isLink(path)
      guard let kind = FileSystem.kind(path) else {
        let reason = errno
        // A link that leads nowhere is nothing, unless its name says that it should be a text.
        if reason != ENOENT || takes(name) {
          result.failures.append((path, reason == ENOENT ? .missing : .unreadable(FileSystem.message(reason))))
        }
        return
      }
      switch kind {
      case .directory:
        let place = FileSystem.resolved(path) ?? path
        // A link to a folder above it would lead round in a circle.
        if isLink, !followsLinks || above.contains(place) {
          result.linksLeftOut.append(path)
        } else if archive.map({ place.isInside($0) }) != true {
          folders.append((path, place))
        }
      case .file(let size):
        guard takes(name) else { return }
        if isLink, !followsLinks, FileSystem.resolved(path).map({ $0.isInside(root) }) != true {
          result.linksLeftOut.append(path)
        } else {
          result.files.append(ImportFile(path: path, size: size))
        }
      case .other:
        if takes(name) { result.failures.append((path, .unreadable("a pipe, socket or device"))) }
      }
    }
    guard isReadable else {
      result.failures.append((directory, .unreadable(FileSystem.message(errno))))
      return
    }
    for (path, place) in folders {
      walk(path, root: root, archive: archive, above: above.union([place]), into: &result)
    }
  }

  private func takes(_ name: [UInt8]) -> Bool {
    guard !takesAll else { return true }
    let lower = name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return lower.suffix(4) == Array(".txt".utf8)[...] || lower.suffix(3) == Array(".md".utf8)[...]
  }
}
