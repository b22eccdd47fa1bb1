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
  /// One column of texts a text field; of one within another the other's, whose chunks lead to it.
  let texts: [TextColumn]
  /// For each text field that lies within another its own part; nil for the others.
  let innerTexts: [InnerTextColumn?]
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
    precondition(schema.isConsistent, "a text field lies within an earlier one that lies within none")
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
        try TermDictionary(
          file: file, index: index, kinds: .termField, scored: field.scored, unitCount: file.documentCount))
      let section = field.scored ? try file.section(.lengths, index: index) : nil
      if let section, section.length != file.documentCount { throw section.damage(at: 0) }
      lengths.append(section)
    }
    self.dictionaries = dictionaries
    self.lengths = lengths
    var texts: [TextColumn] = []
    var innerTexts: [InnerTextColumn?] = []
    for (index, field) in schema.textFields.enumerated() {
      if let outer = field.within {
        texts.append(texts[outer])
        innerTexts.append(
          try InnerTextColumn(file: file, index: index, varied: field.varied, outer: texts[outer]))
      } else {
        texts.append(try TextColumn(file: file, index: index, varied: field.varied))
        innerTexts.append(nil)
      }
    }
    self.texts = texts
    self.innerTexts = innerTexts
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

  /// One length code a document, of a scored term field or a text field; empty for others. All its bytes are checked.
  func lengthCodes(_ field: LengthField) throws(IndexError) -> UnsafeRawBufferPointer {
    switch field {
    case .text(let field):
      if let inner = innerTexts[field] { return try inner.lengthCodes() }
      return try texts[field].lengthCodes()
    case .terms(let field):
      guard let section = lengths[field] else { return UnsafeRawBufferPointer(start: nil, count: 0) }
      return try section.bytes(0, section.length)
    }
  }

  /// The sum of all documents' decoded lengths in a scored term field or a text field.
  func lengthSum(_ field: LengthField) -> Int {
    switch field {
    case .text(let field): innerTexts[field]?.lengthSum ?? texts[field].lengthSum
    case .terms(let field): lengths[field]?.entry.sum ?? 0
    }
  }

  /// Gives back the memory that reading has filled, for whoever reads a whole segment and is done with a part of it.
  func releasePages() { file.releasePages() }

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
    for (index, column) in texts.enumerated() where innerTexts[index] == nil {
      try column.verify { (group) throws(IndexError) in try self.documents(ofGroup: group) }
    }
    for column in innerTexts {
      try column?.verify { (group) throws(IndexError) in try self.documents(ofGroup: group) }
    }
    for column in integers { try column.verify() }
    for column in strings {
      try column.dictionary.verify()
      try column.verify(documentCount: documentCount)
    }
  }
}
