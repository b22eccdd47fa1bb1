/// The texts of a text field within another, as pieces of the other's; grammar in `InnerTextFieldWriter.swift`.
final class InnerTextColumn: Sendable {
  /// The texts of the other field.
  let outer: TextColumn
  /// The sum of all documents' decoded lengths, in characters.
  let lengthSum: Int

  private let ownTexts: FileSection
  private let groupPieces: PackedIntegers
  private let pieceStarts: PackedIntegers
  private let pieceLengths: PackedIntegers
  private let pieceDocuments: PackedIntegers
  private let strays: PackedIntegers
  private let strayStarts: PackedIntegers
  private let lengths: FileSection
  private let isVaried: Bool
  private let variants: TextVariants?
  private let documentCount: Int
  private let groupCount: Int

  /// A piece of a text, of the other field's or of the own.
  struct Piece {
    /// Its bytes among all texts of the other field, or all own ones.
    var range: Range<Int>
    /// Whether it is one of an own text.
    var isOwn: Bool
    /// Its document.
    var document: Int
  }

  /// The texts of field `index` within `outer`.
  init(file: SegmentFile, index: Int, varied: Bool, outer: TextColumn) throws(IndexError) {
    self.outer = outer
    documentCount = file.documentCount
    groupCount = file.groupCount
    ownTexts = try file.section(.texts, index: index)
    groupPieces = try PackedIntegers(try file.section(.groupPieces, index: index), count: file.groupCount + 1)
    let documents = try file.section(.pieceDocuments, index: index)
    let pieceCount = documents.entry.count
    pieceDocuments = try PackedIntegers(documents, count: pieceCount)
    pieceStarts = try PackedIntegers(try file.section(.pieceStarts, index: index), count: pieceCount)
    pieceLengths = try PackedIntegers(try file.section(.pieceLengths, index: index), count: pieceCount)
    let strayGroups = try file.section(.strayGroups, index: index)
    let strayCount = strayGroups.entry.count
    strays = try PackedIntegers(strayGroups, count: strayCount)
    strayStarts = try PackedIntegers(try file.section(.strayStarts, index: index), count: strayCount + 1)
    lengths = try file.section(.textLengths, index: index)
    guard lengths.length == file.documentCount else { throw lengths.damage(at: 0) }
    lengthSum = lengths.entry.sum
    isVaried = varied
    variants = varied ? try TextVariants(file: file, index: index, count: strayCount) : nil
  }

  /// The error for pieces that do not fit together.
  var damage: IndexError { ownTexts.damage(at: 0) }

  /// The pieces of a group, by number.
  func pieces(ofGroup group: Int) throws(IndexError) -> Range<Int> {
    try groupPieces.range(at: group, limit: pieceDocuments.count)
  }

  /// A piece, by number.
  func piece(_ number: Int) throws(IndexError) -> Piece {
    let twice = try pieceDocuments.offset(at: number, limit: 2 * documentCount - 1)
    let isOwn = twice & 1 == 1
    let limit = isOwn ? ownTexts.length : outer.byteCount
    let start = try pieceStarts.offset(at: number, limit: limit)
    let length = try pieceLengths.offset(at: number, limit: limit - start)
    return Piece(range: start..<start + length, isOwn: isOwn, document: twice >> 1)
  }

  /// Appends the pieces of a group to `pieces`.
  func read(_ group: Int, into pieces: inout [Piece]) throws(IndexError) {
    let numbers = try self.pieces(ofGroup: group)
    var values: [Int64] = []
    values.reserveCapacity(3 * numbers.count)
    try pieceStarts.read(numbers, into: &values)
    try pieceLengths.read(numbers, into: &values)
    try pieceDocuments.read(numbers, into: &values)
    for index in 0..<numbers.count {
      let (start, length, twice) = (values[index], values[numbers.count + index], values[2 * numbers.count + index])
      let limit = Int64(twice & 1 == 1 ? ownTexts.length : outer.byteCount)
      guard twice >= 0, twice < 2 * Int64(documentCount), start >= 0, start <= limit, length >= 0,
        length <= limit - start
      else { throw damage }
      pieces.append(Piece(range: Int(start)..<Int(start + length), isOwn: twice & 1 == 1, document: Int(twice >> 1)))
    }
  }

