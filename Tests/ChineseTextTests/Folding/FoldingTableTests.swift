import Foundation
import Testing

@testable import ChineseText

/// The folding table is written by this suite from what ICU says, and compared with it on every run.
@Suite struct FoldingTableTests {
  @Test func `the table says what ICU's transliterator and NFKC say`() throws {
    let source = try FoldingTableWriter().source()
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/ChineseText/Folding/FoldingTable.swift").standardized
    let stored = try String(contentsOf: path, encoding: .utf8)
    guard stored != source else { return }
    let storedLines = Set(stored.split(separator: "\n"))
    let difference = source.split(separator: "\n").filter { !storedLines.contains($0) }.prefix(5)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try source.write(to: path, atomically: true, encoding: .utf8)
      Issue.record("FoldingTable.swift was written anew; read the difference")
    } else {
      Issue.record("FoldingTable.swift differs from ICU, first in:\n\(difference.joined(separator: "\n"))")
    }
  }
}

/// Makes the source text of `FoldingTable.swift`.
private struct FoldingTableWriter {
  private let transliterator: ICUTransliterator
  /// The blocks whose compatibility forms are folded: radicals, the ideographic blank, compatibility ideographs,
  /// vertical and small forms, full-width and half-width forms.
  private static let blocks: [ClosedRange<UInt32>] = [
    0x2E80...0x2FDF, 0x3000...0x3000, 0xF900...0xFAFF, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF00...0xFFEF,
    0x2F800...0x2FA1F,
  ]
  /// The blocks of Han characters, and of the marks that stand among them: 「 is “ in simplified text.
  private static let han: [ClosedRange<UInt32>] = [
    0x2018...0x2019, 0x3001...0x303F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF,
  ]

  init() throws { transliterator = try #require(ICUTransliterator(.simplifying)) }

  func source() throws -> String {
    var simplified: [(UInt32, UInt32)] = []
    for scalar in Self.han.joined().compactMap(Unicode.Scalar.init) {
      let folded = fixpoint(scalar)
      if folded != scalar { simplified.append((scalar.value, folded.value)) }
    }
    var compatibility: [(first: UInt32, count: UInt32, folded: UInt32)] = []
    for scalar in Self.blocks.joined().compactMap(Unicode.Scalar.init) {
      guard let form = ICUCharacter.compatibilityForm(scalar) else { continue }
      let folded = fixpoint(form).value
      if let last = compatibility.last, last.first + last.count == scalar.value, last.folded + last.count == folded {
        compatibility[compatibility.count - 1].count += 1
      } else {
        compatibility.append((scalar.value, 1, folded))
      }
    }
    let pairs = simplified.map { text($0.0) + text($0.1) }
    let triples = compatibility.map {
      [$0.first, $0.count, $0.folded].map { String($0, radix: 16, uppercase: true) }.joined(separator: " ")
    }
    return """
      /// The folding table as data: \(pairs.count) characters of traditional text, and \(triples.count) runs of compatibility characters.
      ///
      /// Written by `FoldingTableTests` from ICU, never by hand: `RECORD_GOLDEN=1` makes it anew.
      enum FoldingTable {
        /// Pairs of a character and its simplified form, ascending, from ICU's transliterator Hant-Hans; and of quotation
        /// marks, which all fold to “”.
        static let simplified = ""\"
      \(lines(pairs, separator: "", width: 54))
          ""\"

        /// Runs, ascending: the first scalar, how many scalars, the folded form of the first, in hexadecimal; from NFKC
        /// and then Hant-Hans.
        static let compatibility = ""\"
      \(lines(triples, separator: " ", width: 110))
          ""\"
      }

      """
  }

  /// Quotation marks that ICU leaves apart. It makes “” of 「」; whoever searches does not care which kind a text uses,
  /// nor how deep a quotation is nested.
  private static let quotationMarks: [Unicode.Scalar: Unicode.Scalar] = [
    "『": "“", "』": "”", "‘": "“", "’": "”",
  ]

  /// What `scalar` simplifies to in the end, so that folding twice equals folding once.
  private func fixpoint(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var folded = scalar
    for _ in 0..<4 {
      guard let next = Self.quotationMarks[folded] ?? transliterator.scalar(folded), next != folded else { break }
      folded = next
    }
    return folded
  }

  private func text(_ value: UInt32) -> String { Unicode.Scalar(value).map { String($0) } ?? "" }

  /// `items` in lines of at most `width` scalars, each but the last with the mark that joins it to the next.
  private func lines(_ items: [String], separator: String, width: Int) -> String {
    var lines: [String] = []
    var line = ""
    for item in items {
      if line.unicodeScalars.count + item.unicodeScalars.count + separator.count > width {
        lines.append(line)
        line = ""
      }
      line += item + separator
    }
    lines.append(String(line.trimmingSuffix(separator)))
    return lines.map { "    " + $0 }.joined(separator: "\\\n")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> Substring {
    !suffix.isEmpty && hasSuffix(suffix) ? dropLast(suffix.count) : self[...]
  }
}
