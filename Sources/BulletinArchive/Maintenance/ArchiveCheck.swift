import ChineseText
import Records
package import SearchEngine

/// Looks through a whole archive for damage, and makes the index anew from the records.
public struct ArchiveCheck: Sendable {
  private let layout: ArchiveLayout
  /// How much text a rebuild puts into one segment before it is written, in bytes.
  package var batchBytes = ImportBatch.byteLimit
  /// How many articles a rebuild reads at a time.
  package var pageLength = 64

  /// A check of the archive at `archive`.
  public init(archive: String) { self.init(archive: archive, files: .posix) }

  /// A check that reads and writes the archive's files through `files`.
  package init(archive: String, files: FileAccess) { layout = ArchiveLayout(directory: archive, files: files) }

  /// What a check found.
  public struct Report: Sendable, Hashable {
    /// The number of sources.
    public var sources = 0
    /// The number of articles.
    public var articles = 0
    /// The number of passages in the index.
    public var passages = 0
    /// The number of segments.
    public var segments = 0
    /// What to tell where the index was cut with other words than the archive's lexicon has now; that is no damage.
    public var lexiconNotice: String?
    /// What is wrong with the records, a line each; they cannot be made anew.
    public var recordProblems: [String] = []
    /// What is wrong with the index, a line each; `--rebuild` mends it.
    public var indexProblems: [String] = []

    /// Whether nothing is wrong.
    public var isWhole: Bool { recordProblems.isEmpty && indexProblems.isEmpty }
  }

  /// Checks the records with SQLite's own checks and by reading every article, every segment by its checksums, and
  /// that both hold the same passages. Linear in the archive's size.
  public func run() throws(ArchiveError) -> Report {
    try layout.requireArchive()
    var report = Report()
    let snapshot: ArchiveSnapshot
    do throws(RecordError) {
      snapshot = try ArchiveSnapshot(layout)
    } catch {
      guard error.isDamage else { throw ArchiveError(error, archive: layout.directory) }
      report.recordProblems.append(error.description)
      return report
    }
    let store = snapshot.store
    defer { store.close() }
    do throws(RecordError) {
      report.recordProblems += try store.integrityProblems()
      let counts = try store.counts()
      (report.sources, report.articles) = (counts.sources, counts.articles)
      for (id, _) in try store.sourcesByPath() {
        do throws(RecordError) { _ = try store.source(id) } catch { report.recordProblems.append(error.description) }
      }
      let setting = try store.setting(ArchiveSettings.lexicon)
      if try !store.segments().isEmpty {
        report.lexiconNotice = ArchiveLexicon(layout, setting: setting).notice(setting: setting)
      }
      if case .damaged(_, let detail) = try snapshot.indexDamage(layout) { report.indexProblems.append(detail) }
      try compare(snapshot, &report)
    } catch {
      guard error.isDamage else { throw ArchiveError(error, archive: layout.directory) }
      report.recordProblems.append(error.description)
    }
    return report
  }

