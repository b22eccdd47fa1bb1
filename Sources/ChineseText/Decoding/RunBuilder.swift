/// Collects the runs of an ``OffsetMap`` while a text is decoded from its beginning to its end.
struct RunBuilder {
  private var closed: [OffsetMap.Run] = []
  private var start = 0
  private var source = 0
  private var count = 0
  private var width = 1
  private var sourceWidth = 1

  /// The runs, ascending and without gaps.
  consuming func finished() -> [OffsetMap.Run] {
    var runs = closed
    closed = []
    if count > 0 { runs.append(open) }
    return runs
  }

  /// Appends `count` characters of `width` bytes at text offset `start`, each from `sourceWidth` bytes, the first of
  /// them at `source`.
  ///
  /// They join the last run where they continue it in the source and are as wide. `start` is where the last run ends.
  @inline(__always)
  mutating func append(start: Int, count: Int, width: Int, source: Int, sourceWidth: Int) {
    if width == self.width, sourceWidth == self.sourceWidth, self.count > 0,
      source == self.source &+ self.count &* sourceWidth
    {
      self.count &+= count
      return
    }
    if self.count > 0 { closed.append(open) }
    self.start = start
    self.source = source
    self.count = count
    self.width = width
    self.sourceWidth = sourceWidth
  }

  private var open: OffsetMap.Run {
    OffsetMap.Run(start: start, source: source, count: count, width: width, sourceWidth: sourceWidth)
  }
}
