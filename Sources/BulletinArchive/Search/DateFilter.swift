import Bulletins

/// Reads the dates that people filter by.
package enum DateFilter {
  /// One line on what can be written.
  package static let help =
    "Write a year, month or day, or two of them with .. between: 2020, 2020-09..2020-12, 2020-09-24.., ..2019."

  /// What a text says of days.
  package enum Reading: Sendable, Hashable {
    /// From the first to the last, as numbers: 2020-09..2020-12 → 20200901...20201231.
    case days(ClosedRange<Int>)
    /// A range that ends before it begins; the same turned around: 2021..2020 → 2020..2021.
    case backwards(turned: String)
    /// No date, and no range of dates.
    case unreadable
  }

  /// Reads a date, or a range that may be open at one end.
  package static func read(_ text: String) -> Reading {
    guard let dots = range(of: "..", in: text) else {
      guard let date = ReadingOptions.GivenDate(text) else { return .unreadable }
      return .days(date.start.number...date.end.number)
    }
    let first = String(text[..<dots.lowerBound])
    let last = String(text[dots.upperBound...])
    guard !(first.isEmpty && last.isEmpty) else { return .unreadable }
    let from = first.isEmpty ? 1 : ReadingOptions.GivenDate(first)?.start.number
    let to = last.isEmpty ? 9999_12_31 : ReadingOptions.GivenDate(last)?.end.number
    guard let from, let to else { return .unreadable }
    return from <= to ? .days(from...to) : .backwards(turned: "\(last)..\(first)")
  }

  /// The days that a text names; nil where it names none.
  package static func days(_ text: String) -> ClosedRange<Int>? {
    if case .days(let days) = read(text) { days } else { nil }
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
