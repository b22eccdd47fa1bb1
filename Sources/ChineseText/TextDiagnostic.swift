/// Something in a source that was not as it should be, and that reading went on after.
public struct TextDiagnostic: Hashable, Sendable {
  /// What was found; the raw value is the name in reports and JSON records.
  public enum Kind: String, Sendable, CaseIterable {
    /// Bytes that are no character in the file's encoding; they read as U+FFFD.
    case invalidBytes
    /// NUL characters, which were left out.
    case nul
    /// Other control characters, which were left out.
    case control
    /// A file without any character.
    case empty
    /// A text that holds no Han character.
    case noHan
    /// A line longer than one million bytes.
    case longLine
    /// An article longer than the longest that is read in one piece; it was split at a sentence's end.
    case splitArticle
    /// A list that does not begin at its first ordinal.
    case listStart
    /// A list whose ordinals leave one out or repeat one.
    case listGap
    /// A list that holds fewer items than the text announces, or whose last item stops in mid-sentence.
    case listBreaksOff
    /// A bracket or quotation mark without its partner.
    case unpairedMark
    /// A date that no calendar has, such as 2月30日.
    case impossibleDate
    /// A date that has lost characters, such as 210日.
    case brokenDate
    /// A numeral that is none, such as 三十二百.
    case brokenNumeral
    /// A place name that several divisions bear, and that nothing in the text settles.
    case ambiguousPlace
    /// The encoding could not be told for certain; the likeliest was taken.
    case uncertainEncoding
  }

  /// What was found.
  public let kind: Kind
  /// The offset of the first byte concerned, in the source file.
  public let byte: Int
  /// The evidence in a few words of English, for example `3 bytes: E4 B8 20`.
  public let detail: String

  /// A diagnostic of `kind` at source offset `byte`.
  public init(kind: Kind, byte: Int, detail: String) {
    self.kind = kind
    self.byte = byte
    self.detail = detail
  }
}
