/// A half-open range of bytes in a source file as it lies on disk, in the file's own encoding.
public struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset behind the last byte.
  public let end: Int
  /// The line of the first byte, counted from 1. CR, LF and CRLF each end one line.
  public let line: Int

  /// A span of `end - start` bytes that begins on `line`.
  public init(start: Int, end: Int, line: Int) {
    self.start = start
    self.end = end
    self.line = line
  }
}
