import SearchEngine

/// An index of one segment in a folder, and how it is written and opened.
struct PeerIndex {
  /// What answers.
  let searcher: Searcher

  /// The segment of `schema` in `folder`; its description stands beside it.
  init(folder: String, _ schema: PeerSchema = .whole) throws {
    let lines = try Lines(of: "\(folder)/\(schema.rawValue).description")
    let numbers = lines.all.first.map { $0.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } } ?? []
    guard numbers.count == 3, let documents = Int(numbers[0]), let bytes = Int(numbers[1]),
      let checksum = UInt64(numbers[2])
    else { throw PeerFailure(description: "\(folder): no description of a segment") }
    let description = SegmentDescription(
      name: schema.rawValue, documentCount: documents, byteCount: bytes, checksum: checksum)
    let segment = try IndexSegment(directory: folder, description: description, schema: schema.schema)
    searcher = Searcher(try IndexSnapshot(segments: [(segment: segment, deleted: DeletedDocuments())]))
  }

  /// Writes the segment of `schema`, and gives its length and the seconds that it took.
  static func write(
    _ schema: PeerSchema, texts: Lines, words: Lines, to folder: String
  ) throws -> (bytes: Int, seconds: Double) {
    guard texts.count == words.count else { throw PeerFailure(description: "texts and words differ in number") }
    let clock = ContinuousClock()
    let start = clock.now
    let writer = SegmentWriter(schema: schema.schema)
    for index in 0..<texts.count {
      try writer.append(schema.group(text: texts[index], words: words[index]))
    }
    let description = try writer.write(to: folder, name: schema.rawValue)
    let elapsed = start.duration(to: clock.now)
    try Lines.write(
      "\(description.documentCount) \(description.byteCount) \(description.checksum)\n",
      to: "\(folder)/\(schema.rawValue).description")
    let segment = try IndexSegment(directory: folder, description: description, schema: schema.schema)
    let text = schema == .grams ? segment.sectionBytes["texts \(PeerSchema.textField)"] ?? 0 : 0
    return (description.byteCount - text, elapsed / .seconds(1))
  }
}
