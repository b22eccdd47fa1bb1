/// A text as an array of Unicode scalars, each with its UTF-8 offset: what scanners read.
///
/// Scanners look at a scalar and its neighbours all the time; an array makes that one load, and the offset leads
/// back to the one coordinate, ``TextSpan``.
public struct ScalarText: Sendable {
  /// The scalars' values, in order.
  public let scalars: [UInt32]
  /// `byteOffsets[i]` is the UTF-8 offset of `scalars[i]`; one entry more than `scalars`, the last the end.
  public let byteOffsets: [Int32]
  /// The same scalars with traditional characters as simplified ones, one for one (縣 → 县): what rules compare.
  package let simplified: [UInt32]
  private let utf8: [UInt8]
  /// See ``ScalarDecoding/landmarks``.
  private let landmarks: [Int32]

  /// Reads UTF-8. Bytes that are no UTF-8 read as U+FFFD, one a byte; a ``CleanText`` has none.
  ///
  /// - Precondition: `utf8` is shorter than 2 GiB.
  public init(_ utf8: [UInt8]) {
    precondition(utf8.count < Int(Int32.max), "a scalar text is shorter than 2 GiB")
    let decoded = ScalarDecoding(utf8)
    scalars = decoded.scalars
    byteOffsets = decoded.byteOffsets
    landmarks = decoded.landmarks
    self.utf8 = utf8
    simplified = SimplifiedScalars.of(scalars, from: decoded.firstTraditional)
  }

  /// The number of scalars.
  public var count: Int { scalars.count }

  /// The bytes of the scalars in `range`.
  public func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(Int(byteOffsets[range.lowerBound]), Int(byteOffsets[range.upperBound]))
  }

  /// The index of the scalar that begins at or, inside a scalar, before byte `offset`; `count` at the text's end.
  public func index(ofByte offset: Int) -> Int {
    let place = min(max(0, offset) >> 6, landmarks.count - 1)
    var low = Int(landmarks[place])
    var high = place + 1 < landmarks.count ? Int(landmarks[place + 1]) : byteOffsets.count
    while low < high {
      let middle = (low + high) / 2
      if Int(byteOffsets[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The scalars that `span` covers.
  public func range(_ span: TextSpan) -> Range<Int> {
    index(ofByte: span.start)..<index(ofByte: span.end)
  }

  /// The scalars in `range` as a string, for display.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: utf8[span(range).range], as: UTF8.self)
  }
}
