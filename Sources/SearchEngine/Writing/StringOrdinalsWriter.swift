/// Writes which strings each document has in a string column: numbers in the column's dictionary, in two sections.
struct StringOrdinalsWriter {
  private var starts = PackedIntegersWriter()
  private var ordinals = PackedIntegersWriter()

  /// Adds a document with these strings.
  mutating func append(_ documentOrdinals: [UInt32]) {
    starts.append(ordinals.count)
    for ordinal in documentOrdinals { ordinals.append(Int64(ordinal)) }
  }

  /// Adds the two sections to the file.
  consuming func finish(into file: inout SegmentFileWriter, index: Int) {
    let count = ordinals.count
    starts.append(count)
    let startCount = starts.count
    file.addSection(.stringStarts, index: index, starts.finish(), count: startCount)
    file.addSection(.stringOrdinals, index: index, ordinals.finish(), count: count)
  }
}
