/// The parts of the program that read what strangers wrote; each is run on hostile bytes by ``FuzzSession``.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// Bytes to text. The first byte chooses the encoding: `5` and more find it out.
  case decoder
  /// Text to clean text.
  case cleaner
  /// Clean text to articles, lists and mentions, down to the printed article.
  case parser
  /// A query as it was typed.
  case query
  /// Text to words, by the lattice and by ICU, which must agree.
  case lattice
  /// The index: edits to a segment file whose checksums are forged.
  case segment

  /// Byte strings of which hostile inputs of this target consist.
  package var vocabulary: [[UInt8]] {
    switch self {
    case .decoder, .lattice, .cleaner, .parser, .query: words.map { Array($0.utf8) }
    case .segment: HostileVocabulary.edits
    }
  }

  private var words: [String] {
    switch self {
    case .decoder, .lattice: HostileVocabulary.characters
    case .cleaner, .parser: HostileVocabulary.bulletin
    case .query: HostileVocabulary.query
    case .segment: []
    }
  }
}
