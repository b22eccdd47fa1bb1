#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

extension FileAccess {
  /// The operating system's files.
  public static let posix = FileAccess(
    write: { (path, parts) throws(IndexError) in try writeFile(path, parts) },
    synchronize: { (path) throws(IndexError) in try synchronizeFile(path, .synchronize, flags: O_RDONLY) },
    rename: { (path, newPath) throws(IndexError) in
      // The module's name keeps the system's function apart from the property.
      guard renameFile(path, newPath) == 0 else { throw .file(.rename, path: path, code: errno) }
    },
    synchronizeDirectory: { (path) throws(IndexError) in
      try synchronizeFile(path, .synchronizeDirectory, flags: O_RDONLY | O_DIRECTORY)
    },
    map: { (path) throws(IndexError) in try mapFile(path) },
    remove: { (path) throws(IndexError) in
      guard unlink(path) == 0 else { throw .file(.remove, path: path, code: errno) }
    },
    list: { (path) throws(IndexError) in try listDirectory(path) },
    makeDirectory: { (path) throws(IndexError) in
      guard mkdir(path, 0o777) == 0 else { throw .file(.makeDirectory, path: path, code: errno) }
    },
    removeDirectory: { (path) throws(IndexError) in
      guard rmdir(path) == 0 else { throw .file(.removeDirectory, path: path, code: errno) }
    }
  )
}

private func renameFile(_ path: String, _ newPath: String) -> Int32 { rename(path, newPath) }

private func writeFile(_ path: String, _ parts: [[UInt8]]) throws(IndexError) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw .file(.write, path: path, code: errno) }
  for part in parts {
    let code = part.withUnsafeBytes { writeAll(file, $0) }
    guard code == 0 else {
      close(file)
      throw .file(.write, path: path, code: code)
    }
  }
  guard close(file) == 0 else { throw .file(.write, path: path, code: errno) }
}

/// Writes everything, however many calls it takes; returns 0 or the `errno`.
private func writeAll(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
  guard let base = bytes.baseAddress else { return 0 }
  var done = 0
  while done < bytes.count {
    // Sound: `done` stays below the buffer's length.
    let count = write(file, base + done, bytes.count - done)
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    done += count
  }
  return 0
}

private func synchronizeFile(
  _ path: String, _ operation: IndexError.FileOperation, flags: Int32
) throws(IndexError) {
  let file = open(path, flags | O_CLOEXEC)
  guard file >= 0 else { throw .file(operation, path: path, code: errno) }
  let result = fsync(file)
  let code = errno
  close(file)
  guard result == 0 else { throw .file(operation, path: path, code: code) }
}

private func mapFile(_ path: String) throws(IndexError) -> MappedFile {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw .file(.map, path: path, code: errno) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw .file(.map, path: path, code: errno) }
  let length = Int(status.st_size)
  // An empty file cannot be mapped, and has no bytes to keep.
  guard length > 0 else { return MappedFile(copying: []) }
  guard let base = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else {
    throw .file(.map, path: path, code: errno)
  }
  return MappedFile(mapping: UnsafeRawBufferPointer(start: base, count: length))
}

private func listDirectory(_ path: String) throws(IndexError) -> [String] {
  guard let directory = opendir(path) else { throw .file(.list, path: path, code: errno) }
  defer { closedir(directory) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(directory) else { break }
    let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
    // Sound: `d_name` is a zero-terminated array within the entry, which lives until the next `readdir`.
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  guard errno == 0 else { throw .file(.list, path: path, code: errno) }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
