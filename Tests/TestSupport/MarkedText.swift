/// A sentence with its expected findings marked in place: `由⟦org:州财政局⟧负责`.
///
/// ⟦ opens a mark, the characters up to the first colon are its label, ⟧ closes it; marks may nest. The text is what
/// remains without brackets and labels. A mark without a colon has an empty label.
public struct MarkedText: Sendable, Hashable {
  /// One marked stretch.
  public struct Mark: Sendable, Hashable {
    /// What stands before the colon.
    public let label: String
    /// The marked characters.
    public let text: String
    /// Its half-open range of UTF-8 bytes in the plain text.
    public let range: Range<Int>
  }

  /// The text without marks.
  public let text: String
  /// The marks, ascending by start; an outer mark before the inner ones with the same start.
  public let marks: [Mark]

  /// Reads `source`; nil where a bracket has no partner.
  public init?(_ source: String) {
    var bytes: [UInt8] = []
    var open: [(label: String, start: Int, order: Int)] = []
    var closed: [(mark: Mark, order: Int)] = []
    var order = 0
    var scalars = source.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "⟦":
        var label = ""
        if let colon = scalars.firstIndex(of: ":"), !scalars[..<colon].contains("⟧"), !scalars[..<colon].contains("⟦") {
          label = String(scalars[..<colon])
          scalars = scalars[scalars.index(after: colon)...]
        }
        open.append((label, bytes.count, order))
        order += 1
      case "⟧":
        guard let mark = open.popLast() else { return nil }
        let range = mark.start..<bytes.count
        closed.append(
          (Mark(label: mark.label, text: String(decoding: bytes[range], as: UTF8.self), range: range), mark.order))
      default:
        bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    guard open.isEmpty else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
    marks = closed.sorted { $0.order < $1.order }.map(\.mark)
  }

  /// The marks with `label`.
  public func marks(_ label: String) -> [Mark] { marks.filter { $0.label == label } }
}
