import Bulletins
import ChineseText
import SearchEngine

/// Turns an expression into a query of the engine.
struct QueryCompiler {
  /// What is found.
  let scope: SearchScope
  /// Whether nothing is folded.
  let isExact: Bool
  /// Whether what also stands in a heading or title scores more.
  let prefersHeadings: Bool
  /// The words of each text behind `any:`, each once.
  private(set) var words: [String: [[UInt8]]] = [:]
  /// The strings that stand for each sound of the query.
  private(set) var strings: [PinyinSound: [String]] = [:]
  /// Whether date filters let undated articles through, to count what they leave out.
  var asksForUndated = false
  /// Whether `any:` asks for nothing, because its words are marked otherwise.
  var leavesOutWords = false

  /// A compiler for `search`, which asks the archive's index for the strings of each sound and cuts words with `lexicon`.
  init(_ search: MeasureSearch, searcher: Searcher, lexicon: UserLexicon?) throws {
    scope = search.scope
    isExact = search.isExact
    prefersHeadings = search.prefersHeadings
    guard let expression = search.expression else { return }
    let texts = expression.texts(negated: true)
    if !texts.isEmpty {
      let analyzer = TermAnalyzer(lexicon: lexicon)
      for text in texts {
        var seen: Set<[UInt8]> = []
        words[text] = analyzer.words(of: Array(text.utf8)).filter { seen.insert($0).inserted }
      }
    }
    let sounds = Set(expression.sounds)
    guard !sounds.isEmpty else { return }
    strings = try SoundIndex.strings(Array(sounds), in: searcher, textField: textField)
    for (sound, offset) in search.soundOffsets.sorted(by: { $0.value < $1.value }) where strings[sound] == nil {
      throw ArchiveError.query(
        QueryProblem(
          query: search.query, offset: offset, message: "more than \(SoundIndex.limit) strings sound so",
          help: "Write more syllables, or the characters themselves."))
    }
  }

  /// The unit that is counted.
  var unit: SearchRequest.Unit { scope == .articles ? .groups : .documents }

  /// The field whose text is searched and shown.
  var textField: Int {
    switch scope {
    case .headings, .titles: PassageSchema.heads
    case .passages, .measures, .articles: PassageSchema.body
    }
  }

  /// The engine's query for `expression`, restricted to the scope; nil finds everything in it.
  func compile(_ expression: QueryExpression?) -> Query {
    let query = expression.map { self.query($0, isNegated: false) } ?? .all
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

  private func query(_ expression: QueryExpression, isNegated: Bool) -> Query {
    switch expression {
    case .string(let text): return literal(text)
    case .words(let text): return words(text)
    case .pinyin(let sound): return .or((strings[sound] ?? []).map(literal))
    case .place(let places): return .or(places.map { .integer(column: PassageSchema.place, Self.codes(within: $0)) })
    case .date(let days): return date(days, isNegated: isNegated)
    case .organization(let name):
      let given = Array(name.utf8)
      let folded = TextFolder.fold(given)
      let exact = Query.stringContaining(column: PassageSchema.organization, given)
      return folded == given
        ? exact : .or([exact, .stringContaining(column: PassageSchema.organization, folded)])
    case .role(let role):
      let code = PassageSchema.code(role)
      return .integer(column: PassageSchema.role, code...code)
    case .and(let parts): return .and(queries(parts, isNegated))
    case .or(let parts): return .or(queries(parts, isNegated))
    case .not(let part): return .not(query(part, isNegated: !isNegated))
    }
  }

  /// The queries of parts, each once: what is said twice is not counted twice.
  private func queries(_ parts: [QueryExpression], _ isNegated: Bool) -> [Query] {
    var seen: Set<QueryExpression> = []
    return parts.filter { seen.insert($0).inserted }.map { query($0, isNegated: isNegated) }
  }

  private func literal(_ text: String) -> Query {
    let given = Array(text.utf8)
    guard !given.isEmpty else { return .all }
    let folded = TextFolder.fold(given)
    let spelling = isExact ? given : nil
    return preferringHeads(
      .literal(Literal(textField: textField, needle: folded, spelling: spelling)), folded, spelling: spelling)
  }

  /// A string or word, which scores more where it also stands in the heading or title.
  private func preferringHeads(_ query: Query, _ needle: [UInt8], spelling: [UInt8]? = nil) -> Query {
    guard prefersHeadings else { return query }
    let head = Query.literal(Literal(textField: PassageSchema.heads, needle: needle, spelling: spelling))
    return .preferring(query, .boost(head, Self.weightOfHeadings))
  }

  /// What a heading or title counts for besides the text that it is part of.
  private static let weightOfHeadings = 1.0

  private func words(_ text: String) -> Query {
    guard let words = words[text], !words.isEmpty else { return literal(text) }
    if hasWords {
      return leavesOutWords ? .none : .or(words.map { preferringHeads(.term(field: PassageSchema.words, $0), $0) })
    }
    return .or(words.map { literal(String(decoding: $0, as: UTF8.self)) })
  }

  /// Whether the scope's texts are indexed by words. Those of headings and titles are not: there the words of `any:`
  /// are looked for as strings.
  var hasWords: Bool { scope != .headings && scope != .titles }

  /// Undated articles match neither a date nor its negation.
  private func date(_ days: ClosedRange<Int>, isNegated: Bool) -> Query {
    let isUndated = Query.integer(column: PassageSchema.dateStart, 0...0)
    if asksForUndated { return isNegated ? .none : isUndated }
    let touches = Query.and([
      .integer(column: PassageSchema.dateStart, 1...Int64(days.upperBound)),
      .integer(column: PassageSchema.dateEnd, Int64(days.lowerBound)...Int64.max),
    ])
    return isNegated ? .or([touches, isUndated]) : touches
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
  /// The values that `value` gives for a part of the expression, negated parts included or not, in order.
  func values<Value>(negated: Bool = true, _ value: (QueryExpression) -> Value?) -> [Value] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap { $0.values(negated: negated, value) }
    case .not(let part): negated ? part.values(negated: negated, value) : []
    case .string, .words, .pinyin, .place, .date, .organization, .role: value(self).map { [$0] } ?? []
    }
  }

  /// Whether a date is asked for anywhere.
  var asksForDate: Bool { !values { if case .date = $0 { true } else { nil } }.isEmpty }

  /// Whether a role is asked for anywhere.
  var asksForRole: Bool { !values { if case .role = $0 { true } else { nil } }.isEmpty }

  /// The sounds that are asked for.
  var sounds: [PinyinSound] { values { if case .pinyin(let sound) = $0 { sound } else { nil } } }

  /// The texts whose words are asked for.
  func texts(negated: Bool) -> [String] {
    values(negated: negated) { if case .words(let text) = $0 { text } else { nil } }
  }
}
