package import ChineseText

/// Reads figures: 46名, 1.21万亿元, 0.1个百分点, 二百余万元, 3—5个, 三分之二, 第5位.
///
/// A figure is a numeral with a unit of measure, a classifier, % or a magnitude. What only looks like one (统一, 三审三校,
/// “四个自信”, 二轮, G98, 〔2021〕21号, 第十条, 9时30分) is none. Linear in the text.
package struct FigureReader: Sendable {
  /// A reader.
  package init() {}

  /// The figures in one region.
  ///
  /// - Parameters:
  ///   - region: a range of scalar indices.
  ///   - excluding: ascending ranges that hold no figure (dates, list markers, document numbers); a figure does not
  ///     reach into them.
  /// - Returns: the figures, ascending without overlaps, and a diagnostic for each numeral that is none (三十二百).
  package func figures(
    in text: ScalarText, region: Range<Int>, excluding: [Range<Int>]
  ) -> (figures: [Figure], diagnostics: [MentionDiagnostic]) {
    var scanner = FigureScanner(scalars: text.simplified, region: region)
    var index = region.lowerBound
    for range in excluding where range.upperBound > index {
      guard range.lowerBound < region.upperBound else { break }
      if range.lowerBound > index { scanner.scan(index..<range.lowerBound) }
      index = range.upperBound
      scanner.floor = index
    }
    if index < region.upperBound { scanner.scan(index..<region.upperBound) }
    return (
      scanner.drafts.map { Self.figure($0, text, scanner) },
      scanner.broken.map { range in
        MentionDiagnostic(
          kind: .brokenNumeral, span: text.span(range), detail: "\(text.string(range)) makes no number")
      }
    )
  }

  private static func figure(_ draft: FigureDraft, _ text: ScalarText, _ scanner: FigureScanner) -> Figure {
    let limits = draft.limits
    return Figure(
      span: text.span(draft.range), text: text.string(draft.range), value: draft.quotient ?? draft.value.double,
      lower: limits.lower, upper: limits.upper,
      unit: draft.magnitudeRange.isEmpty ? draft.unit : scanner.text(draft.magnitudeRange) + draft.unit,
      kind: draft.kind,
      approximation: draft.approximation, change: draft.change,
      comparison: draft.comparison.map { .init(kind: $0.kind, text: text.string($0.range)) }, base: draft.baseValue,
      rule: draft.rule.name)
  }
}
