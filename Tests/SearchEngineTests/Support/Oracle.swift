@testable import SearchEngine

/// An engine that is plainly right: it looks at every document for every question.
struct Oracle {
  /// All documents, dead ones included; their numbers are their addresses.
  let documents: [IndexDocument]
  /// The live groups: their documents.
  let groups: [Range<Int>]
  private let schema: IndexSchema
  /// For each text field the pairs of each chunk of the live groups.
  private let chunks: [[Set<[UInt8]>]]
  /// For each text field, by first documents, the texts of live groups, in both spellings: one, or the pieces of a field
  /// within another.
  private var groupTexts: [[Int: (text: [[UInt8]], variant: [[UInt8]])]]
  /// For each text field the pieces of each live document, in both spellings.
  private var pieces: [[Int: (text: [[UInt8]], variant: [[UInt8]])]]

  init(_ all: [IndexGroup], deleted: Set<Int>, schema: IndexSchema) {
    self.schema = schema
    var documents: [IndexDocument] = []
    var groups: [Range<Int>] = []
    var chunks = [[Set<[UInt8]>]](repeating: [], count: schema.textFields.count)
    groupTexts = Array(repeating: [:], count: schema.textFields.count)
    pieces = Array(repeating: [:], count: schema.textFields.count)
    for group in all {
      let range = documents.count..<documents.count + group.documents.count
      documents += group.documents
      if range.contains(where: { deleted.contains($0) }) { continue }
      groups.append(range)
      for (field, text) in group.texts.enumerated() {
        let outer = schema.textFields[field].within
        if outer == nil {
          chunks[field] += Self.chunks(of: text, documentCount: range.count).map { Self.pairs(in: text.text, $0) }
          groupTexts[field][range.lowerBound] = ([text.text], [text.variant ?? text.text])
        }
        for piece in text.pieces {
          let whole = piece.isOuter ? group.texts[outer ?? field] : text
          let bytes = Array(whole.text[piece.range])
          // The n-th character of the one spelling stands for the n-th of the other.
          let before = Self.characters(Array(whole.text[..<piece.range.lowerBound])).count
          let variant = Self.characters(whole.variant ?? whole.text)
          let other = variant[before..<before + Self.characters(bytes).count].flatMap { Array(String($0).utf8) }
          pieces[field][range.lowerBound + piece.document, default: ([], [])].text.append(bytes)
          pieces[field][range.lowerBound + piece.document, default: ([], [])].variant.append(other)
          if outer != nil {
            groupTexts[field][range.lowerBound, default: ([], [])].text.append(bytes)
            groupTexts[field][range.lowerBound, default: ([], [])].variant.append(other)
          }
        }
      }
    }
    self.documents = documents
    self.groups = groups
    self.chunks = chunks
  }

  private static func characters(_ text: [UInt8]) -> [Unicode.Scalar] {
    Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  }

  /// Where the engine cuts a text into chunks: a definition, not an answer.
  private static func chunks(of text: IndexText, documentCount: Int) -> [Range<Int>] {
    var writer = TextFieldWriter(IndexSchema.TextField(name: ""))
    var chunks: [Range<Int>] = []
    text.text.withUnsafeBytes {
      _ = writer.append($0, variant: nil, pieces: text.pieces, documents: 0..<documentCount) { chunks.append($0) }
    }
    return chunks
  }

