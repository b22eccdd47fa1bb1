/// Gathers groups of documents in memory and writes them as one immutable segment file.
///
///     let writer = SegmentWriter(schema: schema)
///     for group in groups { try writer.append(group) }
///     let description = try writer.write(to: directory, name: "1")
///
/// Not for several threads at a time; each may have a writer of its own.
public final class SegmentWriter {
  /// What the documents consist of.
  public let schema: IndexSchema

  private static let noStrings = TermList()

  private var columns: DocumentColumnsWriter
  // One of each a text field, of which its kind is used.
  private var texts: [TextFieldWriter]
  private var innerTexts: [InnerTextFieldWriter]
  private var grams: [GramAccumulator]
  private var fields: [FieldAccumulator]
  private var stringColumns: [FieldAccumulator]

  /// A writer without documents.
  public init(schema: IndexSchema) {
    precondition(schema.isConsistent, "a text field lies within an earlier one that lies within none")
    self.schema = schema
    columns = DocumentColumnsWriter(schema: schema)
    texts = schema.textFields.map { TextFieldWriter($0) }
    innerTexts = schema.textFields.map { InnerTextFieldWriter($0) }
    grams = schema.textFields.map { _ in GramAccumulator() }
    fields = schema.termFields.map { FieldAccumulator(scored: $0.scored) }
    stringColumns = schema.stringColumns.map { _ in FieldAccumulator(scored: false) }
  }

  deinit {
    for accumulator in grams { accumulator.deallocate() }
  }

  /// The number of documents since the last segment was written.
  public var documentCount: Int { columns.documentCount }

  /// About how much memory they take.
  public var byteEstimate: Int {
    columns.byteEstimate + texts.reduce(0) { $0 + $1.byteEstimate }
      + innerTexts.reduce(0) { $0 + $1.byteEstimate } + grams.reduce(0) { $0 + $1.byteEstimate }
      + (fields + stringColumns).reduce(0) { $0 + $1.byteEstimate }
  }

  /// Adds a group, which must have a text for every text field of the schema and documents with a value for every other
  /// field and column.
  ///
  /// Throws ``IndexError/segmentFull(documents:bytes:)``, and does not add it, when the segment must be written first;
  /// that is far beyond a gigabyte of text.
  public func append(_ group: IndexGroup) throws(IndexError) {
    precondition(group.texts.count == schema.textFields.count, "a group has a text for every text field")
    precondition(!group.documents.isEmpty, "a group has a document")
    precondition(
      group.documents.allSatisfy {
        $0.terms.count == schema.termFields.count && $0.integers.count == schema.integerColumns.count
          && $0.strings.count == schema.stringColumns.count
      }, "a document has a value for every field and column")
    guard documentCount < SegmentLayout.maximumDocuments - group.documents.count,
      !fields.contains(where: { $0.isFull }), !stringColumns.contains(where: { $0.isFull }),
      !grams.contains(where: { $0.isFull })
    else { throw .segmentFull(documents: documentCount, bytes: byteEstimate) }

    let first = documentCount
    columns.beginGroup()
    for document in group.documents {
      columns.append(integers: document.integers)
      for (index, terms) in document.terms.enumerated() { fields[index].append(terms) }
      for (index, strings) in document.strings.enumerated() {
        stringColumns[index].append(strings.isEmpty ? Self.noStrings : TermList(strings.map { Array($0.utf8) }))
      }
    }
    let documents = first..<first + group.documents.count
    // Where each text lies among those of its field, and where its chunks begin and end, for the fields within it.
    let starts = texts.map(\.byteCount)
    var chunks = [[Range<Int>]](repeating: [], count: group.texts.count)
    for (index, text) in group.texts.enumerated() {
      precondition(text.pieces.allSatisfy { group.documents.indices.contains($0.document) }, "a piece has a document")
      let isFitting = text.withBytes { bytes, variant in
        guard let outer = schema.textFields[index].within else {
          return texts[index].append(bytes, variant: variant, pieces: text.pieces, documents: documents) {
            chunks[index].append($0)
          }
        }
        return group.texts[outer].text.withUnsafeBytes {
          innerTexts[index].append(
            bytes, variant: variant, pieces: text.pieces, documents: documents, outer: $0, outerStart: starts[outer],
            isStray: text.crosses(chunks[outer]))
        }
      }
      precondition(isFitting, "a variant has as many characters as its text")
      text.text.withUnsafeBytes { bytes in
        for chunk in chunks[index] { grams[index].append(bytes, chunk) }
      }
    }
  }

  /// Writes the documents as the segment `name` and forgets them. On failure they are kept, and no file of that name
  /// is left.
  public func write(
    to directory: String, name: String, files: FileAccess = .posix
  ) throws(IndexError) -> SegmentDescription {
    let description = try writeFile(directory, name, files)
    removeAll()
    return description
  }

  /// Forgets the documents since the last segment was written. Most of their memory is kept for the next ones.
  public func removeAll() {
    columns = DocumentColumnsWriter(schema: schema)
    for index in texts.indices { texts[index].removeAll() }
    innerTexts = schema.textFields.map { InnerTextFieldWriter($0) }
    for index in grams.indices { grams[index].removeAll() }
    for field in fields + stringColumns { field.removeAll() }
  }

  private func writeFile(
    _ directory: String, _ name: String, _ files: FileAccess
  ) throws(IndexError) -> SegmentDescription {
    var file = SegmentFileWriter(
      schema: schema, documentCount: columns.documentCount, groupCount: columns.groupCount)
    columns.finish(into: &file)
    for (index, text) in texts.enumerated() {
      if schema.textFields[index].within != nil {
        innerTexts[index].finish(into: &file, index: index)
        continue
      }
      try text.finish(into: &file, index: index) { (norms, chunkCount) throws(IndexError) in
        var dictionary = TermDictionaryWriter(scored: true, unitCount: chunkCount)
        grams[index].write(to: &dictionary, norms: norms)
        return dictionary
      }
    }
    for (index, field) in fields.enumerated() { try field.finish(into: &file, termField: index) }
    for (index, column) in stringColumns.enumerated() { try column.finish(into: &file, stringColumn: index) }
    return try file.write(to: directory, name: name, files: files)
  }
}

extension IndexText {
  /// Whether a piece of the other field's text lies within none of the chunks of that, which ascend.
  fileprivate func crosses(_ chunks: [Range<Int>]) -> Bool {
    if chunks.count == 1 { return false }
    return pieces.contains { piece in
      piece.isOuter
        && !chunks.contains {
          $0.lowerBound <= piece.range.lowerBound && piece.range.upperBound <= $0.upperBound
        }
    }
  }

  /// Calls `body` with the bytes of the text and of its variant, which are there only while it runs.
  fileprivate func withBytes<Result>(
    _ body: (_ text: UnsafeRawBufferPointer, _ variant: UnsafeRawBufferPointer?) -> Result
  ) -> Result {
    text.withUnsafeBytes { bytes in
      guard let variant else { return body(bytes, nil) }
      return variant.withUnsafeBytes { body(bytes, $0) }
    }
  }
}
