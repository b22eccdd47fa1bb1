import Foundation

/// Why output could not be written.
struct OutputError: Error, CustomStringConvertible {
  /// The file.
  let path: String
  /// The system's reason.
  let reason: String

  /// What failed, on what, and what to do.
  var description: String { "cannot write \(path): \(reason); name another file with -o" }
}

/// Where a command's data goes: the standard output, or a file that appears under its name only when it is whole.
final class OutputFile {
  private let path: String?
  private let temporary: String
  private var descriptor: Int32 = 1
  private var buffer: [UInt8] = []
  private var isDone = false
  /// Whether what is written is seen by a terminal, which must not be steered by it.
  private let isTerminal: Bool

  /// Output to `path`; nil and `-` are the standard output.
  init(_ path: String?) throws(OutputError) {
    guard let path, path != "-" else {
      self.path = nil
      temporary = ""
      isTerminal = isatty(1) == 1
      return
    }
    let target = OutputFile.target(of: path)
    self.path = target
    if OutputFile.isSpecial(target) {
      // A device or a pipe is written to, never replaced.
      temporary = ""
      descriptor = open(target, O_WRONLY | O_CLOEXEC)
      isTerminal = isatty(descriptor) == 1
    } else {
      // A name that nobody can have put a link under: it is made here and now, or not at all.
      temporary = "\(target).\(UInt64.random(in: 0...UInt64.max)).tmp"
      isTerminal = false
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        Interruption.addUnfinished(temporary)
        OutputFile.keepPermissions(of: target, descriptor)
      }
    }
    guard descriptor >= 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
  }

  /// Gives the new file the permissions of the one that it will replace, where there is one.
  private static func keepPermissions(of target: String, _ descriptor: Int32) {
    var status = stat()
    guard stat(target, &status) == 0 else { return }
    // A file system without permissions refuses, and has none to keep.
    _ = fchmod(descriptor, status.st_mode & 0o777)
  }

  deinit {
    // What was answered before a failure is still printed; nobody is left who could be told of a second one.
    if path == nil { try? flush() }
    guard path != nil, !isDone, descriptor >= 0 else { return }
    close(descriptor)
    if !temporary.isEmpty { unlink(temporary) }
  }

  /// Where links at `path` lead, so that a link is kept and its file replaced.
  private static func target(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether something that is no regular file stands at `path`.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Writes bytes: whole characters of UTF-8. On their way to a terminal, what could steer it is taken out.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    try append(isTerminal ? Array(Console.clean(String(decoding: bytes, as: UTF8.self)).utf8) : bytes)
  }

  private func append(_ bytes: [UInt8]) throws(OutputError) {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes a line of text; what could steer a terminal is taken out.
  func line(_ text: String) throws(OutputError) { try write(Array((Console.clean(text) + "\n").utf8)) }

  /// Writes a line of text that holds colours of ours; its other parts must be clean.
  func rawLine(_ text: String) throws(OutputError) { try append(Array((text + "\n").utf8)) }

  /// Writes what is left, and puts the file in its place.
  func finish() throws(OutputError) {
    try flush()
    isDone = true
    guard let path else { return }
    guard !temporary.isEmpty else {
      guard close(descriptor) == 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
      return
    }
    // A device that cannot synchronise says EINVAL; a disk that lost the bytes says EIO.
    let isWritten = fsync(descriptor) == 0 || errno == EINVAL
    let code = errno
    guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(isWritten ? errno : code))
      unlink(temporary)
      Interruption.removeUnfinished(temporary)
      throw OutputError(path: path, reason: reason)
    }
    Interruption.removeUnfinished(temporary)
  }

  private func flush() throws(OutputError) {
    var start = 0
    while start < buffer.count {
      // The pointer covers the rest of the buffer, which nobody else changes meanwhile.
      let count = buffer.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw OutputError(path: path ?? "the standard output", reason: String(cString: strerror(errno)))
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
