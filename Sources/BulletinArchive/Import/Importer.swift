import Foundation
import Records

/// Reads bulletins into an archive.
///
///     let summary = try await Importer(archive: "yishi.archive", options: ImportOptions()).run(["通报/"])
///
/// Files are read by ``ImportOptions/jobs`` tasks and written by one, in the order of their paths: the archive does not
/// depend on the number of tasks. Cancelling the task ends the import between two files, with a whole archive that
/// holds what was committed.
public struct Importer: Sendable {
  private let layout: ArchiveLayout
  private let options: ImportOptions

  /// An importer into the archive at `archive`, which is made where there is none.
  public init(archive: String, options: ImportOptions) {
    layout = ArchiveLayout(directory: archive)
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
  }

  /// Imports `paths`: files, folders, and `-` for the standard input.
  ///
  /// `report` hears of every file in the order of paths, failures among them; `progress` hears often. Both are called
  /// by one task at a time.
  public func run(
    _ paths: [String], report: @Sendable (FileReport) -> Void = { _ in },
    progress: @Sendable (Progress) -> Void = { _ in }
  ) async throws(ArchiveError) -> ImportSummary {
    let isDryRun = options.isDryRun
    var lock: ArchiveLock?
    var store: RecordStore?
    if isDryRun {
      if layout.exists { store = try openStore(.reading) }
    } else {
      layout.removeUnfinished()
      try layout.create()
      lock = try ArchiveLock(layout)
      store = try openStore(.writing)
    }
    defer {
      store?.close()
      withExtendedLifetime(lock) {}
    }
    let reader = BulletinReader(options: options.reading, encoding: options.encoding)
    let session = try ImportSession(layout: layout, store: store, reader: reader, options: options)
    let found = FileWalk(takesAll: options.takesAll).run(
      paths.filter { $0 != "-" }.map { SourcePath($0) }, archive: layout.directory)
    // What the reading tasks look up; closed before the end, since a reader keeps the write-ahead log from ending.
    let known = isDryRun ? store : try openStore(.reading)
    let job = ImportJob(
      files: found.files, readsStandardInput: paths.contains("-"), failures: found.failures, reader: reader,
      options: options, store: known)
    var summary = ImportSummary()
    summary.linksLeftOut = found.linksLeftOut.count
    try await job.run(session, report: report, progress: progress, into: &summary)
    if !isDryRun { known?.close() }
    if options.prunes, let store {
      for path in try pruned(found.directories, store) {
        try session.remove(path)
        let removed = FileReport(path, .removed)
        summary.count(removed)
        report(removed)
      }
    }
    try session.finish()
    if !isDryRun { store?.checkpoint() }
    return summary
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
