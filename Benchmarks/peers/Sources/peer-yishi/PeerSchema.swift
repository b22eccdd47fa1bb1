import SearchEngine

/// What is indexed of each text.
enum PeerSchema: String, CaseIterable {
  /// The words, as every peer has them.
  case words
  /// The words and every two neighbouring characters.
  case grams
  /// The same, and the text, in which literals are looked for: what queries are asked of.
  case whole

  /// The field of words.
  static let wordField = 0
  /// The field of bigrams.
  static let gramField = 1
  /// The stored text.
  static let textField = 0

  /// The engine's schema.
  var schema: IndexSchema {
    let words = IndexSchema.TermField(name: "words", scored: true)
    return switch self {
    case .words: IndexSchema(termFields: [words])
    case .grams: IndexSchema(termFields: [words, .init(name: "grams", scored: true)])
    case .whole:
      IndexSchema(
        termFields: [words, .init(name: "grams", scored: true, exactTextField: Self.textField)],
        textFields: [.init(name: "text")])
    }
  }

  /// The document of one text; `words` are parted by blanks.
  func document(number: Int, text: ArraySlice<UInt8>, words: ArraySlice<UInt8>) -> IndexDocument {
    var terms = [Self.words(in: words)]
    guard self != .words else { return IndexDocument(group: number, terms: terms) }
    let text = Array(text)
    terms.append(Self.grams(of: text))
    return IndexDocument(group: number, terms: terms, texts: self == .whole ? [text] : [])
  }

  /// The parts of `line` between blanks.
  private static func words(in line: ArraySlice<UInt8>) -> TermList {
    let line = Array(line)
    var list = TermList(sharing: line)
    list.reserveCapacity(line.count / 6)
    var start = 0
    for index in 0...line.count where index == line.count || line[index] == 0x20 {
      if start < index { list.append(range: start..<index) }
      start = index + 1
    }
    return list
  }

  /// Every two neighbouring characters of `text`, and its last one: 修志。 → 修志, 志。, 。
  private static func grams(of text: [UInt8]) -> TermList {
    var grams = TermList(sharing: text)
    grams.reserveCapacity(text.count / 3 + 1)
    var previous = -1
    var index = 0
    while index < text.count {
      var next = index + 1
      while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
      if previous >= 0 { grams.append(range: previous..<next) }
      previous = index
      index = next
    }
    if previous >= 0 { grams.append(range: previous..<text.count) }
    return grams
  }
}
