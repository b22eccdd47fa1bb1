import ChineseText

/// Finds brackets and quotation marks that nothing closes, or that close nothing.
///
/// 会议指出，“要抓好落实。 → “ is not closed; 《年鉴（2020卷》 → （ is not closed; 1）一般事项 → nothing is wrong
struct BracketRules {
  /// The document.
  let document: DocumentText

  /// How many are named in one article; the rest adds nothing.
  static let most = 20

  /// The marks that come in pairs, by what they are: quotations, titles, round, square and corner brackets.
  private enum Pair: Int, CaseIterable {
    // Quotation comes first, for it alone may go on.
    case quotation, title, round, square, corner, tortoise
  }

  private static let concerns = ScalarSet("“”《》（）()【】「」〔〕\"")

  /// What is wrong in the paragraphs `range`, ascending. Linear.
  ///
  /// A quotation of several paragraphs opens anew at the head of each and closes once.
  func diagnostics(in range: Range<Int>) -> [MentionDiagnostic] {
    var found: [MentionDiagnostic] = []
    var open = [[(index: Int, paragraph: Int)]](repeating: [], count: Pair.allCases.count)
    func report(_ index: Int, _ what: String, _ excerpt: Range<Int>) {
      let text = document.text
      found.append(
        MentionDiagnostic(
          kind: .unpairedMark, span: text.span(index..<(index + 1)),
          detail: "\(text.string(index..<(index + 1))) \(what): \(text.string(excerpt))"))
    }
    func unclosed(_ index: Int, _ paragraph: Int) {
      let end = document.paragraphs[paragraph].upperBound
      report(index, "is not closed", index..<min(end, index + 16))
    }
    for paragraph in range {
      let line = document.paragraphs[paragraph]
      var next = line.lowerBound
      while true {
        let index = BracketRules.concerns.next(in: document.scalars, from: next, before: line.upperBound)
        guard index < line.upperBound else { break }
        next = index + 1
        guard let (pair, opens) = pair(at: index, open[Pair.quotation.rawValue].isEmpty) else { continue }
        let kind = pair.rawValue
        if opens {
          if pair == .quotation, index == line.lowerBound, let last = open[kind].last, last.paragraph < paragraph {
            open[kind].removeLast()
          }
          open[kind].append((index, paragraph))
        } else if open[kind].isEmpty {
          if pair != .round || !closesNumber(index, line) {
            report(index, "closes nothing", max(line.lowerBound, index - 15)..<(index + 1))
          }
        } else {
          open[kind].removeLast()
        }
      }
      // Only a quotation may go on in the next paragraph.
      for pair in 1..<open.count where !open[pair].isEmpty {
        for mark in open[pair] { unclosed(mark.index, mark.paragraph) }
        open[pair].removeAll(keepingCapacity: true)
      }
      if found.count >= BracketRules.most { break }
    }
    for mark in open[Pair.quotation.rawValue] { unclosed(mark.index, mark.paragraph) }
    return found.sorted { $0.span < $1.span }.prefix(BracketRules.most).map { $0 }
  }

  private func pair(at index: Int, _ isUnquoted: Bool) -> (pair: Pair, opens: Bool)? {
    switch document.scalars[index] {
    case 0x201C: (.quotation, true)
    case 0x201D: (.quotation, false)
    // “一网统管": the straight mark closes what a curved one opened.
    case 0x22: isUnquoted ? nil : (.quotation, false)
    case 0x300A: (.title, true)
    case 0x300B: (.title, false)
    case 0xFF08, 0x28: (.round, true)
    case 0xFF09, 0x29: (.round, false)
    case 0x3010: (.square, true)
    case 0x3011: (.square, false)
    case 0x300C: (.corner, true)
    case 0x300D: (.corner, false)
    case 0x3014: (.tortoise, true)
    case 0x3015: (.tortoise, false)
    default: nil
    }
  }

  /// 1）, 一）, a): the bracket belongs to a number.
  private func closesNumber(_ index: Int, _ line: Range<Int>) -> Bool {
    guard index > line.lowerBound else { return false }
    let before = document.scalar(index - 1)
    return (0x30...0x39).contains(before) || (0xFF10...0xFF19).contains(before) || (0x61...0x7A).contains(before)
      || (0x41...0x5A).contains(before) || ChineseOrdinal.digit(before) != nil
  }
}
