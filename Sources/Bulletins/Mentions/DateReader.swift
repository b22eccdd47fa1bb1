package import ChineseText

/// Reads dates.
package struct DateReader: Sendable {
  /// A reader.
  package init() {}

  /// The dates of a document.
  package func dates(
    in text: ScalarText, regions: [Range<Int>], context: DateContext
  ) -> (dates: [[DateMention]], diagnostics: [MentionDiagnostic]) {
    (regions.map { _ in [] }, [])
  }
}
