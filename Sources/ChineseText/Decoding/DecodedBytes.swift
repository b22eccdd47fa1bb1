/// A decoded text while it grows: its UTF-8 and the runs that lead back to the source.
struct DecodedBytes {
  /// The text so far.
  private(set) var utf8: [UInt8] = []
  /// The runs so far, without the open one.
  private var closed: [OffsetMap.Run] = []
  private var runStart = 0
  private var runSource = 0
  private var runCount = 0
  private var runWidth = 1
  private var runSourceWidth = 1

  /// An empty text, with room for a text from `count` source bytes.
  init(sourceCount count: Int) {
    utf8.reserveCapacity(count + count / 2)
  }

  /// All of `bytes` from `start` on, as they are: not copied where `start` is 0.
  init(identity bytes: [UInt8], from start: Int) {
    utf8 = start == 0 ? bytes : Array(bytes[start...])
    runSource = start
    runCount = utf8.count
  }

  /// The runs of the text so far.
  var runs: [OffsetMap.Run] {
    guard runCount > 0 else { return closed }
    return closed + [openRun]
  }

  /// Appends one character that takes the `sourceWidth` bytes at `source`.
  @inline(__always)
  mutating func append(_ scalar: UInt32, source: Int, sourceWidth: Int) {
    let before = utf8.count
    UTF8Sequence.append(scalar, to: &utf8)
    extend(start: before, count: 1, width: utf8.count - before, source: source, sourceWidth: sourceWidth)
  }

  /// Appends several characters that one character of the source, at `source`, stands for.
  mutating func append(_ scalars: [UInt32], source: Int, sourceWidth: Int) {
    let before = utf8.count
    for scalar in scalars { UTF8Sequence.append(scalar, to: &utf8) }
    extend(start: before, count: 1, width: utf8.count - before, source: source, sourceWidth: sourceWidth)
  }

  /// Appends UTF-8 as it lies at `source`.
  mutating func append(utf8 bytes: UnsafeBufferPointer<UInt8>.SubSequence, source: Int) {
    guard !bytes.isEmpty else { return }
    let before = utf8.count
    utf8.append(contentsOf: bytes)
    extend(start: before, count: bytes.count, width: 1, source: source, sourceWidth: 1)
  }

  @inline(__always)
  private mutating func extend(start: Int, count: Int, width: Int, source: Int, sourceWidth: Int) {
    if width == runWidth, sourceWidth == runSourceWidth, runCount > 0,
      source == runSource &+ runCount &* runSourceWidth
    {
      runCount &+= count
      return
    }
    if runCount > 0 { closed.append(openRun) }
    runStart = start
    runSource = source
    runCount = count
    runWidth = width
    runSourceWidth = sourceWidth
  }

  private var openRun: OffsetMap.Run {
    OffsetMap.Run(
      start: runStart, source: runSource, count: runCount, width: runWidth, sourceWidth: runSourceWidth)
  }
}
