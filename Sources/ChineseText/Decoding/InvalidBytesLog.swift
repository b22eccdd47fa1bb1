/// Collects what decoding finds wrong, without growing with the damage.
struct InvalidBytesLog {
  private let limit: Int
  private var diagnostics: [TextDiagnostic] = []
  private var invalidCount = 0

  /// A log that keeps the first `limit` places with bad bytes.
  ///
  /// - Precondition: `limit > 0`.
  init(limit: Int) {
    precondition(limit > 0)
    self.limit = limit
  }

  /// Keeps a diagnostic of another kind.
  mutating func note(_ diagnostic: TextDiagnostic) { diagnostics.append(diagnostic) }

  /// Keeps one stretch of bad bytes: `bytes[range]`. For E4 B8 at 12: `invalidBytes`, byte 12, `2 bytes: E4 B8`.
  mutating func record(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    invalidCount += 1
    guard invalidCount <= limit else { return }
    var detail = range.count == 1 ? "1 byte:" : "\(range.count) bytes:"
    for byte in bytes[range].prefix(8) {
      detail += byte < 16 ? " 0" : " "
      detail += String(byte, radix: 16, uppercase: true)
    }
    if range.count > 8 { detail += " …" }
    diagnostics.append(TextDiagnostic(kind: .invalidBytes, byte: range.lowerBound, detail: detail))
  }

  /// All diagnostics, ascending by byte; the last of the bad bytes says how many more there were.
  consuming func finished() -> [TextDiagnostic] {
    if invalidCount > limit, let last = diagnostics.last {
      let more = "\(last.detail); \(invalidCount - limit) more such places follow"
      diagnostics[diagnostics.count - 1] = TextDiagnostic(kind: last.kind, byte: last.byte, detail: more)
    }
    return diagnostics.enumerated().sorted { ($0.element.byte, $0.offset) < ($1.element.byte, $1.offset) }.map(
      \.element)
  }
}
