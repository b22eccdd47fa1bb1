import ChineseText

/// Tells whether a heading looks back or ahead.
///
/// In a report for 2026: 2025年工作回顾 → past; 今年重点工作, “十五五”时期主要目标 → future
struct TenseRules {
  /// The document.
  let document: DocumentText
  /// The year that the document plans for.
  let planYear: Int?

  /// Where a heading looks.
  enum Tense { case past, future }

  private static let past = WordSet(
    "过去 回顾 回望 一年来 五年来 三年来 以来 这五年 这一年 去年 上年 上半年 完成情况 执行情况 进展情况 开展情况 推进情况 落实情况 已经 总结 刚刚过去")
  private static let future = WordSet("今年 明年 来年 下一步 下步 今后 未来 新一年 新的一年 下半年 打算 安排 谋划 展望 接下来 怎么干 下一阶段")

  /// The tense of `range`, by the last word or year that tells one.
  func tense(of range: Range<Int>) -> Tense? {
    var told: Tense?
    var index = range.lowerBound
    while index < range.upperBound {
      let past = TenseRules.past.match(document.scalars, at: index, before: range.upperBound)
      let future = TenseRules.future.match(document.scalars, at: index, before: range.upperBound)
      if past > 0 || future > 0 {
        told = past > future ? .past : .future
        index += max(past, future)
        continue
      }
      if let planYear, document.scalar(index) == 0x5E74,
        let year = TenseRules.year(before: index, from: range.lowerBound, document)
      {
        told = year < planYear ? .past : .future
      }
      if let planYear, let end = planPeriodEnd(at: index, range) { told = end < planYear ? .past : .future }
      index += 1
    }
    return told
  }

  /// The last year of the plan period named at `index`: 十四五 → 2025.
  private func planPeriodEnd(at index: Int, _ range: Range<Int>) -> Int? {
    guard document.scalar(index) == 0x5341, index + 2 < range.upperBound, document.scalar(index + 2) == 0x4E94,
      let number = ChineseOrdinal.digit(document.scalar(index + 1)), number < 10
    else { return nil }
    return 1955 + (10 + number) * 5
  }

  /// The year whose four digits end before `index`.
  static func year(before index: Int, from start: Int, _ document: DocumentText) -> Int? {
    guard index - 4 >= start else { return nil }
    var year = 0
    for place in (index - 4)..<index {
      let scalar = document.scalar(place)
      guard (0x30...0x39).contains(scalar) else { return nil }
      year = year * 10 + Int(scalar - 0x30)
    }
    return (1900...2100).contains(year) ? year : nil
  }
}
