package import ChineseText

/// Something in the text that looks like a date or a figure and cannot be one: 2月30日, 三十二百.
///
/// The reader goes on after it. The span is one of the clean text; the caller leads it back to a source byte.
package struct MentionDiagnostic: Sendable, Hashable {
  /// What was found.
  package var kind: TextDiagnostic.Kind
  /// Where it stands in the clean text.
  package var span: TextSpan
  /// The evidence in a few words of English.
  package var detail: String

  /// A diagnostic of `kind` at `span`.
  package init(kind: TextDiagnostic.Kind, span: TextSpan, detail: String) {
    self.kind = kind
    self.span = span
    self.detail = detail
  }
}
