import Records
package import SearchEngine

/// Takes files out of an archive.
public struct SourceRemoval: Sendable {
  private let layout: ArchiveLayout

  /// A removal from the archive at `archive`.
  public init(archive: String) { self.init(archive: archive, files: .posix) }

  /// A removal that writes the archive's files through `files`.
  package init(archive: String, files: FileAccess) { layout = ArchiveLayout(directory: archive, files: files) }

  /// What a removal did.
  public struct Summary: Sendable, Hashable {
    /// The paths taken out, ascending.
    public var removed: [String] = []
    /// The paths that the archive does not have, as given.
    public var missing: [String] = []
  }

  /// Takes out `paths`, spelled as the archive prints them: files, and folders with everything the archive has from
  /// them. The files themselves are not touched, and need not exist.
  public func run(_ paths: [String]) throws(ArchiveError) -> Summary {
    try layout.requireArchive()
    let lock = try ArchiveLock(layout)
    defer { withExtendedLifetime(lock) {} }
    var summary = Summary()
    let store: RecordStore
    let known: [SourcePath]
    do throws(RecordError) {
      store = try RecordStore(path: layout.records, access: .writing)
      known = try store.paths().map(\.path)
    } catch {
      throw ArchiveError(error, archive: layout.directory)
    }
    defer { store.close() }
    // Nothing is cut here.
    let session = try ImportSession(
      layout: layout, store: store, reader: BulletinReader(), options: ImportOptions(),
      lexicon: ArchiveLexicon(layout, setting: nil))
    var removed: Set<SourcePath> = []
    for path in paths {
      // As printed; a name that only looks like an escape may also be given as it is.
      var found = known.filter { $0.isInside(SourcePath(spelled: path)) }
      if found.isEmpty { found = known.filter { $0.isInside(SourcePath(path)) } }
      if found.isEmpty { summary.missing.append(path) }
      removed.formUnion(found)
    }
    for path in removed.sorted() {
      try session.remove(path)
      summary.removed.append(path.description)
    }
    try session.finish()
    store.checkpoint()
    return summary
  }
}
