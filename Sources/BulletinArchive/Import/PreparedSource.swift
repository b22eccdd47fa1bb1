import Records
import SearchEngine

/// A source as a reading task hands it to the writer: everything computed, only ids missing.
struct PreparedSource: Sendable {
  /// The source.
  var source: SourceRecord
  /// Its articles' rows with their index documents.
  var articles: [(row: ArticleRow, documents: [IndexDocument])]
  /// What the report says of the reading.
  private let counts: FileReport

  /// Encodes and analyses a reading.
  init(_ reading: BulletinReader.Reading, analyzer: TermAnalyzer) {
    source = reading.source
    articles = reading.articles.map { (row: ArticleRow($0), documents: analyzer.documents(of: $0)) }
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

/// What a reading task found out about a file.
enum FileOutcome: Sendable {
  /// It could not be read.
  case failed(ImportFailure)
  /// Its bytes were in the archive, read in the same way, when the task looked.
  case known(digest: [UInt8], bytes: Int)
  /// It was read.
  case read(PreparedSource)
}
