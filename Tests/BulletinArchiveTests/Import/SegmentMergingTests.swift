import Foundation
import Synchronization
import TestSupport
import Testing

@testable import BulletinArchive

/// Segments are merged while an import goes on; nobody notices.
@Suite struct SegmentMergingTests {
  private static let files = 40

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for index in 0..<Self.files {
      let text = "乐山市第\(index)期简报\n\n乐山市开展督查\(index)次，提出两项措施。一是落实责任\(index % 7)。二是加强督查，编纂年鉴。\n"
      try folder.write(text, to: "texts/\(index).txt")
    }
    return folder
  }

  /// Options that make a batch, and so a segment, of each file.
  private var smallBatches: ImportOptions {
    var options = ImportOptions.icuWords
    options.batchBytes = 1
    options.jobs = 3
    return options
  }

  /// What an archive answers, without the time that it took.
  private func answers(_ archive: Archive) throws -> [String] {
    try ["督查", "责任3 OR 简报", "any:编纂年鉴", "市第1 in:articles", "-督查", "落实 in:headings", "pinyin:ducha"].map { query in
      var search = try MeasureSearch(query)
      search.facets = MeasureSearch.Facet.allCases
      search.limit = 25
      search.explains = true
      var answer = try archive.search(search)
      answer.micros = 0
      var json = JSONWriter()
      SearchJSON.write(answer, into: &json)
      return String(decoding: json.bytes, as: UTF8.self)
    }
  }

  private func segments(_ folder: TemporaryFolder, _ archive: String) throws -> Int {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder(archive + "/index"))
    let report = try ArchiveCheck(archive: folder(archive)).run()
    #expect(report.isWhole && report.segments == names.count, "\(report) \(names)")
    return names.count
  }

  @Test func `an import in many batches leaves few segments, which answer like one`() async throws {
    let folder = try folder()
    _ = try await Importer(archive: folder("one"), options: .icuWords).run([folder("texts")])
    _ = try await Importer(archive: folder("many"), options: smallBatches).run([folder("texts")])
    #expect(try segments(folder, "one") == 1)
    let count = try segments(folder, "many")
    #expect(count > 1 && count <= SegmentSet.limit)
    let expected = try answers(Archive(at: folder("one")))
    #expect(try answers(Archive(at: folder("many"))) == expected)

    var check = ArchiveCheck(archive: folder("one"))
    check.batchBytes = 1
    check.pageLength = 1
    #expect(try check.rebuild(lexicon: LexiconOptions(isPlain: true)) > 0)
    let rebuilt = try segments(folder, "one")
    #expect(rebuilt > 1 && rebuilt <= SegmentSet.limit)
    #expect(try answers(Archive(at: folder("one"))) == expected)
  }

  @Test func `who reads meanwhile keeps what was there, though its segments are merged away`() async throws {
    let folder = try folder()
    let opened = Mutex<[(archive: Archive, files: Int, answers: [String])]>([])
    let done = Mutex(0)
    _ = try await Importer(archive: folder("archive"), options: smallBatches).run([folder("texts")]) { _ in
      // The file of this report is decided but not committed.
      let files = done.withLock { count in
        count += 1
        return count - 1
      }
      guard let archive = try? Archive(at: folder("archive")), let found = try? answers(archive) else {
        Issue.record("an archive cannot be read while it is written")
        return
      }
      opened.withLock { $0.append((archive: archive, files: files, answers: found)) }
    }
    let readers = opened.withLock { $0 }
    #expect(readers.count == Self.files)
    for reader in readers {
      let answer = try reader.archive.search(MeasureSearch("in:articles"))
      #expect(answer.total == reader.files && answer.articlesSearched == reader.files)
      #expect(try answers(reader.archive) == reader.answers)
    }
  }
}
