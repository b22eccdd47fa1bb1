import ChineseText

@testable import Bulletins

/// Figures as the tests compare them.
enum FigureReading {
  /// The figures and diagnostics of a text, without its dates.
  static func read(_ text: String) -> (figures: [Figure], diagnostics: [MentionDiagnostic]) {
    let text = ScalarText(Array(text.utf8))
    let region = 0..<text.count
    let dates = DateReader().dates(in: text, regions: [region], context: DateContext()).dates[0]
    return FigureReader().figures(in: text, region: region, excluding: dates.map { text.range($0.span) })
  }

  /// One figure as a line: value, unit, kind.
  static func line(_ figure: Figure) -> String { "\(number(figure.value)) \(figure.unit) \(figure.kind.rawValue)" }

  /// The lines of all figures in a text.
  static func lines(_ text: String) -> [String] { read(text).figures.map(line) }

  /// A number as a person would write it: 3 rather than 3.0.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
