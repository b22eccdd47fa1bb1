import Crypto
import Foundation
import Records

/// A file that is read in pieces, because it may be too large to hold.
///
/// Its bytes are read and not mapped, so that they leave memory again.
final class LargeFile {
  /// The number of its bytes when it was opened.
  let size: Int
  private let descriptor: Int32
  private let path: SourcePath

  /// How much is read at a time where all of it is looked at.
  private static let pieceSize = 1 << 20

  /// Opens the file at `path`.
  init(_ path: SourcePath) throws(ImportFailure) {
    guard let descriptor = FileSystem.open(path) else {
      throw errno == ENOENT ? .missing : .unreadable(FileSystem.message(errno))
    }
    self.path = path
    self.descriptor = descriptor
    size = FileSystem.size(descriptor) ?? 0
  }

  deinit { close(descriptor) }

  /// At most `count` bytes from `offset` on; fewer at the end.
  func bytes(at offset: Int, count: Int) throws(ImportFailure) -> [UInt8] {
    guard let bytes = FileSystem.bytes(descriptor, at: offset, count: max(0, min(count, size - offset))) else {
      throw .unreadable(FileSystem.message(errno))
    }
    return bytes
  }

  /// The SHA-256 of all bytes, and where the first one lies that is neither ASCII nor NUL-free; nil where none is.
  func survey() throws(ImportFailure) -> (digest: [UInt8], firstOdd: Int?) {
    var hash = SHA256()
    var firstOdd: Int?
    var offset = 0
    while offset < size {
      let piece = try bytes(at: offset, count: Self.pieceSize)
      guard !piece.isEmpty else { throw Self.changed }
      hash.update(data: piece)
      if firstOdd == nil { firstOdd = piece.firstIndex { $0 >= 0x80 || $0 == 0 }.map { $0 + offset } }
      offset += piece.count
    }
    return (Array(hash.finalize()), firstOdd)
  }

  /// What is said of a file that is another than it was a moment ago.
  static let changed = ImportFailure.unreadable("it changed while it was read")
}
