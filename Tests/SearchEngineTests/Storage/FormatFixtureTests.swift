import Foundation
import SearchEngine
import TestSupport
import Testing

/// A stored segment of each version of the format: what was written once is read for as long as its version is known.
///
/// `RECORD_GOLDEN=1` writes the segment of the present version anew, and still fails.
@Suite struct FormatFixtureTests {
  private static let folder = "Fixtures/index-format"
  private static let version = 4

  private static var groups: [IndexGroup] {
    SampleSchema.group(
      1, ["一是编纂年鉴，推进修志", "二是出版齡鉴"], date: 20_200_924, place: 513_300, organizations: [["州地方志办"], []])
      + SampleSchema.group(2, pieces: [("要求：", 0), ("三是督查", 1), ("落到实处", 0), ("（完）", nil)], count: 2)
      + (3..<150).map { SampleSchema.group($0, ["第\($0)期简报"])[0] }
      // So long that its stretches have signatures.
      + SampleSchema.group(150, [(0..<500).map { "第\($0)卷" }.joined()])
  }

  @Test func `the stored segment opens, is whole, and answers`() throws {
    let name = "version-\(Self.version)"
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" { try Self.record(name) }
    let (file, description) = try Self.stored(name)
    let files = MemoryFiles()
    files["index/\(name).segment"] = file
    let segment = try IndexSegment(
      directory: "index", description: description, schema: SampleSchema.schema, files: files.access)
    try segment.verify()
    let searcher = Searcher(try IndexSnapshot(segments: [(segment, DeletedDocuments())]))
    for (text, unit, total) in [
      ("年鉴", SearchRequest.Unit.documents, 2), ("志二是", .documents, 0), ("志二是", .groups, 1), ("督查落", .groups, 1),
      ("期简报", .documents, 147), ("第", .documents, 148),
      ("第321卷第322卷", .documents, 1), ("第321卷第323卷", .documents, 0),
    ] {
      let request = SearchRequest(query: SampleSchema.literal(text), unit: unit)
      #expect(try searcher.search(request).total == total, "\(text)")
    }
    #expect(try searcher.search(SearchRequest(query: SampleSchema.literal("齡", isExact: true))).total == 1)
    #expect(try searcher.search(SearchRequest(query: .term(field: 0, Array("期简".utf8)))).total == 90)
    #expect(try searcher.search(SearchRequest(query: .string(column: 0, "州地方志办"))).total == 1)
    let second = DocumentAddress(segment: 0, document: 1)
    #expect(try searcher.storedText(field: 0, at: second, variant: true) == Array("二是出版齡鉴".utf8))
    #expect(try searcher.integer(column: 0, at: second) == 20_200_925)
    #expect(ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != "1", "recorded; look at the difference")
  }

  @Test(arguments: [2, 3]) func `a segment of an earlier version is refused by its number`(version: Int) throws {
    let name = "version-\(version)"
    let (file, description) = try Self.stored(name)
    let files = MemoryFiles()
    files["index/\(name).segment"] = file
    let error = try #require(throws: IndexError.self) {
      _ = try IndexSegment(
        directory: "index", description: description, schema: SampleSchema.schema, files: files.access)
    }
    guard case .unknownVersion(_, let found) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(found == version)
  }

  /// The bytes and the description of a stored segment.
  private static func stored(_ name: String) throws -> (file: [UInt8], description: SegmentDescription) {
    let file = try #require(Fixture.bytes("\(folder)/\(name).segment"))
    let line = try #require(Fixture.bytes("\(folder)/\(name).description"))
    let numbers = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    try #require(numbers.count == 3)
    let description = SegmentDescription(
      name: name, documentCount: try #require(Int(numbers[0])), byteCount: try #require(Int(numbers[1])),
      checksum: try #require(UInt64(numbers[2])))
    return (file, description)
  }

  private static func record(_ name: String) throws {
    let index = try TestIndex(groups)
    let description = index.descriptions[0]
    let bytes = index.files["index/\(description.fileName)"]
    let path = "\(Fixture.root)/\(folder)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: path + ".segment"))
    let line = "\(description.documentCount) \(description.byteCount) \(description.checksum)\n"
    try Data(line.utf8).write(to: URL(fileURLWithPath: path + ".description"))
  }
}
