import Benchmark
import ChineseText
import GeneratedText

/// Clean text to words, by ICU's break iterator, by our lattice with the same words, and with those of the built-in
/// lexicon. Checked for tokens that partition the text, by cutting each line on its own, which must give the same tokens,
/// and, without the lexicon, by comparing all cuts with ICU's.
func segmentBenchmarks() {
  segmentBenchmark("segment (ICU)", .icu)
  segmentBenchmark("segment (lattice)", .lattice(nil))
  segmentBenchmark("segment (lattice, lexicon)", .lattice(.field))
}

private func segmentBenchmark(_ name: String, _ engine: SegmentationEngine) {
  Benchmark(name) { (benchmark: Benchmark, texts: [[UInt8]]) in
    let segmenter = WordSegmenter(engine: engine)
    var tokens: [Token] = []
    benchmark.measure(bytes: texts.reduce(0) { $0 + $1.count }) {
      for text in texts {
        tokens.removeAll(keepingCapacity: true)
        segmenter.words(in: text, into: &tokens)
        blackHole(tokens.count)
      }
    }
  } setup: {
    let texts = StageInput().bulletins.map(\.clean)
    let segmenter = WordSegmenter(engine: engine)
    let reference = WordSegmenter(engine: .icu)
    for text in texts {
      var whole: [Token] = []
      segmenter.words(in: text, into: &whole)
      var end = 0
      for token in whole {
        try WrongAnswer.check("start of a token", token.span.start, expected: end)
        end = token.span.end
      }
      try WrongAnswer.check("end of the last token", end, expected: text.count)
      var lines: [Token] = []
      var start = 0
      for (offset, byte) in text.enumerated() where byte == 0x0A {
        segmenter.words(in: text, range: start..<offset + 1, into: &lines)
        start = offset + 1
      }
      try WrongAnswer.require("lines are cut as the whole text is", lines == whole)
      if case .lattice(.some) = engine { continue }
      var expected: [Token] = []
      reference.words(in: text, into: &expected)
      try WrongAnswer.require("all cuts are ICU's", whole == expected)
    }
    return texts
  }
}
