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
  static let byteLimit = 8 << 20
  /// How many files make a batch at most: what is made of a small file takes many times its bytes.
  static let fileLimit = 2048
  /// Ids beyond those that the files' sizes call for: files may grow before they are read.
  private static let spareArticles: Int64 = 1 << 20
  /// Ids for a file whose size cannot be known before.
  private static let streamArticles: Int64 = 1 << 36

  /// The batches of `files`.
  ///
  /// A large file stands alone. What lies between is cut into equal parts of about `byteLimit` bytes at most, an even
  /// number of them, so that no task waits long for the others at the end; less than a quarter of a batch is not cut.
  static func batches(of files: [ImportFile], byteLimit: Int = byteLimit) -> [ImportBatch] {
    var batches: [ImportBatch] = []
    var firstArticle: Int64 = 0
    func add(_ range: Range<Int>, _ bytes: Int, standsAlone: Bool = false) {
      // An article takes a byte at least, or is that of an empty file. Half of the room is for reading files again.
      var room = 2 * Int64(bytes + range.count) + spareArticles
      if files[range.lowerBound].isStandardInput { room = streamArticles }
      batches.append(
        ImportBatch(
          number: batches.count, files: range, articles: firstArticle..<firstArticle + room,
          isLarge: standsAlone && bytes > LargeFileReading.windowSize))
      firstArticle += room
    }
    func standsAlone(_ file: ImportFile) -> Bool {
      file.isStandardInput || file.size > LargeFileReading.windowSize
    }
    var first = 0
    while first < files.count {
      if standsAlone(files[first]) {
        add(first..<first + 1, files[first].size, standsAlone: true)
        first += 1
        continue
      }
      var end = first
      var total = 0
      while end < files.count, !standsAlone(files[end]) {
        total += files[end].size
        end += 1
      }
      let parts = total <= byteLimit / 4 ? 1 : 2 * ((total + 2 * byteLimit - 1) / (2 * byteLimit))
      var start = first
      var bytes = 0
      var before = 0
      var part = 0
      for index in first..<end {
        let size = files[index].size
        // A file belongs to the part that its middle lies in.
        let own = (before + size / 2) * parts / max(1, total)
        if index > start, own != part || index - start >= fileLimit {
          add(start..<index, bytes)
          start = index
          bytes = 0
        }
        part = own
        bytes += size
        before += size
      }
      add(start..<end, bytes)
      first = end
    }
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
