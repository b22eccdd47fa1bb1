/// Counts a column's values over an answer, segment by segment.
struct FacetCounter {
  private let facet: SearchRequest.Facet
  private var integers: [Int64: Int] = [:]
  /// By bytes: equality of `String` would take different strings for one.
  private var strings: [[UInt8]: Int] = [:]

  /// A counter that has counted nothing.
  init(_ facet: SearchRequest.Facet) { self.facet = facet }

  /// Counts the units of a segment's answer.
  mutating func count(_ units: [UInt32], in search: SegmentSearch) throws(IndexError) {
    switch facet {
    case .integer(let column):
      let values = search.segment.integers[column]
      var found: [Int64] = []
      found.reserveCapacity(units.count)
      for unit in units {
        let documents = try search.documents(of: unit)
        if documents.count == 1 {
          found.append(try values[Int(documents.lowerBound)])
        } else {
          var distinct: Set<Int64> = []
          for document in documents { distinct.insert(try values[Int(document)]) }
          found.append(contentsOf: distinct)
        }
      }
      add(found)
    case .string(let column):
      let values = search.segment.strings[column]
      var counts = [Int](repeating: 0, count: values.dictionary.count)
      var latest = [UInt32](repeating: UInt32.max, count: values.dictionary.count)
      for unit in units {
        for document in try search.documents(of: unit) {
          try values.forEachOrdinal(of: Int(document)) { (ordinal) throws(IndexError) in
            if latest[ordinal] != unit {
              latest[ordinal] = unit
              counts[ordinal] += 1
            }
          }
        }
      }
      for (ordinal, count) in counts.enumerated() where count > 0 {
        strings[try values.dictionary.term(at: ordinal), default: 0] += count
      }
    }
  }

  /// Counts integers: in an array if they lie close together, which is many times faster, else in the dictionary.
  private mutating func add(_ values: [Int64]) {
    guard let least = values.min(), let greatest = values.max() else { return }
    let (span, overflow) = greatest.subtractingReportingOverflow(least)
    guard !overflow, span < Int64(4 * values.count + 4096) else {
      for value in values { integers[value, default: 0] += 1 }
      return
    }
    var counts = [Int](repeating: 0, count: Int(span) + 1)
    for value in values { counts[Int(value - least)] += 1 }
    for (offset, count) in counts.enumerated() where count > 0 { integers[least + Int64(offset), default: 0] += count }
  }

  /// The counts: highest first, then by value.
  func sorted() -> [SearchResult.FacetCount] {
    switch facet {
    case .integer:
      integers.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        .map { SearchResult.FacetCount(value: .integer($0.key), count: $0.value) }
    case .string:
      strings.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
        .map { SearchResult.FacetCount(value: .string(String(decoding: $0.key, as: UTF8.self)), count: $0.value) }
    }
  }
}
