import ChineseText

/// Splits a document into masthead and articles, and says where each article's title, byline and signature stand.
///
/// A new article begins at a title behind a byline, behind a 【section】 header, or, in a bulletin of several
/// articles, at a title that opens with a place's name behind a finished paragraph.
struct ArticleSplitter {
  /// The document.
  let document: DocumentText
  /// The gazetteer, which tells whether a line opens with a place.
  let gazetteer: Gazetteer

  /// An article of more bytes is split at a paragraph's or sentence's end.
  static let longestArticle = 16 << 20

  private let kinds: [ParagraphKind]
  private let isPeriodical: Bool

  init(document: DocumentText, gazetteer: Gazetteer) {
    self.document = document
    self.gazetteer = gazetteer
    let classifier = ParagraphClassifier(document: document)
    var kinds = document.paragraphs.indices.map { classifier.kind($0) }
    ArticleSplitter.markContents(&kinds, document)
    self.kinds = kinds
    isPeriodical =
      kinds.contains(.section) || kinds.prefix(6).contains(.issue) || kinds.count(where: { $0 == .bracketedByline }) > 1
  }

  /// The parts of the document. Linear.
  func split() -> DocumentLayout {
    let mastheadEnd = mastheadEnd()
    var articles: [ArticleLayout] = []
    var between: [Int] = []
    var section: Range<Int>?
    var start: Int?
    func close(_ end: Int) {
      if let first = start, first < end { articles += pieces(first..<end, section) }
      start = nil
    }
    for index in mastheadEnd..<max(mastheadEnd, kinds.count) {
      if kinds[index] == .section, !isTitleInBrackets(index) {
        close(index)
        let range = document.paragraphs[index]
        section = (range.lowerBound + 1)..<(range.upperBound - 1)
        between.append(index)
      } else if let first = start, first < index, opensArticle(index, articleStart: first) {
        close(index)
        start = index
      } else if start == nil {
        if isRepeatedTitle(index) { between.append(index) } else { start = index }
      }
    }
    close(kinds.count)
    if articles.isEmpty, !kinds.isEmpty {
      articles = pieces(0..<kinds.count, nil)
      return DocumentLayout(masthead: 0..<0, articles: articles, between: [])
    }
    return DocumentLayout(masthead: 0..<mastheadEnd, articles: articles, between: between)
  }

  // MARK: Masthead

  /// Lines of a table of contents that carry no page number: those that come back further on.
  private static func markContents(_ kinds: inout [ParagraphKind], _ document: DocumentText) {
    guard let head = kinds.prefix(40).firstIndex(of: .contentsHead) else { return }
    var index = head + 1
    while index < kinds.count, kinds[index] != .contentsLine, index < head + 60 {
      let line = document.scalars(index)
      let returns = line.count <= 60 && kinds.indices.contains { $0 > index && opens($0, with: line, document) }
      guard returns else { break }
      kinds[index] = .contentsLine
      index += 1
    }
  }

  /// Whether paragraph `index` is `line`, or opens with it as with its heading: 一、发展基础。“十三五”时期…
  private static func opens(_ index: Int, with line: ArraySlice<UInt32>, _ document: DocumentText) -> Bool {
    let scalars = document.scalars(index)
    guard scalars.starts(with: line) else { return false }
    guard scalars.count > line.count else { return true }
    return [0x3002, 0xFF1A, 0x20, 0xFF0C].contains(scalars[scalars.startIndex + line.count])
  }

  /// Where the masthead ends: behind the issue line, the issuer's line and the contents that follow.
  private func mastheadEnd() -> Int {
    guard let issue = kinds.prefix(6).firstIndex(of: .issue) else { return leadingContentsEnd(0) }
    let before = kinds[..<issue]
    guard before.allSatisfy({ [.titleLike, .organization, .section, .body, .date].contains($0) }),
      (0..<issue).allSatisfy({ document.paragraphs[$0].count <= 40 && kinds[$0] != .body })
    else { return 0 }
    var end = issue + 1
    while end < kinds.count, isIssuerLine(end) { end += 1 }
    return leadingContentsEnd(end)
  }

