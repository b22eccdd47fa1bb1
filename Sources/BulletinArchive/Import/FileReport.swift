import Bulletins
public import ChineseText
package import Records

/// What became of one file.
public struct FileReport: Sendable {
  /// What became of a file; the raw value is its name in reports.
  public enum Status: String, Sendable, CaseIterable {
    /// New to the archive.
    case added
    /// Read in the place of what its path, or its bytes, gave before.
    case replaced
    /// In the archive already, read in the same way.
    case unchanged
    /// The same bytes as another path's.
    case duplicate
    /// Taken out, because its file is gone.
    case removed
    /// Not read.
    case failed
  }

  /// The file's path.
  package var sourcePath: SourcePath
  /// What became of it.
  public var status: Status
  /// Why it was not read.
  public var failure: ImportFailure?
  /// The SHA-256 of its bytes in hexadecimal; empty where it was not read.
  public var sha256 = ""
  /// The encoding; empty where it was not read anew.
  public var encoding = ""
  /// The number of bytes.
  public var bytes = 0
  /// The number of articles read.
  public var articles = 0
  /// The number of lists read.
  public var lists = 0
  /// The number of list items read.
  public var measures = 0
  /// The number of lists with fewer or more items than announced.
  public var mismatches = 0
  /// What was wrong with it.
  public var diagnostics: [TextDiagnostic] = []

  /// The path for display.
  public var path: String { sourcePath.description }

  /// A report that so far says only what became of the file.
  init(_ path: SourcePath, _ status: Status, failure: ImportFailure? = nil) {
    self.sourcePath = path
    self.status = status
    self.failure = failure
  }

  /// The report of a file that was read and not kept.
  init(_ path: SourcePath, _ reading: BulletinReader.Reading) {
    self.init(path, .added)
    count(reading)
  }

  /// Takes over what a reading, or a part of one, found.
  mutating func count(_ reading: BulletinReader.Reading) {
    sha256 = reading.source.sha256
    encoding = reading.source.encoding
    bytes = reading.source.byteCount
    diagnostics += reading.source.diagnostics
    articles += reading.articles.count
    for record in reading.articles {
      lists += record.article.lists.count
      measures += record.article.measures.count
      mismatches += record.article.lists.count { $0.check == .short || $0.check == .over }
    }
  }

  /// The report as one line of JSON with its end, schema `yishi.file/1`.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "yishi.file/1")
      json.member("path", sourcePath)
      json.member("status", status.rawValue)
      json.member("reason", failure?.kind)
      json.member("message", failure?.description)
      json.member("sha256", sha256.isEmpty ? nil : sha256)
      json.member("encoding", encoding.isEmpty ? nil : encoding)
      json.member("bytes", bytes)
      json.member("articles", articles)
      json.member("lists", lists)
      json.member("measures", measures)
      json.member("mismatches", mismatches)
      json.member("diagnostics", each: diagnostics) { ArticleJSON.write($1, into: &$0) }
    }
    json.endLine()
    return json.bytes
  }
}
