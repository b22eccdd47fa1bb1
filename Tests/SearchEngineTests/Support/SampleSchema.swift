import SearchEngine

/// The schema of the tests, laid out as an archive of passages would.
enum SampleSchema {
  static let words = 0
  static let grams = 1
  static let border = 2
  static let tags = 3
  static let folded = 0
  static let original = 1
  static let groupFolded = 2

  static let schema = IndexSchema(
    termFields: [
      .init(name: "words", scored: true),
      .init(name: "grams", scored: true, exactTextField: folded),
      .init(name: "borderGrams", scored: false),
      .init(name: "tags", scored: false),
    ],
    textFields: [
      .init(name: "folded", groupTextField: groupFolded),
      .init(name: "original", groupTextField: groupFolded),
      .init(name: "groupFolded"),
    ],
    integerColumns: ["date", "place"],
    stringColumns: ["organization"])

  /// The literal `text`, to be found in the folded text of passages and groups.
  static func literal(_ text: String, textField: Int = folded) -> Query {
    let characters = text.unicodeScalars.map { Array(String($0).utf8) }
    let grams = zip(characters, characters.dropFirst()).map { $0 + $1 }
    return .literal(
      Literal(
        gramField: Self.grams, borderField: border, grams: grams,
        gramPrefix: characters.count == 1 ? characters[0] : nil, textField: textField, needle: Array(text.utf8)))
  }

  /// The documents of a group: passages with these texts, whose words are all substrings of two characters at even
  /// places and single characters elsewhere.
  static func group(
    _ number: Int, _ texts: [String], groupText: String? = nil, originals: [String]? = nil,
    date: Int64 = 0, place: Int64 = 0, organizations: [[String]]? = nil
  ) -> [IndexDocument] {
    let whole = (groupText ?? texts.joined()).unicodeScalars.map { Array(String($0).utf8) }
    var inner: Set<[UInt8]> = []
    var documents: [IndexDocument] = []
    for (index, text) in texts.enumerated() {
      let characters = text.unicodeScalars.map { Array(String($0).utf8) }
      let bytes = Array(text.utf8)
      var gramList = TermList(sharing: bytes)
      var offset = 0
      for (position, character) in characters.enumerated() {
        let next = position + 1 < characters.count ? characters[position + 1].count : 0
        gramList.append(range: offset..<offset + character.count + next)
        inner.insert(Array(bytes[offset..<offset + character.count + next]))
        offset += character.count
      }
      var wordList = TermList()
      for start in stride(from: 0, to: characters.count, by: 3) {
        wordList.append(characters[start] + (start + 1 < characters.count ? characters[start + 1] : []))
        if start + 2 < characters.count { wordList.append(characters[start + 2]) }
      }
      documents.append(
        IndexDocument(
          group: number,
          terms: [wordList, gramList, [], [Array("tag\(number % 3)".utf8)]],
          texts: [bytes, Array((originals?[index] ?? text).utf8), index == 0 ? Array((groupText ?? "").utf8) : []],
          integers: [date + Int64(index), place],
          strings: [organizations?[index] ?? []]))
    }
    var borders = TermList()
    for (position, character) in whole.enumerated() {
      let gram = position + 1 < whole.count ? character + whole[position + 1] : character
      if !inner.contains(gram) { borders.append(gram) }
    }
    if !documents.isEmpty { documents[0].terms[border] = borders }
    return documents
  }
}
