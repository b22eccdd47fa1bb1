import ChineseText

/// A text made to be slow: a hundred thousand characters, or ten million in one line, of what scanners look at again and again.
struct HostileText {
  /// Its name in tables.
  let name: String
  /// What is repeated.
  let unit: String
  /// How many characters the repetitions come to.
  let count: Int

  /// The texts.
  static let all = [
    HostileText(name: "10⁵ digits", unit: "7", count: 100_000),
    HostileText(name: "10⁵ times 一", unit: "一", count: 100_000),
    HostileText(name: "10⁵ brackets", unit: "（", count: 100_000),
    HostileText(name: "10⁵ times 一是", unit: "一是", count: 200_000),
    HostileText(name: "10⁵ times 1年", unit: "1年", count: 200_000),
    HostileText(name: "10⁵ times 市委", unit: "市委", count: 200_000),
    HostileText(name: "10⁵ lines 一、", unit: "一、好\n", count: 400_000),
    HostileText(name: "a line of 10⁷", unit: "坚持以人民为中心的发展思想，深入推进重点工作落实", count: 10_000_000),
  ]

  /// The clean text, of one part in `parts` of its length.
  func clean(parts: Int) -> CleanText {
    let text = String(repeating: unit, count: count / parts / unit.unicodeScalars.count)
    return TextCleaner().clean(TextDecoder().decode(Array(text.utf8), as: .utf8))
  }
}
