extension Query {
  /// Where in `text` the query's terms and literals occur: byte ranges, ascending, overlapping ones joined. Nothing
  /// below ``not(_:)`` is marked; of literals only those over `textField`, if it is not nil. Of a literal with a
  /// spelling, that one is marked.
  public func marks(in text: [UInt8], textField: Int? = nil) -> [Range<Int>] {
    text.withUnsafeBytes { marks(in: $0, textField: textField) }
  }

  func marks(in text: UnsafeRawBufferPointer, textField: Int?) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for needle in Set(needles(textField: textField)) where !needle.isEmpty {
      ranges.append(contentsOf: ByteSearch.ranges(of: needle, in: text))
    }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var joined: [Range<Int>] = []
    for range in ranges {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private func needles(textField: Int?) -> [[UInt8]] {
    switch self {
    case .all, .none, .not, .integer, .string, .stringContaining: []
    case .term(_, let term): [term]
    case .literal(let literal):
      textField == nil || textField == literal.textField ? [literal.spelling ?? literal.needle] : []
    case .and(let parts), .or(let parts): parts.flatMap { $0.needles(textField: textField) }
    case .boost(let part, _), .constant(let part), .preferring(let part, _): part.needles(textField: textField)
    }
  }
}
