extension Searcher {
  /// Calls `body` with every pair of neighbouring characters in a text field, segment by segment in byte order; a pair of
  /// several segments comes once for each. A character before a blank or at a text's end comes alone. Pairs of dead
  /// documents come too. Of a field within another come the other's pairs, then those of texts that do not stand there.
  public func forEachPair(ofTextField field: Int, _ body: ([UInt8]) -> Void) throws(IndexError) {
    for entry in snapshot.segments {
      let column = entry.segment.texts[field]
      var cursor = column.grams.cursor()
      while try cursor.advance() { body(cursor.term) }
      guard let inner = entry.segment.innerTexts[field] else { continue }
      for group in try inner.strayGroups() {
        guard let own = try inner.ownRange(ofGroup: Int(group)) else { continue }
        Self.forEachPair(in: try inner.ownBytes(own.range), body)
      }
    }
  }

  private static func forEachPair(in text: UnsafeRawBufferPointer, _ body: ([UInt8]) -> Void) {
    var place = 0
    var first: Range<Int>?
    while place < text.count {
      let start = place
      let isIndexed = TextCharacter.scalar(text, &place) >= TextCharacter.leastIndexed
      if let first { body(Array(text[first.lowerBound..<(isIndexed ? place : first.upperBound)])) }
      first = isIndexed ? start..<place : nil
    }
    if let first { body(Array(text[first])) }
  }

  /// The same with every string of a string column.
  public func forEachString(ofColumn column: Int, _ body: ([UInt8]) -> Void) throws(IndexError) {
    for entry in snapshot.segments {
      var cursor = entry.segment.strings[column].dictionary.cursor()
      while try cursor.advance() { body(cursor.term) }
    }
  }
}