  /// The bytes of a piece; valid as long as the segment.
  func bytes(_ piece: Piece) throws(IndexError) -> UnsafeRawBufferPointer {
    piece.isOwn ? try ownTexts.bytes(piece.range.lowerBound, piece.range.count) : try outer.bytes(piece.range)
  }

  /// The groups with a text of their own, or with a piece that lies in several chunks of the other field, ascending.
  func strayGroups() throws(IndexError) -> [UInt32] {
    var groups: [UInt32] = []
    groups.reserveCapacity(strays.count)
    for index in 0..<strays.count {
      let group = UInt32(truncatingIfNeeded: try strays.offset(at: index, limit: groupCount - 1))
      if let last = groups.last, last >= group { throw damage }
      groups.append(group)
    }
    return groups
  }

  /// Where the own text of a group lies, which may be empty; nil where the group is no stray. O(log n).
  func ownRange(ofGroup group: Int) throws(IndexError) -> (stray: Int, range: Range<Int>)? {
    var low = 0
    var high = strays.count
    while low < high {
      let middle = (low + high) / 2
      if try strays.offset(at: middle, limit: groupCount - 1) < group { low = middle + 1 } else { high = middle }
    }
    guard low < strays.count, try strays.offset(at: low, limit: groupCount - 1) == group else { return nil }
    return (low, try strayStarts.range(at: low, limit: ownTexts.length))
  }

  /// The bytes at a range of all own texts; valid as long as the segment.
  func ownBytes(_ range: Range<Int>) throws(IndexError) -> UnsafeRawBufferPointer {
    try ownTexts.bytes(range.lowerBound, range.count)
  }

  /// The other spelling of a group's own text, which lies at `own`; nil where it is the same.
  func ownVariant(_ own: (stray: Int, range: Range<Int>), cuts: [Int] = []) throws(IndexError) -> (
    text: [UInt8], places: [Int]
  )? {
    guard let variants, try variants.differs(own.stray) else { return nil }
    return try variants.spell(try ownBytes(own.range), number: own.stray, cuts: cuts)
  }

  /// Whether another spelling of a group's pieces may differ from them.
  func hasEdits(group: Int) throws(IndexError) -> Bool {
    guard isVaried else { return false }
    if try outer.hasEdits(group: group) { return true }
    guard let variants, let own = try ownRange(ofGroup: group) else { return false }
    return try variants.differs(own.stray)
  }

  /// The other spelling of each of a group's pieces, in their order.
  func variants(ofGroup group: Int) throws(IndexError) -> [[UInt8]] {
    var pieces: [Piece] = []
    for number in try self.pieces(ofGroup: group) { pieces.append(try piece(number)) }
    guard try hasEdits(group: group) else {
      var texts: [[UInt8]] = []
      for piece in pieces { texts.append(Array(try bytes(piece))) }
      return texts
    }
    let outerRange = try outer.range(ofPieces: try outer.pieces(ofGroup: group))
    let own = try ownRange(ofGroup: group)
    /// The ends of the pieces of one kind, ascending, counted from the beginning of their text.
    func cuts(isOwn: Bool, _ range: Range<Int>) throws(IndexError) -> [Int] {
      var cuts: Set<Int> = []
      for piece in pieces where piece.isOwn == isOwn {
        guard range.lowerBound <= piece.range.lowerBound, piece.range.upperBound <= range.upperBound else {
          throw damage
        }
        cuts.insert(piece.range.lowerBound - range.lowerBound)
        cuts.insert(piece.range.upperBound - range.lowerBound)
      }
      return cuts.sorted()
    }
    let outerCuts = try cuts(isOwn: false, outerRange)
    let outerText = try outer.variant(ofGroup: group, cuts: outerCuts)
    let ownRange = own?.range ?? 0..<0
    let ownCuts = try cuts(isOwn: true, ownRange)
    var ownText: (text: [UInt8], places: [Int]) = ([], [])
    if let own {
      if let variant = try ownVariant(own, cuts: ownCuts) {
        ownText = variant
      } else {
        ownText = (Array(try ownBytes(ownRange)), ownCuts)
      }
    }
    var texts: [[UInt8]] = []
    texts.reserveCapacity(pieces.count)
    for piece in pieces {
      let (spelled, cuts, base) =
        piece.isOwn ? (ownText, ownCuts, ownRange.lowerBound) : (outerText, outerCuts, outerRange.lowerBound)
      let start = spelled.places[Self.place(of: piece.range.lowerBound - base, in: cuts)]
      let end = spelled.places[Self.place(of: piece.range.upperBound - base, in: cuts)]
      guard start <= end, end <= spelled.text.count else { throw damage }
      texts.append(Array(spelled.text[start..<end]))
    }
    return texts
  }

