/// Tells UTF-16 that holds ASCII or line ends by where its zero bytes lie.
struct ZeroBytePattern {
  /// The byte order that the zero bytes speak for; nil where they speak for none.
  ///
  /// U+0041 is 41 00 in UTF-16LE: zeros at odd offsets, and what they make is text. A few NULs in a text of another
  /// encoding are too rare, or lie at both even and odd offsets.
  let encoding: TextEncoding?

  /// Looks at the first ``EncodingDetector/sampleSize`` bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let sample = bytes.prefix(EncodingDetector.sampleSize)
    var zeros = (even: 0, odd: 0)
    for i in sample.indices where sample[i] == 0 {
      if i & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let all = zeros.even + zeros.odd
    guard all > 0, max(zeros.even, zeros.odd) >= 9 * min(zeros.even, zeros.odd) else {
      encoding = nil
      return
    }
    let bigEndian = zeros.even > zeros.odd
    let score = ReadingScore.ofUTF16(sample, bigEndian: bigEndian)
    // Four units in five must be plain: a NUL here and there in UTF-8 leaves every unit beside it implausible.
    encoding = score.plainShare >= 0.8 && all * 40 >= sample.count ? (bigEndian ? .utf16BE : .utf16LE) : nil
  }
}
