import Bulletins
import ChineseText

extension GoldContent {
  /// What the program finds in `bytes`, and the text in which it found it.
  static func reading(_ bytes: [UInt8]) -> (content: GoldContent, clean: CleanText) {
    let parsed = BulletinParser().parse(TextCleaner().clean(TextDecoder().decode(bytes, as: .utf8)))
    func range(_ span: TextSpan) -> Range<Int> {
      let source = parsed.text.source(span)
      return trimmed(source.start..<source.end, of: bytes)
    }
    var content = GoldContent()
    content.title = parsed.articles.first?.title
    content.place = parsed.articles.first?.place?.code
    content.date = parsed.articles.first?.date?.edtf
    for article in parsed.articles {
      // Lists of a second article are numbered on, so that a number names one list of the document.
      let base = content.lists.count
      let items = article.measures.map { Item(list: base + $0.list, ordinal: $0.ordinal, range: range($0.span)) }
      for list in article.lists {
        let parent = list.parent.flatMap { parent in
          article.measures.first { $0.list == parent.list && $0.ordinal == parent.ordinal }
        }
        content.lists.append(
          List(
            number: base + list.number, family: list.family.rawValue, role: list.role.rawValue, level: list.level,
            announced: list.announced?.count, check: list.check.rawValue, speaker: list.speaker,
            parentStart: parent.map { range($0.span).lowerBound }, items: items.filter { $0.list == base + list.number }
          ))
      }
      content.items += items
      content.dates += article.dates.map { Date(range: range($0.span), edtf: $0.edtf) }
      content.figures += article.figures.map { figure in
        Figure(
          range: range(figure.span), value: figure.value, unit: figure.unit, kind: figure.kind.rawValue,
          base: figure.base.map { number($0.value) + "," + $0.unit }, approximation: figure.approximation?.rawValue,
          change: figure.change?.rawValue)
      }
      content.organizations += article.organizations.map {
        Organization(range: range($0.span), name: $0.name, place: $0.place, role: $0.role.rawValue)
      }
    }
    return (content, parsed.text)
  }
}
