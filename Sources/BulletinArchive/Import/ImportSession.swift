import Bulletins
import Records
import SearchEngine

/// The writing side of an import: takes batches in order, decides file by file what each means for the archive, and
/// commits.
///
/// Decisions depend on the records and on the order of files only, never on timing, so that the same import always
/// gives the same archive. The records' open transaction holds what is decided and not yet committed.
final class ImportSession {
  let layout: ArchiveLayout
  let store: RecordStore
  let reader: BulletinReader
  let options: ImportOptions
  private let lexicon: ArchiveLexicon
  private lazy var rereader = BatchReader(
    reader, known: nil, rereads: true, layout: options.isDryRun ? nil : layout, lexicon: lexicon.words)

  /// Which words the index was cut with; nil where the records do not say.
  private let indexLexicon: String?
  var segments: SegmentSet
  var nextSource: Int64
  private let firstArticle: Int64
  /// Ids for articles that the session reads itself.
  var spareArticles: Range<Int64> = 0..<0

  var hasChanges = false
  /// Articles that this transaction takes out, whose passages are still in a segment.
  var deadArticles: [Int64] = []
  /// Sources that this import has read; kept only where it reads known bytes again.
  private var readSources: Set<Int64> = []

  /// A session that writes to `store`; in a dry run, a trial of the records, and nothing else is written. `lexicon` has
  /// the words that batches are cut with.
  init(
    layout: ArchiveLayout, store: RecordStore, reader: BulletinReader, options: ImportOptions, lexicon: ArchiveLexicon
  ) throws(ArchiveError) {
    self.layout = layout
    self.store = store
    self.reader = reader
    self.options = options
    self.lexicon = lexicon
    // A damaged index is not built upon: whoever imports hears of it, and not who searches for what is missing.
    if !options.isDryRun { try layout.requireWholeIndex() }
    do throws(RecordError) {
      (nextSource, firstArticle) = try store.nextIDs()
      segments = SegmentSet(try store.segments(), layout: layout)
      // An index that is there was cut with what the records say, whatever comes to it now.
      indexLexicon = segments.records.isEmpty ? lexicon.label : try store.setting(ArchiveSettings.lexicon)
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    if !options.isDryRun {
      try layout.requireIndexFolder()
      segments.removeRubbish()
    }
  }

  /// Whether the archive ever had a source; where it had none, nothing can be known.
  var hasSources: Bool { nextSource > 1 }

  /// Which numbers the batches of this import use.
  struct Numbering: Sendable {
    fileprivate let firstArticle: Int64
    fileprivate let firstSegment: Int

    /// The ids for a batch's articles.
    func articles(of batch: ImportBatch) -> Range<Int64> {
      let first = firstArticle + batch.articles.lowerBound
      return first..<first + Int64(batch.articles.count / 2)
    }

    /// The ids for those of its articles that the writer reads again.
    func spareArticles(of batch: ImportBatch) -> Range<Int64> {
      articles(of: batch).upperBound..<firstArticle + batch.articles.upperBound
    }

    /// The name of the segment of a batch's passages.
    func segment(of batch: ImportBatch) -> String { SegmentSet.name(firstSegment + batch.number) }
  }

  /// Sets numbers aside for `batches`.
  func numbering(_ batches: [ImportBatch]) -> Numbering {
    Numbering(firstArticle: firstArticle, firstSegment: segments.reserveNumbers(batches.count))
  }

  /// Takes in the next batch, whose files are `files`, says what became of each, and commits. What must be read again
  /// gets ids from `spareArticles`.
  func accept(
    _ files: ArraySlice<ImportFile>, _ batch: PreparedBatch, spareArticles: Range<Int64>,
    report: (FileReport) -> Void
  ) throws(ArchiveError) {
    try writing {
      self.spareArticles = spareArticles
      if let segment = batch.segment { segments.append(segment) }
      for (file, outcome) in zip(files, batch.outcomes) { report(try decide(file, outcome)) }
      try commit()
    }
  }

  /// Commits what is left.
  func finish() throws(ArchiveError) {
    try writing { try commit() }
  }

  /// Takes the path out, and its source if no other path leads there.
  func remove(_ path: SourcePath) throws(ArchiveError) {
    try writing {
      guard let known = try store.knownSource(at: path) else { return }
      var changes = RecordChanges()
      changes.removedPaths = [path]
      if try store.paths(ofSource: known.id) == [path] {
        try bury(known)
        changes.removedSources = [known.id]
      }
      try apply(changes)
    }
  }

  /// Runs `body`, and says of its failures which archive they are about.
  func writing(_ body: () throws -> Void) throws(ArchiveError) {
    do {
      try body()
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

  // MARK: Deciding

  func decide(_ file: ImportFile, _ outcome: FileOutcome) throws -> FileReport {
    let digest: [UInt8]
    let byteCount: Int
    switch outcome {
    case .failed(let failure): return FileReport(file.path, .failed, failure: failure)
    case .known(let known, let bytes): (digest, byteCount) = (known, bytes)
    case .read(let prepared): (digest, byteCount) = (prepared.source.digest, prepared.source.byteCount)
    }
    let same = try store.knownSource(digest: digest)
    let before = try store.knownSource(at: file.path)
    if let same, reader.isCurrent(same), !options.again || readSources.contains(same.id) {
      if case .read(let prepared) = outcome { deadArticles += prepared.articles.map(\.id) }
      var report = FileReport(file.path, before?.id == same.id ? .unchanged : .duplicate)
      report.sha256 = SourceRecord.hexadecimal(digest)
      report.bytes = byteCount
      if report.status == .duplicate {
        var changes = RecordChanges()
        changes.paths = [(path: file.path, source: same.id)]
        try apply(changes)
        if let before { try release(before) }
      }
      return report
    }
    guard case .read(let prepared) = try readAgainIfNeeded(file, outcome) else {
      return FileReport(file.path, .failed, failure: .missing)
    }
    _ = try replace(same, by: prepared, at: file.path)
    if let before, before.id != same?.id { try release(before) }
    return prepared.report(file.path, before == nil && same == nil ? .added : .replaced)
  }

  /// Adds a source in the place of `same`, another reading of the same bytes. Returns its id.
  func replace(_ same: KnownSource?, by prepared: PreparedSource, at path: SourcePath) throws -> Int64 {
    let id = nextSource
    nextSource += 1
    var changes = RecordChanges()
    changes.addedSources = [RecordChanges.NewSource(id: id, source: prepared.source, articles: prepared.articles)]
    changes.paths = [(path: path, source: id)]
    if let same {
      for other in try store.paths(ofSource: same.id) where other != path {
        changes.paths.append((path: other, source: id))
      }
      try bury(same)
      changes.removedSources = [same.id]
    }
    if options.again { readSources.insert(id) }
    try apply(changes)
    return id
  }

  /// A task that found the bytes known did not read them; where they are known no more, they are read now.
  private func readAgainIfNeeded(_ file: ImportFile, _ outcome: FileOutcome) throws(ArchiveError) -> FileOutcome {
    guard case .known = outcome else { return outcome }
    let batch = try rereader.read([file], ids: spareArticles, segment: segments.newName())
    if let segment = batch.segment { segments.append(segment) }
    guard let outcome = batch.outcomes.first else { return .failed(.missing) }
    if case .read(let prepared) = outcome {
      spareArticles = spareArticles.lowerBound + Int64(prepared.articles.count)..<spareArticles.upperBound
    }
    return outcome
  }

  /// Removes a source that a path has just left, if it was the last one.
  func release(_ source: KnownSource) throws {
    guard try store.paths(ofSource: source.id).isEmpty else { return }
    try bury(source)
    var changes = RecordChanges()
    changes.removedSources = [source.id]
    try apply(changes)
  }

  /// Notes the articles of a source that is about to go.
  private func bury(_ source: KnownSource) throws(RecordError) {
    deadArticles += try store.articleIDs(ofSource: source.id)
  }

  // MARK: Committing

  func apply(_ changes: RecordChanges) throws(RecordError) {
    hasChanges = true
    try store.apply(changes)
  }

  func commit() throws {
    guard !options.isDryRun else { return }
    try segments.delete(articles: deadArticles)
    deadArticles = []
    guard hasChanges else {
      // Passages that turned out to be known already.
      segments.removeDropped()
      return
    }
    try commitSegments()
    hasChanges = false
    while try segments.mergeIfNeeded() { try commitSegments() }
  }

  private func commitSegments() throws {
    var changes = RecordChanges()
    changes.segments = segments.records
    changes.settings = [(name: ArchiveSettings.indexVersion, value: ArchiveSettings.currentIndexVersion)]
    if let indexLexicon { changes.settings.append((name: ArchiveSettings.lexicon, value: indexLexicon)) }
    try store.commit(changes)
    segments.removeDropped()
  }
}

extension BulletinReader {
  /// Whether reading the source again would give the same.
  func isCurrent(_ source: KnownSource) -> Bool {
    source.readingKey == key && source.rulesVersion == BulletinParser.version
  }
}
