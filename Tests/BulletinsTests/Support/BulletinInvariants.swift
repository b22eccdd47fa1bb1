import Bulletins
import ChineseText

/// What holds for every parsed bulletin, whatever the text.
enum BulletinInvariants {
  /// The first thing that is wrong with `parsed`, or nil.
  static func fault(in parsed: ParsedBulletin) -> String? {
    if parsed.articles.isEmpty { return "no article" }
    if parsed.articles.map(\.number) != Array(1...parsed.articles.count) { return "articles are not numbered 1…n" }
    var cursor = 0
    for article in parsed.articles {
      if article.span.start < cursor || article.span.end > parsed.text.bodyEnd { return "articles overlap" }
      cursor = article.span.end
      if let fault = parts(of: article) ?? lists(of: article) ?? items(of: article) ?? passages(of: article) {
        return "article \(article.number): \(fault)"
      }
    }
    if parsed.diagnostics.map(\.byte) != parsed.diagnostics.map(\.byte).sorted() { return "diagnostics do not ascend" }
    return regions(of: parsed) ?? borders(of: parsed)
  }

  private static func parts(of article: Article) -> String? {
    if let title = article.titleSpan, !article.span.contains(title) || title.isEmpty { return "the title lies outside" }
    if (article.title == nil) != (article.titleSpan == nil) { return "a title without a place" }
    return article.title?.contains("\n") == true ? "a title on two lines" : nil
  }

  private static func lists(of article: Article) -> String? {
    if article.lists.map(\.number) != Array(article.lists.indices.map { $0 + 1 }) {
      return "lists are not numbered 1…n"
    }
    var starts: [Int] = []
    var items = [[Measure]](repeating: [], count: article.lists.count)
    for item in article.measures {
      guard article.lists.indices.contains(item.list - 1) else { return "an item of no list" }
      items[item.list - 1].append(item)
    }
    for list in article.lists {
      let own = items[list.number - 1]
      // 1. 2. 3. and 第一条 may count on from a section before, and then one may stand alone.
      if own.isEmpty || own.count < 2 && ![.arabic, .chapter].contains(list.family) {
        return "list \(list.number) has \(own.count) items"
      }
      if own.map(\.ordinal) != Array(1...own.count) { return "list \(list.number): ordinals \(own.map(\.ordinal))" }
      if own.contains(where: { $0.level != list.level || $0.role != list.role }) { return "an item unlike its list" }
      if zip(own, own.dropFirst()).contains(where: { $0.span.end > $1.span.start }) { return "items overlap" }
      starts.append(own[0].span.start)
      if !article.span.contains(list.lead) { return "list \(list.number): its lead lies outside" }
      if let announced = list.announced, !article.span.contains(announced.span) { return "a count lies outside" }
      if (list.announced == nil) != (list.check == .unannounced) { return "list \(list.number): \(list.check)" }
      if list.check == .ok, list.announced?.count != own.count { return "list \(list.number) is not ok" }
      guard let parent = list.parent else {
        if list.level != 1 { return "list \(list.number): level \(list.level) without parent" }
        continue
      }
      guard parent.list < list.number, items[parent.list - 1].indices.contains(parent.ordinal - 1) else {
        return "list \(list.number): a parent that does not exist"
      }
      let outer = items[parent.list - 1][parent.ordinal - 1]
      if list.level != outer.level + 1 { return "list \(list.number): level \(list.level)" }
      if !own.allSatisfy({ outer.span.contains($0.span) }) { return "list \(list.number) leaves its parent" }
    }
    return starts == starts.sorted() ? nil : "lists do not ascend"
  }

  private static func items(of article: Article) -> String? {
    for (item, next) in zip(article.measures, article.measures.dropFirst()) where item.span.start > next.span.start {
      return "items do not ascend"
    }
    for item in article.measures {
      if !article.span.contains(item.span) || item.span.isEmpty { return "an item lies outside" }
      let ends = [item.span.start, item.markerEnd, item.headingEnd, item.span.end]
      if ends != ends.sorted() { return "marker, heading and item end at \(ends)" }
    }
    return nil
  }

  private static func passages(of article: Article) -> String? {
    let pieces = article.passages.flatMap(\.pieces).sorted()
    var cursor = article.span.start
    for piece in pieces {
      if piece.isEmpty || piece.start != cursor { return "passages do not partition the article at \(cursor)" }
      cursor = piece.end
    }
    if cursor != article.span.end { return "passages end at \(cursor)" }
    for passage in article.passages {
      if (passage.kind == .measure) != (passage.measure != nil) { return "a passage of no item" }
      if let index = passage.measure, !passage.pieces.allSatisfy({ article.measures[index].span.contains($0) }) {
        return "a passage leaves its item"
      }
    }
    return nil
  }

  private static func regions(of parsed: ParsedBulletin) -> String? {
    for (region, next) in zip(parsed.regions, parsed.regions.dropFirst()) where region.span.end > next.span.start {
      return "regions overlap at \(next.span.start)"
    }
    var index = 0
    for span in parsed.text.paragraphs.map(\.span) + parsed.text.furniture.map(\.span) {
      var cursor = span.start
      while index < parsed.regions.count, parsed.regions[index].span.start < span.end {
        let region = parsed.regions[index].span
        if region.start > cursor { return "no region at \(cursor)" }
        cursor = max(cursor, region.end)
        index += 1
      }
      if cursor < span.end { return "no region at \(cursor)" }
    }
    return nil
  }

  /// Every span begins and ends between characters.
  private static func borders(of parsed: ParsedBulletin) -> String? {
    let utf8 = parsed.text.utf8
    func isBorder(_ offset: Int) -> Bool { offset == utf8.count || offset < utf8.count && utf8[offset] & 0xC0 != 0x80 }
    for article in parsed.articles {
      var offsets = [article.span.start, article.span.end]
      for list in article.lists { offsets += [list.lead.start, list.lead.end] }
      for item in article.measures { offsets += [item.span.start, item.markerEnd, item.headingEnd, item.span.end] }
      if let broken = offsets.first(where: { !isBorder($0) }) { return "a span ends inside a character at \(broken)" }
    }
    return nil
  }
}
