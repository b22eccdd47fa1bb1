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
    case "phrase", "string": query = .literal(Literal(textField: PeerSchema.textField, needle: Array(fields[2])))
    default: return nil
    }
  }

  /// The request that is timed: ten hits, or the total.
  var request: SearchRequest { SearchRequest(query: query, limit: 10, countOnly: wantsTotal, quick: true) }

  /// The request for the total alone.
  var countRequest: SearchRequest { SearchRequest(query: query, countOnly: true) }
}
