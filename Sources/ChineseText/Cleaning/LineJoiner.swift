/// Decides whether a line goes on with the next one.
///
/// The decision rests on layout (is the line full? is the next one indented? do empty lines mean anything here?)
/// and on how the lines end and begin, never on words of the field.
struct LineJoiner {
  /// The file's layout.
  let layout: WrapLayout

  /// One line with what is known of it.
  struct Side {
    var line: PhysicalLine
    var text: LineText
    /// Empty lines before it.
    var blankLinesBefore: Int
    /// Whether a page ended before it: a form feed, or page furniture in between.
    var followsPageBreak: Bool
    /// Whether it is the first line of its paragraph.
    var opensParagraph = true
  }

  /// Whether `next` continues `previous`.
  ///
  /// 由第一书 | 记带队 → true; 抓好三项工程 | 着力推动 (a short title line) → false; 整体梳理。 | 编纂出版 (both full) → true
  func joins(_ previous: Side, _ next: Side) -> Bool {
    if previous.text.ending == .leader { return false }
    if previous.text.isBracketed || previous.text.endsInBracketedRemark, !previous.text.leavesBracketOpen {
      return false
    }
    let isFull = layout.isFull(previous.line)
    let isWrapped = layout.width != nil
    if isWrapped, layout.usesIndent, next.line.indent >= 3, !(next.followsPageBreak && previous.text.ending == .open) {
      return false
    }
    switch previous.text.ending {
    case .open:
      if next.text.startsItem && !isFull { return false }
      return isWrapped || next.line.indent < 3 && next.blankLinesBefore == 0
    case .leader:
      return false
    case .words:
      guard isWrapped else { return false }
      if next.text.isBracketed && !isFull { return false }
      if isFull { return joinsFull(previous, next) }
      // A shorter line that has a comma or stop in it and breaks off was broken all the same.
      let breaksOff = previous.text.leavesBracketOpen || !previous.text.isUnpunctuated
      return breaksOff && !isBlankBreak(next) && isNearlyFull(previous.line)
    case .clause:
      guard isFull, !isBlankBreak(next) else { return false }
      return layout.usesIndent || !next.text.startsItem
    case .colon:
      guard isFull, !isBlankBreak(next), layout.usesIndent || !next.text.startsItem else { return false }
      // A first line that ends in a colon is an addressee or a heading.
      return layout.usesIndent || previous.text.leavesBracketOpen || !previous.opensParagraph
        || layout.isTooWideForFirstLine(next.line)
    case .sentence:
      guard isFull, !next.text.isBracketed, !isBlankBreak(next) else { return false }
      if layout.usesIndent { return true }
      if next.text.startsItem { return false }
      if layout.isTooWideForFirstLine(next.line) { return true }
      // A line that ends a sentence is a paragraph's last line; a shorter one that does not is a title.
      return next.text.ending == .sentence
    }
  }

  /// A full line that breaks off in mid-sentence goes on, but for an empty line that means something.
  private func joinsFull(_ previous: Side, _ next: Side) -> Bool {
    guard isBlankBreak(next) else { return true }
    return previous.text.leavesBracketOpen || !previous.text.isUnpunctuated
  }

  private func isBlankBreak(_ next: Side) -> Bool {
    next.blankLinesBefore > 0 && !layout.blankLinesAreLayout && !next.followsPageBreak
  }

  private func isNearlyFull(_ line: PhysicalLine) -> Bool {
    guard let width = layout.width else { return false }
    return line.width * 4 >= width * 3
  }
}