  private func leadingContentsEnd(_ start: Int) -> Int {
    var end = start
    while end < kinds.count, kinds[end] == .contentsHead || kinds[end] == .contentsLine { end += 1 }
    return end
  }

  /// 四川省地方志学会秘书处 2020年12月25日; 达州市政务服务局主办 6月5日
  private func isIssuerLine(_ index: Int) -> Bool {
    if kinds[index] == .date || kinds[index] == .issue { return true }
    let range = document.paragraphs[index]
    guard range.count <= 50, kinds[index] != .section, kinds[index] != .contentsHead else { return false }
    let scalars = document.scalars
    guard !scalars[range].contains(0x3002), !scalars[range].contains(0xFF0C) else { return false }
    if scalars[range.upperBound - 1] == 0x65E5, scalars[range].contains(0x6708) {  // 月…日
      return range.contains { scalars[$0] == 0x20 } || ArticleSplitter.issuerWords.occurs(scalars, in: range)
        || (0x30...0x39).contains(scalars[range.upperBound - 2])
    }
    return kinds[index] == .organization
      && !(index + 1 < kinds.count && kinds[index + 1] == .titleLike && index + 2 < kinds.count
        && kinds[index + 2] == .titleLike)
      || ArticleSplitter.issuerWords.matchEnding(scalars, at: range.upperBound, from: range.lowerBound) > 0
  }

  private static let issuerWords = WordSet("主办 编印 编 主管 承办 编发 印发 编辑部")

  // MARK: Articles

  private func isTitleInBrackets(_ index: Int) -> Bool {
    // 【…】 is a title where it is long, or where the body follows at once and no title stands between.
    document.paragraphs[index].count > 12
  }

  /// Whether the paragraph before `index` ends an article.
  private func closes(_ index: Int) -> Bool {
    if kinds[index] == .bracketedByline { return true }
    return inlineByline(index) != nil
  }

  private func opensArticle(_ index: Int, articleStart: Int) -> Bool {
    guard
      kinds[index] == .titleLike
        || kinds[index] == .organization && kinds.indices.contains(index + 1) && kinds[index + 1] == .titleLike
    else { return false }
    guard bodyFollows(index) else { return false }
    var previous = index - 1
    while previous > articleStart, kinds[previous] == .colophon { previous -= 1 }
    if closes(previous) { return true }
    guard isPeriodical, previous > articleStart, endsSentence(previous), opensWithPlace(index) else { return false }
    return document.paragraphs[index].count >= 8
  }

  /// Whether text of some length follows the title lines at `index`.
  private func bodyFollows(_ index: Int) -> Bool {
    var next = index + 1
    while next < kinds.count, next < index + 5 {
      switch kinds[next] {
      case .body, .addressee: return true
      case .titleLike, .organization, .date, .documentNumber: next += 1
      default: return false
      }
    }
    return false
  }

  private func endsSentence(_ index: Int) -> Bool {
    let range = document.paragraphs[index]
    let last = document.scalar(range.upperBound - 1)
    return last == 0x3002 || last == 0xFF01 || (last == 0x201D && document.scalar(range.upperBound - 2) == 0x3002)
  }

  private func opensWithPlace(_ index: Int) -> Bool {
    let range = document.paragraphs[index]
    return gazetteer.longestMatch(in: document.text, at: range.lowerBound, limit: range.upperBound) != nil
  }

  /// Whether the title at `index` stands again right behind, with other marks: the later one is the title.
  private func isRepeatedTitle(_ index: Int) -> Bool {
    guard kinds[index] == .titleLike || kinds[index] == .organization, index + 1 < kinds.count else { return false }
    let key = titleKey(index)
    return key.count >= 4
      && (index + 1...min(index + 2, kinds.count - 1)).contains { next in
        let other = titleKey(next)
        return other == key
          || other.count >= 8 && key.count - other.count <= 8 && key.suffix(other.count).elementsEqual(other)
      }
  }

