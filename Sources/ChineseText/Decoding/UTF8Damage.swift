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

  /// Counts all of `bytes`; those before `prefix` are known to be valid. O(n).
  init(_ bytes: UnsafeBufferPointer<UInt8>, from prefix: Int) {
    var i = 0
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
    }
  }

  /// Whether the file should be read as UTF-8: bad places are much rarer than whole long characters.
  ///
  /// Text in GB18030 or Big5 has more bad places than long characters, by far: its bytes are in the wrong ranges.
  var isSlight: Bool {
    if isCutAtEnd, longCount > 0 { return true }
    return longCount >= 4 * badCount && longCount > shortCount
  }
}
