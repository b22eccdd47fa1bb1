/// Writes what is kept document by document: groups, texts, integers.
///
/// Of a text field three sections: for each document whether its text is that of the field before, where each text
/// begins in the third section, and there the texts, end to end. So the texts of a group's documents, where they are
/// not shared with another field, lie as one piece.
struct DocumentColumnsWriter {
  private let schema: IndexSchema
  /// The number of documents.
  private(set) var documentCount = 0
  /// The number of groups.
  private(set) var groupCount = 0
  private var documentGroups = PackedIntegersWriter()
  private var groupStarts = PackedIntegersWriter()
  private var texts: [TextColumn]
  private var integers: [PackedIntegersWriter]

  private struct TextColumn {
    var same = PackedIntegersWriter()
    var starts = PackedIntegersWriter()
    var bytes: [UInt8] = []
  }

  /// A writer without documents.
  init(schema: IndexSchema) {
    self.schema = schema
    texts = schema.textFields.map { _ in TextColumn() }
    integers = schema.integerColumns.map { _ in PackedIntegersWriter() }
  }

  /// An estimate of the bytes so far.
  var byteEstimate: Int {
    texts.reduce(0) { $0 + $1.bytes.count + $1.starts.byteEstimate }
      + integers.reduce(0) { $0 + $1.byteEstimate }
  }

  /// Adds a document. The first document begins a group in any case.
  mutating func append(beginsGroup: Bool, integers values: [Int64]) {
    if beginsGroup || documentCount == 0 {
      groupStarts.append(documentCount)
      groupCount += 1
    }
    documentGroups.append(groupCount - 1)
    for (column, value) in values.enumerated() { integers[column].append(value) }
    documentCount += 1
  }

  /// Adds the document's text in `field`; the fields must come in order. `previous` is its text in the field before.
  mutating func appendText(
    _ text: UnsafeRawBufferPointer, field: Int, previous: UnsafeRawBufferPointer?
  ) {
    texts[field].starts.append(texts[field].bytes.count)
    let isSame = previous.map { $0.count == text.count && $0.elementsEqual(text) } ?? false
    texts[field].same.append(isSame ? 1 : 0)
    if !isSame { texts[field].bytes.append(contentsOf: text) }
  }

  /// Adds all sections to the file.
  consuming func finish(into file: inout SegmentFileWriter) {
    groupStarts.append(documentCount)
    let starts = groupStarts.count
    file.addSection(.documentGroups, documentGroups.finish(), count: documentCount)
    file.addSection(.groupStarts, groupStarts.finish(), count: starts)
    for (field, column) in texts.enumerated() {
      var column = column
      column.starts.append(column.bytes.count)
      file.addSection(.textSame, index: field, column.same.finish(), count: documentCount)
      file.addSection(.textStarts, index: field, column.starts.finish(), count: documentCount + 1)
      file.addSection(.texts, index: field, column.bytes, count: documentCount)
    }
    for (column, writer) in integers.enumerated() {
      file.addSection(.integers, index: column, writer.finish(), count: documentCount)
    }
  }
}
