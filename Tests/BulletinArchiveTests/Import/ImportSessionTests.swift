import Bulletins
import Records
import Testing

@testable import BulletinArchive

@Suite struct ImportSessionTests {
  /// Runs `body` on a session of a new archive, and checks the archive.
  private func report(_ body: (ImportSession, FileReader) throws -> Void) throws -> ArchiveCheck.Report {
    let folder = try TemporaryFolder()
    let layout = ArchiveLayout(directory: folder("archive"))
    try layout.create()
    let store = try RecordStore(path: layout.records, access: .writing)
    let reader = BulletinReader()
    let session = try ImportSession(layout: layout, store: store, reader: reader, options: ImportOptions())
    try body(session, FileReader(reader, store: nil, rereads: false))
    try session.finish()
    store.close()
    return try ArchiveCheck(archive: folder("archive")).run()
  }

  private func outcome(_ text: String, _ reader: FileReader) -> FileOutcome {
    let bytes = Array(text.utf8)
    return reader.outcome(of: bytes, digest: BulletinReader.digest(bytes))
  }

  @Test func `one path with other bytes in the same import replaces what it had`() throws {
    let report = try report { session, reader in
      _ = try session.accept(SourcePath("a.txt"), outcome(Sample.yearbook, reader))
      let again = try session.accept(SourcePath("a.txt"), outcome(Sample.archives, reader))
      #expect(again.status == .replaced)
    }
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }

  @Test func `a path goes back to what it had before`() throws {
    let report = try report { session, reader in
      for text in [Sample.yearbook, Sample.archives, Sample.yearbook] {
        _ = try session.accept(SourcePath("a.txt"), outcome(text, reader))
      }
      _ = try session.accept(SourcePath("b.txt"), outcome(Sample.yearbook, reader))
    }
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }

  @Test func `a file that goes while it is imported leaves nothing`() throws {
    let report = try report { session, reader in
      _ = try session.accept(SourcePath("a.txt"), outcome(Sample.yearbook, reader))
      _ = try session.accept(SourcePath("b.txt"), outcome(Sample.archives, reader))
      try session.remove(SourcePath("a.txt"))
    }
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }

  @Test func `a duplicate that goes leaves its source to the other path`() throws {
    let report = try report { session, reader in
      _ = try session.accept(SourcePath("a.txt"), outcome(Sample.yearbook, reader))
      _ = try session.accept(SourcePath("b.txt"), outcome(Sample.yearbook, reader))
      try session.remove(SourcePath("a.txt"))
    }
    #expect(report.isWhole && report.sources == 1, "\(report)")
  }
}