  /// A title without brackets, quotes, dashes and blanks.
  private func titleKey(_ index: Int) -> [UInt32] {
    document.scalars(index).filter { scalar in
      switch scalar {
      case 0x4E00...0x9FFF, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: false
      }
    }
  }

  /// The article in `paragraphs`, in pieces where it is too long.
  private func pieces(_ paragraphs: Range<Int>, _ section: Range<Int>?) -> [ArticleLayout] {
    var pieces: [ArticleLayout] = []
    var start = paragraphs.lowerBound
    var bytes = 0
    for index in paragraphs {
      // With the line feed behind it.
      let count = document.text.span(document.paragraphs[index]).count + 1
      if bytes > 0, bytes + count > document.longestArticle {
        pieces.append(article(start..<index, section, isContinuation: start > paragraphs.lowerBound))
        start = index
        bytes = 0
      }
      bytes += count
    }
    pieces.append(article(start..<paragraphs.upperBound, section, isContinuation: start > paragraphs.lowerBound))
    return pieces
  }

  private func article(_ paragraphs: Range<Int>, _ section: Range<Int>?, isContinuation: Bool) -> ArticleLayout {
    // A document number may stand above the title.
    let first = paragraphs.first { kinds[$0] != .documentNumber } ?? paragraphs.lowerBound
    var title = isContinuation ? first..<first : title(first..<paragraphs.upperBound)
    if title.isEmpty { title = paragraphs.lowerBound..<paragraphs.lowerBound }
    var layout = ArticleLayout(
      section: section, paragraphs: paragraphs, title: title,
      bodyEnd: document.paragraphs[paragraphs.upperBound - 1].upperBound)
    layout.isContinuation = isContinuation
    if let line = title.first {
      layout.titleRule =
        title.count > 1
        ? "title.lines"
        : kinds[line] == .titleLike ? "title.line" : kinds[line] == .section ? "title.brackets" : "title.apart"
    }
    readBody(&layout)
    return layout
  }

  private func title(_ paragraphs: Range<Int>) -> Range<Int> {
    let lines = titleLines(paragraphs)
    let first = paragraphs.lowerBound
    // 某大学与某州共建地情资料库: whatever its words, a first short line that stands apart is the title.
    return lines.isEmpty && standsApart(first, before: paragraphs.upperBound) ? first..<(first + 1) : lines
  }

  /// Whether paragraph `first` is a short line without closing mark, parted by an empty line from the body behind.
  private func standsApart(_ first: Int, before end: Int) -> Bool {
    let range = document.paragraphs[first]
    guard first + 1 < end, kinds[first + 1] == .body, kinds[first] == .organization || kinds[first] == .body,
      document.opensBehindBlank(first + 1), range.count <= 45, !document.scalars[range].contains(0x3002),
      !LineOpening.isItem(document, range), !LineOpening.isItem(document, document.paragraphs[first + 1])
    else { return false }
    if kinds[first] == .organization,
      ArticleSplitter.letterheads.matchEnding(document.scalars, at: range.upperBound, from: range.lowerBound) > 0
    {
      return false
    }
    return ![0xFF1A, 0xFF1B, 0xFF0C, 0x3001, 0xFF01, 0xFF1F, 0x3A, 0xFF09].contains(
      document.scalar(range.upperBound - 1))
  }

  private static let letterheads = WordSet("办公室 办公厅 委员会 政府 局 厅 部 处 中心 研究室 馆 公司 协会 学会 指挥部 领导小组")

