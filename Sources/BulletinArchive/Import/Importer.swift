import Records
package import SearchEngine

#if THREAD_SANITIZER
  import ChineseText
#else
  import Synchronization
#endif

/// Reads bulletins into an archive.
///
///     let summary = try await Importer(archive: "yishi.archive", options: ImportOptions()).run(["通报/"])
///
/// Files are read by ``ImportOptions/jobs`` tasks, which take turns in writing, in the order of their paths: the archive
/// does not depend on the number of tasks. Cancelling the task ends the import between two files, with a whole archive that
/// holds what was committed.
public struct Importer: Sendable {
  private let layout: ArchiveLayout
  private let options: ImportOptions

  /// An importer into the archive at `archive`, which is made where there is none.
  public init(archive: String, options: ImportOptions) {
    self.init(archive: archive, options: options, files: .posix)
  }

  /// An importer that reads and writes the archive's files through `files`.
  package init(archive: String, options: ImportOptions, files: FileAccess) {
    layout = ArchiveLayout(directory: archive, files: files)
    self.options = options
  }

  /// What an import has done so far.
  public struct Progress: Sendable {
    /// Files done.
    public var files = 0
    /// Their bytes.
    public var bytes = 0
    /// Files found.
    public var totalFiles = 0
    /// Their bytes.
    public var totalBytes = 0
    /// Paths that were not read.
    public var failed = 0

    /// Counts a file that is done.
    mutating func finishFile(wasRead: Bool) {
      files += 1
      if !wasRead { failed += 1 }
    }
  }

  /// How `path`, as the system has it, is given to ``run(_:report:progress:)`` and printed everywhere: control
  /// characters and bytes that are no UTF-8 read `\xE4`, and so do backslashes that look like that.
  public static func spelling(ofPath path: some Sequence<UInt8>) -> String { SourcePath.spelling(of: path) }

  /// Imports `paths`: files, folders, and `-` for the standard input, spelled as ``spelling(ofPath:)`` has them.
  ///
  /// `report` hears of every file in the order of paths, failures first; `progress` hears often; `note` hears what is to
  /// be said of the lexicon. Each is called by one task at a time.
  public func run(
    _ paths: [String], report: @escaping @Sendable (FileReport) -> Void = { _ in },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }, note tell: (String) -> Void = { _ in }
  ) async throws(ArchiveError) -> ImportSummary {
    let isDryRun = options.isDryRun
    var lock: ArchiveLock?
    let store: RecordStore
    if isDryRun {
      store = try trial()
    } else {
      layout.removeUnfinished()
      try layout.create()
      lock = try ArchiveLock(layout)
      store = try openStore(.writing)
    }
    defer {
      store.close()
      withExtendedLifetime(lock) {}
    }
    let reader = BulletinReader(options: options.reading, encoding: options.encoding)
    let lexicon = try lexicon(store, tell)
    let session = try ImportSession(
      layout: layout, store: store, reader: reader, options: options, lexicon: lexicon)
    let found = FileWalk(takesAll: options.takesAll, followsLinks: options.followsLinks).run(
      paths.filter { $0 != "-" }.map { SourcePath(spelled: $0) }, archive: layout.directory)
    var files = found.files
    if paths.contains("-") {
      files.insert(ImportFile(path: SourcePath("-"), size: 0, isStandardInput: true), at: 0)
    }
    let summary = Mutex(ImportSummary())
    @Sendable func note(_ done: FileReport) {
      summary.withLock { $0.count(done) }
      report(done)
    }
    var state = Progress()
    state.totalFiles = files.count
    state.totalBytes = files.reduce(0) { $0 + $1.size }
    state.failed = found.failures.count
    progress(state)
    for (path, failure) in found.failures { note(FileReport(path, .failed, failure: failure)) }
    // What the reading tasks look up; closed before the end, since a reader keeps the write-ahead log from ending.
    let known = session.hasSources ? (isDryRun ? store : try openStore(.reading)) : nil
    let job = ImportJob(
      files: files, reader: reader, options: options, known: known, lexicon: lexicon.words,
      layout: isDryRun ? nil : layout)
    try await job.run(session, state: state, report: note, progress: progress)
    if !isDryRun { known?.close() }
    if options.prunes {
      for path in try pruned(found.directories, store) {
        try session.remove(path)
        note(FileReport(path, .removed))
      }
    }
    try session.finish()
    if !isDryRun { store.checkpoint() }
    return summary.withLock { summary in
      var summary = summary
      summary.linksLeftOut = found.linksLeftOut.count
      return summary
    }
  }

  /// The words to cut text with; tells of bad lines, and where the index was made with others.
  private func lexicon(_ store: RecordStore, _ tell: (String) -> Void) throws(ArchiveError) -> ArchiveLexicon {
    if options.isDryRun { return ArchiveLexicon(layout, setting: nil, problem: tell) }
    let setting: String?
    let hasIndex: Bool
    do throws(RecordError) {
      setting = try store.setting(ArchiveSettings.lexicon)
      hasIndex = try !store.segments().isEmpty
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    let lexicon = try ArchiveLexicon.forWriting(layout, options.lexicon, setting: setting, problem: tell)
    if hasIndex, let notice = lexicon.notice(setting: setting) { tell(notice) }
    return lexicon
  }

  private func trial() throws(ArchiveError) -> RecordStore {
    do throws(RecordError) {
      return try RecordStore(trialOf: layout.records)
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
  }

  private func openStore(_ access: RecordStore.Access) throws(ArchiveError) -> RecordStore {
    do throws(RecordError) {
      return try RecordStore(path: layout.records, access: access)
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
  }

  /// The archive's paths in the given folders whose files are gone, ascending.
  private func pruned(_ directories: [SourcePath], _ store: RecordStore) throws(ArchiveError) -> [SourcePath] {
    do throws(RecordError) {
      return try store.paths().map(\.path).filter { path in
        // What came from the standard input has no file that could be gone.
        path != SourcePath("-") && directories.contains { path.isInside($0) } && FileSystem.isGone(path)
      }
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
  }
}
