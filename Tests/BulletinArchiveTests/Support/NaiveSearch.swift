import BulletinArchive
import Bulletins
import ChineseText
import Foundation
import TestSupport

/// What a reader with patience finds: every passage of every file, looked through from its first byte to its last by the
/// C library.
struct NaiveSearch {
  /// Texts that can be found.
  struct Entries {
    /// The first byte of each in its source, as hits give it.
    private(set) var starts: [Int] = []
    private var texts: [[CChar]] = []
    private var folded: [[CChar]] = []

    /// Adds a text.
    mutating func append(start: Int, text: [UInt8]) {
      starts.append(start)
      texts.append(Self.terminated(text))
      folded.append(Self.terminated(TextFolder.fold(text)))
    }

    /// The first bytes of the texts that hold `needle`, ascending, and the places in them, which do not overlap.
    func find(_ needle: String, isExact: Bool) -> (starts: [Int], occurrences: Int) {
      let wanted = Self.terminated(isExact ? Array(needle.utf8) : TextFolder.fold(Array(needle.utf8)))
      var found: [Int] = []
      var occurrences = 0
      for (index, text) in (isExact ? texts : folded).enumerated() {
        let count = text.withUnsafeBufferPointer { text in
          wanted.withUnsafeBufferPointer { Self.count($0, in: text) }
        }
        if count > 0 { found.append(starts[index]) }
        occurrences += count
      }
      return (found.sorted(), occurrences)
    }

    private static func terminated(_ text: [UInt8]) -> [CChar] { text.map { CChar(bitPattern: $0) } + [0] }

    private static func count(_ needle: UnsafeBufferPointer<CChar>, in text: UnsafeBufferPointer<CChar>) -> Int {
      guard var place = text.baseAddress, let wanted = needle.baseAddress else { return 0 }
      var count = 0
      // Both end with a zero byte and hold no other, so the search stays within them.
      while let next = strstr(place, wanted) {
        count += 1
        place = UnsafePointer(next) + needle.count - 1
      }
      return count
    }
  }

  /// The passages.
  private(set) var passages = Entries()
  /// The articles.
  private(set) var articles = Entries()
  /// The headings of list items.
  private(set) var headings = Entries()
  /// The list items.
  private(set) var measures = Entries()
  /// The titles.
  private(set) var titles = Entries()
  private var articleTexts: [[Unicode.Scalar]] = []

  /// Reads one more file.
  mutating func add(_ bytes: [UInt8]) {
    let parsed = BulletinParser().parse(TextCleaner().clean(TextDecoder().decode(bytes)))
    let clean = parsed.text
    for article in parsed.articles {
      let text = Array(clean.utf8[article.span.range])
      articles.append(start: clean.source(article.span).start, text: text)
      if !text.isEmpty { articleTexts.append(Array(String(decoding: text, as: UTF8.self).unicodeScalars)) }
      for passage in article.passages {
        var text: [UInt8] = []
        for piece in passage.pieces {
          if !text.isEmpty { text.append(0x0A) }
          text += clean.utf8[piece.range]
        }
        if text.allSatisfy({ $0 <= 0x20 }) { continue }
        let span = passage.measure.map { article.measures[$0].span } ?? passage.pieces[0]
        passages.append(start: clean.source(span).start, text: text)
        if passage.kind == .title {
          titles.append(start: clean.source(span).start, text: Array((article.title ?? "").utf8))
        }
        if let measure = passage.measure {
          measures.append(start: clean.source(span).start, text: text)
          let heading = article.measures[measure].headingSpan
          headings.append(start: clean.source(span).start, text: Array(clean.utf8[heading.range]))
        }
      }
    }
  }

  /// A string of 1 to 12 characters without blanks: cut out of the texts, and now and then with a character changed or
  /// in full-width forms.
  func randomNeedle(_ random: inout SeededGenerator) -> String {
    while true {
      guard let scalars = articleTexts.randomElement(using: &random) else { return "一" }
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let end = min(scalars.count, start + Int.random(in: 1...12, using: &random))
      var piece = Array(scalars[start..<end])
      switch Int.random(in: 0..<10, using: &random) {
      case 0, 1: piece[Int.random(in: 0..<piece.count, using: &random)] = scalars.randomElement(using: &random) ?? "一"
      case 2: piece = piece.map { ("!"..."~").contains($0) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }
      default: break
      }
      if !piece.contains(where: \.properties.isWhitespace) { return String(String.UnicodeScalarView(piece)) }
    }
  }

  /// The texts in which a scope looks.
  func entries(_ scope: SearchScope) -> Entries {
    switch scope {
    case .passages: passages
    case .measures: measures
    case .headings: headings
    case .titles: titles
    case .articles: articles
    }
  }

  /// A string as a query has it that finds nothing else: 5"管 → "5\"管".
  static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