  private func titleLines(_ paragraphs: Range<Int>) -> Range<Int> {
    var end = paragraphs.lowerBound
    while end < paragraphs.upperBound, end < paragraphs.lowerBound + 4 {
      let isFirst = end == paragraphs.lowerBound
      switch kinds[end] {
      case .titleLike:
        if !isFirst, isPersonLine(end) || isAuthorLine(end) || opensSentence(end) || opensPart(end) {
          return finished(paragraphs, end)
        }
        // 服务事项如下： leads to the body; only a title's first line may end so, where the title goes on.
        if endsInColon(end), !isFirst || end + 1 == paragraphs.upperBound || kinds[end + 1] != .titleLike {
          return finished(paragraphs, end)
        }
      case .organization:
        // Before a title line an organisation belongs to it; behind one it is the author.
        let belongs = isFirst ? end + 1 < paragraphs.upperBound && kinds[end + 1] == .titleLike : !namesOffice(end)
        guard belongs else { return finished(paragraphs, end) }
      case .section where isFirst && isTitleInBrackets(end): break
      case .addressee
      where isFirst && end + 1 < paragraphs.upperBound && kinds[end + 1] == .titleLike
        && document.paragraphs[end].count <= 24:
        break
      default: return finished(paragraphs, end)
      }
      end += 1
    }
    return finished(paragraphs, end)
  }

  private static let openings = WordSet("今年以来 今年 近年来 近日 日前 近期 去年以来 一年来 连日来 目前 为")

  /// Whether a line opens as a body does, with a time and a comma: 2023年4月，某市组织…, 今年以来，某市…
  private func opensSentence(_ index: Int) -> Bool {
    let range = document.paragraphs[index]
    let opening = ArticleSplitter.openings.match(document.scalars, at: range.lowerBound, before: range.upperBound)
    if opening > 0, range.prefix(opening + 12).contains(where: { document.scalar($0) == 0xFF0C }) { return true }
    guard (0x30...0x39).contains(document.scalar(range.lowerBound)) else { return false }
    // 2026年1月7日在某州第九届人民代表大会第六次会议上: when and where a report was given.
    if let day = range.prefix(12).first(where: { document.scalar($0) == 0x65E5 }), document.scalar(day + 1) == 0x5728 {
      return true
    }
    guard let comma = range.prefix(14).first(where: { document.scalar($0) == 0xFF0C }) else { return false }
    return (range.lowerBound..<comma).contains { [0x5E74, 0x6708, 0x65E5].contains(document.scalar($0)) }
  }

  private static let reportEnds = WordSet("报告 报告（节选） 报告（摘要） 报告（摘登） 报告（全文）")
  private static let partEnds = WordSet("工作 回顾 工作情况 主要工作 总结 成就")

  /// Whether a line behind a report's whole title and a blank line names the report's first part: 过去一年主要工作.
  private func opensPart(_ index: Int) -> Bool {
    func ends(_ line: Range<Int>, _ words: WordSet) -> Bool {
      words.matchEnding(document.scalars, at: line.upperBound, from: line.lowerBound) > 0
    }
    return document.opensBehindBlank(index) && ends(document.paragraphs[index - 1], ArticleSplitter.reportEnds)
      && ends(document.paragraphs[index], ArticleSplitter.partEnds)
  }

  private func endsInColon(_ index: Int) -> Bool {
    [0xFF1A, 0x3A].contains(document.scalar(document.paragraphs[index].upperBound - 1))
  }

  /// A title needs a text behind it; a lone short line is the text.
  private func finished(_ paragraphs: Range<Int>, _ end: Int) -> Range<Int> {
    end < paragraphs.upperBound ? paragraphs.lowerBound..<end : paragraphs.lowerBound..<paragraphs.lowerBound
  }

  /// Whether an organisation's line opens as its name does, with a place or a level: 仁寿县地方志编纂中心, 中共…; a
  /// title's second line does not: 工作推进会.
  private func namesOffice(_ index: Int) -> Bool {
    let first = document.scalar(document.paragraphs[index].lowerBound)
    // 中 省 市 州 县 区
    return opensWithPlace(index) || [0x4E2D, 0x7701, 0x5E02, 0x5DDE, 0x53BF, 0x533A].contains(first)
  }

