import Foundation
import Records
import SearchEngine

/// An archive of bulletins, opened for reading.
///
/// An archive is a folder with the records (a SQLite database, from which everything else can be made) and the index
/// (immutable segment files). It shows one state, that of the moment when it was opened, whatever a writer does
/// meanwhile; it may be used from many tasks.
///
///     let archive = try Archive(at: "yishi.archive")
///     let answer = try archive.search(MeasureSearch("年鉴编纂 place:甘孜州"))
///
/// ``Importer``, ``SourceRemoval`` and ``ArchiveCheck`` write.
public final class Archive: Sendable {
  /// The archive's folder.
  public let directory: String
  let layout: ArchiveLayout
  let store: RecordStore
  let searcher: Searcher

  /// Opens the archive in the folder `directory`.
  public init(at directory: String) throws(ArchiveError) {
    self.directory = directory
    layout = ArchiveLayout(directory: directory)
    try layout.requireArchive()
    (store, searcher) = try Self.open(layout)
  }

  /// How long opening and reading have waited for a writer's locks.
  package var lockWaits: (count: Int, longest: Duration) { (store.lockWaits.count, store.lockWaits.longest) }

  private static func open(_ layout: ArchiveLayout) throws(ArchiveError) -> (RecordStore, Searcher) {
    do {
      let snapshot = try ArchiveSnapshot(layout)
      if let damage = try snapshot.indexDamage(layout) { throw damage }
      var segments: [(segment: IndexSegment, deleted: DeletedDocuments)] = []
      for (record, segment) in snapshot.segments {
        segments.append((segment: try segment.get(), deleted: record.deletedDocuments))
      }
      return (snapshot.store, Searcher(try IndexSnapshot(segments: segments)))
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

  /// Runs `body`, and says of its failures which archive they are about.
  func reading<Value>(_ body: () throws -> Value) throws(ArchiveError) -> Value {
    do {
      return try body()
    } catch let error as RecordError {
      throw ArchiveError(error, archive: directory)
    } catch let error as IndexError {
      throw ArchiveError(error, archive: directory)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw .storage(operation: directory, detail: String(describing: error))
    }
  }
}
