import SearchEngine

/// A line of the file of queries: its class, its words parted by blanks, and the string that they make, with TABs
/// between. The class begins with what is asked: `term`, `and`, `or`, `phrase` or `string`, behind `count.` where the
/// total is wanted and not the best texts.
struct PeerQuery {
  /// What the engine is asked.
  let query: Query
  /// Whether the total is wanted.
  let wantsTotal: Bool

  /// The query of a line; nil for a line that is none.
  init?(_ line: ArraySlice<UInt8>) {
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard fields.count == 3 else { return nil }
    var names = String(decoding: fields[0], as: UTF8.self).split(separator: ".")
    wantsTotal = names.first == "count"
    if wantsTotal { names.removeFirst() }
    let words = fields[1].split(separator: 0x20).map { Query.term(field: PeerSchema.wordField, Array($0)) }
    switch names.first {
    case "term": query = words[0]
    case "and": query = .and(words)
    case "or": query = .or(words)
    case "phrase", "string": query = .literal(Self.literal(Array(fields[2])))
    default: return nil
    }
  }

  private static func literal(_ needle: [UInt8]) -> Literal {
    let starts = needle.indices.filter { needle[$0] & 0xC0 != 0x80 } + [needle.count]
    var grams: [[UInt8]] = []
    for index in 0..<max(0, starts.count - 2) {
      let gram = Array(needle[starts[index]..<starts[index + 2]])
      if !grams.contains(gram) { grams.append(gram) }
    }
    return Literal(
      gramField: PeerSchema.gramField, grams: grams, gramPrefix: starts.count == 2 ? needle : nil,
      textField: PeerSchema.textField, needle: needle)
  }

  /// The request that is timed: ten hits, or the total.
  var request: SearchRequest { SearchRequest(query: query, limit: 10, countOnly: wantsTotal) }

  /// The request for the total alone.
  var countRequest: SearchRequest { SearchRequest(query: query, countOnly: true) }
}
