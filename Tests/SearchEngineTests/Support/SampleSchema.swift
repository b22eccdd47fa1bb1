import SearchEngine

/// The schema of the tests, laid out as an archive of passages would.
enum SampleSchema {
  static let words = 0
  static let tags = 1
  static let body = 0
  static let heads = 1

  static let schema = IndexSchema(
    termFields: [.init(name: "words", scored: true), .init(name: "tags", scored: false)],
    textFields: [.init(name: "body", varied: true), .init(name: "heads", varied: true, within: 0)],
    integerColumns: ["date", "place"],
    stringColumns: ["organization"])

  /// A piece of a group's text, and its document.
  typealias Piece = (text: String, document: Int?)

  /// The literal `text`: to be found in the folded text, or exactly so in what was folded.
  static func literal(_ text: String, field: Int = body, isExact: Bool = false) -> Query {
    .literal(
      Literal(
        textField: field, needle: Array(fold(text).utf8), spelling: isExact ? Array(text.utf8) : nil))
  }

  /// Takes 齡 and ， for variants of 年 and of a comma.
  static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(scalar == "齡" ? "年" : scalar == "，" ? "," : scalar) }
    return String(folded)
  }

  /// A group of documents with these texts, one after the other.
  static func group(
    _ number: Int, _ texts: [String], date: Int64 = 0, place: Int64 = 0, organizations: [[String]]? = nil
  ) -> [IndexGroup] {
    group(
      number, pieces: texts.enumerated().map { ($0.element, $0.offset) }, count: texts.count, date: date, place: place,
      organizations: organizations)
  }

  /// A group of `count` documents that consist of these pieces. The words of a document are substrings of two
  /// characters and of one in turn; its head is its first three characters: a piece of the body, or a text of its own
  /// where they stand in several pieces.
  static func group(
    _ number: Int, pieces: [Piece], count: Int, date: Int64 = 0, place: Int64 = 0, organizations: [[String]]? = nil
  ) -> [IndexGroup] {
    var body = IndexText([], variant: [], pieces: [])
    var texts = [String](repeating: "", count: count)
    for (text, document) in pieces where !text.isEmpty {
      let start = body.text.count
      body.text += Array(fold(text).utf8)
      body.variant? += Array(text.utf8)
      guard let document else { continue }
      texts[document] += fold(text)
      body.pieces.append(IndexText.Piece(start..<body.text.count, document: document))
    }
    if body.variant == body.text { body.variant = nil }
    var heads = IndexText([], variant: [], pieces: [])
    var documents: [IndexDocument] = []
    for (index, text) in texts.enumerated() {
      let characters = text.unicodeScalars.map { Array(String($0).utf8) }
      var wordList = TermList()
      for start in stride(from: 0, to: characters.count, by: 3) {
        wordList.append(characters[start] + (start + 1 < characters.count ? characters[start + 1] : []))
        if start + 2 < characters.count { wordList.append(characters[start + 2]) }
      }
      let head = characters.prefix(3).flatMap { $0 }
      if let first = body.pieces.first(where: { $0.document == index }), first.range.count >= head.count {
        let start = first.range.lowerBound
        heads.pieces.append(IndexText.Piece(start..<start + head.count, document: index, isOuter: true))
      } else if !head.isEmpty {
        heads.pieces.append(IndexText.Piece(heads.text.count..<heads.text.count + head.count, document: index))
        heads.text += head
        let written = pieces.filter { $0.document == index }.map(\.text).joined()
        heads.variant? += written.unicodeScalars.prefix(3).flatMap { Array(String($0).utf8) }
      }
      documents.append(
        IndexDocument(
          terms: [wordList, [Array("tag\(number % 3)".utf8)]], integers: [date + Int64(index), place],
          strings: [organizations?[index] ?? []]))
    }
    // In long texts heads that reach from one piece into the next, and some of them from one chunk into the next.
    for (piece, next) in zip(body.pieces, body.pieces.dropFirst()) where piece.range.upperBound > 1_000 {
      guard piece.range.upperBound == next.range.lowerBound else { continue }
      let border = piece.range.upperBound
      let before = String(decoding: body.text[piece.range], as: UTF8.self).unicodeScalars.suffix(2)
      let behind = String(decoding: body.text[next.range], as: UTF8.self).unicodeScalars.prefix(2)
      func length(_ scalars: String.UnicodeScalarView.SubSequence) -> Int { String(scalars).utf8.count }
      heads.pieces.append(
        IndexText.Piece(border - length(before)..<border + length(behind), document: piece.document, isOuter: true))
    }
    if heads.variant == heads.text { heads.variant = nil }
    return [IndexGroup(texts: [body, heads], documents: documents)]
  }
}
