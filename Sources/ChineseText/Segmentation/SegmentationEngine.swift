/// How a ``WordSegmenter`` finds the borders of words.
public enum SegmentationEngine: Sendable {
  /// ICU's word break iterator.
  case icu
  /// ICU's rules and dictionary, searched by our own code, several times faster and with the same borders; with a
  /// lexicon, its words are known too: 地方志 stays one word.
  case lattice(UserLexicon?)

  /// Why no lattice can be had in this process, whose segmenters then all use ICU's iterator; nil where it can.
  ///
  /// The first call reads the rules and the dictionary from libicu, in a few milliseconds.
  public static var latticeFailure: LatticeFailure? {
    switch LatticeResources.shared {
    case .success: nil
    case .failure(let failure): failure
    }
  }
}

/// Why the lattice cannot be used with the running libicu.
public enum LatticeFailure: Error, Sendable, Hashable, CaseIterable {
  /// The compiled rules of word breaks have another format, or libicu has none.
  case unknownRules
  /// The dictionary has another format, or libicu has none.
  case unknownDictionary
  /// A short text was not cut as ICU cuts it.
  case differs
}

extension LatticeFailure: CustomStringConvertible {
  /// What failed: "libicu's word break rules have an unknown format".
  public var description: String {
    switch self {
    case .unknownRules: "libicu's word break rules have an unknown format"
    case .unknownDictionary: "libicu's Chinese dictionary has an unknown format"
    case .differs: "the lattice did not cut a sample as libicu does"
    }
  }
}