  /// Makes the index anew from the records. The old index serves until the new one is whole. Returns the number of
  /// passages.
  /// Words are cut as `options` say; `note` hears of bad lines in a lexicon.
  public func rebuild(
    lexicon options: LexiconOptions = LexiconOptions(), note: (String) -> Void = { _ in }
  ) throws(ArchiveError) -> Int {
    try layout.requireArchive()
    let lock = try ArchiveLock(layout)
    defer { withExtendedLifetime(lock) {} }
    do {
      let store = try RecordStore(path: layout.records, access: .writing)
      defer { store.close() }
      try layout.requireIndexFolder()
      let old = try store.segments()
      var segments = SegmentSet(old, layout: layout)
      segments.removeRubbish()
      segments.removeAll()
      let setting = try store.setting(ArchiveSettings.lexicon)
      let isReset = options.file != nil
      let lexicon = try ArchiveLexicon.forWriting(
        layout, options, setting: isReset ? nil : setting, problem: note)
      let analyzer = TermAnalyzer(lexicon: lexicon.words)
      let writer = SegmentWriter(schema: PassageSchema.schema)
      var passages = 0
      var bytes = 0
      var last: Int64 = 0
      while true {
        let page = try store.articles(after: last, limit: pageLength)
        guard let end = page.last?.id else { break }
        last = end
        for group in analyzer.groups(of: page.map { (id: $0.id, record: $0.record) }) {
          try writer.append(group)
          passages += group.documents.count
        }
        bytes += page.reduce(0) { $0 + $1.record.textEnd }
        if bytes >= batchBytes {
          try segments.write(writer)
          bytes = 0
          while try segments.mergeIfNeeded() {}
        }
      }
      try segments.write(writer)
      while try segments.mergeIfNeeded() {}
      var changes = RecordChanges()
      changes.segments = segments.records
      changes.settings = [
        (name: ArchiveSettings.indexVersion, value: ArchiveSettings.currentIndexVersion),
        (name: ArchiveSettings.lexicon, value: lexicon.label),
      ]
      try store.commit(changes)
      segments.removeDropped()
      store.checkpoint()
      return passages
    } catch let error as RecordError {
      throw ArchiveError(error, archive: layout.directory)
    } catch let error as IndexError {
      throw ArchiveError(error, archive: layout.directory)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw .storage(operation: layout.directory, detail: String(describing: error))
    }
  }

  /// Compares the index with the records, article by article.
  private func compare(_ snapshot: ArchiveSnapshot, _ report: inout Report) throws(RecordError) {
    let store = snapshot.store
    var indexed: [Int64: [IndexedSpan]] = [:]
    for (record, opened) in snapshot.segments {
      report.segments += 1
      // What cannot be opened is in the report already, or here.
      do throws(IndexError) {
        let segment = try opened.get()
        try segment.verify()
        let deleted = record.deletedDocuments
        let searcher = Searcher(try IndexSnapshot(segments: [(segment: segment, deleted: DeletedDocuments())]))
        for document in 0..<segment.documentCount where !deleted.contains(document) {
          let address = DocumentAddress(segment: 0, document: document)
          let article = try searcher.integer(column: PassageSchema.article, at: address)
          let start = try searcher.integer(column: PassageSchema.start, at: address)
          indexed[article, default: []].append(
            IndexedSpan(
              start: start, end: start &+ (try searcher.integer(column: PassageSchema.length, at: address)),
              text: try searcher.storedText(field: PassageSchema.body, at: address, variant: true)))
          report.passages += 1
        }
      } catch {
        if !report.indexProblems.contains(error.sentence) { report.indexProblems.append(error.sentence) }
      }
    }
    let hasAllSegments = report.indexProblems.isEmpty
    var last: Int64 = 0
    while true {
      let page = try articles(after: last, store, &report)
      guard let end = page.last else { break }
      last = end.id
      for (id, record) in page {
        let found = indexed.removeValue(forKey: id) ?? []
        guard let record, hasAllSegments else { continue }
        let text = Array(record.text)
        let expected = IndexedPassage.passages(of: record).map {
          IndexedSpan(start: Int64($0.span.start), end: Int64($0.span.end), text: $0.text(in: text))
        }
        if found != expected {
          report.indexProblems.append(
            "article \(id): the index has \(found.count) passages that do not fit the records' \(expected.count)")
        }
      }
    }
    for id in indexed.keys.sorted() {
      report.indexProblems.append("the index holds article \(id), which the records do not have")
    }
  }

  /// The next articles; nil in the place of one that cannot be read, which goes into the report.
  private func articles(
    after last: Int64, _ store: RecordStore, _ report: inout Report
  ) throws(RecordError) -> [(id: Int64, record: ArticleRecord?)] {
    var result: [(id: Int64, record: ArticleRecord?)] = []
    for id in try store.articleIDs(after: last, limit: 64) {
      do throws(RecordError) {
        result.append((id: id, record: try store.article(id)?.record))
      } catch {
        report.recordProblems.append(error.description)
        result.append((id: id, record: nil))
      }
    }
    return result
  }

  private struct IndexedSpan: Equatable {
    let start: Int64
    let end: Int64
    let text: [UInt8]
  }
}
