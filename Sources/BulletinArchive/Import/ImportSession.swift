import Bulletins
import Records
import SearchEngine

/// The writing side of an import: takes what the reading tasks found, file by file in the order of paths, decides what
/// it means for the archive, and commits in batches.
///
/// Decisions depend on the records and on the order of files only, never on timing, so that the same import always
/// gives the same archive.
final class ImportSession {
  /// About how many bytes of sources go into one commit.
  static let batchSize = 16 << 20
  /// How large a segment in the making may get before it is written, in the engine's own estimate.
  private static let segmentSize = 256 << 20

  private let layout: ArchiveLayout
  private let store: RecordStore?
  private let reader: BulletinReader
  private let options: ImportOptions
  private lazy var rereader = FileReader(reader, store: nil, rereads: true)

  private var segments: SegmentSet
  private var writer = SegmentWriter(schema: PassageSchema.schema)
  private var changes = RecordChanges()
  private var batchBytes = 0
  private var nextSource: Int64
  private var nextArticle: Int64

  // What this batch changes, seen over the records.
  private var newSources: [[UInt8]: KnownSource] = [:]
  private var newPaths: [SourcePath: KnownSource] = [:]
  private var removedSources: Set<Int64> = []
  /// Sources that this import has read.
  private var readSources: Set<Int64> = []

