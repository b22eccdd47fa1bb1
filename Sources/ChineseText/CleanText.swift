/// A source's text as a person reads it: hard wraps joined, layout blanks gone, furniture set apart.
///
/// `utf8` holds two regions. First the *body*, `[0, bodyEnd)`: the paragraphs in reading order, each ended by
/// one LF. Then the furniture (navigation, page numbers, publication lines of a web page), one piece a line, in
/// source order. So an article is one contiguous range of the body even where a page number cut it in the
/// source. Every byte leads back to the source through ``offsets``.
///
/// Invariants: `utf8` is valid UTF-8 and holds no CR, NUL or BOM; paragraphs are not empty, have no blank at
/// either end, do not overlap, and ascend.
public struct CleanText: Sendable {
  /// The text's bytes: body, then furniture.
  public let utf8: [UInt8]
  /// Where the body ends and the furniture begins.
  public let bodyEnd: Int
  /// The body's paragraphs, ascending.
  public let paragraphs: [Paragraph]
  /// The furniture, ascending in the source.
  public let furniture: [Furniture]
  /// The way back to the source.
  public let offsets: OffsetMap
  /// What was wrong with the source, ascending by byte.
  public let diagnostics: [TextDiagnostic]

  /// One paragraph of the body, and how it lay on the page.
  public struct Paragraph: Sendable, Hashable {
    /// Its bytes, without the LF behind it.
    public let span: TextSpan
    /// The columns of blanks before its first line; a full-width blank counts two.
    public let indent: Int
    /// The number of empty lines before it in the source.
    public let blankLinesBefore: Int
    /// The number of physical lines that were joined to make it; 1 when none was.
    public let lineCount: Int

    /// A paragraph at `span`.
    public init(span: TextSpan, indent: Int, blankLinesBefore: Int, lineCount: Int) {
      self.span = span
      self.indent = indent
      self.blankLinesBefore = blankLinesBefore
      self.lineCount = lineCount
    }
  }

  /// A piece of page or web furniture.
  public struct Furniture: Sendable, Hashable {
    /// What kind of furniture it is; the raw value is its name in reports.
    public enum Kind: String, Sendable {
      /// A page number or a running head.
      case page
      /// Navigation, buttons, counters and links of a web page.
      case navigation
      /// A publication line: source, time, editor (来源：…, 发布时间：…).
      case publication
      /// A library's own line (【法宝引证码】…, 原文链接：…).
      case library
    }
    /// Its bytes in the clean text, at or behind `bodyEnd`, without the LF.
    public let span: TextSpan
    /// What it is.
    public let kind: Kind

    /// Furniture of `kind` at `span`.
    public init(span: TextSpan, kind: Kind) {
      self.span = span
      self.kind = kind
    }
  }

  /// Puts a clean text together from its parts, which must fit each other as the type's invariants say.
  public init(
    utf8: [UInt8], bodyEnd: Int, paragraphs: [Paragraph], furniture: [Furniture], offsets: OffsetMap,
    diagnostics: [TextDiagnostic]
  ) {
    self.utf8 = utf8
    self.bodyEnd = bodyEnd
    self.paragraphs = paragraphs
    self.furniture = furniture
    self.offsets = offsets
    self.diagnostics = diagnostics
  }

  /// The text at `span`, for display.
  public func string(_ span: TextSpan) -> String {
    String(decoding: utf8[span.range], as: UTF8.self)
  }

  /// The source bytes that the text at `span` was read from, from its first character's first byte to its last
  /// character's last byte.
  public func source(_ span: TextSpan) -> SourceSpan { offsets.source(span) }
}
