/// Counts a literal in the pieces of groups, of a text field that lies within another.
///
/// A scanner belongs to one search.
struct InnerScanner {
  private let column: InnerTextColumn
  private let literal: Literal

  /// A scanner for `literal` in a segment's text field.
  init(_ column: InnerTextColumn, _ literal: Literal) {
    self.column = column
    self.literal = literal
  }

  /// The documents of a group that hold the literal, ascending, with the number of occurrences that do not overlap,
  /// appended to `documents` and `counts`.
  func scan(group: Int, into documents: inout [UInt32], _ counts: inout [UInt32]) throws(IndexError) {
    let start = documents.count
    try forEachPiece(ofGroup: group) { document, count in
      ChunkScanner.add(
        UInt32(truncatingIfNeeded: count), to: document, from: start, &documents, &counts)
    }
  }

  /// The number of occurrences in all of a group's pieces.
  func count(inGroup group: Int) throws(IndexError) -> Int {
    var sum = 0
    try forEachPiece(ofGroup: group) { _, count in sum += count }
    return sum
  }

  /// Calls `body` with the document of each piece that holds the literal, and how often it does.
  private func forEachPiece(ofGroup group: Int, _ body: (_ document: Int, _ count: Int) -> Void) throws(IndexError) {
    let pieces = try column.pieces(ofGroup: group)
    // Another spelling can only be where the folded one is.
    let isOriginal = literal.spelling == nil ? true : !(try column.hasEdits(group: group))
    let needle = isOriginal ? literal.spelling ?? literal.needle : literal.needle
    // Most groups that hold the literal's pairs hold it somewhere else: one look at the whole text tells.
    let outer = try column.outer.text(ofGroup: group)
    let base = try column.outer.range(ofPieces: try column.outer.pieces(ofGroup: group)).lowerBound
    let first = ByteSearch.first(needle, in: outer, from: 0).map { base + $0 } ?? Int.max
    var spelled: [[UInt8]] = []
    for (index, number) in pieces.enumerated() {
      let piece = try column.piece(number)
      if !piece.isOwn, piece.range.upperBound <= first { continue }
      var count = ByteSearch.count(of: needle, in: try column.bytes(piece))
      if count > 0, !isOriginal, let spelling = literal.spelling {
        if spelled.isEmpty { spelled = try column.variants(ofGroup: group) }
        count = spelled[index].withUnsafeBytes { ByteSearch.count(of: spelling, in: $0) }
      }
      if count > 0 { body(piece.document, count) }
    }
  }
}
