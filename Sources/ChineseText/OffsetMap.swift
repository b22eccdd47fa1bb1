/// Leads from bytes of a clean (or decoded) text to bytes and lines of the source file.
///
/// The map is a list of *runs*, ascending and without gaps in the text, each of `count` characters that all take
/// `width` bytes in the text and `sourceWidth` in the source. UTF-8 text that was not repaired is one run of
/// one-byte units; a GB18030 file has a run for each stretch of Han or ASCII. Memory grows with the number of
/// runs, not of characters.
public struct OffsetMap: Sendable {
  /// A stretch of equally wide characters that lie together in both text and source.
  public struct Run: Sendable, Hashable {
    /// Where the run begins in the text.
    public let start: Int
    /// Where the run begins in the source.
    public let source: Int
    /// How many units it holds.
    public let count: Int
    /// Bytes a unit in the text; 0 is not allowed.
    public let width: Int
    /// Bytes a unit in the source; 0 for characters that the reader put in (a line end that the source lacks).
    public let sourceWidth: Int

    /// A run of `count` units.
    public init(start: Int, source: Int, count: Int, width: Int, sourceWidth: Int) {
      self.start = start
      self.source = source
      self.count = count
      self.width = width
      self.sourceWidth = sourceWidth
    }

    /// Where the run ends in the text.
    public var end: Int { start + count * width }
  }

  /// The runs, ascending by `start`, covering the text from 0 to its end.
  public let runs: [Run]
  /// `lineStarts[i]` is the source offset of line `firstLine + i`; the first is 0 in a map of a whole source.
  public let lineStarts: [Int]
  /// The number of the first line in `lineStarts`: 1 in a map of a whole source, more in a map of a part of it.
  public let firstLine: Int
  /// The number of bytes in the source.
  public let sourceCount: Int

  /// A map of `runs` over a source of `sourceCount` bytes.
  ///
  /// - Precondition: the runs ascend without gaps from 0, and `lineStarts` ascends from 0.
  public init(runs: [Run], lineStarts: [Int], sourceCount: Int, firstLine: Int = 1) {
    self.runs = runs
    self.lineStarts = lineStarts
    self.firstLine = firstLine
    self.sourceCount = sourceCount
  }

  /// The source bytes of the characters in `span`: from the first one's first byte to the last one's last byte.
  ///
  /// An empty span gives an empty source span at the place of the character behind it (or the source's end).
  /// Where a span crosses from body to furniture, so that the source runs backwards, both ends are put in
  /// order. O(log n).
  public func source(_ span: TextSpan) -> SourceSpan {
    let start = sourceStart(ofByte: span.start)
    let end = span.isEmpty ? start : sourceEnd(ofByte: span.end - 1)
    return SourceSpan(start: min(start, end), end: max(start, end), line: line(ofSourceByte: min(start, end)))
  }

  /// The source offset of the first byte of the character that holds text byte `offset`.
  public func sourceStart(ofByte offset: Int) -> Int {
    guard let run = run(holding: offset) else { return runs.last.map { sourceEnd(of: $0) } ?? sourceCount }
    return run.source + (offset - run.start) / run.width * run.sourceWidth
  }

  /// The source offset behind the last byte of the character that holds text byte `offset`.
  public func sourceEnd(ofByte offset: Int) -> Int {
    guard let run = run(holding: offset) else { return sourceCount }
    return run.source + ((offset - run.start) / run.width + 1) * run.sourceWidth
  }

  /// The line, from 1, of the source byte at `offset`.
  public func line(ofSourceByte offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return firstLine - 1 + max(1, low)
  }

  private func sourceEnd(of run: Run) -> Int { run.source + run.count * run.sourceWidth }

  private func run(holding offset: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset < runs[low - 1].end else { return nil }
    return runs[low - 1]
  }
}
