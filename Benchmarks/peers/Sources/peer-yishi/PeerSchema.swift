import SearchEngine

/// What is indexed of each text.
enum PeerSchema: String, CaseIterable {
  /// The words, as every peer has them.
  case words
  /// The words and the text's pairs of characters; the text itself is not counted.
  case grams
  /// The same with the text: what queries are asked of.
  case whole

  /// The field of words.
  static let wordField = 0
  /// The stored text.
  static let textField = 0

  /// The engine's schema.
  var schema: IndexSchema {
    let words = IndexSchema.TermField(name: "words", scored: true)
    return switch self {
    case .words: IndexSchema(termFields: [words])
    case .grams, .whole: IndexSchema(termFields: [words], textFields: [.init(name: "text")])
    }
  }

  /// The group of one text, which is one document; `words` are parted by blanks.
  func group(text: ArraySlice<UInt8>, words: ArraySlice<UInt8>) -> IndexGroup {
    let document = IndexDocument(terms: [Self.words(in: words)])
    return switch self {
    case .words: IndexGroup(document: document)
    case .grams, .whole: IndexGroup(IndexText(Array(text)), document: document)
    }
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
}
