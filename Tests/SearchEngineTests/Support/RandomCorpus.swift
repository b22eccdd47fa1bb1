import SearchEngine
import TestSupport

/// Random groups of documents, and questions about them.
struct RandomCorpus {
  let groups: [IndexGroup]
  private let alphabet: [String]

  /// Some hundred documents over a small alphabet, so that everything occurs often enough; some in several pieces, some
  /// longer than a chunk.
  init(groupCount: Int, alphabetSize: Int, using random: inout SeededGenerator) {
    let alphabet = Array("一年鉴是编纂齡出版方志州市县推进任务落 实会议要求，。A7史".map(String.init).prefix(alphabetSize))
    self.alphabet = alphabet
    var groups: [IndexGroup] = []
    for number in 0..<groupCount {
      let count = Int.random(in: 1...4, using: &random)
      let length = Int.random(in: 0..<25, using: &random) == 0 ? 0...1600 : 0...30
      var pieces: [SampleSchema.Piece] = (0..<count).map { (Self.text(length, alphabet, &random), $0) }
      if Int.random(in: 0..<4, using: &random) == 0 {
        // An item within a text that goes on behind it, and something that belongs to nobody.
        pieces.append((Self.text(0...30, alphabet, &random), 0))
        pieces.insert(("。", nil), at: Int.random(in: 0...pieces.count, using: &random))
      }
      if Int.random(in: 0..<5, using: &random) == 0 { pieces.reverse() }
      groups += SampleSchema.group(
        number, pieces: pieces, count: count, date: Int64.random(in: -3...40, using: &random),
        place: Int64.random(in: 0...3, using: &random) * 1_000_000_007_000,
        organizations: (0..<count).map { _ in
          (0..<Int.random(in: 0...2, using: &random)).map { _ in
            ["州财政局", "市地方志办", "省委", ""].randomElement(using: &random) ?? ""
          }
        })
    }
    self.groups = groups
  }

  /// A random question.
  func query(depth: Int, using random: inout SeededGenerator) -> Query {
    switch Int.random(in: 0..<(depth > 0 ? 17 : 9), using: &random) {
    case 0: return .term(field: SampleSchema.words, Array(Self.text(1...2, alphabet, &random).utf8))
    case 1: return .term(field: SampleSchema.tags, Array("tag\(Int.random(in: 0...3, using: &random))".utf8))
    case 2...4: return SampleSchema.literal(needle(&random))
    case 5:
      return Bool.random(using: &random)
        ? SampleSchema.literal(needle(&random), isExact: true)
        : SampleSchema.literal(
          Self.text(1...3, alphabet, &random), field: SampleSchema.heads, isExact: Bool.random(using: &random))
    case 6: return .integer(column: 0, Int64.random(in: -5...20, using: &random)...30)
    case 7: return .string(column: 0, ["州财政局", "省委", "县"].randomElement(using: &random) ?? "")
    case 8:
      return [.all, .none, .stringContaining(column: 0, Array("地方".utf8)), .stringContaining(column: 0, [])]
        .randomElement(using: &random) ?? .all
    case 9...10: return .and(parts(depth, &random))
    case 11...13: return .or(parts(depth, &random))
    case 14: return .not(query(depth: depth - 1, using: &random))
    case 15: return .preferring(query(depth: depth - 1, using: &random), query(depth: depth - 1, using: &random))
    default:
      let part = query(depth: depth - 1, using: &random)
      return Bool.random(using: &random) ? .constant(part) : .boost(part, 2.5)
    }
  }

  /// A random question whose best answers can be found without looking at all documents: all or any of some terms, or a
  /// literal, mostly with filters.
  func prunableQuery(using random: inout SeededGenerator) -> Query {
    func term() -> Query {
      let term = Query.term(field: SampleSchema.words, Array(Self.text(1...2, alphabet, &random).utf8))
      return Int.random(in: 0..<6, using: &random) == 0 ? .boost(term, 0.5) : term
    }
    let core: Query =
      switch Int.random(in: 0..<6, using: &random) {
      case 0: SampleSchema.literal(needle(&random))
      case 1...2: .and((0..<Int.random(in: 1...4, using: &random)).map { _ in term() })
      default: .or((0..<Int.random(in: 1...6, using: &random)).map { _ in term() })
      }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return core
    case 1: return .and([core, .integer(column: 0, Int64.random(in: -5...20, using: &random)...30)])
    default: return .and([.integer(column: 1, 0...2_000_000_000_000), core, .integer(column: 0, 0...25)])
    }
  }

  /// A random request for the answer to `query`.
  func request(_ query: Query, using random: inout SeededGenerator) -> SearchRequest {
    SearchRequest(
      query: query, unit: Bool.random(using: &random) ? .documents : .groups,
      limit: [nil, 0, 1, 5, 10, 1000].randomElement(using: &random) ?? 10,
      offset: [0, 0, 3].randomElement(using: &random) ?? 0,
      sort: [.score, .score, .integer(column: 0, ascending: true), .integer(column: 0, ascending: false)]
        .randomElement(using: &random) ?? .score,
      facets: Bool.random(using: &random) ? [] : [.integer(column: 1), .string(column: 0)],
      countOnly: Int.random(in: 0..<5, using: &random) == 0)
  }

  private func parts(_ depth: Int, _ random: inout SeededGenerator) -> [Query] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in query(depth: depth - 1, using: &random) }
  }

  /// One to twelve characters, mostly some that do occur, often across a border.
  private func needle(_ random: inout SeededGenerator) -> String {
    let length = Int.random(in: 1...12, using: &random)
    let body = groups[Int.random(in: 0..<groups.count, using: &random)].texts[SampleSchema.body]
    let bytes = Bool.random(using: &random) ? body.text : body.variant ?? body.text
    let characters = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    guard characters.count >= length, Int.random(in: 0..<5, using: &random) > 0 else {
      return Self.text(1...3, alphabet, &random)
    }
    let start = Int.random(in: 0...(characters.count - length), using: &random)
    var needle = String.UnicodeScalarView()
    needle.append(contentsOf: characters[start..<start + length])
    return String(needle)
  }

  private static func text(
    _ length: ClosedRange<Int>, _ alphabet: [String], _ random: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: length, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
  }
}
