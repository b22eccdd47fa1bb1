/// What the documents of an index consist of. Kept in every segment and compared when one is opened.
public struct IndexSchema: Sendable, Hashable {
  /// The term fields; a field's number is its place here.
  public var termFields: [TermField]
  /// The stored texts, by name.
  public var textFields: [TextField]
  /// The integer columns, by name: one value a document.
  public var integerColumns: [String]
  /// The string columns, by name: any number of strings a document.
  public var stringColumns: [String]

  /// A schema of these fields and columns.
  public init(
    termFields: [TermField] = [], textFields: [TextField] = [], integerColumns: [String] = [],
    stringColumns: [String] = []
  ) {
    self.termFields = termFields
    self.textFields = textFields
    self.integerColumns = integerColumns
    self.stringColumns = stringColumns
  }

  /// A field of terms.
  public struct TermField: Sendable, Hashable {
    /// The name, for people.
    public var name: String
    /// Whether term frequencies and document lengths are kept, so that BM25 can rank by the field. Terms of other
    /// fields only restrict: they score nothing and count no occurrences.
    public var scored: Bool
    /// The text field whose substrings the terms are, if the frequency of every term in a document is the number of
    /// its (possibly overlapping) occurrences in that text: then a literal of one gram needs no second look.
    public var exactTextField: Int?

    /// A field of terms.
    public init(name: String, scored: Bool, exactTextField: Int? = nil) {
      self.name = name
      self.scored = scored
      self.exactTextField = exactTextField
    }
  }

  /// A stored text.
  public struct TextField: Sendable, Hashable {
    /// The name, for people.
    public var name: String
    /// The text field whose value in a group's first document, where it is not empty, is the group's whole text in
    /// this field. Without it, a group's text is the concatenation of its documents' texts.
    public var groupTextField: Int?

    /// A stored text.
    public init(name: String, groupTextField: Int? = nil) {
      self.name = name
      self.groupTextField = groupTextField
    }
  }
}