  /// The place of `cut` in an ascending list that holds it.
  private static func place(of cut: Int, in cuts: [Int]) -> Int {
    var low = 0
    var high = cuts.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < cut { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The pieces of a group, or of one of its documents, or their other spelling, parted by line feeds.
  func text(ofGroup group: Int, document: Int? = nil, variant: Bool) throws(IndexError) -> [UInt8] {
    let spelled = variant ? try variants(ofGroup: group) : nil
    var result: [UInt8] = []
    for (index, number) in try pieces(ofGroup: group).enumerated() {
      let piece = try self.piece(number)
      guard document == nil || piece.document == document else { continue }
      if !result.isEmpty { result.append(0x0A) }
      if let spelled { result += spelled[index] } else { result.append(contentsOf: try bytes(piece)) }
    }
    return result
  }

  private func isWithinChunk(_ range: Range<Int>, ofGroup group: Int) throws(IndexError) -> Bool {
    for chunk in try outer.chunks(ofGroup: group) {
      let whole = try outer.range(ofPieces: try outer.pieces(ofChunk: chunk))
      if whole.lowerBound <= range.lowerBound, range.upperBound <= whole.upperBound { return true }
    }
    return false
  }

  /// One length code a document. All bytes are checked.
  func lengthCodes() throws(IndexError) -> UnsafeRawBufferPointer { try lengths.bytes(0, lengths.length) }

  /// Throws unless everything fits together: pieces lie in their groups' texts, and variants can be read.
  func verify(documentsOfGroup: (Int) throws(IndexError) -> Range<Int>) throws(IndexError) {
    var nextPiece = 0
    var nextOwn = 0
    _ = try strayGroups()
    for group in 0..<groupCount {
      let pieces = try pieces(ofGroup: group)
      let documents = try documentsOfGroup(group)
      guard pieces.lowerBound == nextPiece else { throw damage }
      nextPiece = pieces.upperBound
      let outerRange = try outer.range(ofPieces: try outer.pieces(ofGroup: group))
      let own = try ownRange(ofGroup: group)?.range
      guard own?.lowerBound ?? nextOwn == nextOwn else { throw damage }
      nextOwn = own?.upperBound ?? nextOwn
      for number in pieces {
        let piece = try piece(number)
        let range = piece.isOwn ? own ?? 0..<0 : outerRange
        guard !piece.range.isEmpty, range.lowerBound <= piece.range.lowerBound,
          piece.range.upperBound <= range.upperBound, documents.contains(piece.document)
        else { throw damage }
        if own == nil, try !isWithinChunk(piece.range, ofGroup: group) { throw damage }
      }
      _ = try variants(ofGroup: group)
    }
    guard nextPiece == pieceDocuments.count, nextOwn == ownTexts.length else { throw damage }
    _ = try lengthCodes()
  }
}
