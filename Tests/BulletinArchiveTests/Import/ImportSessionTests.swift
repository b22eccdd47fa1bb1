import Bulletins
import Records
import Testing

@testable import BulletinArchive

@Suite struct ImportSessionTests {
  /// A session over a new archive, and files to give to it.
  private final class Import {
    let folder: TemporaryFolder
    let session: ImportSession
    private let store: RecordStore
    private let layout: ArchiveLayout
    private var nextArticle: Int64 = 1
    private var nextSegment = 100

    init() throws {
      folder = try TemporaryFolder()
      layout = ArchiveLayout(directory: folder("archive"))
      try layout.create()
      store = try RecordStore(path: layout.records, access: .writing)
      session = try ImportSession(
        layout: layout, store: store, reader: BulletinReader(), options: ImportOptions(),
        lexicon: ArchiveLexicon(layout, setting: nil))
    }

    /// Takes in `texts` as the files at `paths`, one batch; with `known`, the reading task has seen that the archive
    /// holds them.
    @discardableResult func accept(_ texts: [(path: String, text: String)], known: Bool = false) throws -> [FileReport
      .Status]
    {
      var files: [ImportFile] = []
      for (path, text) in texts {
        try folder.write(text, to: path)
        files.append(ImportFile(path: SourcePath(folder(path)), size: text.utf8.count))
      }
      let reader = BatchReader(BulletinReader(), known: known ? store : nil, rereads: false, layout: layout)
      let ids = nextArticle..<nextArticle + 1000
      let batch = try reader.read(files[...], ids: ids, segment: SegmentSet.name(nextSegment))
      nextArticle += 2000
      nextSegment += 1
      var statuses: [FileReport.Status] = []
      try session.accept(files[...], batch, spareArticles: ids.upperBound..<nextArticle) { statuses.append($0.status) }
      return statuses
    }

    func finish() throws -> ArchiveCheck.Report {
      try session.finish()
      store.close()
      return try ArchiveCheck(archive: folder("archive")).run()
    }
  }

  @Test func `one path with other bytes in the same import replaces what it had`() throws {
    let work = try Import()
    #expect(try work.accept([("a.txt", Sample.yearbook)]) == [.added])
    #expect(try work.accept([("a.txt", Sample.archives)]) == [.replaced])
    let report = try work.finish()
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }

  @Test func `a path goes back to what it had before`() throws {
    let work = try Import()
    for text in [Sample.yearbook, Sample.archives, Sample.yearbook] { try work.accept([("a.txt", text)]) }
    #expect(try work.accept([("b.txt", Sample.yearbook)]) == [.duplicate])
    let report = try work.finish()
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }

  @Test func `a file that goes while it is imported leaves nothing`() throws {
    let work = try Import()
    try work.accept([("a.txt", Sample.yearbook), ("b.txt", Sample.archives)])
    try work.session.remove(SourcePath(work.folder("a.txt")))
    let report = try work.finish()
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }

  @Test func `a duplicate that goes leaves its source to the other path`() throws {
    let work = try Import()
    #expect(try work.accept([("a.txt", Sample.yearbook), ("b.txt", Sample.yearbook)]) == [.added, .duplicate])
    try work.session.remove(SourcePath(work.folder("a.txt")))
    let report = try work.finish()
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }

  @Test func `what two batches read at the same time is indexed once`() throws {
    let work = try Import()
    try work.accept([("a.txt", Sample.yearbook)])
    #expect(try work.accept([("b.txt", Sample.yearbook), ("c.txt", Sample.archives)]) == [.duplicate, .added])
    let report = try work.finish()
    #expect(report.isWhole && report.sources == 2, "\(report)")
    #expect(try Archive(at: work.folder("archive")).search(MeasureSearch("严把质量")).total == 1)
  }

  @Test func `bytes that were known when they were read, and are no more, are read again`() throws {
    let work = try Import()
    try work.accept([("a.txt", Sample.yearbook)])
    // b.txt is the same as what a.txt held before this batch.
    #expect(
      try work.accept(
        [("a.txt", Sample.plain), ("b.txt", Sample.yearbook), ("c.txt", Sample.archives)], known: true)
        == [.replaced, .added, .added])
    let report = try work.finish()
    #expect(report.isWhole && report.sources == 3, "\(report)")
  }
}
