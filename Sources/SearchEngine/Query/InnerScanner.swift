/// Counts a literal in the pieces of a text field that lies within another, chunk by chunk of the other.
///
/// A piece belongs to a document, and all of a document stands in one chunk, so a piece lies in one chunk as well.
///
/// A scanner belongs to one search.
struct InnerScanner {
  private let column: InnerTextColumn
  private let literal: Literal
  private let needle: NeedleSearch
  private let spelling: NeedleSearch?
  private let canOverlap: Bool
  private let known: InnerPieces
  private var group = -1
  private var isOriginal = true
  private var spelled: [[UInt8]] = []
  private var places: [Int] = []

  /// A scanner for `literal` in a segment's text field, whose pieces `known` reads.
  init(_ column: InnerTextColumn, _ known: InnerPieces, _ literal: Literal) {
    self.known = known
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
    let (pieces, areInOrder) = try known.pieces(ofGroup: group)
    let length = isOriginal ? literal.spelling?.count ?? literal.needle.count : literal.needle.count
    let start = documents.count
    var index = areInOrder ? Self.firstPiece(of: pieces, endingBehind: places[0]) : pieces.startIndex
    let lastPlace = places[places.count - 1]
    var next = 0
    while index < pieces.endIndex {
      let piece = pieces[index]
      if areInOrder, piece.range.lowerBound > lastPlace { break }
      defer { index += 1 }
      if !areInOrder { next = 0 }
      while next < places.count, places[next] < piece.range.lowerBound { next += 1 }
      var end = next
      while end < places.count, places[end] + length <= piece.range.upperBound { end += 1 }
      guard end > next else { continue }
      var count = end - next
      if !isOriginal || canOverlap { count = try self.count(in: piece, at: index - pieces.startIndex, ofGroup: group) }
      if count > 0 {
        ChunkScanner.add(UInt32(truncatingIfNeeded: count), to: piece.document, from: start, &documents, &counts)
      }
    }
  }

  /// The same for all pieces of a group, one by one.
  mutating func scan(group: Int, into documents: inout [UInt32], _ counts: inout [UInt32]) throws(IndexError) {
    isOriginal = spelling == nil ? true : !(try column.hasEdits(group: group))
    let start = documents.count
    for (index, piece) in try known.pieces(ofGroup: group).pieces.enumerated() {
      let count = try count(in: piece, at: index, ofGroup: group)
      if count > 0 {
        ChunkScanner.add(UInt32(truncatingIfNeeded: count), to: piece.document, from: start, &documents, &counts)
      }
    }
  }

  private static func firstPiece(
    of pieces: ArraySlice<InnerTextColumn.Piece>, endingBehind offset: Int
  ) -> Int {
    var low = pieces.startIndex
    var high = pieces.endIndex
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The number of occurrences in a piece, looked for there alone; `index` is its place among those of its group.
  private mutating func count(
    in piece: InnerTextColumn.Piece, at index: Int, ofGroup group: Int
  ) throws(IndexError) -> Int {
    guard !isOriginal, let spelling = literal.spelling else {
      return ByteSearch.count(of: literal.spelling ?? literal.needle, in: try column.bytes(piece))
    }
    if group != self.group {
      self.group = group
      spelled = try column.variants(ofGroup: group)
    }
    return spelled[index].withUnsafeBytes { ByteSearch.count(of: spelling, in: $0) }
  }
}
