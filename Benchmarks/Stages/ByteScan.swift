/// The plain way to find a string, against which searches are checked.
enum ByteScan {
  /// Whether `needle` occurs in `text`.
  static func contains(_ needle: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = needle.first, text.count >= needle.count else { return needle.isEmpty }
    return text.indices.dropLast(needle.count - 1).contains { start in
      text[start] == first && text[start..<start + needle.count].elementsEqual(needle)
    }
  }
}
