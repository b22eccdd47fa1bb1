/// Tells files that are no text.
enum BinaryCheck {
  /// How many bytes are looked at.
  private static let sampleSize = 1 << 16

  /// The first bytes of files that people put beside bulletins by mistake.
  private static let signatures: [[UInt8]] = [
    [0x7F, 0x45, 0x4C, 0x46],  // ELF
    [0x25, 0x50, 0x44, 0x46, 0x2D],  // PDF
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06],  // ZIP, and with it docx, xlsx, odt, epub
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],  // PNG
    [0x47, 0x49, 0x46, 0x38, 0x37, 0x61], [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],  // GIF
    [0xFF, 0xD8, 0xFF],  // JPEG
    [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A],  // TIFF
    [0x1F, 0x8B, 0x08],  // gzip
    [0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26],  // bzip2
    [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],  // xz
    [0x28, 0xB5, 0x2F, 0xFD],  // Zstandard
    [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],  // 7z
    [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07],  // RAR
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],  // OLE: doc, xls, wps
    Array("SQLite format 3\u{0}".utf8),
    [0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00],  // WebAssembly
    [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE],  // Mach-O, Java class
  ]

  /// Whether `bytes` look like no text. O(1) in the file's length.
  ///
  /// A known signature; else control characters (one byte in twenty, one in thirty where the bytes are no UTF-8) or
  /// NULs (one in eight, at least sixteen; those that only fill up the file's end do not count) in bytes that are no
  /// UTF-16.
  static func looksBinary(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
      if EncodingDetector.byteOrderMark(bytes) != nil { return false }
      let sample = bytes.prefix(sampleSize)
      // Nearly every text holds no control character at all, and needs no count of them.
      guard ControlBytes.firstIndex(in: UnsafeBufferPointer(rebasing: sample), from: 0) < sample.count else {
        return false
      }
      var controls = 0
      var zeros = 0
      var trailingZeros = 0
      for byte in sample {
        trailingZeros = byte == 0 ? trailingZeros + 1 : 0
        if byte == 0 { zeros += 1 } else if isControl(byte) { controls += 1 }
      }
      let filled = sample.count - trailingZeros
      if filled == 0 { return !sample.isEmpty }
      zeros -= trailingZeros
      let cut = UnsafeBufferPointer(rebasing: sample)
      let isValid = UTF8Validation.validPrefix(cut, from: 0) >= sample.count - 3
      let tooManyControls = controls >= 4 && controls * (isValid ? 20 : 30) > filled
      let tooManyZeros = zeros >= 16 && zeros * 8 > filled
      guard tooManyControls || tooManyZeros else { return false }
      return !isUTF16(sample)
    }
  }

  private static func isUTF16(_ sample: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    for bigEndian in [false, true] {
      let score = ReadingScore.ofUTF16(sample, bigEndian: bigEndian)
      if score.plainShare >= 0.7, score.mean > 0 { return true }
    }
    return false
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09...0x0D, 0x1A, 0x1B: false
    case 0x00...0x1F, 0x7F: true
    default: false
    }
  }
}
