/// A half-open range of UTF-8 bytes in a clean text: the one coordinate of the whole program.
///
/// `start == end` is an empty span. Only ``OffsetMap`` leads from here to bytes of the source file.
public struct TextSpan: Hashable, Sendable, Comparable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset behind the last byte; never below `start`.
  public let end: Int

  /// A span from `start` up to, and without, `end`.
  ///
  /// - Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a text span ends before it starts")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }

  /// Whether the span holds no byte.
  public var isEmpty: Bool { start == end }

  /// The same bytes as a Swift range.
  public var range: Range<Int> { start..<end }

  /// Whether every byte of `other` lies in this span; an empty `other` lies in it when its place does.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two spans share at least one byte.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// Orders by start, then by end, so that an outer span with the same start comes after an inner one.
  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
