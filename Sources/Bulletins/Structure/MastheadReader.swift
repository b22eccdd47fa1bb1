import ChineseText

/// Reads a masthead: the series' name, the issue numbers, the issuer and the date.
///
/// 四川方志信息 / 第65期（总第797期） / 四川省地方志办公室 2020年12月25日
struct MastheadReader {
  /// The document.
  let document: DocumentText

  /// The bulletin that the masthead's paragraphs name, or nil where they name none; `dates` are the masthead's.
  func bulletin(_ paragraphs: Range<Int>, dates: [DateMention]) -> Bulletin? {
    var name: String?
    var issuer: String?
    var numbers: IssueNumber?
    var lines: [Range<Int>] = []
    for index in paragraphs {
      let range = document.paragraphs[index]
      if numbers == nil, let found = IssueNumber.find(in: range, of: document) {
        numbers = found
        let prefix = trimmed(range.lowerBound..<found.start)
        if prefix.count >= 3 { name = document.text.string(prefix) }
        if name == nil, let line = lines.last { name = document.text.string(line) }
        if name != nil, lines.count > 1, let first = lines.first { issuer = document.text.string(first) }
      } else if numbers == nil {
        lines.append(range)
      } else if issuer == nil, let found = issuerName(range, dates: dates) {
        issuer = found
      }
    }
    guard let name, let numbers else { return nil }
    return Bulletin(
      name: name, issue: numbers.issue, totalIssue: numbers.total, issuer: issuer,
      date: dates.last { $0.start != nil && $0.start == $0.end } ?? dates.last { $0.start != nil })
  }

  private static let suffixes = WordSet("主办 编印 编 主管 承办 编发 印发 编辑")

  /// The issuer on a line that may close with 编 and a date: 泸州市防汛抗旱指挥部办公室 2022年6月8日
  private func issuerName(_ range: Range<Int>, dates: [DateMention]) -> String? {
    var end = range.upperBound
    let span = document.text.span(range)
    if let date = dates.first(where: { span.contains($0.span) }) { end = document.text.index(ofByte: date.span.start) }
    var name = trimmed(range.lowerBound..<end)
    let length = MastheadReader.suffixes.matchEnding(document.scalars, at: name.upperBound, from: name.lowerBound)
    name = trimmed(name.lowerBound..<(name.upperBound - length))
    return name.count >= 3 ? document.text.string(name) : nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, [0x20, 0xFF08, 0x28, 0xB7].contains(document.scalar(end - 1)) { end -= 1 }
    return range.lowerBound..<end
  }
}
