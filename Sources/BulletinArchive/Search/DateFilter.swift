import Bulletins

/// Reads the dates that people filter by.
package enum DateFilter {
  /// One line on what can be written.
  package static let help =
    "Write a year, month or day, or two of them with .. between: 2020, 2020-09..2020-12, 2020-09-24.., ..2019."

  /// The days of a date or of a range that may be open at one end, as numbers: 2020-09..2020-12 →
  /// 20200901...20201231. Nil where the text is neither, or ends before it begins.
  package static func days(_ text: String) -> ClosedRange<Int>? {
    guard let dots = range(of: "..", in: text) else {
      guard let date = ReadingOptions.GivenDate(text) else { return nil }
      return date.start.number...date.end.number
    }
    let first = String(text[..<dots.lowerBound])
    let last = String(text[dots.upperBound...])
    guard !(first.isEmpty && last.isEmpty) else { return nil }
    let from = first.isEmpty ? 1 : ReadingOptions.GivenDate(first)?.start.number
    let to = last.isEmpty ? 9999_12_31 : ReadingOptions.GivenDate(last)?.end.number
    guard let from, let to, from <= to else { return nil }
    return from...to
  }

  private static func range(of dots: String, in text: String) -> Range<String.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(dots) { return index..<text.index(index, offsetBy: dots.count) }
      index = text.index(after: index)
    }
    return nil
  }
}
