import Foundation
import Records

/// The few operations on source files that Foundation does not offer for names that are no UTF-8.
///
/// All unsafe calls to the C library stand in this file.
enum FileSystem {
  /// What a path leads to.
  enum Kind: Sendable {
    /// A regular file of this many bytes.
    case file(size: Int)
    /// A folder.
    case directory
    /// A pipe, a device or a socket.
    case other
  }

  /// The system's words for an error number.
  static func message(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// What `path` leads to, links followed; nil with `errno` where it leads nowhere.
  static func kind(_ path: SourcePath) -> Kind? {
    var status = stat()
    guard stat(terminated(path.bytes), &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// Whether nothing is at `path`. A path that cannot be looked at, for want of permission or because a disk is away,
  /// is not gone.
  static func isGone(_ path: SourcePath) -> Bool {
    var status = stat()
    return stat(terminated(path.bytes), &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// Whether `path` is itself a symbolic link.
  static func isLink(_ path: SourcePath) -> Bool {
    var status = stat()
    return lstat(terminated(path.bytes), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The absolute path without links; nil where it leads nowhere.
  static func resolved(_ path: SourcePath) -> SourcePath? {
    guard let real = realpath(terminated(path.bytes), nil) else { return nil }
    defer { free(real) }
    // `real` is a NUL-terminated string that realpath allocated for us.
    return SourcePath(UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) })
  }

  /// Calls `body` with each name in a folder but `.` and `..`, in no order; false with `errno`, and no call, where it
  /// cannot be read.
  static func forEachName(in directory: SourcePath, _ body: ([UInt8]) -> Void) -> Bool {
    guard let stream = opendir(terminated(directory.bytes)) else { return false }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      // `d_name` is NUL-terminated within the entry, which lives until the next call.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          Array(
            UnsafeBufferPointer(
              start: bytes, count: strlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self))))
        }
      }
      if name != [0x2E], name != [0x2E, 0x2E] { body(name) }
    }
    return true
  }

  /// Opens a file for reading; nil with `errno` where that fails. The caller closes it.
  static func open(_ path: SourcePath) -> Int32? {
    let descriptor = Foundation.open(terminated(path.bytes), O_RDONLY | O_CLOEXEC)
    return descriptor >= 0 ? descriptor : nil
  }

  /// The number of bytes of an open file; nil for what is no regular file.
  static func size(_ descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// `count` bytes of an open file from `offset` on, fewer where it ends before; nil with `errno` where it cannot be
  /// read.
  static func bytes(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      done = 0
      while done < count, let base = buffer.baseAddress {
        // Sound: at most as many bytes are read as the buffer has room for behind `done`.
        let result = pread(descriptor, base + done, count - done, off_t(offset + done))
        if result < 0, errno == EINTR { continue }
        failed = result < 0
        if result <= 0 { break }
        done += result
      }
    }
    return failed ? nil : bytes
  }

  /// The bytes of a file; nil with `errno` where it cannot be read.
  static func contents(_ path: SourcePath) -> [UInt8]? {
    guard let descriptor = open(path) else { return nil }
    defer { close(descriptor) }
    return contents(descriptor)
  }

  /// All that an open file still holds; nil with `errno` where it cannot be read.
  static func contents(_ descriptor: Int32) -> [UInt8]? {
    let size = size(descriptor) ?? 0
    var bytes: [UInt8] = []
    var capacity = max(size + 1, 1 << 16)
    if size > 0, size < 1 << 16 { capacity = size + 1 }
    var failed = false
    while true {
      // The closure writes `count` bytes at most into the room that the array has made.
      let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        var result: Int
        repeat { result = Foundation.read(descriptor, buffer.baseAddress, capacity) } while result < 0 && errno == EINTR
        failed = result < 0
        count = max(0, result)
      }
      if failed { return nil }
      if part.isEmpty { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if size > 0, bytes.count == size { capacity = 1 } else { capacity = 1 << 20 }
    }
  }

  private static func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
