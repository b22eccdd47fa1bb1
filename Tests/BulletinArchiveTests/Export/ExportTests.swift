import Bulletins
import Foundation
import TestSupport
import Testing

@testable import BulletinArchive

@Suite struct ExportTests {
  private func table(_ rows: [[ExportCell]], _ format: ExportFormat = .csv, plain: Bool = true, raw: Bool = false)
    -> String
  {
    var writer = TableWriter(format: format, isPlain: plain, isRaw: raw, names: ["a", "b"])
    for row in rows { writer.write(row) }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func `cells are quoted as RFC 4180 asks`() {
    #expect(table([[.text("一,二"), .text("说\"好\"")]]) == "a,b\n\"一,二\",\"说\"\"好\"\"\"\n")
    #expect(table([[.text("一\n二"), .empty]]) == "a,b\n\"一\n二\",\n")
    #expect(table([[.text(" 一"), .text("二")]]) == "a,b\n\" 一\",二\n")
    #expect(table([[.text("一\t二"), .text("三,四")]], .tsv) == "a\tb\n\"一\t二\"\t三,四\n")
  }

  @Test func `a table for spreadsheets has a mark and CRLF`() {
    #expect(table([[.integer(1), .number(0.5)]], plain: false) == "\u{FEFF}a,b\r\n1,0.5\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "\ta", "\ra"])
  func `formulas get an apostrophe unless raw`(text: String) {
    #expect(TableWriter.guarded(text) == "'" + text)
    #expect(!table([[.text(text), .empty]], raw: true).contains("'"))
  }

  @Test func `numbers are no formulas`() {
    #expect(table([[.number(-1), .integer(-2)]]) == "a,b\n-1,-2\n")
    #expect(TableWriter.guarded("年鉴-1") == "年鉴-1")
  }

  @Test func `JSON Lines have the names of the table`() {
    #expect(
      table([[.text("=一\""), .empty], [.number(3), .integer(4)]], .jsonl)
        == "{\"a\":\"=一\\\"\",\"b\":null}\n{\"a\":3,\"b\":4}\n")
  }

  private func archive(_ folder: TemporaryFolder) async throws -> Archive {
    try folder.write(Sample.yearbook, to: "b.txt")
    try folder.write(Sample.archives, to: "a.txt")
    try folder.write(Sample.plain, to: "c.txt")
    _ = try await Importer(archive: folder("archive"), options: ImportOptions()).run(
      ["b.txt", "a.txt", "c.txt"].map { folder($0) })
    return try Archive(at: folder("archive"))
  }

  private func export(_ archive: Archive, _ request: ExportRequest) throws -> (text: String, rows: Int) {
    var bytes: [UInt8] = []
    let rows = try archive.export(request) { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), rows)
  }

  @Test(arguments: ExportKind.allCases) func `an export is the same twice`(kind: ExportKind) async throws {
    let folder = try TemporaryFolder()
    let archive = try await archive(folder)
    var request = ExportRequest()
    request.kind = kind
    let first = try export(archive, request)
    #expect(first == (try export(try Archive(at: folder("archive")), request)))
    #expect(first.rows > 0)
    // A line end inside a cell is LF in both forms; only articles have such cells.
    guard kind != .articles else { return }
    request.isPlain = true
    let plain = try export(archive, request).text
    #expect(first.text == "\u{FEFF}" + plain.replacing("\n", with: "\r\n"))
  }

  @Test func `rows stand in the order of paths and places, with the query's filter`() async throws {
    let folder = try TemporaryFolder()
    let archive = try await archive(folder)
    var request = ExportRequest()
    request.format = .jsonl
    let all = try export(archive, request)
    #expect(all.rows == 6)
    let sources = all.text.split(separator: "\n").map { $0.contains("/a.txt\"") }
    #expect(sources == [true, true, true, false, false, false])
    request.search = try MeasureSearch("督查")
    #expect(try export(archive, request).rows == 1)
    request.search = try MeasureSearch("督查 in:articles")
    #expect(try export(archive, request).rows == 3)
    request.search = nil
    request.roles = [.requirement]
    #expect(try export(archive, request).rows == 3)
  }

  @Test func `columns have the documented names in both languages`() {
    let measures = ExportTable(kind: .measures).columns
    #expect(measures.first?.name == "id" && measures.last?.name == "sha256" && measures.count == 25)
    #expect(ExportTable(kind: .mentions).columns.count == 18)
    #expect(ExportTable(kind: .articles).columns.count == 16)
  }
}
