import ChineseText

@testable import Bulletins

/// Short forms for reading the dates of one text.
enum DateReading {
  /// The dates and diagnostics of `text`, told from the day that `published` writes (20200930).
  static func read(
    _ text: String, published: Int? = nil
  ) -> (dates: [DateMention], diagnostics: [MentionDiagnostic]) {
    let text = ScalarText(Array(text.utf8))
    let context = DateContext(published: published.flatMap(CalendarDay.init(number:)))
    let result = DateReader().dates(in: text, regions: [0..<text.count], context: context)
    return (result.dates[0], result.diagnostics)
  }

  /// The EDTF of each date, told from Wednesday 30 September 2020.
  static func edtf(_ text: String, published: Int? = 2020_09_30) -> [String?] {
    read(text, published: published).dates.map(\.edtf)
  }

  /// The surface of each date.
  static func surfaces(_ text: String, published: Int? = 2020_09_30) -> [String] {
    read(text, published: published).dates.map(\.text)
  }
}
