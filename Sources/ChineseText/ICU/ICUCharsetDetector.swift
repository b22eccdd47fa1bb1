import CICU

/// ICU's charset detector, asked about GB18030 and Big5 alone.
enum ICUCharsetDetector {
  /// ICU's confidence in each of the two, from 0 to 100; zeros where ICU says nothing.
  static func confidence(in bytes: UnsafeBufferPointer<UInt8>) -> (gb18030: Int, big5: Int) {
    var gb18030: Int32 = 0
    var big5: Int32 = 0
    guard cicu_detect_chinese(bytes.baseAddress, Int32(clamping: bytes.count), &gb18030, &big5) else { return (0, 0) }
    return (Int(gb18030), Int(big5))
  }
}
