import ChineseText

/// A part of a text around its first marked place.
public struct Snippet: Sendable, Hashable {
  /// The text, on one line; `…` where it was cut.
  public let text: String
  /// The marked places, in Unicode scalars of `text`.
  public let marks: [Range<Int>]

  /// A marked place with what stands on both sides of it.
  public struct Context: Sendable, Hashable {
    /// What stands before it, at most as long as asked for.
    public let left: String
    /// The marked text.
    public let match: String
    /// What stands behind it.
    public let right: String
  }

  /// The longest snippet, in scalars.
  static let length = 120
  /// How much of it stands before the first mark.
  private static let lead = 30

  /// Cuts a snippet out of `utf8`; `marks` are byte ranges, ascending.
  init(_ utf8: [UInt8], marks: [Range<Int>]) {
    let text = ScalarText(utf8)
    var count = text.count
    while count > 0, Self.isBlank(text.scalars[count - 1]) { count -= 1 }
    let places = marks.map { Self.scalars($0, in: text) }
    var from = 0
    var to = count
    if count > Self.length {
      from = min(max(0, (places.first?.lowerBound ?? 0) - Self.lead), count - Self.length)
      to = from + Self.length
    }
    var result = String.UnicodeScalarView()
    if from > 0 { result.append("…") }
    for value in text.scalars[from..<to] { result.append(Self.shown(value)) }
    if to < count { result.append("…") }
    let shift = (from > 0 ? 1 : 0) - from
    self.text = String(result)
    self.marks = places.compactMap { place in
      let start = max(place.lowerBound, from)
      let end = min(place.upperBound, to)
      return start < end ? (start + shift)..<(end + shift) : nil
    }
  }

  /// Every marked place with at most `width` scalars on each side.
  static func contexts(_ utf8: [UInt8], marks: [Range<Int>], width: Int) -> [Context] {
    let text = ScalarText(utf8)
    let width = min(width, text.count)
    return marks.map { mark in
      let place = scalars(mark, in: text)
      func string(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        for value in text.scalars[range] { result.append(shown(value)) }
        return String(result)
      }
      return Context(
        left: string(max(0, place.lowerBound - width)..<place.lowerBound), match: string(place),
        right: string(place.upperBound..<min(text.count, place.upperBound + width)))
    }
  }

  private static func scalars(_ range: Range<Int>, in text: ScalarText) -> Range<Int> {
    text.index(ofByte: range.lowerBound)..<text.index(ofByte: range.upperBound)
  }

  private static func isBlank(_ value: UInt32) -> Bool { value <= 0x20 || value == 0x3000 }

  /// Line ends show as blanks, one scalar for one.
  private static func shown(_ value: UInt32) -> Unicode.Scalar {
    value < 0x20 ? " " : Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
