import Foundation
import Records

/// Where the parts of an archive lie in its folder.
///
///     records.sqlite    the records
///     index/*.segment   the index
///     lock              held by the writer; holds its process id
struct ArchiveLayout: Sendable {
  /// The archive's folder.
  let directory: String

  /// The records' database.
  var records: String { directory + "/records.sqlite" }
  /// The index's folder.
  var index: String { directory + "/index" }
  /// The writer's lock file.
  var lock: String { directory + "/lock" }

  /// Whether there is an archive.
  var exists: Bool { FileManager.default.fileExists(atPath: records) }

  /// Throws where there is no archive in the folder: with what is there instead.
  func requireArchive() throws(ArchiveError) {
    if exists { return }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) else {
      throw .noArchive(path: directory)
    }
    throw .notAnArchive(path: directory, found: isDirectory.boolValue ? "a folder without records.sqlite" : "a file")
  }

  /// Makes the index's folder anew where it was lost: nothing in it is needed to make the index again.
  func requireIndexFolder() throws(ArchiveError) {
    if mkdir(index, 0o777) == 0 {
      FileSystem.synchronizeDirectory(directory)
    } else if errno != EEXIST {
      throw .storage(operation: "making \(index)", detail: FileSystem.message(errno))
    }
  }

  /// Makes an empty archive where there is none. The folder appears under its name only when it is whole.
  ///
  /// An existing empty folder is used; one that holds anything else is refused.
  func create() throws(ArchiveError) {
    if exists { return }
    let files = FileManager.default
    if files.fileExists(atPath: directory) {
      guard let entries = try? files.contentsOfDirectory(atPath: directory) else {
        throw .notAnArchive(path: directory, found: "a file, or a folder that cannot be read")
      }
      guard entries.isEmpty else {
        throw .notAnArchive(path: directory, found: "a folder without records.sqlite that holds other files")
      }
    }
    let fresh = ArchiveLayout(directory: "\(directory).new-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      // What an earlier process with our id may have left.
      try? files.removeItem(atPath: fresh.directory)
      try files.createDirectory(atPath: fresh.index, withIntermediateDirectories: true)
      // SQLite alone would keep a group from writing that the umask lets; its other files follow this one.
      let descriptor = open(fresh.records, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
      if descriptor >= 0 { close(descriptor) }
      let store = try RecordStore(path: fresh.records, access: .creating)
      store.close()
      FileSystem.synchronizeDirectory(fresh.directory)
      // Replaces an empty folder; an archive that another process has put there meanwhile stays.
      if rename(fresh.directory, directory) != 0, !exists {
        throw ArchiveError.storage(
          operation: "making the archive \(directory)", detail: FileSystem.message(errno))
      }
      try? files.removeItem(atPath: fresh.directory)
      FileSystem.synchronizeDirectory(place.parent)
    } catch let error as RecordError {
      throw ArchiveError(error, archive: directory)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw .storage(operation: "making the archive \(directory)", detail: error.localizedDescription)
    }
  }

  /// Removes what processes that are no more left beside the archive while they made it.
  func removeUnfinished() {
    let (parent, name) = place
    let prefix = name + ".new-"
    let files = FileManager.default
    guard let entries = try? files.contentsOfDirectory(atPath: parent) else { return }
    for entry in entries where entry.hasPrefix(prefix) {
      guard let process = Int32(entry.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
      // Rubbish that cannot be removed now hurts nobody.
      try? files.removeItem(atPath: parent + "/" + entry)
    }
  }

  /// The folder that holds the archive, and the archive's name in it. (Foundation's path functions on Linux trap on a
  /// path of one character.)
  private var place: (parent: String, name: String) {
    var path = Substring(directory)
    while path.count > 1, path.last == "/" { path = path.dropLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    let parent = path[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(path[path.index(after: slash)...]))
  }
}
