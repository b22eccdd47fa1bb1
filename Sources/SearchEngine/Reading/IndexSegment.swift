/// An immutable segment file, mapped for reading.
///
/// Bytes are checked against their checksums when they are first touched, so opening costs the same for any size.
public final class IndexSegment: Sendable {
  /// What identifies the segment.
  public let description: SegmentDescription
  /// What its documents consist of.
  public let schema: IndexSchema

  /// The number of groups, dead ones included.
  let groupCount: Int
  /// One dictionary a term field.
  let dictionaries: [TermDictionary]
  /// One column of stored texts a text field.
  let texts: [StoredTexts]
  /// One column of integers an integer column.
  let integers: [PackedIntegers]
  /// One column a string column.
  let strings: [StringColumn]

  private let file: SegmentFile
  private let documentGroups: PackedIntegers
  private let groupStarts: PackedIntegers
  private let lengths: [FileSection?]

  /// Maps the segment's file. Throws when it is not the file described, or was written with another schema.
  public init(
    directory: String, description: SegmentDescription, schema: IndexSchema, files: FileAccess = .posix
  ) throws(IndexError) {
    let file = try SegmentFile(directory: directory, description: description, files: files)
    guard file.schema == schema else { throw .schemaMismatch(path: file.path) }
    self.file = file
    self.description = description
    self.schema = schema
    groupCount = file.groupCount
    documentGroups = try PackedIntegers(try file.section(.documentGroups), count: file.documentCount)
    groupStarts = try PackedIntegers(try file.section(.groupStarts), count: file.groupCount + 1)
    var dictionaries: [TermDictionary] = []
    var lengths: [FileSection?] = []
    for (index, field) in schema.termFields.enumerated() {
      dictionaries.append(
        try TermDictionary(file: file, index: index, kinds: .termField, scored: field.scored))
      let section = field.scored ? try file.section(.lengths, index: index) : nil
      if let section, section.length != file.documentCount { throw section.damage(at: 0) }
      lengths.append(section)
    }
    self.dictionaries = dictionaries
    self.lengths = lengths
    var texts: [StoredTexts] = []
    for index in schema.textFields.indices { texts.append(try StoredTexts(file: file, index: index)) }
    self.texts = texts
    var integers: [PackedIntegers] = []
    for index in schema.integerColumns.indices {
      integers.append(
        try PackedIntegers(try file.section(.integers, index: index), count: file.documentCount))
    }
    self.integers = integers
    var strings: [StringColumn] = []
    for index in schema.stringColumns.indices { strings.append(try StringColumn(file: file, index: index)) }
    self.strings = strings
  }

  /// The number of documents, dead ones included.
  public var documentCount: Int { description.documentCount }

  /// How many bytes each kind of content takes, by name: what an index spends its room on.
  public var sectionBytes: [String: Int] { file.sectionBytes }

  /// The group of a document.
  @inline(__always)
  func group(of document: Int) throws(IndexError) -> Int {
    try documentGroups.offset(at: document, limit: groupCount - 1)
  }

  /// The documents of a group; one at least.
  @inline(__always)
  func documents(ofGroup group: Int) throws(IndexError) -> Range<Int> {
    let documents = try groupStarts.range(at: group, limit: documentCount)
    guard !documents.isEmpty else { throw file.structureDamage(at: 0) }
    return documents
  }

  /// One length code a document, of a scored field; empty for others. All its bytes are checked.
  func lengthCodes(field: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    guard let section = lengths[field] else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return try section.bytes(0, section.length)
  }

  /// The sum of all documents' decoded lengths in a scored field.
  func lengthSum(field: Int) -> Int { lengths[field]?.entry.sum ?? 0 }

  /// A document's text in a field; valid as long as the segment.
  func text(field: Int, document: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    var field = field
    while field > 0, try texts[field].isSame(document) { field -= 1 }
    return try texts[field].text(document)
  }

  /// Calls `body` with a group's text in a field: what its group text field says, else its documents' texts in a row.
  func withGroupText<Result>(
    field: Int, group: Int, _ body: (UnsafeRawBufferPointer) throws(IndexError) -> Result
  ) throws(IndexError) -> Result {
    let documents = try documents(ofGroup: group)
    if let groupField = schema.textFields[field].groupTextField {
      let whole = try text(field: groupField, document: documents.lowerBound)
      if !whole.isEmpty { return try body(whole) }
    }
    if let joined = try storedInARow(field: field, documents) { return try body(joined) }
    var copy: [UInt8] = []
    for document in documents { copy.append(contentsOf: try text(field: field, document: document)) }
    return try Self.withBytes(of: copy, body)
  }

  /// The documents' texts, if they lie end to end: all in their own field, or all in the same field before it.
  private func storedInARow(
    field: Int, _ documents: Range<Int>
  ) throws(IndexError) -> UnsafeRawBufferPointer? {
    if field > 0 {
      var same = 0
      for document in documents where try texts[field].isSame(document) { same += 1 }
      if same == documents.count { return try storedInARow(field: field - 1, documents) }
      if same > 0 { return nil }
    }
    return try texts[field].texts(documents)
  }

  /// Checks every checksum and reads every structure. Throws at the first thing that is wrong.
  public func verify() throws(IndexError) {
    try file.verifyAllPages()
    var previousStart = 0
    for group in 0..<groupCount {
      let documents = try documents(ofGroup: group)
      guard documents.lowerBound == previousStart else { throw file.structureDamage(at: 0) }
      previousStart = documents.upperBound
      for document in documents where try self.group(of: document) != group {
        throw file.structureDamage(at: 0)
      }
    }
    guard previousStart == documentCount else { throw file.structureDamage(at: 0) }
    for dictionary in dictionaries { try dictionary.verify() }
    for column in texts { try column.verify(documentCount: documentCount) }
    for column in integers { try column.verify() }
    for column in strings {
      try column.dictionary.verify()
      try column.verify(documentCount: documentCount)
    }
  }

  private static func withBytes<Result>(
    of bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(IndexError) -> Result
  ) throws(IndexError) -> Result {
    let result = bytes.withUnsafeBytes { buffer -> Swift.Result<Result, IndexError> in
      do throws(IndexError) { return .success(try body(buffer)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
