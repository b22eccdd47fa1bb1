/// Reads the bytes of a source file as text, in an encoding that is named or found out.
///
/// Decoding always succeeds: a stretch of bytes that is no character becomes one U+FFFD and a diagnostic that names
/// the bytes and where they lie, and reading goes on. Valid UTF-8 without a byte order mark is not copied.
///
///     let text = TextDecoder().decode(bytes)
///     // C4 EA BC F8 (GB18030) → 年鉴
public struct TextDecoder: Sendable {
  /// How many ``TextDiagnostic/Kind/invalidBytes`` a file gives at most; the last one says how many more there were.
  public static let diagnosticLimit = 200

  /// A decoder.
  public init() {}

  /// The text that `bytes` hold.
  ///
  /// With `encoding` nil, the encoding is found out (see ``EncodingDetector``). A byte order mark of `encoding` at the
  /// start is left out. UTF-16 is read in the other byte order than named where a byte order mark, or the text itself
  /// beyond doubt, says so. O(n).
  public func decode(_ bytes: [UInt8], as encoding: TextEncoding? = nil) -> DecodedText {
    let validity = UTF8Validation(bytes)
    let guess = EncodingDetector().detect(bytes, validity: validity, told: encoding)
    var diagnostics = InvalidBytesLog(limit: Self.diagnosticLimit)
    if let doubt = guess.doubt {
      diagnostics.note(TextDiagnostic(kind: .uncertainEncoding, byte: guess.doubtByte, detail: doubt))
    }
    let start = guess.byteOrderMarkLength
    let text: DecodedBytes
    switch guess.encoding {
    case .utf8:
      text =
        validity.isValid
        ? DecodedBytes(identity: bytes, from: start) : UTF8Decoding.decode(bytes, from: start, log: &diagnostics)
    case .utf16LE: text = UTF16Decoding.decode(bytes, from: start, bigEndian: false, log: &diagnostics)
    case .utf16BE: text = UTF16Decoding.decode(bytes, from: start, bigEndian: true, log: &diagnostics)
    case .gb18030, .big5:
      text = MultibyteDecoding.decode(bytes, from: start, encoding: guess.encoding, log: &diagnostics)
    }
    let lineStarts: [Int]
    switch guess.encoding {
    case .utf16LE: lineStarts = LineStarts.ofUTF16(bytes, bigEndian: false)
    case .utf16BE: lineStarts = LineStarts.ofUTF16(bytes, bigEndian: true)
    case .utf8, .gb18030, .big5: lineStarts = LineStarts.ofBytes(bytes)
    }
    let (utf8, runs) = text.finished()
    return DecodedText(
      utf8: utf8, encoding: guess.encoding, hadByteOrderMark: start > 0,
      offsets: OffsetMap(runs: runs, lineStarts: lineStarts, sourceCount: bytes.count),
      diagnostics: diagnostics.finished())
  }

  /// Whether `bytes` look like a program, an archive, an image or another file that is no text.
  ///
  /// No text in one of our encodings is called binary, not even with a few NULs or control characters in it. See
  /// ``BinaryCheck``.
  public static func looksBinary(_ bytes: [UInt8]) -> Bool { BinaryCheck.looksBinary(bytes) }
}
