/// A term of a pruned search in one segment: its postings, block by block, with what they can score.
///
/// Unsafe code: `codes` lies in the mapped file and holds a code for every document; cursors only yield documents, 128 of
/// a block at most, and callers have a place for each document of the stretches that they name.
final class ScoredTerm {
  /// The leaf's number in the plan.
  let leaf: Int
  /// The postings.
  let cursor: PostingCursor
  /// The block in which the search stands; not decoded before it is asked for.
  var block = 0
  /// No document of that block scores more.
  var bound = 0.0

  /// The block that ``bound`` was made for.
  private var boundBlock = -1
  private let ranking: LeafRanking?
  private let shrink: Double
  private let codes: UnsafeRawBufferPointer

  /// The term of a leaf; nil if the segment does not hold it. Without a ranking it scores nothing.
  init?(_ search: SegmentSearch, leaf: Int, ranking: LeafRanking?) throws(IndexError) {
    guard let entry = try search.termEntry(ofLeaf: leaf) else { return nil }
    self.leaf = leaf
    self.ranking = ranking
    let field = search.plan.leaves[leaf].field
    cursor = try PostingCursor(search.segment.dictionaries[field], entry)
    guard let ranking else {
      (shrink, codes) = (0, UnsafeRawBufferPointer(start: nil, count: 0))
      return
    }
    codes = try search.segment.lengthCodes(.terms(field))
    shrink = search.segment.shrink(.terms(field), to: ranking.bm25.averageLength)
  }

  /// Stands on the block that holds the first posting not before `document`; false if there is none.
  @inline(__always)
  func find(_ document: UInt32) -> Bool {
    let found = cursor.block(of: document, from: block)
    if found == cursor.blockCount { return false }
    block = found
    if found == boundBlock { return true }
    boundBlock = found
    if let ranking { bound = ranking.bm25.bound(code: cursor.boundCode(ofBlock: found), shrink: shrink) }
    return true
  }

  /// Adds the scores of `documents`, which stand at `places` of the cursor's block, to `scores`.
  func addScores(
    of documents: UnsafeBufferPointer<UInt32>, at places: UnsafePointer<UInt8>, to scores: UnsafeMutablePointer<Double>
  ) throws(IndexError) {
    guard let ranking else { return }
    let frequencies = try cursor.frequenciesOfBlock()
    let weight = ranking.bm25.weight
    ranking.norms.withUnsafeBufferPointer { norms in
      for index in 0..<documents.count {
        // The same steps as ``BM25/score(frequency:norm:)``.
        let norm = norms[Int(codes[Int(documents[index])])]
        scores[index] += weight / (1 + norm / Double(frequencies[Int(places[index])]))
      }
    }
  }

  /// Adds up the scores of `documents` that lie in ``block``, at their places behind the first, and sets the bits of those
  /// places. A place whose bit is not set yet counts as zero.
  @inline(__always)
  func addScores(
    _ documents: Range<UInt32>, to scores: UnsafeMutablePointer<Double>, _ found: UnsafeMutablePointer<UInt64>
  ) throws(IndexError) {
    guard let ranking else { return }
    try cursor.open(block: block)
    let units = cursor.unitsOfBlock
    let frequencies = try cursor.frequenciesOfBlock()
    let weight = ranking.bm25.weight
    var position = cursor.placeInBlock(of: documents.lowerBound)
    ranking.norms.withUnsafeBufferPointer { norms in
      while position < units.count, units[position] < documents.upperBound {
        let document = units[position]
        let place = Int(document - documents.lowerBound)
        // The same steps as ``BM25/score(frequency:norm:)``.
        let score = weight / (1 + norms[Int(codes[Int(document)])] / Double(frequencies[position]))
        // Where nothing was found before, whatever the memory holds counts as zero: a mask costs less than a branch.
        let word = found[place >> 6]
        let mask = 0 &- (word >> UInt64(place & 63) & 1)
        scores[place] = Double(bitPattern: scores[place].bitPattern & mask) + score
        found[place >> 6] = word | 1 << UInt64(place & 63)
        position += 1
      }
    }
  }

  /// Notes for each of `documents` that holds the term, at its place behind the first of them, where it stands in the
  /// block, counted from 1: looking a document up is then one step.
  func layOut(_ documents: Range<UInt32>, into slots: UnsafeMutablePointer<UInt8>) throws(IndexError) {
    try cursor.open(block: block)
    let units = cursor.unitsOfBlock
    var position = cursor.placeInBlock(of: documents.lowerBound)
    while position < units.count, units[position] < documents.upperBound {
      slots[Int(units[position] - documents.lowerBound)] = UInt8(truncatingIfNeeded: position + 1)
      position += 1
    }
  }

  /// The score of a document that stands in ``block``, where ``layOut(_:into:)`` noted it; 0 where it noted nothing.
  @inline(__always)
  func score(at document: UInt32, slot: UInt8) throws(IndexError) -> Double {
    guard slot > 0, let ranking else { return 0 }
    return ranking.score(
      frequency: try cursor.frequenciesOfBlock()[Int(slot) - 1], code: codes[Int(document)])
  }

  /// The score of a document that does not lie outside of ``block``; 0 if it does not hold the term.
  @inline(__always)
  func score(at document: UInt32) throws(IndexError) -> Double {
    guard let ranking else { return 0 }
    try cursor.open(block: block)
    let position = cursor.placeInBlock(of: document)
    guard position < cursor.unitsOfBlock.count, cursor.unitsOfBlock[position] == document else { return 0 }
    return ranking.score(frequency: try cursor.frequenciesOfBlock()[position], code: codes[Int(document)])
  }
}
