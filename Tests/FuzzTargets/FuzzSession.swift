import BulletinArchive
import Bulletins
import ChineseText
import SearchEngine

/// Runs one target on one input after the other, and says what promise was broken.
///
/// A trap ends the process, as it would end the program. A session lives in one task.
package final class FuzzSession {
  /// What is run.
  package let target: FuzzTarget
  private let lattice = WordSegmenter(engine: .lattice(nil))
  private let icu = WordSegmenter(engine: .icu)
  private lazy var segments = Result { () throws(IndexError) in try SegmentFuzzing() }

  /// A session for `target`.
  package init(_ target: FuzzTarget) { self.target = target }

  /// What is wrong with what the target makes of `bytes`; nil where all promises hold.
  package func fault(_ bytes: [UInt8]) -> String? {
    switch target {
    case .decoder: decoderFault(bytes)
    case .cleaner: CleanTextInvariants.fault(in: Self.clean(bytes))
    case .parser: BulletinInvariants.fault(in: BulletinParser().parse(Self.clean(bytes)))
    case .query: queryFault(String(decoding: bytes, as: UTF8.self))
    case .lattice: latticeFault(bytes)
    case .segment: segmentFault(bytes)
    }
  }

  private static func clean(_ bytes: [UInt8]) -> CleanText {
    TextCleaner().clean(TextDecoder().decode(bytes, as: .utf8))
  }

  private func decoderFault(_ bytes: [UInt8]) -> String? {
    let choice = Int(bytes.first ?? 0)
    let encodings = TextEncoding.allCases
    let encoding = encodings.indices.contains(choice) ? encodings[choice] : nil
    let source = Array(bytes.dropFirst())
    let text = TextDecoder().decode(source, as: encoding)
    if String(validating: text.utf8, as: UTF8.self) == nil { return "the text is no UTF-8" }
    var cursor = 0
    var sourceCursor = 0
    for run in text.offsets.runs {
      if run.start != cursor || run.count < 1 || run.width < 1 { return "the map has a gap at \(cursor)" }
      if run.source < sourceCursor { return "the map runs backwards at \(cursor)" }
      cursor = run.end
      sourceCursor = run.source + run.count * run.sourceWidth
    }
    if cursor != text.utf8.count { return "the map ends at \(cursor), the text at \(text.utf8.count)" }
    if sourceCursor > source.count { return "the map leads outside the source" }
    if text.offsets.lineStarts.first != 0 { return "no first line" }
    if let last = text.offsets.lineStarts.last, last > source.count { return "a line begins behind the source" }
    if text.diagnostics.contains(where: { $0.byte < 0 || $0.byte > source.count }) { return "a diagnostic of no byte" }
    _ = TextDecoder.looksBinary(source)
    return nil
  }

  private func queryFault(_ query: String) -> String? {
    do throws(ArchiveError) {
      _ = try MeasureSearch(query)
      return nil
    } catch {
      guard case .query(let problem) = error else { return "a query gives \(error)" }
      guard problem.offset >= 0, problem.offset <= problem.query.unicodeScalars.count else {
        return "a problem at \(problem.offset) of \(problem.query.unicodeScalars.count)"
      }
      return problem.description.isEmpty || problem.help.isEmpty ? "a problem without words" : nil
    }
  }

  private func segmentFault(_ bytes: [UInt8]) -> String? {
    switch segments {
    case .success(let segments): segments.fault(bytes)
    case .failure(let error): "no segment can be written: \(error)"
    }
  }

  private func latticeFault(_ bytes: [UInt8]) -> String? {
    var tokens: [Token] = []
    lattice.words(in: bytes, into: &tokens)
    var cursor = 0
    for token in tokens {
      if token.span.start != cursor || token.span.isEmpty { return "tokens do not partition the text at \(cursor)" }
      cursor = token.span.end
    }
    if cursor != bytes.count { return "tokens end at \(cursor)" }
    var expected: [Token] = []
    icu.words(in: bytes, into: &expected)
    return tokens == expected ? nil : "ICU cuts otherwise"
  }
}
