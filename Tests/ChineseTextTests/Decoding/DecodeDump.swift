@testable import ChineseText

/// A decoded text as golden files show it: the encoding, the diagnostics, then each line with its number and first byte
/// in the source.
///
///     GB18030, byte order mark
///     ! invalidBytes, byte 12: 1 byte: FF
///     line 1, byte 4: 年鉴编纂\r\n
enum DecodeDump {
  /// The dump of `text`.
  static func of(_ text: DecodedText) -> String {
    var lines = [text.encoding.rawValue + (text.hadByteOrderMark ? ", byte order mark" : "")]
    lines += text.diagnostics.map { "! \($0.kind.rawValue), byte \($0.byte): \($0.detail)" }
    var start = 0
    var i = 0
    while i < text.utf8.count {
      let byte = text.utf8[i]
      i += 1
      if byte == 0x0D, i < text.utf8.count, text.utf8[i] == 0x0A { i += 1 }
      guard byte == 0x0A || byte == 0x0D || i == text.utf8.count else { continue }
      let source = text.offsets.source(TextSpan(start, i))
      lines.append("line \(source.line), byte \(source.start): " + visible(text.utf8[start..<i]))
      start = i
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text with its controls, blanks beyond U+0020 and private characters written out: U+3000 reads `\u{3000}`.
  private static func visible(_ utf8: ArraySlice<UInt8>) -> String {
    var shown = ""
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      case " ": shown += " "
      default:
        let isHidden =
          switch scalar.properties.generalCategory {
          case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
          default: false
          }
        if isHidden {
          shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
          shown.unicodeScalars.append(scalar)
        }
      }
    }
    return shown
  }
}
