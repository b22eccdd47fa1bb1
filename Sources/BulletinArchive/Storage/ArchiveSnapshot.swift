import Records
import SearchEngine

/// One state of an archive: its records, and the segments that they list.
struct ArchiveSnapshot {
  /// The records.
  let store: RecordStore
  /// The live segments, in order, each open or with what is wrong with it.
  let segments: [(record: SegmentRecord, segment: Result<IndexSegment, IndexError>)]

  /// Opens the archive at `layout` as it is now.
  ///
  /// Between the reading of the list and the opening of the files a writer may have merged some away. Where one cannot be
  /// opened, the list is read again, and only if it is still the same is the segment damaged or missing.
  init(_ layout: ArchiveLayout) throws(RecordError) {
    var store = try RecordStore(path: layout.records, access: .reading)
    var records = try store.segments()
    while true {
      let opened = records.map { (record: $0, segment: Self.open($0, layout)) }
      let isWhole = opened.allSatisfy { if case .success = $0.segment { true } else { false } }
      let newer = isWhole ? nil : try RecordStore(path: layout.records, access: .reading)
      let list = try newer?.segments()
      guard let newer, let list, list != records else {
        newer?.close()
        self.store = store
        segments = opened
        return
      }
      store.close()
      (store, records) = (newer, list)
    }
  }

  /// What is wrong with the index, as far as that shows when it is opened: a segment that cannot be opened, or words and
  /// fields of another version of the program.
  func indexDamage(_ layout: ArchiveLayout) throws(RecordError) -> ArchiveError? {
    for case (_, .failure(let error)) in segments { return ArchiveError(error, archive: layout.directory) }
    guard !segments.isEmpty else { return nil }
    return try store.setting(ArchiveSettings.indexVersion).flatMap { found in
      found == ArchiveSettings.currentIndexVersion
        ? nil
        : .damaged(
          path: layout.directory,
          detail:
            "the index was made by another version of yishi (\(found), not \(ArchiveSettings.currentIndexVersion))")
    }
  }

  private static func open(_ record: SegmentRecord, _ layout: ArchiveLayout) -> Result<IndexSegment, IndexError> {
    do throws(IndexError) {
      return .success(
        try IndexSegment(
          directory: layout.index, description: record.description, schema: PassageSchema.schema, files: layout.files))
    } catch {
      return .failure(error)
    }
  }
}
