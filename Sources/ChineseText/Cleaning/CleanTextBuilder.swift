/// Writes a clean text piece by piece and keeps the way back to the source beside it.
struct CleanTextBuilder {
  private(set) var utf8: [UInt8] = []
  private var runs: [OffsetMap.Run] = []
  private let decodedRuns: [OffsetMap.Run]
  private let source: OffsetMap
  private var cursor = 0

  /// A builder over a text that was decoded with `offsets`.
  init(offsets: OffsetMap, capacity: Int) {
    decodedRuns = offsets.runs
    source = offsets
    utf8.reserveCapacity(capacity)
  }

  /// Appends the bytes `[start, end)` of `decoded` as they are; both ends lie between characters.
  mutating func copy(_ decoded: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard start < end else { return }
    var output = utf8.count
    // Sound because the callers' ranges come from lines of this very buffer; a slice checks them once more.
    utf8.append(contentsOf: decoded[start..<end])
    var position = start
    seek(position)
    while position < end, cursor < decodedRuns.count {
      let run = decodedRuns[cursor]
      let stop = min(end, run.end)
      let units = (stop - position) / run.width
      guard units > 0 else { break }
      let offset = (position - run.start) / run.width
      add(
        OffsetMap.Run(
          start: output, source: run.source + offset * run.sourceWidth, count: units, width: run.width,
          sourceWidth: run.sourceWidth))
      output += units * run.width
      position += units * run.width
      if position >= run.end { cursor += 1 }
    }
  }

  /// Appends one ASCII character that stands for the decoded bytes `[start, end)`, a line break or blanks.
  mutating func put(_ byte: UInt8, for start: Int, _ end: Int) {
    let source = sourceOffset(start)
    let width = max(0, sourceOffset(end) - source)
    add(OffsetMap.Run(start: utf8.count, source: source, count: 1, width: 1, sourceWidth: width))
    utf8.append(byte)
  }

  /// The map of all that was written.
  func offsetMap() -> OffsetMap {
    OffsetMap(
      runs: runs, lineStarts: source.lineStarts, sourceCount: source.sourceCount, firstLine: source.firstLine)
  }

  /// The source offset of decoded byte `offset`; the source's end behind the last one.
  private mutating func sourceOffset(_ offset: Int) -> Int {
    seek(offset)
    guard cursor < decodedRuns.count else {
      return decodedRuns.last.map { $0.source + $0.count * $0.sourceWidth } ?? source.sourceCount
    }
    let run = decodedRuns[cursor]
    return run.source + (offset - run.start) / run.width * run.sourceWidth
  }

  /// Moves to the run that holds `offset`. Pieces mostly ascend, so that this is one step.
  private mutating func seek(_ offset: Int) {
    if cursor >= decodedRuns.count || decodedRuns[cursor].start > offset {
      var low = 0
      var high = decodedRuns.count
      while low < high {
        let middle = (low + high) / 2
        if decodedRuns[middle].start <= offset { low = middle + 1 } else { high = middle }
      }
      cursor = max(0, low - 1)
    }
    while cursor < decodedRuns.count, decodedRuns[cursor].end <= offset { cursor += 1 }
  }

  private mutating func add(_ run: OffsetMap.Run) {
    if let last = runs.last, last.width == run.width, last.sourceWidth == run.sourceWidth, last.end == run.start,
      last.source + last.count * last.sourceWidth == run.source
    {
      runs[runs.count - 1] = OffsetMap.Run(
        start: last.start, source: last.source, count: last.count + run.count, width: last.width,
        sourceWidth: last.sourceWidth)
    } else {
      runs.append(run)
    }
  }
}
