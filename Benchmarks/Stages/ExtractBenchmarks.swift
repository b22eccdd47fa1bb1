import Benchmark
import Bulletins
import ChineseText

/// Extraction alone, in characters a second: the generated bulletins, texts that are dense with one kind of thing, and inputs
/// made to be slow. Every text is read for all kinds.
///
/// The bulletins are checked by `parse and extract`; a dense text by every string that it should give; a hostile one by its
/// partition into passages and by its time, which may not grow faster than its length.
func extractBenchmarks() {
  Benchmark("extract, all kinds") { (benchmark: Benchmark, texts: [CleanText]) in
    benchmark.measureExtraction(of: texts)
  } setup: {
    StageInput().clean()
  }
  for kind in DenseText.Kind.allCases {
    Benchmark("extract, dense with \(kind.rawValue)") { (benchmark: Benchmark, text: CleanText) in
      benchmark.measureExtraction(of: [text])
    } setup: {
      let dense = DenseText(kind, repeats: 400)
      let clean = TextCleaner().clean(TextDecoder().decode(Array(dense.text.utf8), as: .utf8))
      let found = BulletinParser().parse(clean).articles.flatMap { kind.texts(of: $0, in: clean) }
      try WrongAnswer.check(
        kind.rawValue, found.joined(separator: "|"), expected: dense.expected.joined(separator: "|"))
      return clean
    }
  }
  for hostile in HostileText.all {
    Benchmark("extract, hostile: \(hostile.name)") { (benchmark: Benchmark, text: CleanText) in
      benchmark.measureExtraction(of: [text])
    } setup: {
      let text = hostile.clean(parts: 1)
      for article in BulletinParser().parse(text).articles {
        let covered = article.passages.reduce(0) { $0 + $1.pieces.reduce(0) { $0 + $1.count } }
        try WrongAnswer.check("bytes in passages", covered, expected: article.span.count)
      }
      let (short, long) = (hostile.clean(parts: 8).fastestReading(), text.fastestReading())
      // Eight times the text may take eight times as long, and twice that for the neighbours on the machine.
      try WrongAnswer.require("\(long) is at most sixteen times \(short)", long <= short * 16)
      return text
    }
  }
}

extension Benchmark {
  /// Times the reading of `texts` for everything that stands in them.
  fileprivate func measureExtraction(of texts: [CleanText]) {
    let parser = BulletinParser()
    measure(characters: texts.reduce(0) { $0 + $1.characterCount }) {
      for text in texts { Benchmark.blackHole(parser.parse(text)) }
    }
  }
}

extension CleanText {
  /// The number of Unicode scalars.
  fileprivate var characterCount: Int { utf8.count { $0 & 0xC0 != 0x80 } }

  /// The fastest of five readings.
  fileprivate func fastestReading() -> Duration {
    let clock = ContinuousClock()
    let parser = BulletinParser()
    return (0..<5).map { _ in clock.measure { blackHole(parser.parse(self)) } }.min() ?? .zero
  }
}
