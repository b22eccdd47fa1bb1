import Foundation
import Testing

@testable import BulletinArchive

@Suite struct DamagedIndexTests {
  private func archive(_ folder: TemporaryFolder) async throws -> String {
    try folder.write(Sample.yearbook, to: "a.txt")
    let path = folder("archive")
    _ = try await Importer(archive: path, options: ImportOptions()).run([folder("a.txt")])
    return path
  }

  private func isDamage(_ body: () async throws -> Void) async -> Bool {
    do {
      try await body()
      return false
    } catch {
      guard case .damaged? = error as? ArchiveError else { return false }
      return true
    }
  }

  @Test func `an import into an archive with a damaged segment says so`() async throws {
    let folder = try TemporaryFolder()
    let path = try await archive(folder)
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: path + "/index").first)
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path + "/index/" + name))
    #expect(
      await isDamage { _ = try await Importer(archive: path, options: ImportOptions()).run([folder("a.txt")]) })
    _ = try ArchiveCheck(archive: path).rebuild()
    _ = try await Importer(archive: path, options: ImportOptions()).run([folder("a.txt")])
    #expect(try ArchiveCheck(archive: path).run().isWhole)
  }

  @Test func `a slash at the end of an archive's path changes nothing`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.yearbook, to: "a.txt")
    _ = try await Importer(archive: folder("archive//"), options: ImportOptions()).run([folder("a.txt")])
    #expect(try ArchiveCheck(archive: folder("archive/")).run().isWhole)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.txt", "archive"])
  }

  @Test func `negative limits and offsets give no hits and leave out none`() async throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(at: try await archive(folder))
    var search = try MeasureSearch("")
    search.offset = -5
    let all = try #require(try archive.search(search).hits)
    #expect(!all.isEmpty)
    search.limit = -1
    #expect(try archive.search(search).hits?.isEmpty == true)
    #expect(try archive.search(search).total > 0)
  }
}
