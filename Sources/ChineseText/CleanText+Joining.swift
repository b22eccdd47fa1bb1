extension CleanText {
  /// The same text with the line feeds at `offsets` taken out, so that the paragraphs on both sides are one.
  ///
  /// Only a reader that knows the field can tell that two lines are one title; this lets it say so.
  ///
  /// - Parameter offsets: Ascending offsets of line feeds inside the body, each behind a paragraph.
  /// - Returns: A text in which all spans behind the first offset have moved. Linear.
  package func joiningLines(at offsets: [Int]) -> CleanText {
    guard !offsets.isEmpty else { return self }
    func moved(_ offset: Int) -> Int {
      var low = 0
      var high = offsets.count
      while low < high {
        let middle = (low + high) / 2
        if offsets[middle] < offset { low = middle + 1 } else { high = middle }
      }
      return offset - low
    }
    func moved(_ span: TextSpan) -> TextSpan { TextSpan(moved(span.start), moved(span.end)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var start = 0
    for offset in offsets {
      bytes += utf8[start..<offset]
      start = offset + 1
    }
    bytes += utf8[start...]
    var joined: [Paragraph] = []
    let removed = Set(offsets)
    for paragraph in paragraphs {
      if let last = joined.last, removed.contains(paragraph.span.start - 1) {
        joined[joined.count - 1] = Paragraph(
          span: TextSpan(last.span.start, moved(paragraph.span.end)), indent: last.indent,
          blankLinesBefore: last.blankLinesBefore, lineCount: last.lineCount + paragraph.lineCount)
      } else {
        joined.append(
          Paragraph(
            span: moved(paragraph.span), indent: paragraph.indent, blankLinesBefore: paragraph.blankLinesBefore,
            lineCount: paragraph.lineCount))
      }
    }
    return CleanText(
      utf8: bytes, bodyEnd: moved(bodyEnd), paragraphs: joined,
      furniture: furniture.map { Furniture(span: moved($0.span), kind: $0.kind) },
      offsets: self.offsets.removing(offsets), diagnostics: diagnostics)
  }
}

extension OffsetMap {
  /// The map of a text from which the one-byte characters at `offsets`, ascending, were taken out. Linear.
  fileprivate func removing(_ offsets: [Int]) -> OffsetMap {
    var result: [Run] = []
    var pending = offsets[...]
    var shift = 0
    for run in runs {
      var unit = 0
      while let next = pending.first, next < run.end {
        let position = (next - run.start) / run.width
        if position > unit { result.append(part(of: run, from: unit, to: position, shift)) }
        unit = position + 1
        shift += run.width
        pending = pending.dropFirst()
      }
      if unit < run.count { result.append(part(of: run, from: unit, to: run.count, shift)) }
    }
    return OffsetMap(runs: result, lineStarts: lineStarts, sourceCount: sourceCount, firstLine: firstLine)
  }

  private func part(of run: Run, from: Int, to: Int, _ shift: Int) -> Run {
    // Bytes removed inside this very run lie before `from`, and `shift` counts them too.
    Run(
      start: run.start + from * run.width - shift, source: run.source + from * run.sourceWidth, count: to - from,
      width: run.width, sourceWidth: run.sourceWidth)
  }
}