  private static let offices = WordSet("省长 市长 州长 县长 区长 主席 书记 主任 局长 厅长 记者 通讯员 代表 作者 调研组 执笔")

  /// 省长刘小涛, 自治区主席…, 本报记者…: a person under a title.
  private func isPersonLine(_ index: Int) -> Bool {
    let range = document.paragraphs[index]
    guard range.count <= 22, document.scalar(range.lowerBound) != 0x2014 else { return false }
    return ArticleSplitter.offices.occurs(document.scalars, in: range)
  }

  /// 王小明, between a title and its body.
  private func isAuthorLine(_ index: Int) -> Bool {
    kinds.indices.contains(index + 1) && [.body, .date].contains(kinds[index + 1])
      && PersonNames.read(document.paragraphs[index], in: document)
  }

  // MARK: Body

  private func readBody(_ layout: inout ArticleLayout) {
    let body = layout.body
    var index = body.lowerBound
    // The author or a date right under the title.
    while index < body.upperBound {
      let names = kinds[index] == .titleLike && !layout.title.isEmpty && isAuthorLine(index)
      guard names || [.organization, .date, .documentNumber].contains(kinds[index]) else { break }
      if kinds[index] == .organization && body.count > 2 || names, layout.byline == nil {
        layout.byline = document.paragraphs[index]
      }
      if kinds[index] == .date { layout.signatureDate = layout.signatureDate ?? index }
      layout.itemless.insert(index)
      index += 1
    }
    var dateIsSigned = false
    var run = (end: 0, signs: false)
    var sawText = false
    var attached: Set<Int> = []
    while index < body.upperBound {
      switch kinds[index] {
      case .addressee:
        if !sawText { layout.addressees.append(index) }
        layout.itemless.insert(index)
      case .contentsLine, .contentsHead:
        layout.contents.insert(index)
        layout.itemless.insert(index)
      case .colophon, .documentNumber:
        layout.itemless.insert(index)
        if kinds[index] == .colophon { layout.breaks.append(index) }
      case .appendix, .notes:
        layout.breaks.append(index)
        if kinds[index] == .notes { layout.notes.append(index) }
      case .organization where sawText && isSignature(index, body, &run):
        layout.signatures.append(index)
        layout.itemless.insert(index)
        layout.breaks.append(index)
      case .date where sawText:
        layout.itemless.insert(index)
        if layout.breaks.last != index - 1 { layout.breaks.append(index) }
        if index + 1 < body.upperBound { layout.breaks.append(index + 1) }
        let isSigned = layout.signatures.last == index - 1
        if layout.signatureDate == nil || isSigned && !dateIsSigned {
          layout.signatureDate = index
          dateIsSigned = isSigned
        }
      case .bracketedByline where index > body.lowerBound:
        layout.itemless.insert(index)
        layout.breaks.append(index)
        let range = document.paragraphs[index]
        layout.bylineWithBrackets = range
        layout.byline = BylineRules.name(BylineRules.inner(range, in: document), in: document)
      case .body:
        sawText = true
      case .titleLike where sawText && isAttached(index, layout.title):
        layout.breaks.append(index)
        attached.insert(index)
      case .titleLike where isHeadline(index):
        layout.headlines.append(index)
      default: break
      }
      index += 1
    }
    readEnd(&layout, attached)
  }

  /// Whether a line may name a part of the body: 过去一年工作回顾; 着力抓好六项工作： only leads to what follows.
  private func isHeadline(_ index: Int) -> Bool {
    let line = document.paragraphs[index]
    return line.count <= 30 && !line.contains { ListMarker.endsClause(document.scalar($0)) }
  }

