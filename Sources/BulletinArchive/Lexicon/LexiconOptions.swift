public import ChineseText
import Foundation

/// With which words text is to be cut.
public struct LexiconOptions: Sendable, Hashable {
  /// A lexicon file whose words go before all others; nil for none beside the archive's own.
  public var file: String?
  /// Whether only ICU's words count: no lexicon at all.
  public var isPlain = false

  /// The built-in words, and in an archive those of its own.
  public init(file: String? = nil, isPlain: Bool = false) {
    self.file = file
    self.isPlain = isPlain
  }

  /// The words for text that belongs to no archive, nil for ICU's alone; each bad line of the file goes to `problem`,
  /// as `words.txt:3: 高 is no number`.
  public func words(problem: (String) -> Void) throws(ArchiveError) -> UserLexicon? {
    guard !isPlain else { return nil }
    guard let file else { return BuiltInLexicon.words }
    return BuiltInLexicon.words.adding(Self.read(try Self.contents(of: file), named: file, problem: problem))
  }

  /// The bytes of the lexicon file at `path`.
  static func contents(of path: String) throws(ArchiveError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .badValue(
        option: "--lexicon", value: path, help: "the file cannot be read; give a text file with one word a line")
    }
    return Array(data)
  }

  /// The words of a lexicon file called `name`.
  static func read(_ bytes: [UInt8], named name: String, problem: (String) -> Void) -> UserLexicon {
    let (lexicon, problems) = UserLexicon.read(bytes)
    for line in problems { problem("\(name):\(line.line): \(line.reason.description)") }
    return lexicon
  }
}
