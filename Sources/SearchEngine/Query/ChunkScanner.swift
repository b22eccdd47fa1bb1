/// Counts a literal in the documents of chunks, and in groups.
///
/// A scanner belongs to one search; it keeps the other spelling of the latest group, since chunks of one group follow
/// each other.
struct ChunkScanner {
  private let column: TextColumn
  private let literal: Literal
  private let needle: NeedleSearch
  private let spelling: NeedleSearch?
  private var spelledGroup: Int?
  private var spelled: (text: [UInt8], pieceEnds: [Int]) = ([], [])

  /// A scanner for `literal` in a segment's text field.
  init(_ column: TextColumn, _ literal: Literal) {
    self.column = column
    self.literal = literal
    needle = NeedleSearch(literal.needle)
    spelling = literal.spelling.map { NeedleSearch($0) }
  }

  /// The most chunks that are fetched at a time.
  static let batchLength = 16

  /// Where a chunk lies, and where in it the literal may first occur.
  struct Place {
    fileprivate let group: Int
    fileprivate let pieces: Range<Int>
    fileprivate let range: Range<Int>
    fileprivate let text: UnsafeRawBufferPointer
    fileprivate let signatures: UnsafeRawBufferPointer
    fileprivate let isOriginal: Bool
    /// Its first possible place; nil if it does not occur.
    fileprivate var first: Int?
  }

  /// Looks up where chunks lie, and asks the memory for what will be read of them.
  ///
  /// A processor waits for one far place after the other, unless it is asked for them in a loop that does nothing else.
  mutating func fetch(_ chunks: ArraySlice<UInt32>, into places: inout [Place]) throws(IndexError) {
    places.removeAll(keepingCapacity: true)
    for chunk in chunks {
      let chunk = Int(chunk)
      let pieces = try column.pieces(ofChunk: chunk)
      let range = try column.range(ofPieces: pieces)
      let signatures = try column.signatures(ofChunk: chunk, length: range.count)
      // Only another spelling asks for the group.
      let group = spelling == nil ? 0 : try column.group(ofChunk: chunk)
      places.append(
        Place(
          group: group, pieces: pieces, range: range, text: try column.bytes(range), signatures: signatures,
          isOriginal: try isOriginal(group: group), first: 0))
    }
    var touched: UInt64 = 0
    places.withUnsafeMutableBufferPointer { places in
      for index in places.indices where places[index].signatures.count > 0 {
        touched &+= UInt64(places[index].signatures[0])
      }
      for index in places.indices {
        let search = places[index].isOriginal ? spelling ?? needle : needle
        places[index].first = search.candidate(places[index].signatures, from: 0)
      }
      for index in places.indices {
        guard let first = places[index].first else { continue }
        let text = places[index].text
        let end = min(text.count, first + Self.touchedLength)
        for line in stride(from: first, to: end, by: 64) { touched &+= UInt64(text[line]) }
      }
    }
    // What is read must be of use, or it would not be read at all. The sum of so few bytes is never that high.
    guard touched < UInt64.max else { throw column.damage }
  }

  /// How much of a chunk is asked for; the memory itself goes on from there.
  private static let touchedLength = ChunkSignature.stretchLength

  /// The documents of a chunk that hold the literal, ascending, with the number of occurrences that do not overlap,
  /// appended to `documents` and `counts`. `onlyFirst` may count too few of them.
  mutating func scan(
    _ place: Place, onlyFirst: Bool = false, into documents: inout [UInt32], _ counts: inout [UInt32]
  ) throws(IndexError) {
    guard var offset = place.first else { return }
    let start = documents.count
    let range = place.range
    var number = place.pieces.lowerBound
    let isOriginal = place.isOriginal
    let length = isOriginal ? literal.spelling?.count ?? literal.needle.count : literal.needle.count
    // A text without the literal needs no look at its pieces.
    var current: TextColumn.Piece?
    while let found = first(in: place, from: offset) {
      var piece: TextColumn.Piece
      if let current { piece = current } else { piece = try column.piece(number) }
      defer { current = piece }
      let absolute = range.lowerBound + found
      while piece.range.upperBound <= absolute {
        number += 1
        // A forged file may have pieces that do not reach the chunk's end.
        guard number < place.pieces.upperBound else { return }
        piece = try column.piece(number)
      }
      guard piece.range.contains(absolute), absolute + length <= piece.range.upperBound,
        let document = piece.document
      else {
        offset = found + 1
        continue
      }
      if isOriginal {
        Self.add(1, to: document, from: start, &documents, &counts)
        if onlyFirst {
          if piece.range.upperBound == range.upperBound { return }
          offset = piece.range.upperBound - range.lowerBound
        } else {
          offset = found + length
        }
      } else {
        // The piece may hold the other spelling: count there, and go on behind it.
        let count = try countSpelling(piece: number, group: place.group)
        if count > 0 { Self.add(UInt32(truncatingIfNeeded: count), to: document, from: start, &documents, &counts) }
        offset = piece.range.upperBound - range.lowerBound
      }
    }
  }

  @inline(__always)
  private func first(in place: Place, from offset: Int) -> Int? {
    if place.isOriginal, let spelling {
      return spelling.first(in: place.text, signatures: place.signatures, from: offset)
    }
    return needle.first(in: place.text, signatures: place.signatures, from: offset)
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

  /// Whether what the literal spells can be looked for in the group's text itself.
  private func isOriginal(group: Int) throws(IndexError) -> Bool {
    if spelling == nil { return true }
    return !(try column.hasEdits(group: group))
  }

  private mutating func countSpelling(piece: Int, group: Int) throws(IndexError) -> Int {
    guard let spelling = literal.spelling else { return 0 }
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
  static func add(
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
