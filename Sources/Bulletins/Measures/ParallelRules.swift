import ChineseText

/// Finds lists whose items carry no ordinal.
///
/// 要提高站位；要细化任务；要加强领导。 → three items; lines that begin with —— or a bullet → one item each
struct ParallelRules {
  /// The document.
  let document: DocumentText

  /// The parallel lists in the paragraphs `range` outside `skipped` ones. Their markers are empty for 要, and the
  /// dash or bullet otherwise. Linear.
  func lists(in range: Range<Int>, skipping skipped: Set<Int>) -> [DraftList] {
    var lists: [DraftList] = []
    for paragraph in range where !skipped.contains(paragraph) {
      lists += requirements(in: paragraph)
    }
    return lists + bulleted(range, skipped)
  }

  // MARK: 要…；要…

  private struct Chunk {
    var range: Range<Int>
    var closing: UInt32
    var opensWithYao: Bool
  }

  private func requirements(in paragraph: Int) -> [DraftList] {
    let range = document.paragraphs[paragraph]
    guard mayPlead(range) else { return [] }
    let chunks = chunks(of: range)
    var lists: [DraftList] = []
    var index = 0
    while index < chunks.count {
      guard chunks[index].opensWithYao else {
        if let clauses = pleaClauses(in: chunks[index].range) {
          lists.append(list(clauses, end: chunks[index].range.upperBound, paragraph, rule: "list.parallel.clauses"))
        }
        index += 1
        continue
      }
      var starts: [Int] = []
      var separators: [UInt32] = []
      if index > 0, chunks[index - 1].closing == 0xFF1B, let first = innerYao(in: chunks[index - 1].range) {
        starts.append(first)
        separators.append(0xFF1B)
      }
      var next = index
      while next < chunks.count, chunks[next].opensWithYao {
        if next > index { separators.append(chunks[next - 1].closing) }
        starts.append(chunks[next].range.lowerBound)
        next += 1
      }
      let needed = separators.contains(0xFF1B) ? 2 : 3
      if starts.count >= max(needed, 2) {
        let end = chunks[next - 1].range.upperBound
        lists.append(list(starts, end: end, paragraph, rule: "list.parallel.yao"))
      }
      index = next
    }
    return lists
  }

  private static let must = ScalarSet("要")

  /// Whether a stretch of the paragraph may open with 要, or three of its clauses do, by the scalars before each.
  private func mayPlead(_ range: Range<Int>) -> Bool {
    let scalars = document.scalars
    var clauses = 0
    var next = range.lowerBound
    while true {
      let index = ParallelRules.must.next(in: scalars, from: next, before: range.upperBound)
      guard index < range.upperBound else { break }
      next = index + 1
      guard index > range.lowerBound else { return true }
      switch scalars[index - 1] {
      case 0xFF1B, 0x3002, 0xFF01: return true
      case 0xFF0C, 0xFF1A:
        clauses += 1
        if clauses > 2 { return true }
      default: continue
      }
    }
    return false
  }

  private static let asking = WordSet("要求 强调 指出 希望 提出")

  /// Where the clauses of a sentence begin that says what somebody asks for, each with 要 and parted by ，; nil where
  /// they are fewer than three or others stand among them.
  ///
  /// 副州长强调，要尊重史实，要突出特色，要按时完成。 → three
  private func pleaClauses(in sentence: Range<Int>) -> [Int]? {
    var starts: [Int] = []
    var depth = 0
    for index in sentence {
      switch document.scalar(index) {
      case 0x201C, 0x300A, 0xFF08: depth += 1
      case 0x201D, 0x300B, 0xFF09: depth = max(0, depth - 1)
      case 0xFF0C where depth == 0, 0xFF1A where depth == 0:
        let opens = isYao(index + 1, sentence)
        if starts.isEmpty {
          let asks = ParallelRules.asking.matchEnding(document.scalars, at: index, from: sentence.lowerBound) > 0
          if asks, opens { starts.append(index + 1) }
        } else if opens {
          starts.append(index + 1)
        } else {
          return nil
        }
      default: continue
      }
    }
    return starts.count > 2 ? starts : nil
  }

