import Bulletins
import Foundation
import Testing

@testable import BulletinArchive

@Suite struct ImporterTests {
  private func run(
    _ folder: TemporaryFolder, _ change: (inout ImportOptions) -> Void = { _ in }, _ paths: [String]? = nil
  ) async throws -> ImportSummary {
    var options = ImportOptions()
    options.jobs = 2
    change(&options)
    return try await Importer(archive: folder("archive"), options: options).run(paths ?? [folder("texts")])
  }

  private func count(_ folder: TemporaryFolder, _ query: String) throws -> Int {
    try Archive(at: folder("archive")).search(MeasureSearch(query)).total
  }

  private func isWhole(_ folder: TemporaryFolder) throws -> Bool {
    try ArchiveCheck(archive: folder("archive")).run().isWhole
  }

  @Test func `files are added, then unchanged, then replaced`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.archives, to: "texts/b/b.md")
    try folder.write("not taken", to: "texts/c.html")
    try folder.write("not taken", to: "texts/.hidden.txt")
    var summary = try await run(folder)
    #expect((summary.added, summary.unchanged, summary.failed) == (2, 0, 0))
    #expect(try count(folder, "严把质量") == 1)
    summary = try await run(folder)
    #expect((summary.added, summary.unchanged, summary.replaced) == (0, 2, 0))
    #expect(summary.articles == 0)
    try folder.write(Sample.plain, to: "texts/a.txt")
    summary = try await run(folder)
    #expect((summary.replaced, summary.unchanged) == (1, 1))
    #expect(try count(folder, "严把质量") == 0)
    #expect(try count(folder, "讲座") > 0)
    #expect(try isWhole(folder))
  }

  @Test func `other options or --again read a file again`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    _ = try await run(folder)
    #expect(try await run(folder, { $0.again = true }).replaced == 1)
    #expect(try await run(folder, { $0.reading.date = ReadingOptions.GivenDate("2021") }).replaced == 1)
    #expect(try await run(folder, { $0.reading.date = ReadingOptions.GivenDate("2021") }).unchanged == 1)
    #expect(try Archive(at: folder("archive")).statistics().sources == 1)
    #expect(try count(folder, "严把质量") == 1)
    #expect(try isWhole(folder))
  }

  @Test func `the same bytes under a second path are a duplicate, and the least path is shown`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/m.txt")
    _ = try await run(folder)
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.yearbook, to: "texts/z.txt")
    let summary = try await run(folder)
    #expect((summary.added, summary.duplicate, summary.unchanged) == (0, 2, 1))
    let hits = try #require(try Archive(at: folder("archive")).search(MeasureSearch("严把质量")).hits)
    #expect(hits.map(\.path) == [folder("texts/a.txt")])
    try folder.remove("texts/a.txt")
    #expect(try await run(folder, { $0.prunes = true }).removed == 1)
    let rest = try #require(try Archive(at: folder("archive")).search(MeasureSearch("严把质量")).hits)
    #expect(rest.map(\.path) == [folder("texts/m.txt")])
    #expect(try isWhole(folder))
  }

  @Test func `the archive's own folder is no source, and any number of jobs will do`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    #expect(try await run(folder, { $0.jobs = .max }).added == 1)
    let summary = try await run(folder, { $0.takesAll = true }, [folder("archive"), folder("archive/index")])
    #expect((summary.added, summary.failed) == (0, 2))
    #expect(try isWhole(folder))
  }

  @Test func `two new files with the same bytes are one source`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.yearbook, to: "texts/b.txt")
    let summary = try await run(folder)
    #expect((summary.added, summary.duplicate) == (1, 1))
    #expect(try count(folder, "严把质量") == 1)
  }

  @Test func `contents that change places between files are followed`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.archives, to: "texts/b.txt")
    _ = try await run(folder)
    try folder.write(Sample.plain, to: "texts/a.txt")
    try folder.write(Sample.yearbook, to: "texts/b.txt")
    _ = try await run(folder)
    #expect(try count(folder, "严把质量") == 1)
    #expect(try count(folder, "馆藏档案") == 0)
    #expect(try Archive(at: folder("archive")).statistics().sources == 2)
    #expect(try isWhole(folder))
  }

  @Test func `prune removes sources under the given folders whose files are gone`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.archives, to: "texts/sub/b.txt")
    _ = try await run(folder)
    try folder.remove("texts/a.txt")
    #expect(try await run(folder).removed == 0)
    #expect(try count(folder, "严把质量") == 1)
    #expect(try await run(folder, { $0.prunes = true }).removed == 1)
    #expect(try count(folder, "严把质量") == 0)
    #expect(try isWhole(folder))
  }

  @Test func `what cannot be read is named, and the rest is imported`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x34, 0, 0, 1, 2, 3], to: "texts/b.txt")
    try FileManager.default.createDirectory(atPath: folder("empty"), withIntermediateDirectories: true)
    let failures = Failures()
    let summary = try await Importer(archive: folder("archive"), options: ImportOptions()).run(
      [folder("texts"), folder("missing.txt"), folder("empty")], report: { failures.note($0) })
    #expect((summary.added, summary.failed) == (1, 3))
    #expect(failures.kinds == ["binary", "missing", "noTexts"])
    #expect(try count(folder, "严把质量") == 1)
  }

  @Test(arguments: ["", "hello world", "\n\n"]) func `a text without Chinese is imported with a diagnostic`(
    text: String
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "texts/a.txt")
    let summary = try await run(folder)
    #expect((summary.added, summary.failed, summary.withDiagnostics) == (1, 0, 1))
    #expect(try isWhole(folder))
  }

  @Test func `a dry run says what would be done, and does nothing`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    #expect(try await run(folder, { $0.isDryRun = true }).added == 1)
    #expect(!FileManager.default.fileExists(atPath: folder("archive")))
    _ = try await run(folder)
    try folder.write(Sample.plain, to: "texts/a.txt")
    #expect(try await run(folder, { $0.isDryRun = true }).replaced == 1)
    #expect(try count(folder, "严把质量") == 1)
  }

  @Test func `the archive does not depend on the number of jobs`() async throws {
    let one = try TemporaryFolder()
    let many = try TemporaryFolder()
    for (folder, jobs) in [(one, 1), (many, 7)] {
      for index in 0..<90 {
        try folder.write(Sample.yearbook + "\n\n第\(index)号", to: "texts/\(index).txt")
      }
      _ = try await run(folder, { $0.jobs = jobs })
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: one("archive/index"))
    #expect(!names.isEmpty)
    for name in names {
      #expect(
        FileManager.default.contents(atPath: one("archive/index/" + name))
          == FileManager.default.contents(atPath: many("archive/index/" + name)))
    }
  }

  @Test func `many imports leave few segments and all passages`() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<20 {
      try folder.write(Sample.yearbook + "\n\n编号\(index)。", to: "texts/\(index).txt")
      _ = try await run(folder, { _ in }, [folder("texts/\(index).txt")])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("archive/index")).count <= SegmentSet.limit)
    #expect(try count(folder, "严把质量") == 20)
    for index in stride(from: 0, to: 20, by: 2) { try folder.remove("texts/\(index).txt") }
    #expect(try await run(folder, { $0.prunes = true }).removed == 10)
    #expect(try count(folder, "严把质量") == 10)
    #expect(try isWhole(folder))
  }

  @Test func `a lock ends with its writer, though a child that was just being started still has its file open`() throws
  {
    let folder = try TemporaryFolder()
    let layout = ArchiveLayout(directory: folder("archive"))
    try layout.create()
    var lock: ArchiveLock? = try ArchiveLock(layout)
    // A child has what its parent has open until it becomes another program: the same open file, under another number.
    let own = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int32.init).first {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?.hasSuffix(layout.lock)
        == true
    }
    let childs = dup(try #require(own))
    defer { close(childs) }
    #expect(throws: ArchiveError.self) { _ = try ArchiveLock(layout) }
    withExtendedLifetime(lock) {}
    lock = nil
    #expect(throws: Never.self) { _ = try ArchiveLock(layout) }
  }

  @Test func `a second writer is told at once who writes`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    _ = try await run(folder)
    let lock = try ArchiveLock(ArchiveLayout(directory: folder("archive")))
    defer { withExtendedLifetime(lock) {} }
    await #expect(
      throws: ArchiveError.locked(
        path: folder("archive"), holder: Int(ProcessInfo.processInfo.processIdentifier))
    ) { try await run(folder) }
  }

  @Test func `a cancelled import leaves a whole archive`() async throws {
    let folder = try TemporaryFolder()
    for index in 0..<200 { try folder.write(Sample.yearbook + "\n\n第\(index)号", to: "texts/\(index).txt") }
    let task = Task { try await run(folder) }
    task.cancel()
    await #expect(throws: ArchiveError.interrupted) { try await task.value }
    #expect(try isWhole(folder))
    #expect(try await run(folder).added == 200)
  }

  /// Notes failures, from whatever task they come.
  private final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var noted: [String] = []

    func note(_ report: FileReport) {
      guard let failure = report.failure else { return }
      lock.lock()
      noted.append(failure.kind)
      lock.unlock()
    }

    var kinds: [String] {
      lock.lock()
      defer { lock.unlock() }
      return noted.sorted()
    }
  }
}
