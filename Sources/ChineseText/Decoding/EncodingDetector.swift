/// Finds out which of our encodings a file is in.
///
/// In this order: a byte order mark; UTF-8, valid or with a few bad bytes; UTF-16 without a mark; then GB18030 or Big5.
/// Most Big5 text is *valid* GB18030, so validity never chooses between those two: how common the characters of each
/// reading are does, together with ICU's detector.
struct EncodingDetector {
  /// What a file seems to be.
  struct Guess: Equatable {
    /// The encoding to read it in.
    var encoding: TextEncoding
    /// The length of the byte order mark at the start; 0 where there is none.
    var byteOrderMarkLength: Int = 0
    /// Why the encoding is not certain; nil where it is.
    var doubt: String?
    /// The first byte that the doubt is about.
    var doubtByte: Int = 0
  }

  /// How many bytes behind the first one that is not ASCII are weighed.
  static let sampleSize = 1 << 15

  /// The encoding of `bytes`; `told` is what the user says it is. O(n) for damaged UTF-8, else O(1) in the file's
  /// length.
  func detect(_ bytes: [UInt8], validity: UTF8Validation, told: TextEncoding? = nil) -> Guess {
    bytes.withUnsafeBufferPointer { bytes in
      if let told { return detect(bytes, told: told) }
      if let marked = Self.byteOrderMark(bytes) { return marked }
      if validity.isValid {
        if validity.hasZero, let wide = ZeroBytePattern(bytes).encoding { return Guess(encoding: wide) }
        return chanceUTF8(bytes) ?? Guess(encoding: .utf8)
      }
      if let wide = ZeroBytePattern(bytes).encoding { return Guess(encoding: wide) }
      if UTF8Damage(bytes, from: validity.validPrefix).isSlight { return Guess(encoding: .utf8) }
      return weigh(bytes, firstOdd: validity.validPrefix)
    }
  }

  /// The encoding that a byte order mark at the start names: EF BB BF, FF FE, FE FF, or 84 31 95 33 for GB18030.
  static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Guess? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Guess(encoding: .utf8, byteOrderMarkLength: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return Guess(encoding: .utf16LE, byteOrderMarkLength: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return Guess(encoding: .utf16BE, byteOrderMarkLength: 2) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return Guess(encoding: .gb18030, byteOrderMarkLength: 4) }
    return nil
  }

  /// What the user says, but for UTF-16's byte order, where the file knows better.
  private func detect(_ bytes: UnsafeBufferPointer<UInt8>, told: TextEncoding) -> Guess {
    let isWide = told == .utf16LE || told == .utf16BE
    if let marked = Self.byteOrderMark(bytes) {
      if marked.encoding == told { return marked }
      if isWide, marked.encoding == .utf16LE || marked.encoding == .utf16BE { return marked }
    }
    // Over a few characters the wrong order may look likelier by chance.
    guard isWide, bytes.count >= 64 else { return Guess(encoding: told) }
    let little = ReadingScore.ofUTF16(bytes.prefix(Self.sampleSize), bigEndian: false)
    let big = ReadingScore.ofUTF16(bytes.prefix(Self.sampleSize), bigEndian: true)
    let (named, other) = told == .utf16LE ? (little, big) : (big, little)
    guard other.mean > 2, named.mean < 0 else { return Guess(encoding: told) }
    return Guess(encoding: told == .utf16LE ? .utf16BE : .utf16LE)
  }

  /// Another encoding for a few characters that are UTF-8 only by chance; nil where the bytes should be read as UTF-8.
  ///
  /// D2 AA is UTF-8 for a Cyrillic letter and GB18030 for 要. The longer a text, the less it can be valid by chance, and
  /// Chinese text in UTF-8 has characters of three bytes.
  private func chanceUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Guess? {
    guard bytes.count <= 64, let firstHigh = bytes.firstIndex(where: { $0 >= 0x80 }) else { return nil }
    let damage = UTF8Damage(bytes, from: bytes.count)
    guard damage.longCount == 0 else { return nil }
    let plain = ReadingScore.ofUTF8(bytes)
    let other = readings(of: bytes, firstHigh: firstHigh)[0]
    guard other.score.mean >= 3, other.score.mean >= plain.mean + 6 else { return nil }
    return Guess(
      encoding: other.encoding,
      doubt: "valid UTF-8, but \(other.encoding.rawValue) gives Chinese text", doubtByte: firstHigh)
  }

