import Foundation
import Testing

@testable import BulletinArchive

@Suite struct ArchiveCheckTests {
  private func archive() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.archives, to: "texts/b.txt")
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    return folder
  }

  private func segment(_ folder: TemporaryFolder) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("archive/index"))
    return folder("archive/index/" + (try #require(names.first)))
  }

  @Test func `a flipped byte in the index is found, and rebuilding mends it`() async throws {
    let folder = try await archive()
    let path = try segment(folder)
    let before = try Archive(at: folder("archive")).search(MeasureSearch("督查")).total
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    bytes[bytes.count / 2] ^= 0x10
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let report = try ArchiveCheck(archive: folder("archive")).run()
    #expect(!report.indexProblems.isEmpty && report.recordProblems.isEmpty)
    #expect(try ArchiveCheck(archive: folder("archive")).rebuild() > 0)
    #expect(try ArchiveCheck(archive: folder("archive")).run().isWhole)
    #expect(try Archive(at: folder("archive")).search(MeasureSearch("督查")).total == before)
  }

  @Test func `a missing segment is damage, and rebuilding mends it`() async throws {
    let folder = try await archive()
    try FileManager.default.removeItem(atPath: try segment(folder))
    #expect {
      try Archive(at: folder("archive"))
    } throws: { error in
      if case .damaged? = error as? ArchiveError { return true }
      return false
    }
    #expect(!(try ArchiveCheck(archive: folder("archive")).run().isWhole))
    _ = try ArchiveCheck(archive: folder("archive")).rebuild()
    #expect(try ArchiveCheck(archive: folder("archive")).run().isWhole)
  }

  @Test func `a lost index folder is made anew`() async throws {
    let folder = try await archive()
    try folder.remove("archive/index")
    let problem = try #require(try ArchiveCheck(archive: folder("archive")).run().indexProblems.first)
    #expect(!problem.contains("errno") && problem.contains(FileSystem.message(ENOENT)), "\(problem)")
    #expect(try ArchiveCheck(archive: folder("archive")).rebuild() > 0)
    #expect(try ArchiveCheck(archive: folder("archive")).run().isWhole)
    #expect(try Archive(at: folder("archive")).search(MeasureSearch("督查")).total > 0)
  }

  @Test func `an import into an archive without its index folder makes one`() async throws {
    let folder = try TemporaryFolder()
    try ArchiveLayout(directory: folder("archive")).create()
    try folder.remove("archive/index")
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    #expect(try ArchiveCheck(archive: folder("archive")).run().isWhole)
  }

  @Test func `a file that no list names is rubbish, and goes with the next writer`() async throws {
    let folder = try await archive()
    try folder.write("left by a killed import", to: "archive/index/s000099.segment")
    #expect(try ArchiveCheck(archive: folder("archive")).run().isWhole)
    _ = try SourceRemoval(archive: folder("archive")).run([folder("texts/a.txt")])
    #expect(!FileManager.default.fileExists(atPath: folder("archive/index/s000099.segment")))
  }

  @Test func `removal takes files and whole folders out`() async throws {
    let folder = try await archive()
    let summary = try SourceRemoval(archive: folder("archive")).run([folder("texts"), folder("none.txt")])
    #expect(summary.removed == [folder("texts/a.txt"), folder("texts/b.txt")])
    #expect(summary.missing == [folder("none.txt")])
    #expect(try Archive(at: folder("archive")).search(MeasureSearch("督查")).total == 0)
    #expect(try ArchiveCheck(archive: folder("archive")).run().isWhole)
  }

  @Test func `an archive left before its first commit is whole and empty`() throws {
    let folder = try TemporaryFolder()
    try ArchiveLayout(directory: folder("archive")).create()
    let report = try ArchiveCheck(archive: folder("archive")).run()
    #expect(report.isWhole && report.sources == 0)
    #expect(try Archive(at: folder("archive")).search(MeasureSearch("督查")).total == 0)
  }

  @Test func `no archive is said as such`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ArchiveError.noArchive(path: folder("none"))) { try Archive(at: folder("none")) }
    try folder.write("text", to: "other/file")
    #expect {
      try Archive(at: folder("other"))
    } throws: { error in
      if case .notAnArchive? = error as? ArchiveError { return true }
      return false
    }
  }
}
