/// What an import did, counted.
public struct ImportSummary: Sendable, Hashable {
  /// Files new to the archive.
  public var added = 0
  /// Files read in the place of what was there before.
  public var replaced = 0
  /// Files that were in the archive already.
  public var unchanged = 0
  /// Files with the same bytes as another's.
  public var duplicate = 0
  /// Paths taken out because their files are gone.
  public var removed = 0
  /// Paths that were not read.
  public var failed = 0
  /// Articles read.
  public var articles = 0
  /// Lists read.
  public var lists = 0
  /// List items read.
  public var measures = 0
  /// Lists with fewer or more items than announced.
  public var mismatches = 0
  /// Files that were read with a diagnostic.
  public var withDiagnostics = 0
  /// Links that were not followed: to folders, and to files outside the given folders.
  public var linksLeftOut = 0
  /// Bytes read.
  public var bytes = 0

  /// A summary of nothing.
  public init() {}

  /// Counts one file in.
  public mutating func count(_ report: FileReport) {
    switch report.status {
    case .added: added += 1
    case .replaced: replaced += 1
    case .unchanged: unchanged += 1
    case .duplicate: duplicate += 1
    case .removed: removed += 1
    case .failed: failed += 1
    }
    articles += report.articles
    lists += report.lists
    measures += report.measures
    mismatches += report.mismatches
    bytes += report.bytes
    if !report.diagnostics.isEmpty { withDiagnostics += 1 }
  }
}
