import Records
import SearchEngine

/// What a reading task has made of a batch: everything computed and the passages in a segment file, so that the writer
/// only has to decide and to put rows in.
struct PreparedBatch: Sendable {
  /// What was found out about each file, in order. Fewer than the batch has where reading was cancelled.
  var outcomes: [FileOutcome] = []
  /// The segment that holds the passages of all sources that were read; nil where there are none.
  var segment: SegmentDescription?
}

/// What a reading task found out about a file.
enum FileOutcome: Sendable {
  /// It could not be read.
  case failed(ImportFailure)
  /// Its bytes were in the archive, read in the same way, when the import began; or they came before in the batch.
  case known(digest: [UInt8], bytes: Int)
  /// It was read.
  case read(PreparedSource)
}

/// A source with its articles as rows; only the source's id is missing.
struct PreparedSource: Sendable {
  /// The source.
  var source: SourceRecord
  /// Its articles, ascending.
  var articles: [(id: Int64, row: ArticleRow)]
  /// What the report says of the reading.
  private let counts: FileReport

  /// The source that `reading` read, with `articles` made of its articles.
  init(_ reading: BulletinReader.Reading, articles: [(id: Int64, row: ArticleRow)]) {
    source = reading.source
    self.articles = articles
    counts = FileReport(SourcePath("-"), reading)
  }

  /// The report of this source under `path`.
  func report(_ path: SourcePath, _ status: FileReport.Status) -> FileReport {
    var report = counts
    report.sourcePath = path
    report.status = status
    return report
  }
}
