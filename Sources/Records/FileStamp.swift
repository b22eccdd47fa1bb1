import Foundation

/// What tells whether a database file was changed: which file it is, its size, and when it was written last.
struct FileStamp: Equatable {
  private let device: UInt64
  private let file: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// The stamp of the database at `path`; nil where it cannot be looked at, or a log beside it holds changes that are not
  /// in it.
  init?(unlogged path: String) {
    var status = stat()
    if stat(path + "-wal", &status) == 0, status.st_size > 0 { return nil }
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    file = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if os(Linux)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #else
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #endif
  }
}
