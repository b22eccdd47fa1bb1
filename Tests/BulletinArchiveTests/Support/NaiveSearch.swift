import Bulletins
import ChineseText
import TestSupport

/// What a reader with patience finds: every passage of every file, looked through from its first byte to its last.
struct NaiveSearch {
  /// A text that can be found.
  struct Entry {
    /// Its first byte in the source, as hits give it.
    let start: Int
    /// The text.
    let text: [UInt8]
  }

  /// The passages.
  private(set) var passages: [Entry] = []
  /// The articles.
  private(set) var articles: [Entry] = []
  /// The headings of list items.
  private(set) var headings: [Entry] = []

  /// Reads one more file.
  mutating func add(_ bytes: [UInt8]) {
    let parsed = BulletinParser().parse(TextCleaner().clean(TextDecoder().decode(bytes)))
    let clean = parsed.text
    for article in parsed.articles {
      articles.append(Entry(start: clean.source(article.span).start, text: Array(clean.utf8[article.span.range])))
      for passage in article.passages {
        var text: [UInt8] = []
        for piece in passage.pieces {
          if !text.isEmpty { text.append(0x0A) }
          text += clean.utf8[piece.range]
        }
        if text.allSatisfy({ $0 <= 0x20 }) { continue }
        let span = passage.measure.map { article.measures[$0].span } ?? passage.pieces[0]
        passages.append(Entry(start: clean.source(span).start, text: text))
        if let measure = passage.measure {
          let heading = article.measures[measure].headingSpan
          headings.append(Entry(start: clean.source(span).start, text: Array(clean.utf8[heading.range])))
        }
      }
    }
  }

  /// The first bytes of the entries that hold `needle`, ascending, and the places in them, which do not overlap.
  static func find(_ needle: String, in entries: [Entry], isExact: Bool) -> (starts: [Int], occurrences: Int) {
    let wanted = isExact ? Array(needle.utf8) : TextFolder.fold(Array(needle.utf8))
    var starts: [Int] = []
    var occurrences = 0
    for entry in entries {
      let text = isExact ? entry.text : TextFolder.fold(entry.text)
      var count = 0
      var i = 0
      while i + wanted.count <= text.count {
        if text[i] == wanted[0], text[i..<(i + wanted.count)].elementsEqual(wanted) {
          count += 1
          i += wanted.count
        } else {
          i += 1
        }
      }
      if count > 0 { starts.append(entry.start) }
      occurrences += count
    }
    return (starts.sorted(), occurrences)
  }

  /// A string of 1 to 12 characters without blanks: cut out of the texts, and now and then with a character changed.
  func randomNeedle(_ random: inout SeededGenerator) -> String {
    while true {
      guard let entry = articles.randomElement(using: &random) else { return "一" }
      let scalars = Array(String(decoding: entry.text, as: UTF8.self).unicodeScalars)
      guard !scalars.isEmpty else { continue }
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let end = min(scalars.count, start + Int.random(in: 1...12, using: &random))
      var piece = Array(scalars[start..<end])
      if Int.random(in: 0..<5, using: &random) == 0 {
        piece[Int.random(in: 0..<piece.count, using: &random)] = scalars.randomElement(using: &random) ?? "一"
      }
      if !piece.contains(where: { $0.properties.isWhitespace || $0 == "\"" }) {
        return String(String.UnicodeScalarView(piece))
      }
    }
  }
}