  /// The stretches between ； and 。, each with its closing mark; those in quotations stay whole.
  private func chunks(of paragraph: Range<Int>) -> [Chunk] {
    var chunks: [Chunk] = []
    var start = paragraph.lowerBound
    var depth = 0
    func add(_ end: Int, _ closing: UInt32) {
      guard start < end else { return }
      chunks.append(Chunk(range: start..<end, closing: closing, opensWithYao: isYao(start, paragraph)))
    }
    for index in paragraph {
      switch document.scalar(index) {
      case 0x201C, 0x300A, 0xFF08: depth += 1
      case 0x201D, 0x300B, 0xFF09: depth = max(0, depth - 1)
      case 0xFF1B where depth == 0:
        add(index + 1, 0xFF1B)
        start = index + 1
      case 0x3002 where depth == 0, 0xFF01 where depth == 0:
        add(index + 1, 0x3002)
        start = index + 1
      default: continue
      }
    }
    add(paragraph.upperBound, 0)
    return chunks
  }

  /// 要求 要素 要点 要闻 要害 要么 要是 要件 要义 要领 要员 要职 要不
  private static let notAfter: Set<UInt32> = [
    0x6C42, 0x7D20, 0x70B9, 0x95FB, 0x5BB3, 0x4E48, 0x662F, 0x4EF6, 0x4E49, 0x9886, 0x5458, 0x804C, 0x4E0D, 0x8BAF,
  ]
  /// 主要 重要 必要 需要 纲要 摘要 只要 将要 提要 概要 首要 扼要 就要 既要 又要 也要 还要 不要 想要 简要 紧要, and ordinals 一要
  private static let notBefore: Set<UInt32> = [
    0x4E3B, 0x91CD, 0x5FC5, 0x9700, 0x7EB2, 0x6458, 0x53EA, 0x5C06, 0x63D0, 0x6982, 0x9996, 0x627C, 0x5C31, 0x65E2,
    0x53C8, 0x4E5F, 0x8FD8, 0x4E0D, 0x60F3, 0x7B80, 0x7D27, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
    0x516B, 0x4E5D, 0x5341, 0x6240,
  ]

  private func isYao(_ index: Int, _ limit: Range<Int>) -> Bool {
    document.scalar(index) == 0x8981 && index + 1 < limit.upperBound
      && !ParallelRules.notAfter.contains(document.scalar(index + 1))
  }

  /// The first 要 that a subject in the same stretch carries: 各部门要提高站位
  private func innerYao(in range: Range<Int>) -> Int? {
    range.first { index in
      isYao(index, range)
        && (index == range.lowerBound || !ParallelRules.notBefore.contains(document.scalar(index - 1)))
    }
  }

  // MARK: Lines

  /// Two or more neighbouring lines that open with —— or the same bullet.
  private func bulleted(_ range: Range<Int>, _ skipped: Set<Int>) -> [DraftList] {
    var lists: [DraftList] = []
    var run: [(paragraph: Int, length: Int)] = []
    func flush() {
      if run.count > 1 {
        let markers = run.map { item -> ListMarker in
          let start = document.paragraphs[item.paragraph].lowerBound
          return ListMarker(
            family: .parallel, group: 30, ordinal: 1, start: start, end: start + item.length,
            paragraph: item.paragraph, opensParagraph: true, followsMark: true)
        }
        let ends = run.map { document.paragraphs[$0.paragraph].upperBound }
        lists.append(DraftList(markers: markers, ends: ends, rule: "list.parallel.bullet"))
      }
      run = []
    }
    var runBullet: UInt32 = 0
    for paragraph in range {
      let bullet = skipped.contains(paragraph) ? nil : bullet(paragraph)
      guard let bullet else {
        flush()
        continue
      }
      if let last = run.last, last.paragraph != paragraph - 1 || runBullet != bullet.scalar { flush() }
      runBullet = bullet.scalar
      run.append((paragraph, bullet.length))
    }
    flush()
    return lists
  }

  private func bullet(_ paragraph: Int) -> (scalar: UInt32, length: Int)? {
    let range = document.paragraphs[paragraph]
    guard range.count > 3 else { return nil }
    let first = document.scalar(range.lowerBound)
    switch first {
    case 0x2014, 0x2015, 0x2500:
      return document.scalar(range.lowerBound + 1) == first ? (0x2014, 2) : nil
    case 0x25CF, 0x25C6, 0x25A0, 0x2022, 0x25CB, 0x25C7, 0x25A1, 0x25B2, 0x2605, 0x2606, 0x25B6, 0x27A2,
      0xE000...0xF8FF:
      return (first, 1)
    default: return nil
    }
  }

  private func list(_ starts: [Int], end: Int, _ paragraph: Int, rule: String) -> DraftList {
    let markers = starts.map {
      ListMarker(
        family: .parallel, group: 30, ordinal: 1, start: $0, end: $0, paragraph: paragraph,
        opensParagraph: $0 == document.paragraphs[paragraph].lowerBound, followsMark: true)
    }
    return DraftList(markers: markers, ends: Array(starts.dropFirst()) + [end], rule: rule)
  }
}
