/// What a source file says, as UTF-8, before anything is repaired.
///
/// `utf8` is always valid UTF-8. Every character of the source is in it, NUL and CR too; only a byte order mark at
/// the start is left out, and a stretch of bad bytes reads as one U+FFFD.
public struct DecodedText: Sendable {
  /// The text's bytes.
  public let utf8: [UInt8]
  /// The encoding that the source was read in.
  public let encoding: TextEncoding
  /// Whether the source began with a byte order mark, which `utf8` leaves out.
  public let hadByteOrderMark: Bool
  /// The way back to the bytes and lines of the source. CR, LF and CRLF each end one line of the source.
  public let offsets: OffsetMap
  /// What was wrong with the bytes, ascending by byte; see ``TextDecoder/diagnosticLimit``.
  public let diagnostics: [TextDiagnostic]

  /// A decoded text put together from its parts.
  public init(
    utf8: [UInt8], encoding: TextEncoding, hadByteOrderMark: Bool, offsets: OffsetMap, diagnostics: [TextDiagnostic]
  ) {
    self.utf8 = utf8
    self.encoding = encoding
    self.hadByteOrderMark = hadByteOrderMark
    self.offsets = offsets
    self.diagnostics = diagnostics
  }
}
