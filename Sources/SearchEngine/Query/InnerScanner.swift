/// Counts a literal in the pieces of a text field that lies within another, chunk by chunk of the other.
///
/// A piece belongs to a document, and all of a document stands in one chunk, so a piece lies in one chunk as well.
///
/// A scanner belongs to one search; it keeps the pieces of the latest group, since chunks of one group follow each other.
struct InnerScanner {
  private let column: InnerTextColumn
  private let literal: Literal
  private let needle: NeedleSearch
  private let spelling: NeedleSearch?
  private let canOverlap: Bool
  private var group = -1
  private var pieces: [InnerTextColumn.Piece] = []
  /// Whether pieces of the other field's text ascend by their start, as they mostly do, and do not overlap.
  private var areInOrder = true
  private var isOriginal = true
  private var spelled: [[UInt8]] = []
  private var places: [Int] = []

  /// A scanner for `literal` in a segment's text field.
  init(_ column: InnerTextColumn, _ literal: Literal) {
    self.column = column
    self.literal = literal
    needle = NeedleSearch(literal.needle)
    spelling = literal.spelling.map { NeedleSearch($0) }
    canOverlap =
      ByteSearch.canOverlapItself(literal.needle) || literal.spelling.map(ByteSearch.canOverlapItself) ?? false
  }

  /// The documents with pieces in a chunk of the other field that hold the literal, with the number of occurrences that
  /// do not overlap, appended to `documents` and `counts`. The chunk's group must be no stray.
  mutating func scan(
    chunk: Int, into documents: inout [UInt32], _ counts: inout [UInt32]
  ) throws(IndexError) {
    let outer = column.outer
    let range = try outer.range(ofPieces: try outer.pieces(ofChunk: chunk))
    let group = try outer.group(ofChunk: chunk)
    let text = try outer.bytes(range)
    let signatures = try outer.signatures(ofChunk: chunk, length: range.count)
    // Another spelling can only be where the folded one is.
    if spelling != nil { isOriginal = !(try column.hasEdits(group: group)) }
    let search = isOriginal ? spelling ?? needle : needle
    places.removeAll(keepingCapacity: true)
    var offset = 0
    while let found = search.first(in: text, signatures: signatures, from: offset) {
      places.append(range.lowerBound + found)
      offset = found + 1
    }
    if places.isEmpty { return }
    try read(group)
    let length = isOriginal ? literal.spelling?.count ?? literal.needle.count : literal.needle.count
    let start = documents.count
    var index = areInOrder ? firstPiece(endingBehind: range.lowerBound) : 0
    var next = 0
    while index < pieces.count {
      let piece = pieces[index]
      if areInOrder, piece.range.lowerBound >= range.upperBound { break }
      defer { index += 1 }
      if !areInOrder { next = 0 }
      while next < places.count, places[next] < piece.range.lowerBound { next += 1 }
      var end = next
      while end < places.count, places[end] + length <= piece.range.upperBound { end += 1 }
      guard end > next else { continue }
      var count = end - next
      if !isOriginal || canOverlap { count = try self.count(inPiece: index) }
      if count > 0 {
        ChunkScanner.add(UInt32(truncatingIfNeeded: count), to: piece.document, from: start, &documents, &counts)
      }
    }
  }

  /// The same for all pieces of a group, one by one.
  mutating func scan(group: Int, into documents: inout [UInt32], _ counts: inout [UInt32]) throws(IndexError) {
    isOriginal = spelling == nil ? true : !(try column.hasEdits(group: group))
    try read(group)
    let start = documents.count
    for index in pieces.indices {
      let count = try count(inPiece: index)
      if count > 0 {
        ChunkScanner.add(
          UInt32(truncatingIfNeeded: count), to: pieces[index].document, from: start, &documents, &counts)
      }
    }
  }

  /// Reads the pieces of a group.
  private mutating func read(_ group: Int) throws(IndexError) {
    guard group != self.group else { return }
    self.group = group
    spelled = []
    pieces.removeAll(keepingCapacity: true)
    areInOrder = true
    for number in try column.pieces(ofGroup: group) {
      let piece = try column.piece(number)
      if let last = pieces.last, piece.range.lowerBound < last.range.upperBound { areInOrder = false }
      pieces.append(piece)
    }
  }

  private func firstPiece(endingBehind offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The number of occurrences in a piece, looked for there alone.
  private mutating func count(inPiece index: Int) throws(IndexError) -> Int {
    guard !isOriginal, let spelling = literal.spelling else {
      return ByteSearch.count(of: literal.spelling ?? literal.needle, in: try column.bytes(pieces[index]))
    }
    if spelled.isEmpty { spelled = try column.variants(ofGroup: group) }
    return spelled[index].withUnsafeBytes { ByteSearch.count(of: spelling, in: $0) }
  }
}
