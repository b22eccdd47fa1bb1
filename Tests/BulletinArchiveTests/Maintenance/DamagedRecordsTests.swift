import Foundation
import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct DamagedRecordsTests {
  private func archive() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder(.damagedOnPurpose)
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.archives, to: "texts/b.txt")
    try folder.write(Sample.plain, to: "texts/c.txt")
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run([folder("texts")])
    return folder
  }

  /// Everything that reads an archive.
  private func readAll(_ directory: String) {
    _ = try? ArchiveCheck(archive: directory).run()
    guard let archive = try? Archive(at: directory) else { return }
    for kind in ExportKind.allCases {
      var request = ExportRequest()
      request.kind = kind
      _ = try? archive.export(request) { _ in }
    }
    _ = try? archive.statistics()
    if let hits = try? archive.search(MeasureSearch("督查")).hits {
      for hit in hits { _ = try? archive.item(hit.id)?.json }
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func `no flipped bit of the records is a trap`(seed: UInt64) async throws {
    let folder = try await archive()
    let path = folder("archive/records.sqlite")
    let whole = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    let places = whole.indices.filter { whole[$0] != 0 }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let place = try #require(places.randomElement(using: &random))
      var bytes = whole
      bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      readAll(folder("archive"))
    }
  }

  @Test func `damaged records are said to be that, and no rebuilding is advised`() async throws {
    let folder = try await archive()
    try Data().write(to: URL(fileURLWithPath: folder("archive/records.sqlite")))
    let report = try ArchiveCheck(archive: folder("archive")).run()
    #expect(!report.recordProblems.isEmpty && report.indexProblems.isEmpty)
    #expect {
      try Archive(at: folder("archive"))
    } throws: { error in
      guard case .damagedRecords? = error as? ArchiveError else { return false }
      return !"\(error)".contains("--rebuild")
    }
  }
}
