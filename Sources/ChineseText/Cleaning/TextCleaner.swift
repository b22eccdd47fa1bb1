/// Repairs a decoded text: joins hard-wrapped lines, takes out layout blanks and controls, sets furniture apart.
///
/// 第一书⏎⏎记 → 第一书记; 9月 24日 → 9月24日; a line `- 3 -` in the midst of a sentence → furniture
public struct TextCleaner: Sendable {
  /// A line longer than this many bytes gets a diagnostic.
  public static let longLine = 1_000_000

  /// A cleaner; it has no state.
  public init() {}

  /// The clean text of `decoded`. Never fails. Linear.
  public func clean(_ decoded: DecodedText) -> CleanText {
    decoded.utf8.withUnsafeBufferPointer { bytes in
      var cleaning = Cleaning(decoded, bytes)
      return cleaning.run()
    }
  }
}

/// One run of the cleaner over one text.
private struct Cleaning {
  let decoded: DecodedText
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: [PhysicalLine]
  /// What each line says to joining; beside `lines`.
  var texts: [LineText]
  var builder: CleanTextBuilder
  var diagnostics: [TextDiagnostic]
  var hasHan = false
  var controls = 0
  var firstControl: Int?
  var nuls = 0
  var firstNul: Int?

  init(_ decoded: DecodedText, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.decoded = decoded
    self.bytes = bytes
    lines = LineScanner.lines(of: decoded.utf8)
    texts = []
    builder = CleanTextBuilder(offsets: decoded.offsets, capacity: bytes.count)
    diagnostics = decoded.diagnostics
  }

  mutating func run() -> CleanText {
    readTexts()
    // How the file's lines were cut, furniture included; without any furniture that is the layout for good.
    let layout = WrapLayout(samples { _ in true })
    let kinds = furnitureKinds(layout)
    let hasFurniture = kinds.contains { $0 != nil }
    let paragraphs = writeParagraphs(kinds, hasFurniture ? WrapLayout(samples { kinds[$0] == nil }) : layout)
    let bodyEnd = builder.utf8.count
    let furniture = writeFurniture(kinds)
    addDiagnostics()
    return CleanText(
      utf8: builder.utf8, bodyEnd: bodyEnd, paragraphs: paragraphs, furniture: furniture,
      offsets: builder.offsetMap(), diagnostics: diagnostics)
  }

  // MARK: Furniture

  /// The kind of each line that is furniture. Only short lines are looked at, and a line that is all there is is text:
  /// `2021-03-05 10:20` in a file of its own.
  private func furnitureKinds(_ layout: WrapLayout) -> [CleanText.Furniture.Kind?] {
    var kinds = [CleanText.Furniture.Kind?](repeating: nil, count: lines.count)
    guard lines.lazy.filter({ !$0.isBlank }).prefix(2).count > 1 else { return kinds }
    let isWrapped = layout.width != nil || lines.contains { $0.startsPage }
    var linksOpen = false
    var text: [UInt32] = []
    for (i, line) in lines.enumerated() where !line.isBlank {
      guard line.width <= 400 else {
        linksOpen = false
        continue
      }
      // Most lines are sentences that open like none of the furniture.
      if !linksOpen, line.marks.contains(.fullStop), !FurnitureRules.mayOpen(with: scalar(line.start)) { continue }
      readScalars(of: line, keepingBlanks: true, into: &text)
      kinds[i] = FurnitureRules.kind(of: text, isWrapped: isWrapped)
      if i * 2 > lines.count, FurnitureRules.opensLinks(text) {
        kinds[i] = .navigation
        linksOpen = true
      } else if linksOpen, kinds[i] == nil {
        // Titles of other pages: short, and without a stop.
        if line.width <= 100, texts[i].isUnpunctuated {
          kinds[i] = .navigation
        } else {
          linksOpen = false
        }
      }
    }
    // Heads come back beside page numbers and form feeds only.
    if lines.contains(where: \.startsPage) || kinds.contains(.page) { markRunningHeads(&kinds) }
    return kinds
  }

  /// A line that stands beside page furniture more than once is a running head.
  private func markRunningHeads(_ kinds: inout [CleanText.Furniture.Kind?]) {
    var atPageBorder: [Int] = []
    let content = lines.indices.filter { !lines[$0].isBlank }
    for (position, i) in content.enumerated() where kinds[i] == nil && lines[i].width <= 60 {
      let previous = position > 0 ? content[position - 1] : nil
      let next = position + 1 < content.count ? content[position + 1] : nil
      let touchesPage =
        lines[i].startsPage || previous.map { kinds[$0] == .page } == true || next.map { kinds[$0] == .page } == true
        || next.map { lines[$0].startsPage } == true
      if touchesPage { atPageBorder.append(i) }
    }
    var seen: [String: [Int]] = [:]
    for i in atPageBorder {
      seen[String(decoding: bytes[lines[i].start..<lines[i].end], as: UTF8.self), default: []].append(i)
    }
    for (_, places) in seen where places.count > 1 {
      for i in places { kinds[i] = .page }
    }
  }

