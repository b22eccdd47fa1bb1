import Benchmark
import ChineseText
import GeneratedText

/// Decoded text to clean text. Checked against the text that the bulletins were laid out from.
func cleanBenchmarks() {
  Benchmark("clean") { (benchmark: Benchmark, texts: [DecodedText]) in
    let cleaner = TextCleaner()
    benchmark.measure(bytes: texts.reduce(0) { $0 + $1.utf8.count }) {
      for text in texts { blackHole(cleaner.clean(text)) }
    }
  } setup: {
    let input = StageInput()
    let texts = input.decoded()
    var found = 0
    var expected = 0
    for (text, bulletin) in zip(texts, input.bulletins) {
      let clean = TextCleaner().clean(text)
      try WrongAnswer.check(
        "clean text", withoutLineFeeds(clean.utf8[..<clean.bodyEnd]),
        expected: withoutLineFeeds(bulletin.clean[...]))
      found += clean.paragraphs.count
      expected += bulletin.clean.count { $0 == 0x0A }
    }
    // Where a full line ends a sentence, hard-wrapped text does not always say whether the paragraph ends, too.
    try WrongAnswer.require(
      "\(found) paragraphs are \(expected) give or take one in a hundred", abs(found - expected) * 100 <= expected)
    return texts
  }
}

private func withoutLineFeeds(_ text: ArraySlice<UInt8>) -> String {
  String(decoding: text.filter { $0 != 0x0A }, as: UTF8.self)
}
