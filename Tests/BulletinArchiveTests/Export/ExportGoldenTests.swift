import BulletinArchive
import TestSupport
import Testing

@Suite struct `Exports of whole archives` {
  @Test(arguments: Golden.cases("export"))
  func `exports each case as it was written down`(golden: Golden) async throws {
    let folder = try TemporaryFolder()
    let archive = try await golden.archive(in: folder)
    let requests = golden.lines(of: "requests.txt")
    #expect(!requests.isEmpty)
    for line in requests {
      let words = line.split(separator: " ").map(String.init)
      let file = try #require(words.first)
      let request = try #require(try request(words.dropFirst()), "\(line)")
      var bytes: [UInt8] = []
      _ = try archive.export(request) { bytes += $0 }
      let difference = try golden.difference(
        from: golden.relative(String(decoding: bytes, as: UTF8.self)), in: "expected." + file)
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  @Test func `finds its cases`() {
    #expect(Golden.cases("export").count >= 3)
  }

  /// Reads a request as the command line has it: `mentions --plain --headers zh 年鉴`; nil where a word is unknown.
  private func request(_ words: ArraySlice<String>) throws -> ExportRequest? {
    var words = words
    guard let kind = words.popFirst().flatMap(ExportKind.init) else { return nil }
    var request = ExportRequest()
    request.kind = kind
    while let word = words.popFirst() {
      switch word {
      case "--plain": request.isPlain = true
      case "--raw": request.isRaw = true
      case "--headers": request.hasChineseNames = words.popFirst() == "zh"
      case "--format":
        guard let format = words.popFirst().flatMap(ExportFormat.init) else { return nil }
        request.format = format
      case _ where word.hasPrefix("--"): return nil
      default:
        request.search = try MeasureSearch(([word] + words).joined(separator: " "))
        words = []
      }
    }
    return request
  }
}
