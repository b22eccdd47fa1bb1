import Benchmark
import Bulletins
import ChineseText
import GeneratedText

/// Clean text to articles, lists and mentions. Checked against the numbers that the generator counted, and by the
/// passages, which must partition each article.
func parseBenchmarks() {
  Benchmark("parse and extract") { (benchmark: Benchmark, texts: [CleanText]) in
    let parser = BulletinParser()
    benchmark.measure(bytes: texts.reduce(0) { $0 + $1.utf8.count }) {
      for text in texts { blackHole(parser.parse(text)) }
    }
  } setup: {
    let input = StageInput()
    let texts = input.clean()
    for (text, bulletin) in zip(texts, input.bulletins) {
      let articles = BulletinParser().parse(text).articles
      try WrongAnswer.check("articles", articles.count, expected: bulletin.articles)
      try WrongAnswer.check("lists", articles.reduce(0) { $0 + $1.lists.count }, expected: bulletin.lists)
      try WrongAnswer.check("items", articles.reduce(0) { $0 + $1.measures.count }, expected: bulletin.items)
      for article in articles {
        let covered = article.passages.reduce(0) { $0 + $1.pieces.reduce(0) { $0 + $1.count } }
        try WrongAnswer.check("bytes in passages", covered, expected: article.span.count)
      }
    }
    return texts
  }
}
