import Bulletins
import ChineseText
import Records

/// The id of an article, a list item or another passage.
///
///     id = digest "-" kind offset [ "." rank ]
///
/// `digest` is the first twelve hexadecimal digits of the source's SHA-256, `kind` is `a` for an article, `m` for a list
/// item and `t` for a title or other text, `offset` the first byte in the source, and `rank` tells items that begin at
/// the same byte apart (the second has `.2`). So an id depends on the source's bytes and the place in it alone.
package struct RecordID: Sendable, Hashable {
  /// What an id can name.
  package enum Kind: Character, Sendable {
    /// An article.
    case article = "a"
    /// A list item.
    case measure = "m"
    /// A title, or text between list items.
    case text = "t"
  }

  /// The first six bytes of the digest.
  package let digest: [UInt8]
  /// What is named.
  package let kind: Kind
  /// Its first byte in the source.
  package let offset: Int
  /// Its place among those that begin there, from 1.
  package let rank: Int

  /// Reads an id; nil where `text` is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 12, let letter = parts[1].first, let kind = Kind(rawValue: letter)
    else { return nil }
    var digest: [UInt8] = []
    var digits = parts[0][...]
    while !digits.isEmpty {
      guard let byte = UInt8(digits.prefix(2).lowercased(), radix: 16) else { return nil }
      digest.append(byte)
      digits = digits.dropFirst(2)
    }
    let numbers = parts[1].dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    guard let first = numbers.first, let offset = Int(first), offset >= 0, numbers.count <= 2 else { return nil }
    let rank = numbers.count == 2 ? Int(numbers[1]) : 1
    guard let rank, rank >= 1 else { return nil }
    self.digest = digest
    self.kind = kind
    self.offset = offset
    self.rank = rank
  }

  /// The id of something that begins at `offset`.
  static func text(_ shortDigest: String, _ kind: Kind, _ offset: Int, rank: Int = 1) -> String {
    "\(shortDigest)-\(kind.rawValue)\(offset)" + (rank > 1 ? ".\(rank)" : "")
  }
}

extension ArticleRecord {
  /// The article's id.
  func id(_ shortDigest: String) -> String {
    RecordID.text(shortDigest, .article, source(TextSpan(0, textEnd)).start)
  }

  /// The ids of the article's list items, in their order.
  func measureIDs(_ shortDigest: String) -> [String] {
    var seen: [Int: Int] = [:]
    return article.measures.map { measure in
      let offset = source(measure.span).start
      seen[offset, default: 0] += 1
      return RecordID.text(shortDigest, .measure, offset, rank: seen[offset] ?? 1)
    }
  }
}
