/// The only way to an archive's files but the records: a few operations, each of which a test can make fail.
///
/// ``posix`` is the real one. Paths are taken as the operating system takes them.
public struct FileAccess: Sendable {
  /// Creates or empties the file and writes the parts one after the other.
  public var write: @Sendable (_ path: String, _ parts: [[UInt8]]) throws(IndexError) -> Void
  /// Returns once the file's bytes are durable.
  public var synchronize: @Sendable (_ path: String) throws(IndexError) -> Void
  /// Gives a file another name in the same file system, in one step, replacing what has that name.
  public var rename: @Sendable (_ path: String, _ newPath: String) throws(IndexError) -> Void
  /// Returns once the directory's entries are durable.
  public var synchronizeDirectory: @Sendable (_ path: String) throws(IndexError) -> Void
  /// Maps a whole file for reading.
  public var map: @Sendable (_ path: String) throws(IndexError) -> MappedFile
  /// Removes a file.
  public var remove: @Sendable (_ path: String) throws(IndexError) -> Void
  /// The names of a directory's entries, sorted, without `.` and `..`.
  public var list: @Sendable (_ path: String) throws(IndexError) -> [String]
  /// Makes a directory whose parent exists. Its entry is durable when the parent has been synchronised.
  public var makeDirectory: @Sendable (_ path: String) throws(IndexError) -> Void
  /// Removes an empty directory.
  public var removeDirectory: @Sendable (_ path: String) throws(IndexError) -> Void

  /// An access of these operations; start from a copy of ``posix`` to change single ones.
  public init(
    write: @escaping @Sendable (String, [[UInt8]]) throws(IndexError) -> Void,
    synchronize: @escaping @Sendable (String) throws(IndexError) -> Void,
    rename: @escaping @Sendable (String, String) throws(IndexError) -> Void,
    synchronizeDirectory: @escaping @Sendable (String) throws(IndexError) -> Void,
    map: @escaping @Sendable (String) throws(IndexError) -> MappedFile,
    remove: @escaping @Sendable (String) throws(IndexError) -> Void,
    list: @escaping @Sendable (String) throws(IndexError) -> [String],
    makeDirectory: @escaping @Sendable (String) throws(IndexError) -> Void,
    removeDirectory: @escaping @Sendable (String) throws(IndexError) -> Void
  ) {
    self.write = write
    self.synchronize = synchronize
    self.rename = rename
    self.synchronizeDirectory = synchronizeDirectory
    self.map = map
    self.remove = remove
    self.list = list
    self.makeDirectory = makeDirectory
    self.removeDirectory = removeDirectory
  }

  /// Writes a file so that after a crash either the whole file stands under its name or nothing does: a temporary
  /// name, the bytes made durable, the rename, the directory made durable. What is left of a failure is removed.
  func writeDurably(_ parts: [[UInt8]], directory: String, fileName: String) throws(IndexError) {
    let path = directory + "/" + fileName
    let temporary = path + ".tmp"
    do throws(IndexError) {
      try write(temporary, parts)
      try synchronize(temporary)
      try rename(temporary, path)
    } catch {
      // The first failure is the one to report; a leftover that cannot be removed now is rubbish for the next writer.
      try? remove(temporary)
      throw error
    }
    try synchronizeDirectory(directory)
  }
}