  /// The four readings beside UTF-8, the likeliest first. `firstHigh` is the first byte that is not ASCII.
  private func readings(
    of bytes: UnsafeBufferPointer<UInt8>, firstHigh: Int
  ) -> [(encoding: TextEncoding, score: ReadingScore)] {
    let sample = UnsafeBufferPointer(rebasing: bytes[firstHigh..<min(bytes.count, firstHigh + Self.sampleSize)])
    let prefix = bytes.prefix(Self.sampleSize)
    return [
      (.gb18030, ReadingScore.ofMultibyte(sample, encoding: .gb18030)),
      (.big5, ReadingScore.ofMultibyte(sample, encoding: .big5)),
      (.utf16LE, ReadingScore.ofUTF16(prefix, bigEndian: false)),
      (.utf16BE, ReadingScore.ofUTF16(prefix, bigEndian: true)),
    ].sorted { $0.score.mean > $1.score.mean }
  }

  /// Weighs four readings of bytes that are no UTF-8, the first bad one at `firstOdd`.
  private func weigh(_ bytes: UnsafeBufferPointer<UInt8>, firstOdd: Int) -> Guess {
    let firstHigh = bytes.firstIndex { $0 >= 0x80 } ?? firstOdd
    let readings = readings(of: bytes, firstHigh: firstHigh)
    func score(_ encoding: TextEncoding) -> ReadingScore {
      readings.first { $0.encoding == encoding }?.score ?? ReadingScore()
    }
    let (gb18030, big5) = (score(.gb18030), score(.big5))
    let (best, second) = (readings[0], readings[1])
    if best.score.mean <= 0 {
      // Nothing reads like Chinese. Bytes of which most are ASCII, and none of which fits GB18030 or Big5, are most
      // likely Latin text or damaged UTF-8; UTF-8 then loses least.
      let fewest = min(gb18030.badCount, big5.badCount)
      let encoding: TextEncoding = fewest > 0 ? .utf8 : (gb18030.mean >= big5.mean ? .gb18030 : .big5)
      return Guess(
        encoding: encoding, doubt: "no encoding gives Chinese text; read as \(encoding.rawValue)", doubtByte: firstHigh)
    }
    if best.encoding == .utf16LE || best.encoding == .utf16BE {
      return guess(best, over: second, firstHigh: firstHigh)
    }
    let ours = gb18030.mean >= big5.mean ? (TextEncoding.gb18030, gb18030) : (.big5, big5)
    let theirs = gb18030.mean >= big5.mean ? (TextEncoding.big5, big5) : (.gb18030, gb18030)
    // ICU looks for the characters that are commonest in general text, and is only heard where our own weighing is
    // close: on short texts it answers with the same low confidence for both.
    if ours.1.mean - theirs.1.mean < Self.clearMargin {
      let icu = ICUCharsetDetector.confidence(
        in: UnsafeBufferPointer(rebasing: bytes[firstHigh...].prefix(Self.sampleSize)))
      let icuOurs = ours.0 == .gb18030 ? icu.gb18030 : icu.big5
      let icuTheirs = ours.0 == .gb18030 ? icu.big5 : icu.gb18030
      if icuTheirs >= icuOurs + 30 { return guess(theirs, over: ours, firstHigh: firstHigh) }
      if icuOurs >= icuTheirs + 30 { return Guess(encoding: ours.0) }
    }
    return guess(ours, over: theirs, firstHigh: firstHigh)
  }

  /// From this difference of mean weights on, one reading is taken without a doubt.
  static let clearMargin = 1.5

  private func guess(
    _ best: (encoding: TextEncoding, score: ReadingScore), over second: (encoding: TextEncoding, score: ReadingScore),
    firstHigh: Int
  ) -> Guess {
    guard best.score.mean - second.score.mean < Self.clearMargin else { return Guess(encoding: best.encoding) }
    return Guess(
      encoding: best.encoding,
      doubt: "\(best.encoding.rawValue) is only a little likelier than \(second.encoding.rawValue)",
      doubtByte: firstHigh)
  }
}
