/// A step that changes the records, all of it or nothing.
///
/// The parts are applied in this order: paths and sources go, sources and articles come, sources are completed, paths
/// are set, the list of segments and the settings are replaced.
package struct RecordChanges: Sendable {
  /// Paths that no longer lead to anything.
  package var removedPaths: [SourcePath] = []
  /// Sources to remove with their articles and paths.
  package var removedSources: [Int64] = []
  /// Sources to add.
  package var addedSources: [NewSource] = []
  /// Articles to add to sources that are there.
  package var addedArticles: [(source: Int64, id: Int64, row: ArticleRow)] = []
  /// Sources whose diagnostics and regions are to be set anew.
  package var completedSources: [(id: Int64, source: SourceRecord)] = []
  /// Paths to set, each to a source that exists after this change.
  package var paths: [(path: SourcePath, source: Int64)] = []
  /// The live segments after this change, in order; nil leaves them as they are.
  package var segments: [SegmentRecord]?
  /// Settings to set.
  package var settings: [(name: String, value: String)] = []

  /// A source with its articles, whose ids the writer has chosen.
  package struct NewSource: Sendable {
    /// The source's id.
    package var id: Int64
    /// The source.
    package var source: SourceRecord
    /// Its articles with their ids, ascending.
    package var articles: [(id: Int64, row: ArticleRow)]

    /// A source with its articles.
    package init(id: Int64, source: SourceRecord, articles: [(id: Int64, row: ArticleRow)]) {
      self.id = id
      self.source = source
      self.articles = articles
    }
  }

  /// Changes that change nothing.
  package init() {}
}