  // MARK: Paragraphs

  /// What the lines that `isText` lets through say to the file's layout.
  private func samples(_ isText: (Int) -> Bool) -> [WrapLayout.Sample] {
    var samples: [WrapLayout.Sample] = []
    samples.reserveCapacity(lines.count)
    var blanks = 0
    for (i, line) in lines.enumerated() {
      if line.isBlank {
        blanks += 1
        continue
      }
      guard isText(i) else { continue }
      samples.append(
        WrapLayout.Sample(
          width: line.width, indent: line.indent, ending: texts[i].ending, isUnpunctuated: texts[i].isUnpunctuated,
          blankLinesBefore: blanks))
      blanks = 0
    }
    return samples
  }

  private mutating func writeParagraphs(
    _ kinds: [CleanText.Furniture.Kind?], _ layout: WrapLayout
  ) -> [CleanText.Paragraph] {
    let joiner = LineJoiner(layout: layout)
    var paragraphs: [CleanText.Paragraph] = []
    paragraphs.reserveCapacity(lines.count)
    var previous: LineJoiner.Side?
    var start = 0
    var opening: LineJoiner.Side?
    var lineCount = 0
    var blanks = 0
    var followsPageBreak = false
    func close(_ cleaning: inout Cleaning) {
      guard let last = previous, let first = opening else { return }
      let span = TextSpan(start, cleaning.builder.utf8.count)
      if !span.isEmpty {
        cleaning.builder.put(0x0A, for: last.line.breakStart, last.line.breakEnd)
        paragraphs.append(
          CleanText.Paragraph(
            span: span, indent: first.line.indent, blankLinesBefore: first.blankLinesBefore, lineCount: lineCount))
      }
    }
    for (i, line) in lines.enumerated() {
      if line.startsPage { followsPageBreak = true }
      if line.isBlank {
        blanks += 1
        continue
      }
      if let kind = kinds[i] {
        if kind == .page { followsPageBreak = true }
        continue
      }
      var side = LineJoiner.Side(
        line: line, text: texts[i], blankLinesBefore: blanks, followsPageBreak: followsPageBreak)
      blanks = 0
      followsPageBreak = false
      if let last = previous, joiner.joins(last, side) {
        if needsBlank(between: last.line, line) { builder.put(0x20, for: last.line.breakStart, last.line.breakEnd) }
        lineCount += 1
        side.opensParagraph = false
      } else {
        close(&self)
        start = builder.utf8.count
        opening = side
        lineCount = 1
      }
      write(line)
      previous = side
    }
    close(&self)
    return paragraphs
  }

