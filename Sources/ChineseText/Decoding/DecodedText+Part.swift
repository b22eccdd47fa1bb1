extension DecodedText {
  /// The same text as a part of a larger source, in which it begins at byte `start` on line `line`, counted from 1.
  /// O(n) in runs and lines.
  package func asPart(from start: Int, line: Int, ofSourceCount count: Int) -> DecodedText {
    guard start > 0 || line > 1 || count != offsets.sourceCount else { return self }
    let runs = offsets.runs.map {
      OffsetMap.Run(
        start: $0.start, source: $0.source + start, count: $0.count, width: $0.width, sourceWidth: $0.sourceWidth)
    }
    return DecodedText(
      utf8: utf8, encoding: encoding, hadByteOrderMark: hadByteOrderMark,
      offsets: OffsetMap(
        runs: runs, lineStarts: offsets.lineStarts.map { $0 + start }, sourceCount: count, firstLine: line),
      diagnostics: diagnostics.map { TextDiagnostic(kind: $0.kind, byte: $0.byte + start, detail: $0.detail) })
  }
}
