import SearchEngine
import Testing

@Suite struct SegmentWriterTests {
  @Test func `makes the file durable before it has its name, then its directory`() throws {
    let index = try TestIndex(SampleSchema.group(1, ["出版"]))
    #expect(index.files.operations == [.write, .synchronize, .rename, .synchronizeDirectory])
    #expect(index.files.paths == ["index/s0.segment"])
  }

  @Test(arguments: 0..<4)
  func `a failed operation is reported, leaves no half file, and the documents can be written again`(
    failing: Int
  ) throws {
    let files = MemoryFiles()
    files.fail(at: failing)
    let writer = SegmentWriter(schema: SampleSchema.schema)
    for group in SampleSchema.group(1, ["年鉴", "出版"]) { try writer.append(group) }
    #expect(throws: IndexError.self) { try writer.write(to: "index", name: "a", files: files.access) }
    #expect(files.paths.allSatisfy { $0 == "index/a.segment" })
    #expect(writer.documentCount == 2)
    let description = try writer.write(to: "index", name: "b", files: files.access)
    #expect(writer.documentCount == 0)
    let segment = try IndexSegment(
      directory: "index", description: description, schema: SampleSchema.schema, files: files.access)
    try segment.verify()
    #expect(segment.documentCount == 2)
  }

  @Test func `the same documents give the same bytes`() throws {
    let groups = SampleSchema.group(1, ["年鉴编纂", "出版"]) + SampleSchema.group(2, ["年鉴"])
    let (first, second) = (try TestIndex(groups), try TestIndex(groups))
    #expect(first.files["index/s0.segment"] == second.files["index/s0.segment"])
    #expect(first.descriptions == second.descriptions)
  }

  @Test func `another spelling costs two bytes for each character that differs`() throws {
    let text = String(repeating: "齡鉴编纂出版", count: 100)
    let folded = try TestIndex(SampleSchema.group(1, [SampleSchema.fold(text)])).segment(0).sectionBytes
    let varied = try TestIndex(SampleSchema.group(1, [text])).segment(0).sectionBytes
    #expect(varied["texts 0"] == folded["texts 0"])
    #expect(folded["edits 0"] == 0)
    #expect(varied["edits 0"] == 200)
  }

  @Test func `an empty segment is whole and answers nothing`() throws {
    let index = try TestIndex([])
    try index.segment(0).verify()
    for query in [Query.all, SampleSchema.literal("年"), .term(field: 0, [1]), .string(column: 0, "")] {
      for unit in [SearchRequest.Unit.documents, .groups] {
        #expect(try index.searcher().search(SearchRequest(query: query, unit: unit)).total == 0)
      }
    }
  }

  @Test func `estimates more bytes as documents come`() throws {
    let writer = SegmentWriter(schema: SampleSchema.schema)
    let before = writer.byteEstimate
    for group in SampleSchema.group(1, [String(repeating: "年鉴编纂", count: 3000)]) { try writer.append(group) }
    #expect(writer.byteEstimate > before + 36000)
  }
}