  /// Two Latin words that a line break parts need a blank.
  private func needsBlank(between previous: PhysicalLine, _ next: PhysicalLine) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 }
    return isLetter(bytes[previous.end - 1]) && isLetter(bytes[next.start])
  }

  private mutating func writeFurniture(_ kinds: [CleanText.Furniture.Kind?]) -> [CleanText.Furniture] {
    var furniture: [CleanText.Furniture] = []
    for (i, line) in lines.enumerated() {
      guard let kind = kinds[i] else { continue }
      let start = builder.utf8.count
      write(line)
      furniture.append(CleanText.Furniture(span: TextSpan(start, builder.utf8.count), kind: kind))
      builder.put(0x0A, for: line.breakStart, line.breakEnd)
    }
    return furniture
  }

  /// Writes a line's content without the blanks that are layout.
  private mutating func write(_ line: PhysicalLine) {
    if line.breakEnd - line.start > TextCleaner.longLine {
      diagnostics.append(
        TextDiagnostic(
          kind: .longLine, byte: decoded.offsets.sourceStart(ofByte: line.start),
          detail: "\(line.end - line.start) bytes in one line"))
    }
    if line.marks.contains(.han) { hasHan = true }
    var pieceStart = line.start
    var i = line.firstGap
    while i < line.lastGapEnd {
      let b = bytes[i]
      if b >= 0xE4 && b <= 0xED {
        i += 3
        continue
      }
      guard Blank.at(bytes, i).length > 0 else {
        i += LineScanner.characterLength(b)
        continue
      }
      let gapStart = i
      var columns = 0
      while i < line.end {
        let blank = Blank.at(bytes, i)
        if blank.length == 0 { break }
        columns += blank.columns
        i += blank.length
      }
      if gapStart > pieceStart { builder.copy(bytes, pieceStart, gapStart) }
      pieceStart = i
      guard gapStart > line.start, i < line.end else { continue }
      if keepsGap(line, gapStart, i, columns) { builder.put(0x20, for: gapStart, i) }
    }
    builder.copy(bytes, pieceStart, line.end)
  }

  private func keepsGap(_ line: PhysicalLine, _ gapStart: Int, _ gapEnd: Int, _ columns: Int) -> Bool {
    var beforeStart = gapStart - 1
    while beforeStart > line.start, bytes[beforeStart] & 0xC0 == 0x80 { beforeStart -= 1 }
    // （甲县地方志办 乙县地方志办）: in a line that is one bracket, a blank parts names.
    if columns == 1, scalar(line.start) == 0xFF08, line.end >= 3, scalar(line.end - 3) == 0xFF09,
      isHan(beforeStart), isHan(gapEnd)
    {
      return true
    }
    let afterEnd = min(gapEnd + LineScanner.characterLength(bytes[gapEnd]), line.end)
    let beforeIsLone = beforeStart == line.start || isBlankBefore(beforeStart, line.start)
    let afterIsLone = afterEnd == line.end || Blank.at(bytes, afterEnd).columns > 0
    return BlankRules.keeps(
      columns: columns, before: scalar(beforeStart), after: scalar(gapEnd), beforeIsLone: beforeIsLone,
      afterIsLone: afterIsLone)
  }

  private func isHan(_ position: Int) -> Bool { (0xE4...0xE9).contains(bytes[position]) }

  private func isBlankBefore(_ position: Int, _ limit: Int) -> Bool {
    var start = position - 1
    while start > limit, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= limit && Blank.at(bytes, start).columns > 0
  }

  // MARK: Characters

  private mutating func readTexts() {
    texts.reserveCapacity(lines.count)
    var scalars: [UInt32] = []
    for line in lines {
      let leavesBracketOpen = line.marks.contains(.openBracket)
      let isUnpunctuated = !line.marks.contains(.punctuation)
      if !line.isBlank,
        let text = LineText(
          first: scalar(line.start), last: scalar(lastCharacter(of: line)), leavesBracketOpen: leavesBracketOpen,
          isUnpunctuated: isUnpunctuated,
          head: {
            readScalars(of: line, keepingBlanks: false, atMost: LineText.reach, into: &scalars)
            return scalars
          })
      {
        texts.append(text)
        continue
      }
      readScalars(of: line, keepingBlanks: false, into: &scalars)
      texts.append(LineText(scalars, leavesBracketOpen: leavesBracketOpen, isUnpunctuated: isUnpunctuated))
    }
  }

  /// Where the last character of a line that is not blank begins.
  private func lastCharacter(of line: PhysicalLine) -> Int {
    var start = line.end - 1
    while start > line.start, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The scalars of a line, or the first `limit` of them; blanks inside it are left out, or read as one space each.
  private func readScalars(
    of line: PhysicalLine, keepingBlanks: Bool, atMost limit: Int = .max, into scalars: inout [UInt32]
  ) {
    scalars.removeAll(keepingCapacity: true)
    var i = line.start
    while i < line.end, scalars.count < limit {
      let b = bytes[i]
      if b < 0xE4 || b > 0xED {
        let blank = Blank.at(bytes, i)
        if blank.length > 0 {
          if keepingBlanks, blank.columns > 0 { scalars.append(0x20) }
          i += blank.length
          continue
        }
      }
      scalars.append(scalar(i))
      i += LineScanner.characterLength(b)
    }
  }

  /// The scalar at `i`. The decoded text is valid UTF-8, so its further bytes exist.
  private func scalar(_ i: Int) -> UInt32 {
    let b = UInt32(bytes[i])
    if b < 0x80 { return b }
    func next(_ n: Int) -> UInt32 { i + n < bytes.count ? UInt32(bytes[i + n] & 0x3F) : 0 }
    if b < 0xE0 { return (b & 0x1F) << 6 | next(1) }
    if b < 0xF0 { return (b & 0x0F) << 12 | next(1) << 6 | next(2) }
    return (b & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
  }

  /// Counts the NULs and other controls, all of which are left out.
  private mutating func countControls() {
    var i = ControlBytes.firstIndex(in: bytes, from: 0)
    while i < bytes.count {
      if bytes[i] == 0 {
        nuls += 1
        firstNul = firstNul ?? i
      } else {
        controls += 1
        firstControl = firstControl ?? i
      }
      i = ControlBytes.firstIndex(in: bytes, from: i + 1)
    }
  }

  private mutating func addDiagnostics() {
    countControls()
    if let firstNul {
      diagnostics.append(
        TextDiagnostic(
          kind: .nul, byte: decoded.offsets.sourceStart(ofByte: firstNul), detail: "\(nuls) NUL left out"))
    }
    if let firstControl {
      diagnostics.append(
        TextDiagnostic(
          kind: .control, byte: decoded.offsets.sourceStart(ofByte: firstControl),
          detail: "\(controls) control characters left out"))
    }
    if builder.utf8.isEmpty {
      diagnostics.append(
        TextDiagnostic(kind: .empty, byte: 0, detail: "no character in \(decoded.offsets.sourceCount) bytes"))
    } else if !hasHan {
      diagnostics.append(
        TextDiagnostic(kind: .noHan, byte: 0, detail: "no Han character in \(builder.utf8.count) bytes"))
    }
    diagnostics.sort { ($0.byte, $0.kind.rawValue) < ($1.byte, $1.kind.rawValue) }
  }
}
