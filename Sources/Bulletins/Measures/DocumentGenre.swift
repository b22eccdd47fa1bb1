import ChineseText

/// What kind of writing an article is, where that says how its lists are meant.
///
/// 2026年某省政府工作报告 → a work report that plans for 2026; 关于征集图片的通知 → a notice
struct DocumentGenre {
  /// A kind of writing.
  enum Kind {
    /// A report to an assembly: what was done, then what will be done.
    case workReport
    /// A summary of work done: 总结, 汇报.
    case summary
    /// Somebody asks others for something: 通知, 启事. One that only passes on another document is none.
    case notice
    /// A speech before those who are to act.
    case speech
    /// Anything else.
    case other
  }

  /// The kind.
  let kind: Kind
  /// The year that a work report plans for; nil where it does not say.
  let planYear: Int?

  private static let reports = WordSet("工作报告 计划报告 执行情况报告 工作的报告")
  private static let summaries = WordSet("工作总结 年度总结 总结报告 情况总结 汇报 述职 综述 情况报告 情况的报告 工作回顾 完成情况")
  private static let notices = WordSet("通知 通告 公告 启事")
  private static let passedOn = WordSet("印发 转发 批转 发布")
  private static let speeches = WordSet("讲话 讲话稿 致辞 发言")
  private static let assemblies = WordSet("各位代表")

  /// The genre of the article with `title` and the paragraphs `body`.
  init(document: DocumentText, title: Range<Int>?, body: Range<Int>) {
    let scalars = document.scalars
    let opening = body.prefix(12).map { document.paragraphs[$0] }
    let addresses = opening.contains {
      DocumentGenre.assemblies.match(scalars, at: $0.lowerBound, before: $0.upperBound) > 0
    }
    var kind = addresses ? Kind.workReport : .other
    var planYear: Int?
    if let title {
      let name = DocumentGenre.withoutBracket(title, document)
      if DocumentGenre.reports.occurs(scalars, in: title) {
        kind = .workReport
      } else if kind == .other,
        DocumentGenre.speeches.matchEnding(scalars, at: name.upperBound, from: name.lowerBound) > 0
      {
        kind = .speech
      } else if kind == .other,
        DocumentGenre.notices.matchEnding(scalars, at: name.upperBound, from: name.lowerBound) > 0
      {
        kind = DocumentGenre.passedOn.occurs(scalars, in: name) ? .other : .notice
      } else if kind == .other, DocumentGenre.summaries.occurs(scalars, in: title) {
        kind = .summary
      }
      planYear = DocumentGenre.year(in: title, document)
    }
    if kind == .workReport, planYear == nil {
      planYear =
        opening.prefix(4).lazy.filter { $0.count <= 40 && !LineOpening.isItem(document, $0) }
        .compactMap { DocumentGenre.year(in: $0, document) }.first
    }
    if kind == .workReport || kind == .summary, planYear == nil { planYear = DocumentGenre.year(of: body, document) }
    self.kind = kind
    self.planYear = planYear
  }

  /// The latest year that the outline's headings name, or the year after one that they look back on.
  private static func year(of body: Range<Int>, _ document: DocumentText) -> Int? {
    let tense = TenseRules(document: document, planYear: nil)
    var latest: Int?
    for paragraph in body {
      let line = document.paragraphs[paragraph]
      guard line.count <= 40, LineOpening.isItem(document, line), let year = year(in: line, document) else { continue }
      latest = max(latest ?? 0, tense.tense(of: line) == .past ? year + 1 : year)
    }
    return latest
  }

  /// The year before the first 年 in `range`.
  private static func year(in range: Range<Int>, _ document: DocumentText) -> Int? {
    for index in range where document.scalar(index) == 0x5E74 {
      if let year = TenseRules.year(before: index, from: range.lowerBound, document) { return year }
    }
    return nil
  }

  /// A title without 摘要 or a date in brackets at its end.
  private static func withoutBracket(_ title: Range<Int>, _ document: DocumentText) -> Range<Int> {
    guard [0xFF09, 0x29].contains(document.scalar(title.upperBound - 1)),
      let open = title.last(where: { [0xFF08, 0x28].contains(document.scalar($0)) }), open > title.lowerBound
    else { return title }
    return title.lowerBound..<open
  }
}
