extension Searcher {
  /// Calls `body` with every pair of neighbouring characters in a text field, segment by segment in byte order; a pair of
  /// several segments comes once for each. A character before a blank or at a text's end comes alone. Pairs of dead
  /// documents come too.
  public func forEachPair(ofTextField field: Int, _ body: ([UInt8]) -> Void) throws(IndexError) {
    for entry in snapshot.segments {
      var cursor = entry.segment.texts[field].grams.cursor()
      while try cursor.advance() { body(cursor.term) }
    }
  }

  /// The same with every string of a string column.
  public func forEachString(ofColumn column: Int, _ body: ([UInt8]) -> Void) throws(IndexError) {
    for entry in snapshot.segments {
      var cursor = entry.segment.strings[column].dictionary.cursor()
      while try cursor.advance() { body(cursor.term) }
    }
  }
}
