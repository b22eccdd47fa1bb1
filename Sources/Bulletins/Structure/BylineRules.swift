import ChineseText

/// Tells whether a bracket, or a line, holds a byline.
enum BylineRules {
  private static let ends = WordSet(
    """
    办 局 厅 部 室 馆 中心 委 会 组 院 府 处 科 站 社 供稿 供 摄 所 队 校 志办 公司 记者 报道 整理 撰稿
    """)
  private static let noBylines = WordSet(
    "责任单位 牵头单位 略 见附 附件 以下简称 下同 详见 此件 注 试行 暂行 草案 修订 续 至 截至 含 不含 即 如")

  /// Whether the characters between two brackets name who wrote the text: 甘孜州地方志办, 恩阳区行政审批局供稿.
  static func isByline(_ inner: Range<Int>, in document: DocumentText) -> Bool {
    guard inner.count >= 3, inner.count <= 50 else { return false }
    let scalars = document.scalars
    let whole = undated(inner, in: document)
    let inner = unlabelled(whole, in: document)
    if inner != whole, PersonNames.read(inner, in: document) { return true }
    guard inner.count >= 3 else { return false }
    for index in inner where [0x3002, 0xFF1B, 0xFF1A, 0xFF0C, 0xFF1F, 0xFF01].contains(scalars[index]) { return false }
    if noBylines.match(scalars, at: inner.lowerBound, before: inner.upperBound) > 0 { return false }
    if (0x30...0x39).contains(scalars[inner.lowerBound]) { return false }
    if ends.matchEnding(scalars, at: inner.upperBound, from: inner.lowerBound) > 0 { return true }
    // An organisation, a blank and a person of any surname: 龙泉驿区档案馆　巫月明
    if let blank = inner.last(where: { scalars[$0] == 0x20 }), inner.upperBound - blank <= 5,
      ends.matchEnding(scalars, at: blank, from: inner.lowerBound) > 0
    {
      return true
    }
    // An organisation and its people: 通江县党史地方志研究室苟玉峰
    return (inner.lowerBound + 3..<inner.upperBound).contains { start in
      inner.upperBound - start <= PersonNames.longest
        && ends.matchEnding(scalars, at: document.scalar(start - 1) == 0x20 ? start - 1 : start, from: inner.lowerBound)
          > 0
        && PersonNames.read(start..<inner.upperBound, in: document)
    }
  }

  /// Whether a line without brackets says who sent the text in: 绵阳市地方志办供稿, 供稿：绵阳市地方志办王强.
  static func isBareByline(_ line: Range<Int>, in document: DocumentText) -> Bool {
    guard line.count >= 6, line.count <= 40 else { return false }
    if labels.match(document.scalars, at: line.lowerBound, before: line.upperBound) > 0 {
      return isByline(line, in: document)
    }
    let sent = sending.matchEnding(document.scalars, at: line.upperBound, from: line.lowerBound)
    guard sent > 0 else { return false }
    return isByline(line, in: document) && isByline(line.lowerBound..<(line.upperBound - sent), in: document)
  }

  /// What stands between a line's brackets; the line itself where it has none.
  static func inner(_ line: Range<Int>, in document: DocumentText) -> Range<Int> {
    guard line.count > 2, [0xFF08, 0x28].contains(document.scalar(line.lowerBound)),
      [0xFF09, 0x29].contains(document.scalar(line.upperBound - 1))
    else { return line }
    return (line.lowerBound + 1)..<(line.upperBound - 1)
  }

  private static let labels = WordSet("供稿： 供稿: 供稿单位： 供稿单位: 供稿人： 供稿人:")
  private static let sending = WordSet("供稿")

  /// The byline without what it calls itself in front: 供稿：绵阳市地方志办.
  private static func unlabelled(_ inner: Range<Int>, in document: DocumentText) -> Range<Int> {
    let length = labels.match(document.scalars, at: inner.lowerBound, before: inner.upperBound)
    return (inner.lowerBound + length)..<inner.upperBound
  }

  private static let suffixes = WordSet("供稿 供 摄 报道 整理 撰稿")

  /// The byline without the date before or behind it: 卫生健康局2023年11月10日, 2019年9月5日　某县地方志办供稿.
  private static func undated(_ inner: Range<Int>, in document: DocumentText) -> Range<Int> {
    var start = inner.lowerBound
    var end = inner.upperBound
    if document.scalar(end - 1) == 0x65E5 {
      while end > start, isDatePart(document.scalar(end - 1)) { end -= 1 }
      if end > start, document.scalar(end - 1) == 0xFF0C { end -= 1 }
    }
    var head = start
    while head < end, isDatePart(document.scalar(head)) { head += 1 }
    let dated = start..<head
    if dated.contains(where: { document.scalar($0) == 0x5E74 }),
      dated.contains(where: { document.scalar($0) == 0x65E5 })
    {
      start = document.scalar(head) == 0xFF0C ? head + 1 : head
    }
    while end > start, document.scalar(end - 1) == 0x20 || document.scalar(end - 1) == 0x3000 { end -= 1 }
    return start..<end
  }

  private static func isDatePart(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || [0x5E74, 0x6708, 0x65E5, 0x20, 0x3000].contains(scalar)
  }

  /// The byline without a date, and without 供稿： before it or 供稿 behind it: 供稿：恩阳区行政审批局 → 恩阳区行政审批局
  static func name(_ inner: Range<Int>, in document: DocumentText) -> Range<Int> {
    let inner = unlabelled(undated(inner, in: document), in: document)
    let length = suffixes.matchEnding(document.scalars, at: inner.upperBound, from: inner.lowerBound)
    var end = inner.upperBound - length
    while end > inner.lowerBound, document.scalar(end - 1) == 0x20 { end -= 1 }
    return inner.lowerBound..<end
  }
}
