/// The pieces of groups of a text field that lies within another, each group's read once a search, for all its literals.
final class InnerPieces {
  private let column: InnerTextColumn
  private var pieces: [InnerTextColumn.Piece] = []
  /// For each group what was read of it; nil where nothing was yet.
  private var groups: [Int: Group] = [:]

  /// What is known of a group.
  private struct Group {
    var pieces: Range<Int>
    var areInOrder: Bool
  }

  /// The pieces of a segment's field, none of which is read yet.
  init(_ column: InnerTextColumn) { self.column = column }

  /// A group's pieces, and whether each begins where the one before it ends, or behind that.
  func pieces(ofGroup group: Int) throws(IndexError) -> (pieces: ArraySlice<InnerTextColumn.Piece>, areInOrder: Bool) {
    if let known = groups[group] { return (pieces[known.pieces], known.areInOrder) }
    let start = pieces.count
    try column.read(group, into: &pieces)
    let areInOrder = zip(pieces[start...], pieces[start...].dropFirst()).allSatisfy {
      $0.range.upperBound <= $1.range.lowerBound
    }
    groups[group] = Group(pieces: start..<pieces.count, areInOrder: areInOrder)
    return (pieces[start...], areInOrder)
  }
}
