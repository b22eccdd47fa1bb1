import ChineseText

/// Says what each part of a clean text was taken for, so that nothing is dropped unseen.
struct RegionReader {
  /// The document.
  let document: DocumentText
  /// Its parts.
  let layout: DocumentLayout

  /// The regions of the whole clean text, ascending and without overlap; the line feeds between them are in none.
  func regions(of articles: [Article]) -> [ParsedBulletin.Region] {
    var regions: [ParsedBulletin.Region] = []
    regions.reserveCapacity(document.paragraphs.count + document.clean.furniture.count)
    for paragraph in layout.masthead { add(paragraph, .masthead, &regions) }
    for paragraph in layout.between {
      let isSection = document.scalar(document.paragraphs[paragraph].lowerBound) == 0x3010
      add(paragraph, isSection ? .masthead : .title, &regions)
    }
    for (article, layout) in zip(articles, layout.articles) { add(article, layout, &regions) }
    for furniture in document.clean.furniture {
      regions.append(ParsedBulletin.Region(span: furniture.span, kind: .furniture))
    }
    regions.removeAll(where: \.span.isEmpty)
    regions.sort { $0.span < $1.span }
    return regions
  }

  private func add(_ paragraph: Int, _ kind: ParsedBulletin.Region.Kind, _ regions: inout [ParsedBulletin.Region]) {
    regions.append(ParsedBulletin.Region(span: document.span(paragraph), kind: kind))
  }

  private func add(_ article: Article, _ layout: ArticleLayout, _ regions: inout [ParsedBulletin.Region]) {
    for paragraph in layout.paragraphs.lowerBound..<layout.body.lowerBound {
      add(paragraph, layout.title.contains(paragraph) ? .title : .body, &regions)
    }
    let items = article.measures.filter { $0.level == 1 }.map(\.span)
    let byline = layout.bylineWithBrackets.map { document.text.span($0) }
    let signatures = Set(layout.signatures)
    for paragraph in layout.body {
      let span = document.span(paragraph)
      if signatures.contains(paragraph) || layout.signatureDate == paragraph {
        add(paragraph, .byline, &regions)
        continue
      }
      var cursor = span.start
      func stretch(_ start: Int, _ end: Int, _ kind: ParsedBulletin.Region.Kind) {
        let from = max(start, cursor)
        let to = min(end, span.end)
        guard from < to else { return }
        if cursor < from { regions.append(ParsedBulletin.Region(span: TextSpan(cursor, from), kind: .body)) }
        regions.append(ParsedBulletin.Region(span: TextSpan(from, to), kind: kind))
        cursor = to
      }
      var low = 0
      var high = items.count
      while low < high {
        let middle = (low + high) / 2
        if items[middle].end <= span.start { low = middle + 1 } else { high = middle }
      }
      while low < items.count, items[low].start < span.end {
        stretch(items[low].start, items[low].end, .measure)
        low += 1
      }
      if let byline { stretch(byline.start, byline.end, .byline) }
      if cursor < span.end { regions.append(ParsedBulletin.Region(span: TextSpan(cursor, span.end), kind: .body)) }
    }
  }
}
