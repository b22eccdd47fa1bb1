extension TermDictionary {
  /// Reads all terms and postings. Throws unless the terms ascend, each with ascending units, as many and with as
  /// many occurrences as its entry says.
  func verify() throws(IndexError) {
    var cursor = cursor()
    var previous: [UInt8]?
    var read = 0
    while try cursor.advance() {
      if let previous, !previous.lexicographicallyPrecedes(cursor.term) { throw postings.damage(at: 0) }
      previous = cursor.term
      if read % TermDictionaryWriter.blockLength == 0,
        try key(ofBlock: read / TermDictionaryWriter.blockLength)
          != cursor.term.withUnsafeBytes({ TermDictionaryWriter.key(of: $0) })
      {
        throw postings.damage(at: 0)
      }
      read += 1
      let posting = try PostingCursor(self, cursor.entry)
      var units = 0
      var occurrences = 0
      var latest: Int64 = -1
      while posting.unit != PostingCursor.end {
        guard Int64(posting.unit) > latest else { throw postings.damage(at: cursor.entry.place) }
        latest = Int64(posting.unit)
        units += 1
        occurrences += Int(try posting.frequency)
        try posting.advance()
      }
      guard units == cursor.entry.unitCount, occurrences == cursor.entry.occurrences else {
        throw postings.damage(at: cursor.entry.place)
      }
    }
    guard read == count else { throw postings.damage(at: 0) }
  }
}
