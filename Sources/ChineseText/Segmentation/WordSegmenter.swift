/// Cuts text into words, at the borders of ICU's word break iterator or, with a lexicon, with the lexicon's words too.
///
/// A segmenter owns its state and its buffers, and lives in one task. Tokens partition the text: joined, they are the
/// text again.
///
///     var tokens: [Token] = []
///     WordSegmenter().words(in: Array("推进2020年地方志工作。".utf8), into: &tokens)
///     // 推进 | 2020 | 年 | 地方 | 志 | 工作 | 。
public final class WordSegmenter {
  /// The engine in use: the one that was asked for, or ICU's where the lattice cannot be had.
  public let engine: SegmentationEngine
  private let cutter: Cutter

  private enum Cutter {
    case lattice(LatticeWordCutter)
    case icu(ICUWordCutter)
  }

  /// A segmenter with `engine`; see ``SegmentationEngine/latticeFailure`` for when that is ICU's all the same. Where
  /// libicu was built without word break data, every character is a token of its own.
  public init(engine: SegmentationEngine = .lattice(nil)) {
    if case .lattice(let lexicon) = engine, case .success(let resources) = LatticeResources.shared {
      self.engine = engine
      cutter = .lattice(LatticeWordCutter(resources, lexicon?.dictionary ?? resources.dictionary))
    } else {
      self.engine = .icu
      cutter = .icu(ICUWordCutter())
    }
  }

  /// Appends the tokens of `utf8`, ascending, to `tokens`; nothing for an empty text. O(n).
  ///
  /// Bytes that are no UTF-8 are cut like U+FFFD.
  public func words(in utf8: [UInt8], into tokens: inout [Token]) {
    words(in: utf8, range: 0..<utf8.count, into: &tokens)
  }

  /// Appends the tokens of the part `range` of `utf8`, which is read as a text of its own; their spans count from the
  /// beginning of `utf8`.
  ///
  /// - Precondition: `range` lies in `utf8` and begins and ends between two characters.
  public func words(in utf8: [UInt8], range: Range<Int>, into tokens: inout [Token]) {
    precondition(range.lowerBound >= 0 && range.upperBound <= utf8.count, "the range leaves the text")
    cut(utf8, range, into: &tokens)
  }

  /// Appends the bytes of each token of `utf8` that is not of kind ``Token/Kind/other``, ascending, to `ranges`. O(n).
  ///
  /// - Precondition: `utf8` is shorter than 4 GiB.
  public func wordRanges(in utf8: [UInt8], into ranges: inout [Range<UInt32>]) {
    precondition(utf8.count < UInt32.max, "the text is shorter than 4 GiB")
    var words = WordRanges(ranges: ranges)
    // Given back below; two owners would make the first word copy all that are there.
    ranges = []
    cut(utf8, 0..<utf8.count, into: &words)
    ranges = words.ranges
  }

  private func cut(_ utf8: [UInt8], _ range: Range<Int>, into sink: inout some TokenSink) {
    utf8.withUnsafeBufferPointer { bytes in
      switch cutter {
      case .lattice(let cutter): cutter.cut(bytes, range, into: &sink)
      case .icu(let cutter): cutter.cut(bytes, range, into: &sink)
      }
    }
  }
}