  /// The pairs that begin in a chunk.
  private static func pairs(in text: [UInt8], _ chunk: Range<Int>) -> Set<[UInt8]> {
    var pairs: Set<[UInt8]> = []
    var offset = 0
    let characters = Self.characters(text)
    for (index, character) in characters.enumerated() {
      let bytes = Array(String(character).utf8)
      if chunk.contains(offset), character.value > 0x20 {
        let next = index + 1 < characters.count && characters[index + 1].value > 0x20 ? [characters[index + 1]] : []
        pairs.insert(bytes + next.flatMap { Array(String($0).utf8) })
      }
      offset += bytes.count
    }
    return pairs
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
      var leaves: [(Query, Double, Int, counts: Bool)] = []
      collect(request.query, 1, true, unit, request.unit, &leaves)
      result.total += 1
      var score = 0.0
      for (leaf, boost, frequency, counts) in leaves {
        if counts { result.occurrences += frequency }
        if request.sort == .score && !request.countOnly {
          let key = Query.boost(leaf, boost)
          let bm25 = rankings[key] ?? ranking(leaf, boost, units, request.unit)
          rankings[key] = bm25
          score += bm25.score(frequency: UInt32(frequency), norm: bm25.norm(length: length(unit, of: leaf)))
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

  /// The texts of a unit: of a document its pieces, of a group one.
  private func texts(_ field: Int, _ unit: Range<Int>, _ kind: SearchRequest.Unit, variant: Bool) -> [[UInt8]] {
    let texts = (kind == .groups ? groupTexts : pieces)[field][unit.lowerBound]
    return variant ? texts?.variant ?? [] : texts?.text ?? []
  }

  /// The number of occurrences that do not overlap, by trying every place.
  static func count(_ needle: [UInt8], in text: [UInt8]) -> Int {
    var count = 0
    var position = 0
    while position + needle.count <= text.count {
      var matched = 0
      while matched < needle.count, text[position + matched] == needle[matched] { matched += 1 }
      if matched == needle.count {
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
    case .boost(let part, _), .constant(let part), .preferring(let part, _): matches(part, unit, kind)
    }
  }

  private func frequency(_ leaf: Query, _ unit: Range<Int>, _ kind: SearchRequest.Unit) -> Int {
    switch leaf {
    case .term(let field, let term):
      unit.reduce(0) { sum, document in
        let list = documents[document].terms[field]
        return sum + (0..<list.count).count { list[$0].elementsEqual(term) }
      }
    case .literal(let literal):
      texts(literal.textField, unit, kind, variant: literal.spelling != nil).reduce(0) {
        $0 + Self.count(literal.spelling ?? literal.needle, in: $1)
      }
    default: 0
    }
  }

  /// The scoring leaves of the parts that match, in order.
  private func collect(
    _ query: Query, _ boost: Double, _ counts: Bool, _ unit: Range<Int>, _ kind: SearchRequest.Unit,
    _ leaves: inout [(Query, Double, Int, counts: Bool)]
  ) {
    guard matches(query, unit, kind) else { return }
    switch query {
    case .term(let field, _):
      if schema.termFields[field].scored { leaves.append((query, boost, frequency(query, unit, kind), counts)) }
    case .literal: leaves.append((query, boost, frequency(query, unit, kind), counts))
    case .and(let parts), .or(let parts):
      for part in parts { collect(part, boost, counts, unit, kind, &leaves) }
    case .preferring(let part, let preferred):
      collect(part, boost, counts, unit, kind, &leaves)
      collect(preferred, boost, false, unit, kind, &leaves)
    case .boost(let part, let factor): collect(part, boost * factor, counts, unit, kind, &leaves)
    default: break
    }
  }

  private func ranking(
    _ leaf: Query, _ boost: Double, _ units: [Range<Int>], _ kind: SearchRequest.Unit
  ) -> BM25 {
    let average = Double(units.reduce(0) { $0 + length($1, of: leaf) }) / Double(units.count)
    guard case .literal(let literal) = leaf else {
      return BM25(
        total: units.count, matching: units.count { frequency(leaf, $0, kind) > 0 }, averageLength: average,
        boost: boost)
    }
    let chunks = chunks[schema.textFields[literal.textField].within ?? literal.textField]
    let characters = Self.characters(literal.needle)
    let pairs = zip(characters, characters.dropFirst()).filter { $0.value > 0x20 && $1.value > 0x20 }
      .map { Array(String($0).utf8) + Array(String($1).utf8) }
    let single = characters.first { $0.value > 0x20 }.map { Array(String($0).utf8) }
    let rarest =
      pairs.map { pair in chunks.count { $0.contains(pair) } }.min()
      ?? single.map { single in chunks.count { $0.contains { $0.starts(with: single) } } } ?? chunks.count
    return BM25(total: chunks.count, matching: rarest, averageLength: average, boost: boost)
  }

  private func length(_ unit: Range<Int>, of leaf: Query) -> Int {
    unit.reduce(0) { sum, document in
      let length =
        switch leaf {
        case .term(let field, _): documents[document].terms[field].count
        case .literal(let literal):
          texts(literal.textField, document..<document + 1, .documents, variant: false).reduce(0) {
            $0 + Self.characters($1).count
          }
        default: 0
        }
      return sum + LengthCode.decode(LengthCode.encode(length))
    }
  }
}
