@testable import SearchEngine

/// An engine that is plainly right: it looks at every document for every question.
struct Oracle {
  /// All documents, dead ones included; their numbers are their addresses.
  let documents: [IndexDocument]
  /// The live groups.
  let groups: [Range<Int>]
  let schema: IndexSchema

  init(_ documents: [IndexDocument], deleted: Set<Int>, schema: IndexSchema) {
    self.documents = documents
    self.schema = schema
    var groups: [Range<Int>] = []
    var start = 0
    for index in 1...max(1, documents.count)
    where index >= documents.count || documents[index].group != documents[start].group {
      let group = start..<min(index, documents.count)
      if !group.isEmpty && !group.contains(where: { deleted.contains($0) }) { groups.append(group) }
      start = index
    }
    self.groups = groups
  }

  /// The answer; a hit's address is segment 0 and the document's number.
  func search(_ request: SearchRequest) -> SearchResult {
    var result = SearchResult()
    let units = request.unit == .groups ? groups : groups.flatMap { $0.map { $0..<$0 + 1 } }
    result.documentsSearched = groups.reduce(0) { $0 + $1.count }
    result.groupsSearched = groups.count
    var matching: [(unit: Range<Int>, score: Double)] = []
    var rankings: [Query: BM25] = [:]
    for unit in units where matches(request.query, unit, request.unit) {
      var leaves: [(Query, Double, Int)] = []
      collect(request.query, 1, unit, request.unit, &leaves)
      result.total += 1
      var score = 0.0
      for (leaf, boost, frequency) in leaves {
        result.occurrences += frequency
        if request.sort == .score && !request.countOnly {
          let key = Query.boost(leaf, boost)
          let bm25 = rankings[key] ?? ranking(leaf, boost, units, request.unit)
          rankings[key] = bm25
          score += bm25.score(frequency: UInt32(frequency), norm: bm25.norm(length: length(unit, field(leaf))))
        }
      }
      matching.append((unit, score))
    }
    if !request.countOnly {
      let ordered = matching.enumerated().sorted { left, right in
        switch request.sort {
        case .score:
          if left.element.score != right.element.score { return left.element.score > right.element.score }
        case .integer(let column, let ascending):
          let first = documents[left.element.unit.lowerBound].integers[column]
          let second = documents[right.element.unit.lowerBound].integers[column]
          if first != second { return ascending ? first < second : first > second }
        }
        return left.offset < right.offset
      }
      result.hits = ordered.map(\.element).dropFirst(request.offset).prefix(request.limit ?? Int.max).map {
        SearchResult.Hit(address: DocumentAddress(segment: 0, document: $0.unit.lowerBound), score: $0.score)
      }
    }
    result.facets = request.facets.map { facet in
      var integers: [Int64: Int] = [:]
      var strings: [String: Int] = [:]
      for (unit, _) in matching {
        switch facet {
        case .integer(let column):
          for value in Set(unit.map { documents[$0].integers[column] }) { integers[value, default: 0] += 1 }
        case .string(let column):
          for value in Set(unit.flatMap { documents[$0].strings[column] }) { strings[value, default: 0] += 1 }
        }
      }
      return integers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        .init(value: .integer($0.key), count: $0.value)
      }
        + strings.sorted {
          $0.value != $1.value
            ? $0.value > $1.value : Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8))
        }.map { .init(value: .string($0.key), count: $0.value) }
    }
    return result
  }

  /// The text of a unit.
  func text(_ field: Int, _ unit: Range<Int>, _ kind: SearchRequest.Unit) -> [UInt8] {
    if kind == .groups, let groupField = schema.textFields[field].groupTextField {
      let whole = documents[unit.lowerBound].texts[groupField]
      if !whole.isEmpty { return whole }
    }
    return unit.flatMap { documents[$0].texts[field] }
  }

  /// The number of occurrences that do not overlap, by trying every place.
  static func count(_ needle: [UInt8], in text: [UInt8]) -> Int {
    var count = 0
    var position = 0
    while position + needle.count <= text.count {
      if Array(text[position..<position + needle.count]) == needle {
        count += 1
        position += needle.count
      } else {
        position += 1
      }
    }
    return count
  }

  private func matches(_ query: Query, _ unit: Range<Int>, _ kind: SearchRequest.Unit) -> Bool {
    switch query {
    case .all: true
    case .none: false
    case .term, .literal: frequency(query, unit, kind) > 0
    case .and(let parts): parts.allSatisfy { matches($0, unit, kind) }
    case .or(let parts): parts.contains { matches($0, unit, kind) }
    case .not(let part): !matches(part, unit, kind)
    case .integer(let column, let range): unit.contains { range.contains(documents[$0].integers[column]) }
    case .string(let column, let string): unit.contains { documents[$0].strings[column].contains(string) }
    case .stringContaining(let column, let bytes):
      unit.contains {
        documents[$0].strings[column].contains { bytes.isEmpty || Self.count(bytes, in: Array($0.utf8)) > 0 }
      }
    case .boost(let part, _), .constant(let part): matches(part, unit, kind)
    }
  }

  private func frequency(_ leaf: Query, _ unit: Range<Int>, _ kind: SearchRequest.Unit) -> Int {
    switch leaf {
    case .term(let field, let term):
      unit.reduce(0) { sum, document in
        let list = documents[document].terms[field]
        return sum + (0..<list.count).count { list[$0].elementsEqual(term) }
      }
    case .literal(let literal): Self.count(literal.needle, in: text(literal.textField, unit, kind))
    default: 0
    }
  }

  /// The scoring leaves of the parts that match, in order.
  private func collect(
    _ query: Query, _ boost: Double, _ unit: Range<Int>, _ kind: SearchRequest.Unit,
    _ leaves: inout [(Query, Double, Int)]
  ) {
    guard matches(query, unit, kind) else { return }
    switch query {
    case .term(let field, _):
      if schema.termFields[field].scored { leaves.append((query, boost, frequency(query, unit, kind))) }
    case .literal: leaves.append((query, boost, frequency(query, unit, kind)))
    case .and(let parts), .or(let parts):
      for part in parts { collect(part, boost, unit, kind, &leaves) }
    case .boost(let part, let factor): collect(part, boost * factor, unit, kind, &leaves)
    default: break
    }
  }

  private func ranking(
    _ leaf: Query, _ boost: Double, _ units: [Range<Int>], _ kind: SearchRequest.Unit
  ) -> BM25 {
    BM25(
      total: units.count, matching: units.count { frequency(leaf, $0, kind) > 0 },
      averageLength: Double(units.reduce(0) { $0 + length($1, field(leaf)) }) / Double(units.count), boost: boost)
  }

  private func field(_ leaf: Query) -> Int {
    switch leaf {
    case .term(let field, _): field
    case .literal(let literal): literal.gramField
    default: 0
    }
  }

  private func length(_ unit: Range<Int>, _ field: Int) -> Int {
    unit.reduce(0) { $0 + LengthCode.decode(LengthCode.encode(documents[$1].terms[field].count)) }
  }
}
