/// Gathers documents in memory and writes them as one immutable segment file.
///
///     let writer = SegmentWriter(schema: schema)
///     for document in documents { try writer.append(document) }
///     let description = try writer.write(to: directory, name: "1")
///
/// Not for several threads at a time.
public final class SegmentWriter {
  /// What the documents consist of.
  public let schema: IndexSchema

  private var columns: DocumentColumnsWriter
  private var fields: [FieldAccumulator]
  private var stringColumns: [FieldAccumulator]
  private var latestGroup: Int?

  /// A writer without documents.
  public init(schema: IndexSchema) {
    self.schema = schema
    columns = DocumentColumnsWriter(schema: schema)
    fields = schema.termFields.map { FieldAccumulator(scored: $0.scored) }
    stringColumns = schema.stringColumns.map { _ in FieldAccumulator(scored: false) }
  }

  /// The number of documents since the last segment was written.
  public var documentCount: Int { columns.documentCount }

  /// About how much memory they take.
  public var byteEstimate: Int {
    columns.byteEstimate + (fields + stringColumns).reduce(0) { $0 + $1.byteEstimate }
  }

  /// Adds a document, which must have a value for every field and column of the schema.
  ///
  /// Throws ``IndexError/segmentFull(documents:bytes:)``, and does not add it, when the segment must be written first;
  /// that is far beyond a gigabyte of text.
  public func append(_ document: IndexDocument) throws(IndexError) {
    precondition(
      document.terms.count == schema.termFields.count && document.texts.count == schema.textFields.count
        && document.integers.count == schema.integerColumns.count
        && document.strings.count == schema.stringColumns.count,
      "a document has a value for every field and column")
    guard documentCount < SegmentLayout.maximumDocuments,
      !fields.contains(where: { $0.isFull }), !stringColumns.contains(where: { $0.isFull })
    else { throw .segmentFull(documents: documentCount, bytes: byteEstimate) }

    columns.append(beginsGroup: document.group != latestGroup, integers: document.integers)
    latestGroup = document.group
    for (index, text) in document.texts.enumerated() {
      text.withUnsafeBytes { bytes in
        if index == 0 {
          columns.appendText(bytes, field: index, previous: nil)
        } else {
          document.texts[index - 1].withUnsafeBytes { columns.appendText(bytes, field: index, previous: $0) }
        }
      }
    }
    for (index, terms) in document.terms.enumerated() {
      fields[index].append(terms)
    }
    for (index, strings) in document.strings.enumerated() {
      stringColumns[index].append(TermList(strings.map { Array($0.utf8) }))
    }
  }

  /// Writes the documents as the segment `name` and forgets them. On failure they are kept, and no file of that name
  /// is left.
  public func write(
    to directory: String, name: String, files: FileAccess = .posix
  ) throws(IndexError) -> SegmentDescription {
    var file = SegmentFileWriter(
      schema: schema, documentCount: columns.documentCount, groupCount: columns.groupCount)
    columns.finish(into: &file)
    for (index, field) in fields.enumerated() { try field.finish(into: &file, termField: index) }
    for (index, column) in stringColumns.enumerated() { try column.finish(into: &file, stringColumn: index) }
    let description = try file.write(to: directory, name: name, files: files)
    columns = DocumentColumnsWriter(schema: schema)
    fields = schema.termFields.map { FieldAccumulator(scored: $0.scored) }
    stringColumns = schema.stringColumns.map { _ in FieldAccumulator(scored: false) }
    latestGroup = nil
    return description
  }
}
