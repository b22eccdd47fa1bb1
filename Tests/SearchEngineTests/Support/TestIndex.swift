import SearchEngine

/// Segments of given groups, in memory.
struct TestIndex {
  let files = MemoryFiles()
  var descriptions: [SegmentDescription] = []

  /// Writes the groups as one segment for each range.
  init(_ groups: [IndexGroup], cut ranges: [Range<Int>], schema: IndexSchema = SampleSchema.schema) throws {
    let writer = SegmentWriter(schema: schema)
    for (number, range) in ranges.enumerated() {
      for group in groups[range] { try writer.append(group) }
      descriptions.append(try writer.write(to: "index", name: "s\(number)", files: files.access))
    }
  }

  /// Writes the groups as one segment.
  init(_ groups: [IndexGroup], schema: IndexSchema = SampleSchema.schema) throws {
    try self.init(groups, cut: [0..<groups.count], schema: schema)
  }

  /// A segment, newly mapped.
  func segment(_ number: Int, schema: IndexSchema = SampleSchema.schema) throws(IndexError) -> IndexSegment {
    try IndexSegment(
      directory: "index", description: descriptions[number], schema: schema, files: files.access)
  }

  /// All segments without dead documents.
  func searcher() throws(IndexError) -> Searcher {
    var segments: [(segment: IndexSegment, deleted: DeletedDocuments)] = []
    for number in descriptions.indices { segments.append((try segment(number), DeletedDocuments())) }
    return Searcher(try IndexSnapshot(segments: segments))
  }
}
