/// The fixed numbers of the segment format. The grammar stands in `SegmentFileWriter.swift`.
package enum SegmentLayout {
  /// The first bytes of every segment file.
  static let signature: [UInt8] = Array("yishiseg".utf8)
  /// The version that this program reads and writes.
  static let version: UInt32 = 4
  /// Signature and version.
  package static let headerLength = 12
  /// The bytes that one checksum covers.
  package static let pageLength = 16384
  /// Offset, length and checksum of the table of contents, and a checksum of these three.
  package static let footerLength = 32
  /// The most documents of one segment; document numbers take 32 bits, and the highest is a sentinel.
  static let maximumDocuments = Int(UInt32.max) - 1

  /// What a section holds.
  enum SectionKind: UInt8, CaseIterable {
    /// For each document the number of its group.
    case documentGroups = 1
    /// For each group its first document, and at last the number of documents.
    case groupStarts = 2
    /// Of a term field: the terms and where their postings are.
    case terms = 3
    /// Of a term field: where each block of terms begins.
    case termBlocks = 4
    /// Of a term field: the postings.
    case postings = 5
    /// Of a scored term field: one length code a document.
    case lengths = 6
    /// Of a text field: the groups' texts, end to end; of one within another those that do not stand there.
    case texts = 7
    /// Of a text field: for each group its first piece, and at last the number of pieces.
    case groupPieces = 8
    /// Of a text field: where each piece begins, and at last where all end.
    case pieceStarts = 9
    /// Of a text field: for each piece twice its document, and one more if it belongs to none; of one within another, one
    /// more if it is a piece of a text of its own.
    case pieceDocuments = 10
    /// Of a text field: for each chunk its first piece, and at last the number of pieces.
    case chunkPieces = 11
    /// Of a text field: for each chunk its group.
    case chunkGroups = 12
    /// Of a text field: for each chunk the length code of its shortest document.
    case chunkLengths = 13
    /// Of a text field: one length code a document.
    case textLengths = 14
    /// Of a text field: as ``terms``, of the pairs of characters.
    case grams = 15
    /// Of a text field: as ``termBlocks``.
    case gramBlocks = 16
    /// Of a text field: as ``postings``, with chunks in the place of documents.
    case gramPostings = 17
    /// Of a varied text field: where the edits of each group's text begin, and at last where all end.
    case editStarts = 18
    /// Of a varied text field: the edits.
    case edits = 19
    /// Of a varied text field: the replacements that edits name by number.
    case spellings = 20
    /// Of an integer column: the values.
    case integers = 21
    /// Of a string column: as ``terms``.
    case strings = 22
    /// Of a string column: as ``termBlocks``.
    case stringBlocks = 23
    /// Of a string column: as ``postings``.
    case stringPostings = 24
    /// Of a string column: where each document's ordinals begin, and at last where all end.
    case stringStarts = 25
    /// Of a string column: the ordinals of each document's strings among ``strings``.
    case stringOrdinals = 26
    /// Of a text field: for each chunk its first signature, and at last the number of signatures.
    case signatureStarts = 27
    /// Of a text field: the signatures of its long chunks.
    case signatures = 28
    /// Of a text field within another: the groups that have texts of their own, ascending.
    case strayGroups = 29
    /// Of a text field within another: how long each piece is.
    case pieceLengths = 30
    /// Of a text field within another: where the own text of each stray group begins, and at last where all end.
    case strayStarts = 31
  }

  /// A section's name.
  struct SectionName: Hashable {
    /// What it holds.
    var kind: SectionKind
    /// The field or column that it belongs to; 0 where there is none.
    var index: Int
  }

  /// Where a section lies.
  struct SectionEntry: Hashable {
    /// The first byte, counted from the file's first.
    var offset: Int
    /// The number of bytes.
    var length: Int
    /// The number of things in it: values, terms, bytes of lengths.
    var count: Int
    /// A sum over the things in it, where one is wanted: the decoded lengths.
    var sum: Int
  }
}
