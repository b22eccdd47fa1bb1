/// Counts a literal in the documents of chunks, and in groups.
///
/// A scanner belongs to one search; it keeps the other spelling of the latest group, since chunks of one group follow
/// each other.
struct ChunkScanner {
  private let column: TextColumn
  private let literal: Literal
  private var spelledGroup: Int?
  private var spelled: (text: [UInt8], pieceEnds: [Int]) = ([], [])

  /// A scanner for `literal` in a segment's text field.
  init(_ column: TextColumn, _ literal: Literal) {
    self.column = column
    self.literal = literal
  }

  /// The documents of a chunk that hold the literal, ascending, with the number of occurrences that do not overlap,
  /// appended to `documents` and `counts`. `onlyFirst` may count too few of them.
  mutating func scan(
    chunk: Int, onlyFirst: Bool = false, into documents: inout [UInt32], _ counts: inout [UInt32]
  ) throws(IndexError) {
    let pieces = try column.pieces(ofChunk: chunk)
    let range = try column.range(ofPieces: pieces)
    let start = documents.count
    var number = pieces.lowerBound
    var place = 0
    let text = try column.bytes(range)
    let spelling = try spelling(inChunk: chunk)
    // A text without the literal needs no look at its pieces.
    var current: TextColumn.Piece?
    while let found = ByteSearch.first(spelling.bytes, in: text, from: place) {
      var piece: TextColumn.Piece
      if let current { piece = current } else { piece = try column.piece(number) }
      defer { current = piece }
      let absolute = range.lowerBound + found
      while piece.range.upperBound <= absolute {
        number += 1
        // A forged file may have pieces that do not reach the chunk's end.
        guard number < pieces.upperBound else { return }
        piece = try column.piece(number)
      }
      guard piece.range.contains(absolute), absolute + spelling.bytes.count <= piece.range.upperBound,
        let document = piece.document
      else {
        place = found + 1
        continue
      }
      if spelling.isOriginal {
        Self.add(1, to: document, from: start, &documents, &counts)
        if onlyFirst, pieces.count == 1 { return }
        place = found + spelling.bytes.count
      } else {
        // The piece may hold the other spelling: count there, and go on behind it.
        let count = try countSpelling(piece: number, chunk: chunk)
        if count > 0 { Self.add(UInt32(truncatingIfNeeded: count), to: document, from: start, &documents, &counts) }
        place = piece.range.upperBound - range.lowerBound
      }
    }
  }

  /// The number of occurrences in a group's text that do not overlap.
  mutating func count(inGroup group: Int) throws(IndexError) -> Int {
    let text = try column.text(ofGroup: group)
    guard let spelling = literal.spelling else { return ByteSearch.count(of: literal.needle, in: text) }
    if !(try column.hasEdits(group: group)) { return ByteSearch.count(of: spelling, in: text) }
    if ByteSearch.first(literal.needle, in: text, from: 0) == nil { return 0 }
    try spell(group)
    return spelled.text.withUnsafeBytes { ByteSearch.count(of: spelling, in: $0) }
  }

  /// What to look for in the chunk's text, and whether finding it is enough.
  private func spelling(inChunk chunk: Int) throws(IndexError) -> (bytes: [UInt8], isOriginal: Bool) {
    guard let spelling = literal.spelling else { return (literal.needle, true) }
    let hasEdits = try column.hasEdits(group: try column.group(ofChunk: chunk))
    return hasEdits ? (literal.needle, false) : (spelling, true)
  }

  private mutating func countSpelling(piece: Int, chunk: Int) throws(IndexError) -> Int {
    guard let spelling = literal.spelling else { return 0 }
    let group = try column.group(ofChunk: chunk)
    try spell(group)
    let first = try column.pieces(ofGroup: group).lowerBound
    let index = piece - first
    guard spelled.pieceEnds.indices.contains(index) else { return 0 }
    let start = index == 0 ? 0 : spelled.pieceEnds[index - 1]
    let end = spelled.pieceEnds[index]
    guard start <= end, end <= spelled.text.count else { return 0 }
    return spelled.text.withUnsafeBytes {
      ByteSearch.count(of: spelling, in: UnsafeRawBufferPointer(rebasing: $0[start..<end]))
    }
  }

  private mutating func spell(_ group: Int) throws(IndexError) {
    if spelledGroup == group { return }
    spelled = try column.variant(ofGroup: group)
    spelledGroup = group
  }

  /// Adds to a document's count. A chunk's documents are few, and mostly in order.
  private static func add(
    _ count: UInt32, to document: Int, from start: Int, _ documents: inout [UInt32], _ counts: inout [UInt32]
  ) {
    let document = UInt32(truncatingIfNeeded: document)
    var index = documents.count
    while index > start, documents[index - 1] > document { index -= 1 }
    if index > start, documents[index - 1] == document {
      counts[index - 1] &+= count
    } else {
      documents.insert(document, at: index)
      counts.insert(count, at: index)
    }
  }
}
