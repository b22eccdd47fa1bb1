import Bulletins
import Records
import SearchEngine

/// A source as a reading task hands it to the writer: everything computed, only ids missing.
struct PreparedSource: Sendable {
  /// The source.
  var source: SourceRecord
  /// Its articles' rows with their index documents.
  var articles: [(row: ArticleRow, documents: [IndexDocument])]
  /// Counts for the report.
  var lists = 0
  var measures = 0
  var mismatches = 0

  /// Encodes and analyses a reading.
  init(_ reading: BulletinReader.Reading, analyzer: TermAnalyzer) {
    source = reading.source
    articles = reading.articles.map { (row: ArticleRow($0), documents: analyzer.documents(of: $0)) }
    for record in reading.articles {
      lists += record.article.lists.count
      measures += record.article.measures.count
      mismatches += record.article.lists.count { $0.check == .short || $0.check == .over }
    }
  }

  /// The report of this source under `path`.
  func report(_ path: SourcePath, _ status: FileReport.Status) -> FileReport {
    var report = FileReport(path, status)
    report.sha256 = source.sha256
    report.encoding = source.encoding
    report.bytes = source.byteCount
    report.articles = articles.count
    report.lists = lists
    report.measures = measures
    report.mismatches = mismatches
    report.diagnostics = source.diagnostics
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
