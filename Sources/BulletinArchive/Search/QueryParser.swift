import ChineseText

/// Reads the query language.
///
///     query  = [ any ]
///     any    = all { "OR" all }
///     all    = one { [ "AND" ] one }
///     one    = ( "NOT" | "-" ) one | "(" any ")" | field ":" value | value
///     value  = '"' characters '"' | characters other than blanks, parentheses and '"'; in quotes \" and \\ stand for
///              the mark and the backslash themselves
///     field  = "place" | "date" | "org" | "role" | "in" | "any" | "pinyin"
///
/// 年鉴 编纂 -印刷 → both strings, and not the third. Operators are words in capitals; a `-` counts only before a value.
/// The colon behind a field's name may be full-width, as Chinese keyboards write it: place：甘孜州. Characters that nobody
/// sees (U+200B, U+FEFF) are left out, as they are of texts. The language as users meet it stands in docs/search.md.
///
/// Linear in the query's length; nesting deeper than ``depthLimit`` is refused.
package struct QueryParser {
  /// The longest query, in bytes of UTF-8.
  package static let byteLimit = 1 << 16
  /// The most values in a query.
  package static let valueLimit = 1024
  /// The deepest nesting of parentheses and negations.
  package static let depthLimit = 64

  let query: String
  let scalars: [Unicode.Scalar]
  var position = 0
  private var depth = 0
  private var values = 0
  var scope: SearchScope?
  /// Where the value of each sound stands; of several, the first.
  var soundOffsets: [PinyinSound: Int] = [:]

  private init(_ query: String) {
    self.query = query
    self.scalars = Array(query.unicodeScalars)
  }

  /// Reads `query`; throws a problem that points at the place where it cannot be read.
  package static func parse(_ query: String) throws(QueryProblem) -> ParsedQuery {
    guard query.utf8.count <= byteLimit else {
      throw QueryProblem(
        query: String(query.unicodeScalars.prefix(40)), offset: 0,
        message: "the query has \(query.utf8.count) bytes",
        help: "A query has at most \(byteLimit) bytes; put many queries into a file, one a line, for --queries.")
    }
    var parser = QueryParser(query)
    guard !isBlank(query) else { return ParsedQuery(expression: nil) }
    let expression = try parser.any()
    guard parser.position == parser.scalars.count else {
      throw parser.problem("this ) closes nothing", "To find it as text, put it in quotes: \")\".")
    }
    return ParsedQuery(expression: expression, scope: parser.scope, soundOffsets: parser.soundOffsets)
  }

  /// Whether a query asks for nothing, and so finds everything: blanks, NUL and invisible characters alone.
  package static func isBlank(_ query: String) -> Bool {
    query.unicodeScalars.allSatisfy { isBlank($0) || InvisibleCharacter.contains($0) }
  }

  // MARK: Grammar

  private mutating func any() throws(QueryProblem) -> QueryExpression? {
    var parts: [QueryExpression] = []
    if let first = try all() { parts.append(first) }
    while take(word: "OR") {
      if let part = try all() { parts.append(part) }
    }
    return parts.count > 1 ? .or(parts) : parts.first
  }

  private mutating func all() throws(QueryProblem) -> QueryExpression? {
    var parts: [QueryExpression] = []
    var count = 0
    while true {
      skipBlanks()
      if position == scalars.count || scalars[position] == ")" || isWord("OR") { break }
      if count > 0, take(word: "AND") { skipBlanks() }
      if let part = try one() { parts.append(part) }
      count += 1
    }
    guard count > 0 else {
      throw problem(
        position == scalars.count ? "something is missing at the end" : "something is missing here",
        "Write a string, a field such as place:甘孜州, or parentheses around an expression.")
    }
    return parts.count > 1 ? .and(parts) : parts.first
  }

  private mutating func one() throws(QueryProblem) -> QueryExpression? {
    skipBlanks()
    let start = position
    guard position < scalars.count else {
      throw problem("something is missing at the end", "An operator needs a string behind it.")
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw problem("nested too deeply", "Parentheses and negations nest at most \(Self.depthLimit) deep.")
    }
    if take(word: "NOT") || takeMinus() {
      let scopeBefore = scope
      guard let part = try one(), scope == scopeBefore else {
        throw problem("in: cannot be negated", "Name what is to be found: in:measures.", at: start)
      }
      return .not(part)
    }
    for word in ["OR", "AND"] as [StaticString] where isWord(word) {
      throw problem(
        "something is missing before this operator", "To find the word itself, put it in quotes: \"\(word)\".")
    }
    if scalars[position] == ")" {
      throw problem("something is missing here", "Write a string before the parenthesis closes.")
    }
    if scalars[position] == "(" {
      return try group(at: start)
    }
    values += 1
    guard values <= Self.valueLimit else {
      throw problem(
        "too many values",
        "A query has at most \(Self.valueLimit) values; put many queries into a file, one a line, for --queries.")
    }
    if scalars[position] == "\"" { return .string(try quoted()) }
    if let field = fieldName() { return try self.field(field, at: start) }
    return .string(bare())
  }

  /// What stands between parentheses; the first one is at `start`.
  private mutating func group(at start: Int) throws(QueryProblem) -> QueryExpression? {
    position += 1
    skipBlanks()
    let isEmpty = position < scalars.count && scalars[position] == ")"
    guard !isEmpty else {
      throw problem(
        "there is nothing between the parentheses",
        "Write what to find in them; to find them as text, quote them: \"()\".", at: start)
    }
    let expression = position < scalars.count ? try any() : nil
    guard position < scalars.count else {
      throw problem(
        "this ( is never closed", "Write ) where the group ends; to find it as text, quote it: \"(\".", at: start)
    }
    position += 1
    return expression
  }

  // MARK: Characters

  /// Goes to the next character that says something.
  private mutating func skipBlanks() {
    while position < scalars.count, isBlank(position) || InvisibleCharacter.contains(scalars[position]) {
      position += 1
    }
  }

  private func isBlank(_ index: Int) -> Bool { Self.isBlank(scalars[index]) }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0
  }

  private func isDelimiter(_ index: Int) -> Bool {
    index >= scalars.count || isBlank(index) || scalars[index] == "(" || scalars[index] == ")"
      || scalars[index] == "\""
  }

  private func isWord(_ word: StaticString) -> Bool {
    let text = Array(word.description.unicodeScalars)
    guard position + text.count <= scalars.count, isDelimiter(position + text.count) else { return false }
    return scalars[position..<(position + text.count)].elementsEqual(text)
  }

  private mutating func take(word: StaticString) -> Bool {
    skipBlanks()
    guard isWord(word) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  /// Takes a `-` that stands before something else: one that is followed by nothing, or by nothing but further ones, is
  /// text.
  private mutating func takeMinus() -> Bool {
    guard scalars[position] == "-" else { return false }
    var end = position + 1
    while end < scalars.count, scalars[end] == "-" { end += 1 }
    guard end < scalars.count, !isBlank(end), scalars[end] != ")" else { return false }
    position += 1
    return true
  }

  mutating func bare() -> String {
    var text = String.UnicodeScalarView()
    while !isDelimiter(position) {
      if !InvisibleCharacter.contains(scalars[position]) { text.append(scalars[position]) }
      position += 1
    }
    return String(text)
  }

  mutating func quoted() throws(QueryProblem) -> String {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    while position < scalars.count, scalars[position] != "\"" {
      if isEscape(position) { position += 1 }
      // Texts hold no other blanks than these; a line feed would never be found.
      if isBlank(position) {
        text.append(" ")
      } else if !InvisibleCharacter.contains(scalars[position]) {
        text.append(scalars[position])
      }
      position += 1
    }
    guard position < scalars.count else {
      throw problem(
        "this quotation mark is never closed",
        "Write \" where the string ends; to find the mark itself, write \\\" in quotes: \"\\\"\".", at: start)
    }
    position += 1
    let trimmed = text.drop { $0 == " " }
    guard !trimmed.isEmpty else {
      throw problem("there is nothing between the quotation marks", "Write the string to find in them.", at: start)
    }
    return String(text)
  }

  /// Whether a backslash in quotes says that the mark or the backslash behind it is text.
  private func isEscape(_ index: Int) -> Bool {
    guard scalars[index] == "\\", index + 1 < scalars.count else { return false }
    return scalars[index + 1] == "\"" || scalars[index + 1] == "\\"
  }

  /// The letters before a colon at the current place: `place` in place:甘孜州; nil where none stand there, for an
  /// address such as http://…, and before a full-width colon unless they name a field (GDP：增长 is text).
  private func fieldName() -> String? {
    var end = position
    while end < scalars.count, scalars[end].isASCII, scalars[end].properties.isAlphabetic { end += 1 }
    guard end > position, end < scalars.count, scalars[end] == ":" || scalars[end] == "：" else { return nil }
    if end + 1 < scalars.count, scalars[end + 1] == "/" { return nil }
    let name = String(String.UnicodeScalarView(scalars[position..<end]))
    return scalars[end] == ":" || QueryField(rawValue: name) != nil ? name : nil
  }

  func problem(_ message: String, _ help: String, at offset: Int? = nil) -> QueryProblem {
    QueryProblem(query: query, offset: offset ?? position, message: message, help: help)
  }
}
