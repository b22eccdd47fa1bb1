import Bulletins
import ChineseText
import SearchEngine

/// Turns an expression into a query of the engine.
struct QueryCompiler {
  /// What is found.
  let scope: SearchScope
  /// Whether nothing is folded.
  let isExact: Bool
  /// Cuts the text of `any:` into words.
  let analyzer: TermAnalyzer
  /// Whether date filters ask for undated articles instead.
  var asksForUndated = false

  /// The unit that is counted.
  var unit: SearchRequest.Unit { scope == .articles ? .groups : .documents }

  /// The field whose text is searched, folded or not.
  var textField: Int { isExact ? originalField : foldedField }

  /// The field of the text that is shown.
  var originalField: Int {
    switch scope {
    case .headings, .titles: PassageSchema.headOriginal
    case .passages, .measures, .articles: PassageSchema.original
    }
  }

  /// The field of the same text, folded.
  var foldedField: Int {
    switch scope {
    case .headings, .titles: PassageSchema.headFolded
    case .passages, .measures, .articles: PassageSchema.folded
    }
  }

  /// The engine's query for `expression`, restricted to the scope; nil finds everything in it.
  func compile(_ expression: QueryExpression?) -> Query {
    let query = expression.map { self.query($0) } ?? .all
    switch scope {
    case .passages, .articles: return query
    case .measures, .headings: return .and([query, kind(.measure)])
    case .titles: return .and([query, kind(.title)])
    }
  }

  private func kind(_ kind: Passage.Kind) -> Query {
    let code = PassageSchema.code(kind)
    return .integer(column: PassageSchema.kind, code...code)
  }

  private func query(_ expression: QueryExpression) -> Query {
    switch expression {
    case .string(let text): return literal(text)
    case .words(let text): return words(text)
    case .place(let places): return .or(places.map { .integer(column: PassageSchema.place, Self.codes(within: $0)) })
    case .date(let days): return date(days)
    case .organization(let name):
      let given = Array(name.utf8)
      let folded = TextFolder.fold(given)
      let exact = Query.stringContaining(column: PassageSchema.organization, given)
      return folded == given
        ? exact : .or([exact, .stringContaining(column: PassageSchema.organization, folded)])
    case .role(let role):
      let code = PassageSchema.code(role)
      return .integer(column: PassageSchema.role, code...code)
    case .and(let parts): return .and(parts.map { query($0) })
    case .or(let parts): return .or(parts.map { query($0) })
    case .not(let part): return .not(query(part))
    }
  }

  private func literal(_ text: String) -> Query {
    let given = Array(text.utf8)
    let folded = TextFolder.fold(given)
    var borders: [Int] = []
    for (index, byte) in folded.enumerated() where byte & 0xC0 != 0x80 { borders.append(index) }
    borders.append(folded.count)
    let count = borders.count - 1
    guard count > 0 else { return .all }
    var grams: [[UInt8]] = []
    var seen: Set<[UInt8]> = []
    for index in 0..<max(0, count - 1) {
      let gram = Array(folded[borders[index]..<borders[index + 2]])
      if seen.insert(gram).inserted { grams.append(gram) }
    }
    let isHead = scope == .headings || scope == .titles
    return .literal(
      Literal(
        gramField: isHead ? PassageSchema.heads : PassageSchema.grams,
        borderField: unit == .groups ? PassageSchema.borders : nil,
        grams: grams, gramPrefix: count == 1 ? folded : nil, textField: textField,
        needle: isExact ? given : folded))
  }

  private func words(_ text: String) -> Query {
    let words = analyzer.words(of: Array(text.utf8))
    guard !words.isEmpty else { return literal(text) }
    switch scope {
    case .headings, .titles: return .or(words.map { literal(String(decoding: $0, as: UTF8.self)) })
    case .passages, .measures, .articles: return .or(words.map { .term(field: PassageSchema.words, $0) })
    }
  }

  private func date(_ days: ClosedRange<Int>) -> Query {
    if asksForUndated { return .integer(column: PassageSchema.dateStart, 0...0) }
    return .and([
      .integer(column: PassageSchema.dateStart, 1...Int64(days.upperBound)),
      .integer(column: PassageSchema.dateEnd, Int64(days.lowerBound)...Int64.max),
    ])
  }

  /// The adcodes of a place and of the places within it: 四川省 → 510000...519999.
  static func codes(within place: Place) -> ClosedRange<Int64> {
    let code = Int64(place.code) ?? 0
    switch place.level {
    case .province: return code...(code / 10000 * 10000 + 9999)
    case .prefecture: return code...(code / 100 * 100 + 99)
    case .county: return code...code
    }
  }
}

extension QueryExpression {
  /// Whether a date is asked for anywhere.
  var asksForDate: Bool {
    switch self {
    case .date: true
    case .string, .words, .place, .organization, .role: false
    case .and(let parts), .or(let parts): parts.contains(where: \.asksForDate)
    case .not(let part): part.asksForDate
    }
  }
}
