/// Some documents that belong together, as the passages of an article, and the text that they are pieces of.
///
///     IndexGroup(IndexText(Array("修志问道".utf8)), IndexDocument())      // one text, one document
public struct IndexGroup: Sendable {
  /// The texts, one a text field of the schema.
  public var texts: [IndexText]
  /// The documents; one at least.
  public var documents: [IndexDocument]

  /// A group of these documents.
  public init(texts: [IndexText] = [], documents: [IndexDocument]) {
    self.texts = texts
    self.documents = documents
  }

  /// A group of one document.
  public init(_ texts: IndexText..., document: IndexDocument) {
    self.init(texts: texts, documents: [document])
  }
}

/// The text of a group in one field, and which piece of it belongs to which document.
///
/// In a field that lies within another, pieces are ranges of the group's text in the other one, in any order, and may
/// overlap; what does not stand there is a piece of ``text``. A string is found in one piece, never across two.
public struct IndexText: Sendable {
  /// The text in which strings are looked for.
  public var text: [UInt8]
  /// Another spelling of it, character for character; nil if it is the same. Kept by fields that are varied.
  public var variant: [UInt8]?
  /// The pieces, none empty. In a field of its own they ascend and do not overlap; what lies between them belongs to the
  /// group alone.
  public var pieces: [Piece]

  /// A range of a group's text that belongs to a document.
  public struct Piece: Sendable, Hashable {
    /// The bytes in the group's text. It begins and ends between two characters.
    public var range: Range<Int>
    /// The document's place in the group.
    public var document: Int
    /// Whether the range is one of the group's text in the field that this one lies within.
    public var isOuter: Bool

    /// A piece.
    public init(_ range: Range<Int>, document: Int, isOuter: Bool = false) {
      self.range = range
      self.document = document
      self.isOuter = isOuter
    }
  }

  /// A text with these pieces.
  public init(_ text: [UInt8], variant: [UInt8]? = nil, pieces: [Piece]) {
    self.text = text
    self.variant = variant
    self.pieces = pieces
  }

  /// A text that belongs to the group's first document as a whole.
  public init(_ text: [UInt8] = [], variant: [UInt8]? = nil) {
    self.init(text, variant: variant, pieces: text.isEmpty ? [] : [Piece(0..<text.count, document: 0)])
  }
}
