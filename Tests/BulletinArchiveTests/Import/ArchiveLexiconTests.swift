import ChineseText
import Foundation
import Synchronization
import Testing

@testable import BulletinArchive

@Suite struct ArchiveLexiconTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Sample.yearbook + "\n盐马古道资料整理完毕。", to: "texts/a.txt")
  }

  @discardableResult private func run(_ lexicon: LexiconOptions = LexiconOptions()) async throws -> [String] {
    var options = ImportOptions()
    options.lexicon = lexicon
    let notes = Mutex<[String]>([])
    _ = try await Importer(archive: folder("archive"), options: options).run(
      [folder("texts")], note: { note in notes.withLock { $0.append(note) } })
    return notes.withLock { $0 }
  }

  private func total(_ query: String, _ lexicon: LexiconOptions = LexiconOptions()) throws -> Int {
    var search = try MeasureSearch(query)
    search.lexicon = lexicon
    return try Archive(at: folder("archive")).search(search).total
  }

  private func notice() throws -> String? { try Archive(at: folder("archive")).lexiconNotice() }

  @Test func `the built-in words hold those of the field and places`() {
    let words = Set(BuiltInLexicon.words.entries.map(\.word))
    #expect(words.count > 3_000)
    #expect(words.isSuperset(of: ["地方志", "两全目标", "一年一鉴", "市州", "修志", "甘孜藏族自治州", "甘孜州", "南部县"]))
  }

  @Test func `a lexicon file becomes the archive's own, and its bad lines are named`() async throws {
    let file = try folder.write("盐马古道\n盐马 高\n\(String(repeating: "长", count: 1_000))\n", to: "words.txt")
    let notes = try await run(LexiconOptions(file: file))
    #expect(
      notes == ["\(file):2: 高 is no number", "\(file):3: the word has 1000 characters, and 20 is the most"])
    #expect(FileManager.default.contents(atPath: folder("archive/lexicon.txt")) != nil)
    #expect(try notice() == nil)
    // One word: its parts do not match.
    #expect(try total("any:盐马古道") == 1)
    #expect(try total("any:古道") == 0)
    #expect(try total("古道") == 1)
  }

  @Test func `another lexicon is said, loses nothing, and counts when the index is made anew`() async throws {
    try await run()
    #expect(try notice() == nil)
    #expect(try total("any:盐马古道") == 1)
    let file = try folder.write("盐马古道\n", to: "words.txt")
    let notes = try await run(LexiconOptions(file: file))
    #expect(notes.count == 1 && notes[0].contains("yishi check --rebuild"))
    #expect(try notice() != nil)
    let report = try ArchiveCheck(archive: folder("archive")).run()
    #expect(report.isWhole && report.lexiconNotice != nil)
    #expect(try total("盐马古道") == 1)
    _ = try ArchiveCheck(archive: folder("archive")).rebuild()
    #expect(try notice() == nil)
    #expect(try total("any:盐马古道") == 1)
    #expect(try total("any:古道") == 0)
  }

  @Test func `an archive of ICU's words alone stays one`() async throws {
    try await run(LexiconOptions(isPlain: true))
    #expect(try await run() == [])
    #expect(try Archive(at: folder("archive")).lexiconWordCount() == nil)
    #expect(try notice() == nil)
    _ = try ArchiveCheck(archive: folder("archive")).rebuild()
    #expect(try Archive(at: folder("archive")).lexiconWordCount() == nil)
  }

  @Test func `a lexicon that cannot be read is refused`() async throws {
    await #expect(throws: ArchiveError.self) { try await run(LexiconOptions(file: folder("missing.txt"))) }
    #expect(throws: ArchiveError.self) { try LexiconOptions(file: folder("missing.txt")).words { _ in } }
  }
}
