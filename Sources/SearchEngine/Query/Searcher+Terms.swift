extension Searcher {
  /// Calls `body` with every term of a term field, segment by segment in byte order; a term of several segments comes
  /// once for each. Terms of dead documents come too.
  public func forEachTerm(ofField field: Int, _ body: ([UInt8]) -> Void) throws(IndexError) {
    for entry in snapshot.segments {
      var cursor = entry.segment.dictionaries[field].cursor()
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
