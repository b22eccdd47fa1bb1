import BulletinArchive
import TestSupport

/// The corpus and our samples, imported, and the same files read naively.
enum SearchedCorpus {
  /// A new archive; the folder must outlive it.
  static func prepared() async throws -> (folder: TemporaryFolder, archive: Archive, naive: NaiveSearch) {
    let folder = try TemporaryFolder()
    var naive = NaiveSearch()
    var contents = Fixture.files(below: "corpus").compactMap { Fixture.bytes($0) }
    contents += [Sample.yearbook, Sample.archives, Sample.plain].map { Array($0.utf8) }
    for (index, bytes) in contents.enumerated() {
      try folder.write(bytes, to: "texts/\(index).txt")
      naive.add(bytes)
    }
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    return (folder, try Archive(at: folder("archive")), naive)
  }
}
