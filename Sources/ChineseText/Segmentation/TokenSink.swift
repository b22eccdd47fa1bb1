/// What takes in the tokens of a text, in order. Cutters are compiled anew for each kind of sink, so that none keeps more
/// than it is asked for.
protocol TokenSink {
  /// Takes in the token at these bytes.
  mutating func add(_ start: Int, _ end: Int, _ kind: Token.Kind)
}

extension [Token]: TokenSink {
  @inline(__always)
  mutating func add(_ start: Int, _ end: Int, _ kind: Token.Kind) {
    append(Token(span: TextSpan(start, end), kind: kind))
  }
}

/// The bytes of the words alone, a third of the memory that tokens take.
struct WordRanges: TokenSink {
  /// The ranges, ascending.
  var ranges: [Range<UInt32>]

  @inline(__always)
  mutating func add(_ start: Int, _ end: Int, _ kind: Token.Kind) {
    guard kind != .other else { return }
    ranges.append(UInt32(truncatingIfNeeded: start)..<UInt32(truncatingIfNeeded: end))
  }
}
