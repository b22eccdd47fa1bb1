import Bulletins
import ChineseText
import Foundation
import TestSupport
import Testing

@testable import Records

@Suite struct RecordStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("records-\(UUID().uuidString)")

  private func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.appendingPathComponent("records.sqlite").path)
  }

  private func source(_ byte: UInt8) -> SourceRecord {
    SourceRecord(
      digest: [UInt8](repeating: byte, count: 32), encoding: "UTF-8", byteCount: 10, diagnostics: [],
      readingKey: "k", rulesVersion: 1, regions: [])
  }

  private func article(_ seed: UInt64) -> ArticleRecord {
    var random = SeededGenerator(seed: seed)
    return RandomArticle.record(&random)
  }

  @Test func `what one commit writes is read back, and removed by another`() throws {
    try withFolder { path in
      let store = try RecordStore(path: path, access: .creating)
      #expect(try store.nextIDs() == (1, 1))
      let record = article(3)
      var changes = RecordChanges()
      changes.addedSources = [.init(id: 1, source: source(7), articles: [(id: Int64(1), row: ArticleRow(record))])]
      changes.paths = [(path: SourcePath("b.txt"), source: 1), (path: SourcePath("a.txt"), source: 1)]
      changes.segments = [SegmentRecord(name: "s1", documentCount: 3, byteCount: 9, checksum: .max, deleted: [5])]
      try store.commit(changes)

      #expect(try store.source(1) == source(7))
      #expect(try store.paths(ofSource: 1).map(\.description) == ["a.txt", "b.txt"])
      #expect(try store.sourcesByPath().map(\.path.description) == ["a.txt"])
      #expect(try store.knownSource(at: SourcePath("b.txt"))?.id == 1)
      #expect(try store.knownSource(digest: source(7).digest)?.id == 1)
      #expect(try store.sources(digestPrefix: [7, 7]) == [Int64(1)])
      #expect(try store.sources(digestPrefix: [8]).isEmpty)
      #expect(try store.segments() == changes.segments)
      let stored = try #require(try store.article(1))
      #expect(RandomArticle.isSame(stored.record, record))
      #expect(try store.nextIDs() == (2, 2))
      #expect(try store.integrityProblems() == [])

      var removal = RecordChanges()
      removal.removedSources = [1]
      try store.commit(removal)
      #expect(try store.counts() == (0, 0, 0))
      #expect(try store.nextIDs() == (2, 2), "ids are not used again")
    }
  }

  @Test func `a failed commit changes nothing`() throws {
    try withFolder { path in
      let store = try RecordStore(path: path, access: .creating)
      var changes = RecordChanges()
      changes.addedSources = [.init(id: 1, source: source(7), articles: [])]
      changes.paths = [(path: SourcePath("a.txt"), source: 99)]
      #expect(throws: RecordError.self) { try store.commit(changes) }
      #expect(try store.counts() == (0, 0, 0))
    }
  }

  @Test func `a reader sees one state whatever is written`() throws {
    try withFolder { path in
      let writer = try RecordStore(path: path, access: .creating)
      let reader = try RecordStore(path: path, access: .reading)
      var changes = RecordChanges()
      changes.addedSources = [.init(id: 1, source: source(7), articles: [])]
      changes.paths = [(path: SourcePath("a.txt"), source: 1)]
      try writer.commit(changes)
      #expect(try reader.counts() == (0, 0, 0))
      #expect(try RecordStore(path: path, access: .reading).counts() == (1, 0, 1))
    }
  }

  @Test func `what is no archive is refused with a reason`() throws {
    try withFolder { path in
      #expect(throws: RecordError.missing(path: path)) { try RecordStore(path: path, access: .reading) }
      #expect(throws: RecordError.missing(path: path)) { try RecordStore(path: path, access: .writing) }
      try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: path))
      #expect {
        try RecordStore(path: path, access: .reading)
      } throws: {
        ($0 as? RecordError)?.isDamage == true
      }
    }
  }
}
