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
    var attempt = 1
    while true {
      do throws(ArchiveError) {
        (store, searcher) = try Self.open(layout)
        return
      } catch {
        // Between reading the list of segments and mapping them a writer may have merged some away.
        guard attempt < 5, case .damaged = error else { throw error }
        attempt += 1
      }
    }
  }

  private static func open(_ layout: ArchiveLayout) throws(ArchiveError) -> (RecordStore, Searcher) {
    do {
      let store = try RecordStore(path: layout.records, access: .reading)
      var segments: [(segment: IndexSegment, deleted: DeletedDocuments)] = []
      for record in try store.segments() {
        let segment = try IndexSegment(
          directory: layout.index, description: record.description, schema: PassageSchema.schema,
          files: layout.files)
        segments.append((segment: segment, deleted: record.deletedDocuments))
      }
      return (store, Searcher(try IndexSnapshot(segments: segments)))
    } catch let error as RecordError {
      throw ArchiveError(error, archive: layout.directory)
    } catch let error as IndexError {
      throw ArchiveError(error, archive: layout.directory)
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
