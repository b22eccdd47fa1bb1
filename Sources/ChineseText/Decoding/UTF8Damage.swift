/// How much of a file that is no valid UTF-8 is UTF-8 all the same.
struct UTF8Damage: Equatable {
  /// Well-formed characters of three or four bytes: Han, and what stands among Han.
  private(set) var longCount = 0
  /// Well-formed characters of two bytes, which GB18030 and Big5 make by chance.
  private(set) var shortCount = 0
  /// Maximal ill-formed sequences.
  private(set) var badCount = 0
  /// Whether the only ill-formed sequence is a character cut off at the file's end.
  private(set) var isCutAtEnd = false

  /// Counts all of `bytes`, or as many as it takes to see that they are no UTF-8; the first ill-formed sequence lies at
  /// `prefix`. O(n).
  init(_ bytes: UnsafeBufferPointer<UInt8>, from prefix: Int) {
    // What lies before the first bad place is counted quickly: by leads.
    for byte in bytes[..<prefix] {
      if byte >= 0xE0 { longCount += 1 } else if byte >= 0xC0 { shortCount += 1 }
    }
    var i = prefix
    while i < bytes.count {
      let length = UTF8Sequence.length(bytes, at: i)
      switch length {
      case 3...: longCount += 1
      case 2: shortCount += 1
      case ..<0:
        badCount += 1
        isCutAtEnd = badCount == 1 && length < -1 && i - length == bytes.count
      default: break
      }
      i += abs(length)
      // Text in another encoding is told apart after a few pages.
      if badCount >= 4096, longCount < badCount { return }
    }
  }

  /// Whether the file should be read as UTF-8: bad places are much rarer than whole long characters.
  ///
  /// Text in GB18030 or Big5 has more bad places than long characters, by far: its bytes are in the wrong ranges.
  var isSlight: Bool {
    if isCutAtEnd, longCount > 0 { return true }
    return longCount >= 2 * badCount && longCount > shortCount
  }
}
