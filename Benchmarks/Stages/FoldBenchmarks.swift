import Benchmark
import ChineseText
import GeneratedText

/// Clean text to the text that is searched. Checked by folding each character on its own.
func foldBenchmarks() {
  Benchmark("fold") { (benchmark: Benchmark, texts: [[UInt8]]) in
    benchmark.measure(bytes: texts.reduce(0) { $0 + $1.count }) {
      for text in texts { blackHole(TextFolder.fold(text)) }
    }
  } setup: {
    let texts = StageInput().bulletins.map(\.clean)
    for text in texts {
      var expected = ""
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if let folded = Unicode.Scalar(TextFolder.fold(scalar.value)) { expected.unicodeScalars.append(folded) }
      }
      try WrongAnswer.require("a text folds as its characters do", TextFolder.fold(text) == Array(expected.utf8))
    }
    return texts
  }
}
