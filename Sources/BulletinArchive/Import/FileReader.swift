import Foundation
import Records
import SearchEngine

/// Reads one file at a time for an import. Lives in one task.
final class FileReader {
  private let reader: BulletinReader
  private let rereads: Bool
  private let store: RecordStore?
  private let analyzer = TermAnalyzer()

  /// A reader; `store` tells which bytes are known, and `rereads` says to read these, too.
  init(_ reader: BulletinReader, store: RecordStore?, rereads: Bool) {
    self.reader = reader
    self.store = store
    self.rereads = rereads
  }

  /// What `path` holds. A problem with the records shows as not known, and comes to light with the writer.
  func outcome(of path: SourcePath, isStandardInput: Bool) -> FileOutcome {
    let bytes: [UInt8]
    do throws(ImportFailure) {
      bytes = try Self.contents(of: path, isStandardInput: isStandardInput)
    } catch {
      return .failed(error)
    }
    let digest = BulletinReader.digest(bytes)
    if !rereads, let known = try? store?.knownSource(digest: digest), reader.isCurrent(known) {
      return .known(digest: digest, bytes: bytes.count)
    }
    return outcome(of: bytes, digest: digest)
  }

  /// Reads `bytes` whatever is known of them.
  func outcome(of bytes: [UInt8], digest: [UInt8]) -> FileOutcome {
    do throws(ImportFailure) {
      return .read(PreparedSource(try reader.read(bytes, digest: digest), analyzer: analyzer))
    } catch {
      return .failed(error)
    }
  }

  /// Reads `path` whatever is known of it.
  func reread(_ path: SourcePath) -> FileOutcome {
    do throws(ImportFailure) {
      let bytes = try Self.contents(of: path, isStandardInput: false)
      return outcome(of: bytes, digest: BulletinReader.digest(bytes))
    } catch {
      return .failed(error)
    }
  }

  /// The bytes of a file, or of the standard input.
  static func contents(of path: SourcePath, isStandardInput: Bool) throws(ImportFailure) -> [UInt8] {
    guard let bytes = isStandardInput ? FileSystem.contents(0) : FileSystem.contents(path) else {
      throw errno == ENOENT ? .missing : .unreadable(FileSystem.message(errno))
    }
    return bytes
  }
}
