import Foundation

/// The right to write to an archive: an advisory lock on its lock file, which ends with the process at the latest.
final class ArchiveLock {
  private let descriptor: Int32

  /// Takes the lock of the archive at `layout`; throws ``ArchiveError/locked(path:holder:)`` at once where another
  /// process has it.
  init(_ layout: ArchiveLayout) throws(ArchiveError) {
    let descriptor = open(layout.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .storage(operation: "opening \(layout.lock)", detail: FileSystem.message(errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = FileManager.default.contents(atPath: layout.lock)
        .flatMap { Int(String(decoding: $0, as: UTF8.self).split(separator: "\n").first ?? "") }
      close(descriptor)
      throw .locked(path: layout.directory, holder: holder)
    }
    let text = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
    // The number only serves messages; failing to write it takes nothing from the lock.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
    self.descriptor = descriptor
  }

  deinit {
    // Closing alone leaves the lock with a child process that is just being started and has not let go of it yet.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