  /// Whether a line is the title of a text that the article's own title names, as a notice names what it passes on:
  /// 某省创新发展行动计划（2021-2023年） below 关于印发某省创新发展行动计划的通知.
  private func isAttached(_ index: Int, _ title: Range<Int>) -> Bool {
    var name = document.paragraphs[index]
    if let bracket = name.first(where: { [0xFF08, 0x28].contains(document.scalar($0)) }) {
      name = name.lowerBound..<bracket
    }
    guard let first = title.first, let last = title.last, name.count >= 8 else { return false }
    let above = document.paragraphs[first].lowerBound..<document.paragraphs[last].upperBound
    let word = Array(document.scalars[name])
    return above.contains { document.holds(word, at: $0, before: above.upperBound) }
  }

  private static let officeHeadings = WordSet("机关 单位 部门 机构")

  /// An organisation's line signs where a date, another signature or the end follows.
  ///
  /// `run` keeps the answer for all lines of one run of organisations, so that a long one is walked through once.
  private func isSignature(_ index: Int, _ body: Range<Int>, _ run: inout (end: Int, signs: Bool)) -> Bool {
    // 四、解读机关 / 三明市商务局: the line that a heading names.
    let above = document.paragraphs[index - 1]
    if index > body.lowerBound, LineOpening.isItem(document, above),
      ArticleSplitter.officeHeadings.matchEnding(document.scalars, at: above.upperBound, from: above.lowerBound) > 0
    {
      return false
    }
    if index < run.end { return run.signs }
    var next = index + 1
    while next < body.upperBound, kinds[next] == .organization { next += 1 }
    run = (next, next == body.upperBound || [.date, .colophon, .appendix].contains(kinds[next]))
    return run.signs
  }

  /// A byline that closes the last paragraph, and a bare one on the last line.
  private func readEnd(_ layout: inout ArticleLayout, _ attached: Set<Int>) {
    var last = layout.paragraphs.upperBound - 1
    while last > layout.body.lowerBound, kinds[last] == .colophon { last -= 1 }
    if layout.bylineWithBrackets == nil, let inner = inlineByline(last) {
      layout.bylineWithBrackets = (inner.lowerBound - 1)..<(inner.upperBound + 1)
      layout.byline = BylineRules.name(inner, in: document)
    }
    if layout.byline == nil, layout.signatureDate == nil, let signature = layout.signatures.last, signature == last {
      layout.byline = document.paragraphs[signature]
    }
    let firstBreak = layout.breaks.first { $0 > layout.body.lowerBound && !attached.contains($0) }
    layout.bodyEnd = firstBreak.map { document.paragraphs[$0].lowerBound } ?? layout.bodyEnd
    if let byline = layout.bylineWithBrackets, byline.upperBound == layout.bodyEnd {
      layout.bodyEnd = byline.lowerBound
    }
  }

  /// The byline in brackets at the end of paragraph `index`: …更大贡献。（甘孜州地方志办）
  private func inlineByline(_ index: Int) -> Range<Int>? {
    let range = document.paragraphs[index]
    guard kinds[index] == .body, range.count > 8, [0xFF09, 0x29].contains(document.scalar(range.upperBound - 1)) else {
      return nil
    }
    var open = range.upperBound - 2
    var depth = 0
    while open > range.lowerBound, range.upperBound - open <= 60 {
      let scalar = document.scalar(open)
      if scalar == 0xFF09 || scalar == 0x29 { depth += 1 }
      if scalar == 0xFF08 || scalar == 0x28 {
        if depth == 0 { break }
        depth -= 1
      }
      open -= 1
    }
    let inner = (open + 1)..<(range.upperBound - 1)
    guard [0xFF08, 0x28].contains(document.scalar(open)), [0x3002, 0xFF01, 0x201D].contains(document.scalar(open - 1)),
      BylineRules.isByline(inner, in: document) || PersonNames.read(inner, in: document)
    else { return nil }
    return inner
  }
}
