import Bulletins
import ChineseText
import Foundation
import Records
import Testing

@testable import BulletinArchive

@Suite struct LargeFileReadingTests {
  private static let places = ["泸州市", "南部县", "广元市", "剑阁县", "内江市", "资中县"]

  /// Bulletins of one file, each of some hundred bytes and `filler` more sentences.
  private static func text(_ count: Int, filler: Int = 0) -> String {
    var text = "川南方志信息\n第12期（总第345期）\n川南地方志学会秘书处 2021年6月8日\n【市州动态】\n"
    for number in 0..<count {
      let place = places[number % places.count]
      text += "\(place)地方志办推进第\(number)项工作\n"
      text += "9月\(number % 28 + 1)日，\(place)地方志办召开会议，提出两项措施。一是落实责任，编写\(number + 10)篇初稿；二是严把质量。\n"
      if filler > 0 { text += String(repeating: "资料已经收齐并送交编辑。", count: filler) + "\n" }
      text += "（\(place)地方志办）\n"
      if number % 10 == 9 { text += "【工作交流】\n" }
    }
    return text
  }

  private func parts(_ bytes: [UInt8], window: Int) throws -> [BulletinReader.Reading] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "large.txt")
    let reading = try LargeFileReading(LargeFile(SourcePath(path)), BulletinReader(), window: window)
    #expect(reading.digest == BulletinReader.digest(bytes))
    var parts: [BulletinReader.Reading] = []
    while let part = try reading.next() { parts.append(part) }
    return parts
  }

  @Test(arguments: [2_000, 3_001, 10_000]) func `articles read window by window are those of the whole file`(
    window: Int
  ) throws {
    let bytes = Array(Self.text(60).utf8)
    let whole = try BulletinReader().read(bytes, digest: BulletinReader.digest(bytes))
    let parts = try parts(bytes, window: window)
    #expect(parts.count > 1)
    let articles = parts.flatMap(\.articles)
    try #require(articles.count == whole.articles.count)
    for (found, expected) in zip(articles, whole.articles) {
      #expect(found.article.number == expected.article.number)
      #expect(found.article.title == expected.article.title)
      #expect(found.article.section == expected.article.section)
      #expect(found.article.byline == expected.article.byline)
      #expect(found.article.place == expected.article.place)
      #expect(found.article.bulletin?.name == expected.article.bulletin?.name)
      #expect(found.article.date?.edtf == expected.article.date?.edtf)
      #expect(Array(found.text) == Array(expected.text))
      #expect(found.article.measures.count == expected.article.measures.count)
      for (measure, other) in zip(found.article.measures, expected.article.measures) {
        #expect(found.source(measure.span) == expected.source(other.span))
      }
      #expect(found.article.figures.map(\.text) == expected.article.figures.map(\.text))
    }
    #expect(parts.reduce(0) { $0 + $1.bytes } == bytes.count)
    var source = parts[0].source
    for part in parts.dropFirst() { source.add(part.source) }
    #expect(source.diagnostics == whole.source.diagnostics)
    #expect(Set(source.regions) == Set(whole.source.regions))
  }

  @Test func `one long line is split at sentences, and every byte leads back`() throws {
    let sentence = "会议要求，各县要做到两点：一是建台账；二是抓落实。"
    let bytes = Array(String(repeating: sentence, count: 400).utf8)
    let parts = try parts(bytes, window: 4_000)
    let articles = parts.flatMap(\.articles)
    #expect(articles.map(\.article.number) == Array(1...articles.count))
    #expect(articles.reduce(0) { $0 + $1.text.filter { $0 != 0x0A }.count } == bytes.count)
    let splits = parts.flatMap(\.source.diagnostics).filter { $0.kind == .splitArticle }
    #expect(splits.count == articles.count - 1)
    for record in articles {
      let span = record.source(TextSpan(0, record.textEnd))
      #expect(span.line == 1)
      #expect(Array(bytes[span.start..<span.end]) == record.text.filter { $0 != 0x0A })
    }
  }

  @Test func `GB18030 behind pages of ASCII is found out`() throws {
    let ascii = String(repeating: "page of plain words\n", count: 300)
    let text = ascii + Self.text(40)
    let parts = try parts(try #require(Self.gb18030(text)), window: 4_000)
    #expect(Set(parts.map(\.source.encoding)) == ["GB18030"])
    #expect(parts.flatMap(\.articles).contains { $0.article.title == "泸州市地方志办推进第6项工作" })
  }

  @Test func `a large file without Han says so once`() throws {
    let parts = try parts(Array(String(repeating: "no Chinese here.\n", count: 1_000).utf8), window: 2_000)
    #expect(parts.flatMap(\.source.diagnostics).filter { $0.kind == .noHan }.count == 1)
  }

  @Test func `a file that changes while it is read fails`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.text(60), to: "large.txt")
    let reading = try LargeFileReading(LargeFile(SourcePath(path)), BulletinReader(), window: 2_000)
    _ = try reading.next()
    try folder.write("改" + Self.text(60), to: "large.txt")
    #expect(throws: LargeFile.changed) { while try reading.next() != nil {} }
  }

  @Test func `a large file is one source, whatever the jobs, and follows changes`() async throws {
    let folder = try TemporaryFolder()
    // Somewhat more than a window.
    var text = Self.text(400, filler: 160)
    #expect(text.utf8.count > LargeFileReading.windowSize)
    try folder.write(text, to: "texts/b.txt")
    try folder.write(Sample.yearbook, to: "texts/a.txt")
    try folder.write(Sample.archives, to: "texts/c.txt")
    func run(_ archive: String, jobs: Int) async throws -> ImportSummary {
      var options = ImportOptions()
      options.jobs = jobs
      return try await Importer(archive: folder(archive), options: options).run([folder("texts")])
    }
    #expect(try await run("one", jobs: 1).added == 3)
    #expect(try await run("three", jobs: 3).added == 3)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder("one/index")) {
      #expect(
        FileManager.default.contents(atPath: folder("one/index/" + name))
          == FileManager.default.contents(atPath: folder("three/index/" + name)))
    }
    let report = try ArchiveCheck(archive: folder("one")).run()
    #expect(report.isWhole && report.sources == 3, "\(report)")
    #expect(try Archive(at: folder("one")).search(MeasureSearch("推进第399项")).total == 1)
    #expect(try await run("one", jobs: 2).unchanged == 3)
    text += "剑阁县地方志办推进新增工作\n会议要求抓好收尾。\n（剑阁县地方志办）\n"
    try folder.write(text, to: "texts/b.txt")
    let summary = try await run("one", jobs: 2)
    #expect((summary.replaced, summary.unchanged) == (1, 2))
    #expect(try Archive(at: folder("one")).search(MeasureSearch("推进新增工作")).total == 1)
    let again = try ArchiveCheck(archive: folder("one")).run()
    #expect(again.isWhole && again.sources == 3, "\(again)")
  }

  /// `text` in GB18030, by the C library's converter.
  private static func gb18030(_ text: String) -> [UInt8]? {
    let converter = iconv_open("GB18030", "UTF-8")
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2)
    return input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var left = input.count
        var to = output.baseAddress
        var room = output.count
        guard iconv(converter, &from, &left, &to, &room) == 0, left == 0 else { return nil }
        return output.dropLast(room).map { UInt8(bitPattern: $0) }
      }
    }
  }
}
