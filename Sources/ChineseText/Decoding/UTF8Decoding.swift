/// Reads UTF-8 that is damaged.
enum UTF8Decoding {
  /// The text of `bytes` from `start` on. Each maximal ill-formed sequence becomes one U+FFFD. O(n).
  static func decode(_ bytes: [UInt8], from start: Int, log: inout InvalidBytesLog) -> DecodedBytes {
    var text = DecodedBytes(sourceCount: bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var i = start
      while i < bytes.count {
        let end = UTF8Validation.validPrefix(bytes, from: i)
        text.append(utf8: bytes[i..<end], source: i)
        i = end
        guard i < bytes.count else { break }
        let length = -UTF8Sequence.length(bytes, at: i)
        text.appendReplacement(source: i, sourceWidth: length)
        log.record(i..<i + length, of: bytes)
        i += length
      }
    }
    return text
  }
}
