import ArgumentParser
import ChineseText
import Foundation

/// `yishi segment`
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment", abstract: "Cut text on the standard input into words, parted by blanks.",
    discussion: """
      EXAMPLES
        echo 推进地方志工作 | yishi segment
        yishi segment --icu < 通报.txt > words.txt
      """)

  @Flag(name: .long, help: "Use ICU's own iterator.")
  var icu = false

  @Flag(name: .long, help: "Use no lexicon of ours: the same words as ICU.")
  var plainIcu = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if icu, plainIcu { throw ValidationError("--icu and --plain-icu: give one of them") }
  }

  func run() throws {
    let output = try OutputFile(global.output)
    let segmenter = WordSegmenter(engine: icu ? .icu : .lattice(plainIcu ? nil : UserLexicon.field))
    var tokens: [Token] = []
    func write(_ line: [UInt8]) throws(OutputError) {
      let line = String(decoding: line, as: UTF8.self).utf8
      let bytes = Array(line)
      tokens.removeAll(keepingCapacity: true)
      segmenter.words(in: bytes, into: &tokens)
      var words: [UInt8] = []
      for token in tokens {
        let text = String(decoding: bytes[token.span.range], as: UTF8.self)
        let word = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
        guard !word.isEmpty else { continue }
        if !words.isEmpty { words.append(0x20) }
        words += Array(word.utf8)
      }
      words.append(0x0A)
      try output.write(words)
    }
    var rest: [UInt8] = []
    while true {
      guard let data = try FileHandle.standardInput.read(upToCount: 1 << 16), !data.isEmpty else { break }
      rest += data
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        try write(Array(rest[start..<end]))
        start = end + 1
      }
      rest.removeFirst(start)
    }
    if !rest.isEmpty { try write(rest) }
    try output.finish()
  }
}
