import Foundation
import SearchEngine
import Testing

@Suite struct FileAccessTests {
  private static func withDirectory(_ body: (String) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("engine-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try body(directory.path)
  }

  @Test func `a segment written to disk is found there and answers`() throws {
    try Self.withDirectory { directory in
      let writer = SegmentWriter(schema: SampleSchema.schema)
      for group in SampleSchema.group(1, ["年鉴编纂"]) { try writer.append(group) }
      let description = try writer.write(to: directory, name: "7")
      #expect(try FileAccess.posix.list(directory) == ["7.segment"])
      let segment = try IndexSegment(directory: directory, description: description, schema: SampleSchema.schema)
      try segment.verify()
      let searcher = Searcher(try IndexSnapshot(segments: [(segment, DeletedDocuments())]))
      #expect(try searcher.search(SearchRequest(query: SampleSchema.literal("鉴编"))).total == 1)
      // A mapped file may be removed under its readers.
      try FileAccess.posix.remove(directory + "/7.segment")
      #expect(try searcher.search(SearchRequest(query: SampleSchema.literal("年鉴编"))).total == 1)
      #expect(try FileAccess.posix.list(directory).isEmpty)
    }
  }

  @Test func `refusals of the system name operation, path and code`() throws {
    try Self.withDirectory { directory in
      let missing = directory + "/none/file"
      #expect(throws: IndexError.file(.write, path: missing, code: ENOENT)) {
        try FileAccess.posix.write(missing, [[1]])
      }
      #expect(throws: IndexError.file(.synchronize, path: missing, code: ENOENT)) {
        try FileAccess.posix.synchronize(missing)
      }
      #expect(throws: IndexError.file(.rename, path: missing, code: ENOENT)) {
        try FileAccess.posix.rename(missing, missing)
      }
      #expect(throws: IndexError.file(.synchronizeDirectory, path: missing, code: ENOENT)) {
        try FileAccess.posix.synchronizeDirectory(missing)
      }
      #expect(throws: IndexError.file(.map, path: missing, code: ENOENT)) { try FileAccess.posix.map(missing) }
      #expect(throws: IndexError.file(.remove, path: missing, code: ENOENT)) { try FileAccess.posix.remove(missing) }
      #expect(throws: IndexError.file(.list, path: missing, code: ENOENT)) { try FileAccess.posix.list(missing) }
    }
  }
}
