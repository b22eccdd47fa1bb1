/// A column of any number of strings a document.
struct StringColumn: Sendable {
  /// The distinct strings, with the documents that have them.
  let dictionary: TermDictionary
  private let starts: PackedIntegers
  private let ordinals: PackedIntegers

  /// The column `index`.
  init(file: SegmentFile, index: Int) throws(IndexError) {
    dictionary = try TermDictionary(
      file: file, index: index, kinds: .stringColumn, scored: false, unitCount: file.documentCount)
    starts = try PackedIntegers(try file.section(.stringStarts, index: index), count: file.documentCount + 1)
    let section = try file.section(.stringOrdinals, index: index)
    ordinals = try PackedIntegers(section, count: section.entry.count)
  }

  /// Calls `body` with the number in ``dictionary`` of each string of the document, in the document's order.
  func forEachOrdinal(
    of document: Int, _ body: (Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    for index in try starts.range(at: document, limit: ordinals.count) {
      try body(try ordinals.offset(at: index, limit: dictionary.count - 1))
    }
  }

  /// Throws unless every document's strings can be read.
  func verify(documentCount: Int) throws(IndexError) {
    for document in 0..<documentCount { try forEachOrdinal(of: document) { (_) throws(IndexError) in } }
  }
}
