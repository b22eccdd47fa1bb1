import ChineseText

/// A clean text as golden files show it: a paragraph a line, then furniture with its kind in braces, then the
/// diagnostics with the line that each speaks of.
enum CleanDump {
  /// The dump of `text`.
  static func of(_ text: CleanText) -> String {
    var lines = text.paragraphs.map { text.string($0.span) }
    lines += text.furniture.map { "{\($0.kind.rawValue)} \(text.string($0.span))" }
    lines += text.diagnostics.map {
      "! \($0.kind.rawValue), line \(text.offsets.line(ofSourceByte: $0.byte))"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The clean text of a file's bytes.
  static func clean(_ bytes: [UInt8]) -> CleanText {
    TextCleaner().clean(TextDecoder().decode(bytes, as: nil))
  }

  /// The clean text of a string.
  static func clean(_ string: String) -> CleanText {
    TextCleaner().clean(TextDecoder().decode(Array(string.utf8), as: .utf8))
  }
}
