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
    // A region in traditional script is read from a simplified copy, whose indices begin at 0.
    let copy = SimplifiedHan.folded(text.scalars[region])
    let shift = copy == nil ? 0 : region.lowerBound
    let end = region.upperBound - shift
    var scanner = FigureScanner(scalars: copy ?? text.scalars, region: region.lowerBound - shift..<end)
    var index = region.lowerBound - shift
    for range in excluding where range.upperBound - shift > index {
      guard range.lowerBound < region.upperBound else { break }
      if range.lowerBound - shift > index { scanner.scan(index..<range.lowerBound - shift) }
      index = range.upperBound - shift
      scanner.floor = index
    }
    if index < end { scanner.scan(index..<end) }
    func place(_ range: Range<Int>) -> Range<Int> { range.lowerBound + shift..<range.upperBound + shift }
    return (
      scanner.drafts.map { Self.figure($0, place($0.range), text) },
      scanner.broken.map { broken in
        let range = place(broken)
        return MentionDiagnostic(
          kind: .brokenNumeral, span: text.span(range), detail: "\(text.string(range)) makes no number")
      }
    )
  }

  private static func figure(_ draft: FigureDraft, _ range: Range<Int>, _ text: ScalarText) -> Figure {
    let limits = draft.limits
    return Figure(
      span: text.span(range), text: text.string(range), value: draft.quotient ?? draft.value.double,
      lower: limits.lower, upper: limits.upper, unit: draft.magnitudeText + draft.unit, kind: draft.kind,
      approximation: draft.approximation, change: draft.change, base: draft.baseValue, rule: draft.rule.name)
  }
}
