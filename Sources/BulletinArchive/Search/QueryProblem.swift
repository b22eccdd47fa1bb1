import ChineseText

/// Why a query cannot be read: what is wrong, where, and what would be right.
public struct QueryProblem: Error, Sendable, Hashable {
  /// The query.
  public let query: String
  /// The place in the query, in Unicode scalars from 0; the query's length where something is missing at its end.
  public let offset: Int
  /// What is wrong.
  public let message: String
  /// One line that says what would be right.
  public let help: String

  /// A problem at `offset` of `query`.
  public init(query: String, offset: Int, message: String, help: String) {
    self.query = query
    self.offset = offset
    self.message = message
    self.help = help
  }
}

extension QueryProblem: CustomStringConvertible {
  /// Four lines: the message, the query (or its part around the place), a caret under the place, the help.
  public var description: String {
    let scalars = Array(query.unicodeScalars)
    let from = max(0, offset - 40)
    let to = min(scalars.count, offset + 40)
    var shown = from > 0 ? "…" : ""
    var column = from > 0 ? 1 : 0
    for index in from..<to {
      let scalar = scalars[index].properties.isWhitespace ? " " : scalars[index]
      if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) {
        shown.unicodeScalars.append(scalar)
        if index < offset { column += EastAsianWidth.columns(of: scalar.value) }
      }
    }
    if to < scalars.count { shown += "…" }
    return "\(message)\n  \(shown)\n  \(String(repeating: " ", count: column))^\n\(help)"
  }
}
