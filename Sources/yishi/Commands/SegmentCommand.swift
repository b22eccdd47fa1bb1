import ArgumentParser
import BulletinArchive
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
        yishi segment --lexicon 词表.txt < 通报.txt
        yishi segment --icu --repeat 5 < 通报.txt      how fast words are cut
      """)

  @Flag(name: .long, help: "Use ICU's own iterator.")
  var icu = false

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp("Print no words; cut all of the text so many times and say how fast.", valueName: "n"))
  var repeats: Int?

  @OptionGroup var lexicon: LexiconArguments
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if icu, lexicon.plainIcu || lexicon.lexicon != nil {
      throw ValidationError("--icu: ICU's iterator knows neither --plain-icu nor --lexicon; give one of them")
    }
    if let repeats, repeats < 1 { throw ValidationError("--repeat: give a number from 1") }
  }

  func run() throws {
    let output = try OutputFile(global.output)
    let words = icu ? nil : try lexicon.options.words { Console.error($0) }
    let segmenter = WordSegmenter(engine: icu ? .icu : .lattice(words))
    if let repeats {
      try measure(segmenter, repeats, output)
      return try output.finish()
    }
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

  /// Says how fast the standard input is cut, by the median of some runs; without reading it and printing.
  private func measure(_ segmenter: WordSegmenter, _ repeats: Int, _ output: OutputFile) throws {
    let bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
    var tokens: [Token] = []
    var seconds: [Double] = []
    for _ in 0..<repeats {
      tokens.removeAll(keepingCapacity: true)
      let start = ContinuousClock.now
      segmenter.words(in: bytes, into: &tokens)
      let time = (ContinuousClock.now - start).components
      seconds.append(Double(time.seconds) + Double(time.attoseconds) / 1e18)
    }
    seconds.sort()
    let median = seconds[seconds.count / 2]
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "yishi.segment/1")
      json.member("engine", engineName(segmenter))
      json.member("bytes", bytes.count)
      json.member("tokens", tokens.count)
      json.member("seconds", median)
      json.member("mbPerSecond", median > 0 ? Double(bytes.count) / median / 1e6 : 0)
    }
    json.endLine()
    try output.write(json.bytes)
  }

  private func engineName(_ segmenter: WordSegmenter) -> String {
    switch segmenter.engine {
    case .icu: "icu"
    case .lattice(let words): words == nil ? "plain-icu" : "lexicon"
    }
  }
}
