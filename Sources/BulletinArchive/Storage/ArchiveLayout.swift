import Foundation
import Records
import SearchEngine

/// Where the parts of an archive lie in its folder.
///
///     records.sqlite    the records
///     index/*.segment   the index
///     lexicon.txt       words of the user's own, if there are any
///     lock              held by the writer; holds its process id
struct ArchiveLayout: Sendable {
  /// The archive's folder, without a slash at its end.
  let directory: String
  /// The way to the files, but for the records' own.
  let files: FileAccess

  /// The parts of the archive in the folder `directory`.
  init(directory: String, files: FileAccess = .posix) {
    var path = Substring(directory)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
    self.directory = String(path)
    self.files = files
  }

  /// The records' database.
  var records: String { directory + "/records.sqlite" }
  /// The index's folder.
  var index: String { directory + "/index" }
  /// The user's own words.
  var lexicon: String { directory + "/lexicon.txt" }
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
    do throws(IndexError) {
      if try makeFolder(index) { try files.synchronizeDirectory(directory) }
    } catch {
      throw ArchiveError(error, archive: directory)
    }
  }

  /// Throws where the index is damaged, as far as that shows when it is opened.
  func requireWholeIndex() throws(ArchiveError) {
    let damage: ArchiveError?
    do throws(RecordError) {
      let snapshot = try ArchiveSnapshot(self)
      defer { snapshot.store.close() }
      damage = try snapshot.indexDamage(self)
    } catch {
      throw ArchiveError(error, archive: directory)
    }
    if let damage { throw damage }
  }

  /// Makes an empty archive where there is none. The folder appears under its name only when it is whole.
  ///
  /// An existing empty folder is used; one that holds anything else is refused.
  func create() throws(ArchiveError) {
    if exists { return }
    if FileManager.default.fileExists(atPath: directory) {
      guard let entries = try? files.list(directory) else {
        throw .notAnArchive(path: directory, found: "a file, or a folder that cannot be read")
      }
      guard entries.isEmpty else {
        throw .notAnArchive(path: directory, found: "a folder without records.sqlite that holds other files")
      }
    }
    let fresh = ArchiveLayout(
      directory: "\(directory).new-\(ProcessInfo.processInfo.processIdentifier)", files: files)
    // What an earlier process with our id may have left.
    fresh.remove()
    do {
      try makeFolders(place.parent)
      try files.makeDirectory(fresh.directory)
      try files.makeDirectory(fresh.index)
      // SQLite alone would keep a group from writing that the umask lets; its other files follow this one.
      try files.write(fresh.records, [])
      let store = try RecordStore(path: fresh.records, access: .creating)
      store.close()
      try files.synchronizeDirectory(fresh.directory)
      do throws(IndexError) {
        // Replaces an empty folder; an archive that another process has put there meanwhile stays.
        try files.rename(fresh.directory, directory)
      } catch {
        guard exists else { throw error }
        fresh.remove()
      }
      try files.synchronizeDirectory(place.parent)
    } catch let error as RecordError {
      fresh.remove()
      throw ArchiveError(error, archive: directory)
    } catch let error as IndexError {
      fresh.remove()
      throw ArchiveError(error, archive: directory)
    } catch {
      fresh.remove()
      throw .storage(operation: "making the archive \(directory)", detail: error.localizedDescription)
    }
  }

  /// Removes what processes that are no more left beside the archive while they made it.
  func removeUnfinished() {
    let (parent, name) = place
    let prefix = name + ".new-"
    guard let entries = try? files.list(parent) else { return }
    for entry in entries where entry.hasPrefix(prefix) {
      guard let process = Int32(entry.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
      ArchiveLayout(directory: parent + "/" + entry, files: files).remove()
    }
  }

  /// Removes an archive in the making, as far as that can be done now; the rest is rubbish that hurts nobody.
  private func remove() {
    for folder in [index, directory] {
      for name in (try? files.list(folder)) ?? [] where folder + "/" + name != index {
        try? files.remove(folder + "/" + name)
      }
      try? files.removeDirectory(folder)
    }
  }

  /// Makes a folder; returns false where there is one already.
  private func makeFolder(_ path: String) throws(IndexError) -> Bool {
    do throws(IndexError) {
      try files.makeDirectory(path)
      return true
    } catch {
      guard case .file(_, _, EEXIST) = error else { throw error }
      return false
    }
  }

  /// Makes a folder and those that it lies in, where they are missing.
  private func makeFolders(_ path: String) throws(IndexError) {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let parent = ArchiveLayout(directory: path).place.parent
    try makeFolders(parent)
    if try makeFolder(path) { try files.synchronizeDirectory(parent) }
  }

  /// The folder that holds the archive, and the archive's name in it. (Foundation's path functions on Linux trap on a
  /// path of one character.)
  private var place: (parent: String, name: String) {
    guard let slash = directory.lastIndex(of: "/") else { return (".", directory) }
    let parent = directory[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(directory[directory.index(after: slash)...]))
  }
}
