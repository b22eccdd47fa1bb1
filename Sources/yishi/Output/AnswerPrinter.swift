import BulletinArchive
import Bulletins
import ChineseText

/// Prints the answer to a search for people.
struct AnswerPrinter {
  private let output: OutputFile
  private let usesColor: Bool
  private let isVerbose: Bool

  /// A printer.
  init(output: OutputFile, usesColor: Bool, isVerbose: Bool) {
    self.output = output
    self.usesColor = usesColor
    self.isVerbose = isVerbose
  }

  /// Prints `answer`: what was found and how much was searched, then hits and counts.
  func print(_ answer: SearchAnswer, countOnly: Bool, isQuiet: Bool) throws(OutputError) {
    if countOnly {
      try output.line("\(answer.total)")
    } else {
      if !isQuiet {
        try output.line(headline(answer))
        for (sound, strings) in answer.sounds {
          try output.line("\(sound): \(strings.isEmpty ? "no string sounds so" : Self.list(strings))")
        }
      }
      for hit in answer.hits ?? [] { try print(hit) }
    }
    for (facet, counts) in answer.facets {
      try output.line("")
      try output.line("\(facet.rawValue):")
      var table = TextTable(rightAligned: [0])
      for count in counts { table.add(["\(count.count)", count.value ?? "-", name(count)]) }
      for line in table.lines { try output.line("  " + line) }
    }
  }

  /// The first strings of many.
  private static func list(_ strings: [String]) -> String {
    strings.prefix(20).joined(separator: ", ") + (strings.count > 20 ? " and \(strings.count - 20) more" : "")
  }

  private func name(_ count: SearchAnswer.FacetCount) -> String {
    guard count.value != nil else { return "unknown" }
    return count.name == count.value ? "" : count.name ?? ""
  }

  /// How much was searched: `searched 310 articles with 4021 passages`.
  static func searched(_ answer: SearchAnswer) -> String {
    "searched \(count(answer.articlesSearched, "articles")) with \(count(answer.passagesSearched, "passages"))"
  }

  private static func count(_ number: Int, _ plural: String) -> String {
    "\(number) \(number == 1 ? String(plural.dropLast()) : plural)"
  }

  private func headline(_ answer: SearchAnswer) -> String {
    let atLeast = answer.totalIsExact ? "" : "at least "
    var text = "\(atLeast)\(Self.count(answer.total, answer.scope.rawValue)), "
    text += "\(atLeast)\(Self.count(answer.occurrences, "occurrences")); \(Self.searched(answer))"
    if isVerbose { text += " in \(answer.micros) µs" }
    if answer.undated > 0 { text += "; \(answer.undated) without a date left out" }
    return text
  }

  private func print(_ hit: SearchAnswer.Hit) throws(OutputError) {
    try output.line("")
    let facts = [hit.place?.name, hit.date?.edtf, hit.kind == "article" ? nil : hit.title].compactMap { $0 }
    try output.line(facts.isEmpty ? "(no place, date or title)" : facts.joined(separator: " · "))
    let head = (hit.marker ?? "") + (hit.heading ?? (hit.kind == "article" ? hit.title ?? "" : ""))
    // A short item is its own heading; once is enough.
    let repeats = hit.contexts == nil && hit.snippet.hasPrefix(head) && hit.snippet.count <= head.count + 1
    if !head.isEmpty, !repeats { try output.line("  " + EastAsianWidth.cut(head, columns: 100)) }
    if let contexts = hit.contexts {
      let width = contexts.map { EastAsianWidth.columns(of: $0.left) }.max() ?? 0
      for context in contexts {
        let blanks = String(repeating: " ", count: max(0, width - EastAsianWidth.columns(of: context.left)))
        try output.rawLine(
          "  " + blanks + Console.clean(context.left) + marked(Console.clean(context.match))
            + Console.clean(context.right))
      }
    } else {
      try output.rawLine("  " + highlighted(hit))
    }
    if let shares = hit.explanation {
      try output.line("  score \(Self.number(hit.score))")
      for share in shares { try output.line("    \(explained(share))") }
    }
    try output.line("  \(hit.id)  \(hit.path):\(hit.span.line)")
  }

  /// One line on what a string or word adds to a score.
  private func explained(_ share: ScoreShare) -> String {
    let place =
      switch share.place {
      case .text: "in the text"
      case .heading: "in the heading"
      case .word: "as a word"
      }
    let times = share.frequency == 1 ? "once" : "\(share.frequency) times"
    return "\(Self.number(share.score))  \(share.string) \(place), \(times); idf \(Self.number(share.idf)) "
      + "(\(share.matching) of \(share.total)); length \(share.length), \(Self.number(share.averageLength)) on average; "
      + "times \(Self.number(share.boost))"
  }

  /// A number with three decimals.
  private static func number(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let decimals = String(1000 + abs(thousandths % 1000)).dropFirst()
    return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(decimals)"
  }

  /// The snippet with its marks in colour.
  private func highlighted(_ hit: SearchAnswer.Hit) -> String {
    let scalars = Array(hit.snippet.unicodeScalars)
    var result = ""
    var position = 0
    func text(_ range: Range<Int>) -> String {
      Console.clean(String(String.UnicodeScalarView(scalars[range])))
    }
    for mark in hit.marks where mark.lowerBound >= position && mark.upperBound <= scalars.count {
      result += text(position..<mark.lowerBound) + marked(text(mark))
      position = mark.upperBound
    }
    return result + text(position..<scalars.count)
  }

  private func marked(_ text: String) -> String {
    usesColor ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text
  }
}
