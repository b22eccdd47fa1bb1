import Records

/// Consecutive files that are read by one task, indexed in one segment and committed together.
///
/// Files are cut into batches, and numbers given to batches, by the list of files alone. So nothing in the archive
/// depends on how many tasks there are or which is the faster one.
struct ImportBatch: Sendable, Hashable {
  /// Its place among the batches, from 0.
  let number: Int
  /// The files, as indices.
  let files: Range<Int>
  /// The ids that its articles may have, counted from the import's first. More than it can need: ids may have gaps.
  let articles: Range<Int64>

  /// Whether it is one file that is too large to be read as a whole.
  let isLarge: Bool

  /// About how many bytes make a batch. The index of so much text in the making is what takes an import's memory.
  static let byteLimit = 4 << 20
  /// How many files make a batch at most.
  static let fileLimit = 8192
  /// Ids beyond those that the files' sizes call for: files may grow before they are read.
  private static let spareArticles: Int64 = 1 << 20
  /// Ids for a file whose size cannot be known before.
  private static let streamArticles: Int64 = 1 << 36

  /// The batches of `files`.
  static func batches(of files: [ImportFile], byteLimit: Int = byteLimit) -> [ImportBatch] {
    var batches: [ImportBatch] = []
    var start = 0
    var bytes = 0
    var firstArticle: Int64 = 0
    func close(_ end: Int) {
      guard start < end else { return }
      // An article takes a byte at least, or is that of an empty file. Half of the room is for reading files again.
      var room = 2 * Int64(bytes + end - start) + spareArticles
      if files[start].isStandardInput { room = streamArticles }
      batches.append(
        ImportBatch(
          number: batches.count, files: start..<end, articles: firstArticle..<firstArticle + room,
          isLarge: end == start + 1 && bytes > LargeFileReading.windowSize))
      firstArticle += room
      start = end
      bytes = 0
    }
    for (index, file) in files.enumerated() {
      let standsAlone = file.isStandardInput || file.size > LargeFileReading.windowSize
      if standsAlone || index - start >= fileLimit || bytes + file.size > byteLimit { close(index) }
      bytes += file.size
      if standsAlone { close(index + 1) }
    }
    close(files.count)
    return batches
  }
}

/// A file to be imported.
struct ImportFile: Sendable, Hashable {
  /// Its path; `-` for the standard input.
  let path: SourcePath
  /// The number of its bytes; 0 for pipes.
  let size: Int
  /// Whether it is the standard input.
  var isStandardInput = false
}
