extension UserLexicon {
  /// Reads a lexicon file: UTF-8, a word a line.
  ///
  /// Blanks or tabs part a word from what may follow it: a count (`年鉴 1200`, as in jieba's files, whose part of speech
  /// may follow too), or either of `count=1200` and `cost=95`. A word without a number costs less than its parts do. `#`
  /// begins a comment. A line that is none of this is named in `problems`, in order, and the rest is used.
  public static func read(_ utf8: [UInt8]) -> (lexicon: UserLexicon, problems: [LexiconProblem]) {
    var reader = LexiconReader()
    for (i, line) in utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      reader.read(i == 0 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line, number: i + 1)
    }
    return (UserLexicon(reader.words), reader.problems)
  }
}

/// Reads the lines of a lexicon file, one after the other.
private struct LexiconReader {
  private(set) var words: [(word: [UInt32], cost: Int)] = []
  private(set) var problems: [LexiconProblem] = []
  /// For each word the line that it first stood in, and its place in `words`.
  private var seen: [[UInt32]: (line: Int, place: Int)] = [:]

  mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) {
    guard let line = String(validating: bytes, as: UTF8.self) else {
      problems.append(LexiconProblem(line: number, .notUTF8))
      return
    }
    var fields = line.unicodeScalars.split(whereSeparator: Self.isBlank).map(String.init)
    if let comment = fields.firstIndex(where: { $0.unicodeScalars.first == "#" }) { fields.removeSubrange(comment...) }
    guard let first = fields.first else { return }
    do throws(Refusal) {
      // A tab before the first field parts an empty word from its number.
      let hasNoWord = line.unicodeScalars.first == "\t" || Self.named(first) != nil
      if hasNoWord { throw Refusal(reason: .emptyWord) }
      let word = try Self.word(first)
      let cost = try Self.cost(fields.dropFirst()) ?? UserLexicon.defaultCost(word)
      if let earlier = seen[word] {
        if words[earlier.place].cost != cost { throw Refusal(reason: .conflictingCost(line: earlier.line)) }
      } else {
        seen[word] = (number, words.count)
        words.append((word, cost))
      }
    } catch {
      problems.append(LexiconProblem(line: number, error.reason))
    }
  }

  private struct Refusal: Error {
    let reason: LexiconProblem.Reason
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\u{3000}" || scalar == "\u{A0}"
  }

  private static func word(_ field: String) throws(Refusal) -> [UInt32] {
    let scalars = field.unicodeScalars.map(\.value)
    if let reason = UserLexicon.refusal(scalars) { throw Refusal(reason: reason) }
    return scalars
  }

  /// The cost that the fields behind a word give it; nil where there are none.
  private static func cost(_ fields: ArraySlice<String>) throws(Refusal) -> Int? {
    guard let field = fields.first else { return nil }
    let (name, digits) = named(field) ?? ("count", field)
    let value = try name == "cost" ? number(digits, UserLexicon.costs) : number(digits, UserLexicon.counts)
    for extra in fields.dropFirst() {
      let isPartOfSpeech = extra == fields.dropFirst().first && extra.utf8.allSatisfy { isASCIILetter($0) }
      if !isPartOfSpeech { throw Refusal(reason: .unexpectedField(extra)) }
    }
    return name == "cost" ? value : UserLexicon.cost(count: value)
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Name and value of `cost=95` or `count=1200`.
  private static func named(_ field: String) -> (name: String, value: String)? {
    for name in ["cost", "count"] where field.hasPrefix(name + "=") {
      return (name, String(field.dropFirst(name.count + 1)))
    }
    return nil
  }

  private static func number(_ field: String, _ limits: ClosedRange<Int>) throws(Refusal) -> Int {
    let digits = field.utf8.first == 0x2D ? field.utf8.dropFirst() : field.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      throw Refusal(reason: .notANumber(field))
    }
    guard let value = Int(field), limits.contains(value) else {
      throw Refusal(reason: .outOfRange(field, limits: limits))
    }
    return value
  }
}
