/// Writes what is kept document by document, texts apart: groups and integers.
struct DocumentColumnsWriter {
  /// The number of documents.
  private(set) var documentCount = 0
  /// The number of groups.
  private(set) var groupCount = 0
  private var documentGroups = PackedIntegersWriter()
  private var groupStarts = PackedIntegersWriter()
  private var integers: [PackedIntegersWriter]

  /// A writer without documents.
  init(schema: IndexSchema) {
    integers = schema.integerColumns.map { _ in PackedIntegersWriter() }
  }

  /// An estimate of the bytes so far.
  var byteEstimate: Int { integers.reduce(0) { $0 + $1.byteEstimate } }

  /// Begins a group.
  mutating func beginGroup() {
    groupStarts.append(documentCount)
    groupCount += 1
  }

  /// Adds a document to the latest group.
  mutating func append(integers values: some Sequence<Int64>) {
    documentGroups.append(groupCount - 1)
    for (column, value) in values.enumerated() { integers[column].append(value) }
    documentCount += 1
  }

  /// Adds all sections to the file.
  consuming func finish(into file: inout SegmentFileWriter) {
    groupStarts.append(documentCount)
    let starts = groupStarts.count
    file.addSection(.documentGroups, documentGroups.finish(), count: documentCount)
    file.addSection(.groupStarts, groupStarts.finish(), count: starts)
    for (column, writer) in integers.enumerated() {
      file.addSection(.integers, index: column, writer.finish(), count: documentCount)
    }
  }
}
