import ChineseText

/// What holds for every clean text, whatever the source; each check says what is broken, or nil.
enum CleanTextInvariants {
  /// The first thing that is wrong with `text`, which was cleaned from `source` in UTF-8 or another encoding.
  static func fault(in text: CleanText) -> String? {
    shape(of: text) ?? map(of: text)
  }

  private static func shape(of text: CleanText) -> String? {
    if String(validating: text.utf8, as: UTF8.self) == nil { return "the text is no UTF-8" }
    if text.utf8.contains(where: { $0 == 0 || $0 == 0x0D }) { return "CR or NUL in the text" }
    if text.string(TextSpan(0, text.utf8.count)).unicodeScalars.contains("\u{FEFF}") { return "a byte order mark" }
    var cursor = 0
    for paragraph in text.paragraphs {
      if paragraph.span.start != cursor { return "a paragraph does not begin where the last one ended" }
      if let fault = piece(paragraph.span, of: text, name: "paragraph") { return fault }
      if paragraph.lineCount < 1 || paragraph.indent < 0 || paragraph.blankLinesBefore < 0 { return "bad layout" }
      cursor = paragraph.span.end + 1
    }
    if cursor != text.bodyEnd { return "the body ends at \(text.bodyEnd), its paragraphs at \(cursor)" }
    for furniture in text.furniture {
      if furniture.span.start != cursor { return "a piece of furniture does not begin where the last one ended" }
      if let fault = piece(furniture.span, of: text, name: "furniture") { return fault }
      cursor = furniture.span.end + 1
    }
    return cursor == text.utf8.count ? nil : "the text goes on behind its parts"
  }

  private static func piece(_ span: TextSpan, of text: CleanText, name: String) -> String? {
    if span.isEmpty { return "an empty \(name)" }
    let bytes = text.utf8[span.range]
    if bytes.contains(0x0A) { return "a line feed inside a \(name)" }
    if bytes.first == 0x20 || bytes.last == 0x20 { return "a blank at a \(name)'s end" }
    return span.end < text.utf8.count && text.utf8[span.end] == 0x0A ? nil : "no line feed behind a \(name)"
  }

  private static func map(of text: CleanText) -> String? {
    var cursor = 0
    for run in text.offsets.runs {
      if run.start != cursor || run.count < 1 || run.width < 1 { return "the map has a gap at \(cursor)" }
      if run.source < 0 || run.source + run.count * run.sourceWidth > text.offsets.sourceCount {
        return "the map leads outside the source"
      }
      cursor = run.end
    }
    return cursor == text.utf8.count ? nil : "the map ends at \(cursor), the text at \(text.utf8.count)"
  }

  /// Whether the source bytes of `span` say the same as the text there, but for blanks, line ends and characters
  /// without width, which cleaning takes out or puts in.
  static func leadsBack(_ span: TextSpan, of text: CleanText, source: [UInt8], as encoding: TextEncoding) -> Bool {
    let place = text.source(span)
    guard place.start >= 0, place.end <= source.count else { return false }
    let decoded = TextDecoder().decode(Array(source[place.start..<place.end]), as: encoding).utf8
    return letters(decoded) == letters(Array(text.utf8[span.range]))
  }

  private static func letters(_ utf8: [UInt8]) -> [UInt32] {
    ScalarText(utf8).scalars.filter { scalar in
      guard let scalar = Unicode.Scalar(scalar) else { return true }
      if scalar == "\u{FFFD}" { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
      default: return true
      }
    }
  }
}
