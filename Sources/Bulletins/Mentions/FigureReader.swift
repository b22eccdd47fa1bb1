package import ChineseText

/// Reads figures.
package struct FigureReader: Sendable {
  /// A reader.
  package init() {}

  /// The figures of one region.
  package func figures(
    in text: ScalarText, region: Range<Int>, excluding: [Range<Int>]
  ) -> (figures: [Figure], diagnostics: [MentionDiagnostic]) {
    ([], [])
  }
}
