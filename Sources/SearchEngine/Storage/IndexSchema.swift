/// What the documents of an index consist of. Kept in every segment and compared when one is opened.
public struct IndexSchema: Sendable, Hashable {
  /// The term fields; a field's number is its place here.
  public var termFields: [TermField]
  /// The stored texts; a field's number is its place here.
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

  /// Whether every field that lies within another names an earlier one that does not.
  var isConsistent: Bool {
    textFields.indices.allSatisfy { index in
      textFields[index].within.map { (0..<index).contains($0) && textFields[$0].within == nil } ?? true
    }
  }

  /// A field of terms.
  public struct TermField: Sendable, Hashable {
    /// The name, for people.
    public var name: String
    /// Whether term frequencies and document lengths are kept, so that BM25 can rank by the field. Terms of other
    /// fields only restrict: they score nothing and count no occurrences.
    public var scored: Bool

    /// A field of terms.
    public init(name: String, scored: Bool) {
      self.name = name
      self.scored = scored
    }
  }

  /// A stored text, in which every string can be found.
  public struct TextField: Sendable, Hashable {
    /// The name, for people.
    public var name: String
    /// Whether a second spelling of each text is kept, as its differences from the first: 實现 beside 实现.
    public var varied: Bool
    /// The number of an earlier text field in which this one's texts stand, as headings stand in their article; nil for
    /// a field of its own. Its pieces are ranges of the other field's texts, and the other field's pairs of characters lead
    /// to them, so both cost next to nothing. A group with a text that does not stand in the other one is looked at by
    /// every search: that is slower, never wrong.
    public var within: Int?

    /// A stored text.
    public init(name: String, varied: Bool = false, within: Int? = nil) {
      self.name = name
      self.varied = varied
      self.within = within
    }
  }
}
