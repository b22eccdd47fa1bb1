/// The stored texts of one field.
struct StoredTexts: Sendable {
  private let same: PackedIntegers
  private let starts: PackedIntegers
  private let texts: FileSection

  /// The texts of field `index`.
  init(file: SegmentFile, index: Int) throws(IndexError) {
    same = try PackedIntegers(try file.section(.textSame, index: index), count: file.documentCount)
    starts = try PackedIntegers(try file.section(.textStarts, index: index), count: file.documentCount + 1)
    texts = try file.section(.texts, index: index)
  }

  /// Whether the document's text is that of the field before.
  func isSame(_ document: Int) throws(IndexError) -> Bool { try same[document] != 0 }

  /// The document's own text, which is empty if ``isSame(_:)``.
  func text(_ document: Int) throws(IndexError) -> UnsafeRawBufferPointer {
    let range = try starts.range(at: document, limit: texts.length)
    return try texts.bytes(range.lowerBound, range.count)
  }

  /// The own texts of some documents in a row, end to end as they lie.
  func texts(_ documents: Range<Int>) throws(IndexError) -> UnsafeRawBufferPointer {
    let start = try starts.offset(at: documents.lowerBound, limit: texts.length)
    let end = try starts.offset(at: documents.upperBound, limit: texts.length)
    return try texts.bytes(start, end - start)
  }

  /// Throws unless all texts can be read.
  func verify(documentCount: Int) throws(IndexError) {
    for document in 0..<documentCount {
      _ = try isSame(document)
      _ = try text(document)
    }
  }
}
