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
  private let cutter: any WordCutter

  /// A segmenter with `engine`; see ``SegmentationEngine/latticeFailure`` for when that is ICU's all the same. Where
  /// libicu was built without word break data, every character is a token of its own.
  public init(engine: SegmentationEngine = .lattice(nil)) {
    if case .lattice(let lexicon) = engine, case .success(let resources) = LatticeResources.shared {
      self.engine = engine
      cutter = LatticeWordCutter(resources, lexicon?.dictionary ?? resources.dictionary)
    } else {
      self.engine = .icu
      cutter = ICUWordCutter()
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
    utf8.withUnsafeBufferPointer { cutter.cut($0, range, into: &tokens) }
  }
}
