/// How a file's lines were cut: at which width, with which blank lines, with or without indents.
///
/// Text out of a PDF breaks where the page's column ends. Then the lines that break off in mid-sentence are almost
/// equally wide, and few lines are wider. Text of a web page breaks where a paragraph ends.
struct WrapLayout {
  /// The column's width; nil where the file's lines are paragraphs.
  let width: Int?
  /// Whether a paragraph's first line keeps its indent.
  let usesIndent: Bool
  /// Whether an empty line stands behind nearly every line, so that it says nothing.
  let blankLinesAreLayout: Bool

  /// What a line of the file says to this.
  struct Sample {
    /// The columns that its content takes.
    var width: Int
    /// The columns of blanks before its content.
    var indent: Int
    var ending: LineText.Ending
    var isUnpunctuated: Bool
    var blankLinesBefore: Int
  }

  /// Measures the lines of a file that hold text; furniture is left out before. Linear, save for a sort of widths.
  init(_ samples: [Sample]) {
    // The lines that break off: no sentence ends, another line follows.
    var broken: [Int] = []
    for (i, sample) in samples.enumerated() where i + 1 < samples.count {
      let endsOpen = sample.ending == .words || sample.ending == .open
      // A line without any comma or stop may be a title, which says nothing.
      if endsOpen, !sample.isUnpunctuated, sample.width >= 20, sample.width <= 160 {
        broken.append(sample.width)
      }
    }
    broken.sort()
    var width: Int?
    if broken.count >= 2 {
      // The widest that is no outlier: two in three broken lines must lie close below it.
      let candidate = broken[broken.count * 9 / 10]
      let near = broken.count(where: { $0 >= candidate - WrapLayout.tolerance && $0 <= candidate + 6 })
      let wider = samples.count(where: { $0.width > candidate + 8 })
      if near * 3 >= broken.count * 2, near >= 2, candidate >= 30, wider * 12 <= samples.count,
        near * 5 >= samples.count || near >= 5
      {
        width = candidate
      }
    }
    self.width = width
    guard let width else {
      usesIndent = false
      blankLinesAreLayout = false
      return
    }
    var continuations = 0
    var indentedContinuations = 0
    var blankContinuations = 0
    var openings = 0
    var indentedOpenings = 0
    for i in samples.indices.dropFirst() {
      let previous = samples[i - 1]
      let full = previous.width >= width - WrapLayout.tolerance
      let indented = samples[i].indent >= 3
      if full && (previous.ending == .words || previous.ending == .open) {
        continuations += 1
        if indented { indentedContinuations += 1 }
        if samples[i].blankLinesBefore > 0 { blankContinuations += 1 }
      } else if previous.ending == .sentence && !full {
        openings += 1
        if indented { indentedOpenings += 1 }
      }
    }
    usesIndent = indentedOpenings * 2 > openings && indentedContinuations * 4 <= continuations
    blankLinesAreLayout = blankContinuations * 2 > continuations
  }

  /// How many columns below the width a line may end and still be full: an indent that was lost and a character
  /// that may not stand at a line's end or start.
  static let tolerance = 7

  /// Whether `line` reaches the column's end.
  func isFull(_ line: PhysicalLine) -> Bool {
    guard let width else { return false }
    return line.width + line.indent.clamped(to: 0...4) * (usesIndent ? 1 : 0) >= width - WrapLayout.tolerance
  }

  /// Whether `line` is too wide to be a first line whose indent of two characters was lost.
  func isTooWideForFirstLine(_ line: PhysicalLine) -> Bool {
    guard let width else { return false }
    return line.width >= width - 2
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
