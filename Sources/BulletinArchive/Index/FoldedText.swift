import ChineseText
import SearchEngine

/// A text and its folded form, and which places of the two belong together.
struct FoldedText {
  /// The text.
  let original: [UInt8]
  /// Its folded form.
  let folded: [UInt8]
  /// Whether folding changes it.
  let isFolded: Bool
  /// The offsets behind which the difference between the two changes; empty where all characters keep their lengths.
  private var changes: [Int] = []
  /// The differences there.
  private var shifts: [Int] = []

  /// Folds `text`, which is UTF-8.
  init(_ text: [UInt8]) {
    original = text
    folded = TextFolder.fold(text)
    isFolded = original != folded
    if isFolded { findShifts() }
  }

  /// The range of the folded text that `span` of the text becomes. O(log n).
  func range(_ span: TextSpan) -> Range<Int> {
    let start = place(span.start)
    return start..<max(start, place(span.end))
  }

  private func place(_ offset: Int) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? offset : offset + shifts[low - 1]
  }

  private mutating func findShifts() {
    var changes: [Int] = []
    var shifts: [Int] = []
    original.withUnsafeBytes { original in
      folded.withUnsafeBytes { folded in
        var (place, other) = (0, 0)
        while true {
          // Eight equal bytes at a time, then byte by byte to the first difference. Sound: each load lies within both.
          while place + 8 <= original.count, other + 8 <= folded.count,
            original.loadUnaligned(fromByteOffset: place, as: UInt64.self)
              == folded.loadUnaligned(fromByteOffset: other, as: UInt64.self)
          {
            place += 8
            other += 8
          }
          while place < original.count, other < folded.count, original[place] == folded[other] {
            place += 1
            other += 1
          }
          guard place < original.count, other < folded.count else { break }
          // On both sides the difference lies in the same character, and so many bytes into it.
          while place > 0, other > 0, original[place] & 0xC0 == 0x80 || folded[other] & 0xC0 == 0x80 {
            place -= 1
            other -= 1
          }
          let before = other - place
          place = Self.end(of: original, place)
          other = Self.end(of: folded, other)
          if other - place != before {
            changes.append(place)
            shifts.append(other - place)
          }
        }
      }
    }
    self.changes = changes
    self.shifts = shifts
  }

  private static func end(of text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var end = start + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}

/// The headings and titles of an article: pieces of its text, but for a title that does not stand there as it reads.
struct FoldedHeads {
  /// What was added so far.
  var text: IndexText { IndexText(folded, variant: isFolded ? original : nil, pieces: pieces) }

  private var original: [UInt8] = []
  private var folded: [UInt8] = []
  private var isFolded = false
  private var pieces: [IndexText.Piece] = []

  /// Adds the part `span` of the article's text, if it is not empty.
  mutating func append(_ span: TextSpan, of text: FoldedText, document: Int) {
    let range = text.range(span)
    guard !range.isEmpty else { return }
    pieces.append(IndexText.Piece(range, document: document, isOuter: true))
  }

  /// Adds a text of its own, if it is not empty.
  mutating func append(_ text: FoldedText, document: Int) {
    guard !text.original.isEmpty else { return }
    let start = folded.count
    original += text.original
    folded += text.folded
    isFolded = isFolded || text.isFolded
    pieces.append(IndexText.Piece(start..<folded.count, document: document))
  }
}
