package import ChineseText

/// What the article's structure says about organisations, from which their roles follow.
package struct OrganizationHints: Sendable {
  /// Bylines (（甘孜州地方志办）): authors.
  package var bylines: [TextSpan]
  /// Signatures at the end of a document: issuers.
  package var signatures: [TextSpan]
  /// Addressee lines (各县（区）人民政府：).
  package var addressees: [TextSpan]
  /// Mastheads: issuers.
  package var mastheads: [TextSpan]
  /// Titles: who stands before 关于 or 印发 issues the document.
  package var titles: [TextSpan]

  /// Hints; empty where the structure says nothing.
  package init(
    bylines: [TextSpan] = [], signatures: [TextSpan] = [], addressees: [TextSpan] = [], mastheads: [TextSpan] = [],
    titles: [TextSpan] = []
  ) {
    self.bylines = bylines
    self.signatures = signatures
    self.addressees = addressees
    self.mastheads = mastheads
    self.titles = titles
  }
}
