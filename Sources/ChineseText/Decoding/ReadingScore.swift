/// How much a reading of some bytes looks like Chinese text.
struct ReadingScore {
  /// The sum of the characters' weights; see ``HanWeights``.
  private(set) var total = 0.0
  /// The characters that were weighed.
  private(set) var count = 0
  /// Stretches of bytes that are no character.
  private(set) var badCount = 0
  /// Characters that every text may hold: ASCII, common Han, Chinese punctuation.
  private(set) var plainCount = 0

  /// The mean weight; strongly negative where there is nothing to weigh.
  var mean: Double { count == 0 ? -10 : total / Double(count) }

  /// The share of plain characters, from 0 to 1.
  var plainShare: Double { count == 0 ? 0 : Double(plainCount) / Double(count) }

  /// Weighs bytes read as UTF-16. ASCII counts as plain text here: in the other encodings it is the same in every
  /// reading and says nothing.
  static func ofUTF16(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, bigEndian: Bool) -> ReadingScore {
    var score = ReadingScore()
    let bytes = UnsafeBufferPointer(rebasing: bytes)
    let weights = HanWeights.shared
    var i = 0
    while i + 1 < bytes.count {
      let unit = UInt32(UTF16Decoding.unit(bytes, at: i, bigEndian: bigEndian))
      i += 2
      if unit & 0xF800 == 0xD800 {
        if unit < 0xDC00, i + 1 < bytes.count,
          UTF16Decoding.unit(bytes, at: i, bigEndian: bigEndian) & 0xFC00 == 0xDC00
        {
          score.add(weights.weight(0x20000))
          i += 2
        } else {
          score.addBad()
        }
      } else if unit < 0x80 {
        let isText = unit >= 0x20 && unit != 0x7F || (0x09...0x0D).contains(unit)
        if isText { score.add(2) } else { score.add(-6) }
      } else {
        score.add(weights.weight(unit))
      }
    }
    if i < bytes.count { score.addBad() }
    return score
  }

  /// Weighs bytes read as GB18030 or Big5, without the ASCII in them.
  static func ofMultibyte(_ bytes: UnsafeBufferPointer<UInt8>, encoding: TextEncoding) -> ReadingScore {
    var score = ReadingScore()
    var log = InvalidBytesLog(limit: 1)
    // A character that the sample's end cuts is no evidence.
    let whole = bytes.count < EncodingDetector.sampleSize ? bytes : UnsafeBufferPointer(rebasing: bytes.dropLast(4))
    let text = MultibyteDecoding.decode(Array(whole), from: 0, encoding: encoding, log: &log)
    text.utf8.withUnsafeBufferPointer { score.addUTF8($0) }
    return score
  }

  /// Weighs valid UTF-8, without the ASCII in it.
  static func ofUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> ReadingScore {
    var score = ReadingScore()
    score.addUTF8(bytes)
    return score
  }

  private mutating func addUTF8(_ utf8: UnsafeBufferPointer<UInt8>) {
    let weights = HanWeights.shared
    var i = 0
    while i < utf8.count {
      let length = max(1, UTF8Sequence.length(utf8, at: i))
      if length > 1 {
        let scalar = UTF8Sequence.scalar(utf8, at: i, length: length)
        if scalar == 0xFFFD { addBad() } else { add(weights.weight(scalar)) }
      } else if utf8[i] < 0x20, !(0x09...0x0D).contains(utf8[i]) {
        add(-6)
      }
      i += length
    }
  }

  private mutating func add(_ weight: Double) {
    total += weight
    count += 1
    if weight > 0 { plainCount += 1 }
  }

  private mutating func addBad() {
    total -= 10
    count += 1
    badCount += 1
  }
}
