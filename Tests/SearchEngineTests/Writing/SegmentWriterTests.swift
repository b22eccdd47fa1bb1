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

  @Test func `a writer that has written before writes the same bytes as a new one`() throws {
    let files = MemoryFiles()
    let batches = [["出版方志", "年鉴编纂\u{20BB7}"], ["地情资料年鉴", "修志问道，以启未来"], ["志"]]
    let used = SegmentWriter(schema: SampleSchema.schema)
    for (number, texts) in batches.enumerated() {
      let groups = SampleSchema.group(number, texts, organizations: texts.map { ["\($0.prefix(2))办"] })
      let new = SegmentWriter(schema: SampleSchema.schema)
      for group in groups {
        try used.append(group)
        try new.append(group)
      }
      _ = try used.write(to: "index", name: "used\(number)", files: files.access)
      _ = try new.write(to: "index", name: "new\(number)", files: files.access)
      #expect(files["index/used\(number).segment"] == files["index/new\(number).segment"])
    }
    for group in SampleSchema.group(3, ["不要"]) { try used.append(group) }
    used.removeAll()
    #expect(used.documentCount == 0)
  }

  @Test func `all pairs of a piece are found, however many, and whatever bytes a character takes`() throws {
    // One long piece is one chunk. Some three thousand characters, each twice, so that most pairs are distinct.
    var text = String.UnicodeScalarView()
    for number in 0..<3000 {
      for value in [0x4E00 + number, 0x20000 + number / 2, 0x41 + number % 26, 0x400 + number % 200] {
        if let scalar = Unicode.Scalar(UInt32(value)) { text.append(scalar) }
      }
    }
    let whole = String(text) + String(repeating: "啊啊aa", count: 1000)
    let index = try TestIndex(SampleSchema.group(1, [whole]))
    try index.segment(0).verify()
    let scalars = Array(whole.unicodeScalars)
    for start in stride(from: 0, to: scalars.count - 2, by: 97) {
      let pair = String(String.UnicodeScalarView(scalars[start..<start + 2]))
      #expect(try index.searcher().search(SearchRequest(query: SampleSchema.literal(pair))).total == 1, "\(pair)")
    }
    let request = SearchRequest(query: SampleSchema.literal("啊啊"))
    #expect(try index.searcher().search(request).occurrences == 1000)
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