  /// A session that writes to `store`; with nil, or in a dry run, nothing is written.
  init(
    layout: ArchiveLayout, store: RecordStore?, reader: BulletinReader, options: ImportOptions
  ) throws(ArchiveError) {
    self.layout = layout
    self.store = store
    self.reader = reader
    self.options = options
    do throws(RecordError) {
      let ids = try store?.nextIDs()
      nextSource = ids?.source ?? 1
      nextArticle = ids?.article ?? 1
      segments = SegmentSet(try store?.segments() ?? [], layout: layout)
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    if !options.isDryRun {
      try layout.requireIndexFolder()
      segments.removeRubbish()
    }
  }

  /// Takes in what was found at `path`, and says what became of it.
  func accept(_ path: SourcePath, _ outcome: FileOutcome) throws(ArchiveError) -> FileReport {
    try writing {
      let report = try decide(path, outcome)
      if batchBytes >= Self.batchSize { try flush() }
      return report
    }
  }

  /// Commits what is left.
  func finish() throws(ArchiveError) {
    try writing { try flush() }
  }

  /// Takes the path out, and its source if no other path leads there.
  func remove(_ path: SourcePath) throws(ArchiveError) {
    try writing {
      guard let known = try settled(try known(at: path)) else { return }
      changes.removedPaths.append(path)
      newPaths[path] = nil
      if try otherPaths(of: known, without: path).isEmpty { removedSources.insert(known.id) }
    }
  }

  /// Runs `body`, and says of its failures which archive they are about.
  private func writing<Value>(_ body: () throws -> Value) throws(ArchiveError) -> Value {
    do {
      return try body()
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

  private func decide(_ path: SourcePath, _ outcome: FileOutcome) throws -> FileReport {
    let digest: [UInt8]
    let byteCount: Int
    switch outcome {
    case .failed(let failure): return FileReport(path, .failed, failure: failure)
    case .known(let known, let bytes): (digest, byteCount) = (known, bytes)
    case .read(let prepared): (digest, byteCount) = (prepared.source.digest, prepared.source.byteCount)
    }
    let same = try known(digest: digest)
    var before = try known(at: path)
    if before?.id != same?.id { before = try settled(before) }
    if let same, reader.isCurrent(same), !options.again || readSources.contains(same.id) {
      var report = FileReport(path, before?.id == same.id ? .unchanged : .duplicate)
      report.sha256 = SourceRecord.hexadecimal(digest)
      report.bytes = byteCount
      if report.status == .duplicate {
        set(path, to: same)
        if let before { try release(before) }
      }
      return report
    }
    guard case .read(let prepared) = try readAgainIfNeeded(path, outcome) else {
      return FileReport(path, .failed, failure: .missing)
    }
    let added = try add(prepared)
    if let same {
      for other in try otherPaths(of: same, without: path) { set(other, to: added) }
      removedSources.insert(same.id)
    }
    set(path, to: added)
    if let before, before.id != same?.id { try release(before) }
    return prepared.report(path, before == nil && same == nil ? .added : .replaced)
  }

  /// A task that found the bytes known did not read them; where they are known no more, they are read now.
  private func readAgainIfNeeded(_ path: SourcePath, _ outcome: FileOutcome) throws(RecordError) -> FileOutcome {
    guard case .known = outcome else { return outcome }
    return rereader.reread(path)
  }

  private func add(_ prepared: PreparedSource) throws -> KnownSource {
    let known = KnownSource(
      id: nextSource, digest: prepared.source.digest, readingKey: prepared.source.readingKey,
      rulesVersion: prepared.source.rulesVersion)
    nextSource += 1
    var articles: [(id: Int64, row: ArticleRow)] = []
    for article in prepared.articles {
      articles.append((id: nextArticle, row: article.row))
      if !options.isDryRun { try index(article.documents, of: nextArticle) }
      nextArticle += 1
    }
    if !options.isDryRun {
      changes.addedSources.append(
        RecordChanges.NewSource(id: known.id, source: prepared.source, articles: articles))
    }
    newSources[known.digest] = known
    readSources.insert(known.id)
    batchBytes += prepared.source.byteCount
    return known
  }

  private func index(_ documents: [IndexDocument], of article: Int64) throws {
    // An article's passages must lie in one segment, so a segment ends between two articles.
    if writer.byteEstimate > Self.segmentSize { try segments.append(writer) }
    for var document in documents {
      document.assign(article: article)
      try writer.append(document)
    }
  }

  private func set(_ path: SourcePath, to source: KnownSource) { newPaths[path] = source }

  /// Removes a source that a path has just left, if it was the last one.
  private func release(_ source: KnownSource) throws(RecordError) {
    if try otherPaths(of: source, without: nil).isEmpty { removedSources.insert(source.id) }
  }

  // MARK: What is known, this batch included

  private func known(at path: SourcePath) throws(RecordError) -> KnownSource? {
    if let known = newPaths[path] { return known }
    guard let known = try store?.knownSource(at: path), !removedSources.contains(known.id) else { return nil }
    return known
  }

  private func known(digest: [UInt8]) throws(RecordError) -> KnownSource? {
    if let known = newSources[digest] { return known }
    guard let known = try store?.knownSource(digest: digest), !removedSources.contains(known.id) else { return nil }
    return known
  }

  private func otherPaths(of source: KnownSource, without path: SourcePath?) throws(RecordError) -> [SourcePath] {
    let removed = Set(changes.removedPaths)
    let stored = try store?.paths(ofSource: source.id) ?? []
    return stored.filter { $0 != path && newPaths[$0] == nil && !removed.contains($0) }
      + newPaths.filter { $0.value.id == source.id && $0.key != path }.keys.sorted()
  }

  /// `source`, committed: one that was added in this very batch cannot be removed by it, since a commit removes before
  /// it adds. That a path is taken twice in one import, with other bytes the second time, is rare.
  private func settled(_ source: KnownSource?) throws -> KnownSource? {
    if let source, newSources[source.digest]?.id == source.id { try flush() }
    return source
  }

  // MARK: Committing

  private func flush() throws {
    batchBytes = 0
    guard let store, !options.isDryRun else { return }
    var dead: [Int64] = []
    for id in removedSources.sorted() { dead += try store.articleIDs(ofSource: id) }
    try segments.delete(articles: dead)
    try segments.append(writer)
    changes.removedSources = removedSources.sorted()
    changes.paths = newPaths.sorted { $0.key < $1.key }.map { (path: $0.key, source: $0.value.id) }
    let isEmpty =
      changes.removedPaths.isEmpty && changes.removedSources.isEmpty && changes.addedSources.isEmpty
      && changes.paths.isEmpty && !segments.isChanged
    guard !isEmpty else { return }
    changes.segments = segments.records
    changes.settings = [(name: ArchiveSettings.indexVersion, value: ArchiveSettings.currentIndexVersion)]
    try store.commit(changes)
    segments.didCommit()
    changes = RecordChanges()
    newSources = [:]
    newPaths = [:]
    removedSources = []
    while try segments.mergeIfNeeded() {
      var merge = RecordChanges()
      merge.segments = segments.records
      try store.commit(merge)
      segments.didCommit()
    }
  }
}

extension BulletinReader {
  /// Whether reading the source again would give the same.
  func isCurrent(_ source: KnownSource) -> Bool {
    source.readingKey == key && source.rulesVersion == BulletinParser.version
  }
}
