/// Tells page and web furniture from text, line by line.
///
/// A line is furniture by what it says (浏览次数：35), by its shape (`- 3 -`), or by its company: what stands behind
/// 相关报道： at the end of a web page, and a running head that comes back at every page.
struct FurnitureRules {
  /// The kind of furniture that line `text`, without blanks at its ends, is by itself, or nil. `isWrapped` says
  /// whether the file's lines are cut at a width, as in text out of a PDF; only there is a lone number a page number.
  ///
  /// `- 12 -` → page; 您的位置：首页>政务公开 → navigation; 来源：甘孜日报 → publication; 原文链接：… → library
  static func kind(of text: [UInt32], isWrapped: Bool) -> CleanText.Furniture.Kind? {
    guard text.count <= 200, let first = text.first else { return nil }
    var line = text
    if line.contains(where: isSpace) { line.removeAll(where: isSpace) }
    let count = line.count
    if isPageNumber(line, isWrapped: isWrapped) { return .page }
    let opens = mayOpen(with: first)
    if opens {
      if librarySigns.match(line, at: 0, before: count) > 0 { return .library }
      if buttons.match(line, at: 0, before: count) == count || isButtonRow(text) { return .navigation }
      if navigationSigns.match(line, at: 0, before: count) > 0 || isLabel(line) { return .navigation }
      if isOpeningBracket(first), count <= 40, bracketedWords.occurs(line, in: 0..<count) { return .navigation }
    }
    // What stands anywhere in a line tells furniture only where the line is no sentence.
    guard count <= 120, !line.contains(0x3002) else { return nil }
    if opens, publicationSigns.match(line, at: 0, before: count) > 0 || isTimeLine(line) { return .publication }
    if inner.occurs(line, in: 0..<count) {
      if isSourceLine(line) { return .publication }
      if isBreadcrumb(line) || count < 80 && footerSigns.occurs(line, in: 0..<count) { return .navigation }
    }
    return isPublicationTime(line) ? .publication : nil
  }

  /// Whether a line that begins with `scalar` may be furniture by how it begins.
  static func mayOpen(with scalar: UInt32) -> Bool { openings.begins(with: scalar) }

  /// All words and marks that furniture may begin with, the list of links included.
  private static let openings = WordSet(ranking: [
    librarySigns, buttons, navigationSigns, labels, scanSigns, publicationSigns, timeSigns, linkHeads,
    WordSet("【 [ ［ 〖 | ｜"),
  ])

  /// What tells a source line, a breadcrumb or a page's foot wherever it stands.
  private static let inner = WordSet(ranking: [sourceSigns, footerSigns, WordSet("> ＞ › » →")])

  /// Whether what follows `text` at the end of a page is a list of links (相关报道：).
  static func opensLinks(_ text: [UInt32]) -> Bool {
    let length = linkHeads.match(text, at: 0, before: text.count)
    guard length > 0 else { return false }
    return length == text.count || text[length] == 0xFF1A || text[length] == 0x3A
  }

  private static let librarySigns = WordSet(
    "【法宝引证码】 【引证码】 原文链接： 原文链接: 【发布部门】 【发文字号】 【发布日期】 【实施日期】 【时效性】 【效力级别】 【法规类别】 【字号】")
  private static let navigationSigns = WordSet(
    """
    【字体 【字号 字体： 字体: 字号： 字号: [字体 [字号 分享： 责任编辑： 责任编辑: （导航 打印本页 关闭窗口 返回顶部 返回首页 【打印 【关闭 [打印 打印】 相关附件下载
    更多>> http:// https:// www.
    """)
  private static let labels = WordSet(
    """
    您的位置 您当前的位置 您现在的位置 您所在的位置 当前位置 所在位置 浏览次数 点击次数 点击数 点击量 点击率 阅读次数 阅读量 访问量 访问次数 浏览量 分享到 上一篇
    下一篇 友情链接
    """)
  private static let scanSigns = WordSet("扫一扫 扫码 微信扫一扫")
  private static let scanWords = WordSet("手机 微信 关注 分享 打开 本页 当前页")
  private static let footerSigns = WordSet("版权所有 ICP备 公网安备 网站标识码 Copyright 网站地图 技术支持：")
  private static let publicationSigns = WordSet(
    """
    来源： 来源: 信息来源： 信息来源: 稿件来源： 文章来源： 发布时间： 发布时间: 发布日期： 发布日期: 发布机构： 发布单位： 索引号： 发文机关： 成文日期：
    主题分类： 公开方式： 录入时间： 更新时间： 【来源 【时间 发布人：
    """)
  private static let timeSigns = WordSet("时间： 时间: 日期： 日期:")
  private static let buttons = WordSet(
    """
    下载 打印 全屏 收藏 分享 关闭 返回 首页 加大 还原 减小 】 【 大 中 小 大中小 纠错 朗读 复制链接 收起 展开 更多 更多>> 查看更多 打印关闭 收藏打印 分享打印关闭 字号
    保存 朗读播放 简体 繁体
    """)
  private static let bracketedWords = WordSet("字体 字号 打印 关闭 收藏 纠错 大中小 引证码 返回 分享")
  private static let linkHeads = WordSet("相关报道 相关阅读 相关链接 相关新闻 相关文章 相关信息 延伸阅读 推荐阅读 热点推荐 相关解读 友情链接")
  private static let sourceSigns = WordSet("来源： 来源:")
  private static let companions = WordSet("时间： 日期： 编辑： 浏览 作者： 阅读 点击")
  private static let homes = WordSet("首页")

  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar == 0x09 || scalar == 0xA0
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  /// 【打印】【关闭】, 【字体：大 中 小】, [收藏]
  private static func isOpeningBracket(_ scalar: UInt32) -> Bool { [0x3010, 0x5B, 0xFF3B, 0x3016].contains(scalar) }

  /// `3`, `- 3 -`, `— 12 —`, `·3·`, `3/10`, `Page 234`, `第3页`, `第 3 页 共 10 页`
  private static func isPageNumber(_ line: [UInt32], isWrapped: Bool) -> Bool {
    guard line.count <= 16 else { return false }
    var rest = line[...]
    var isMarked = false
    // Page, page
    if rest.count > 4, rest[rest.startIndex] | 0x20 == 0x70,
      rest.dropFirst().prefix(3).elementsEqual([0x61, 0x67, 0x65])
    {
      rest = rest.dropFirst(4)
      isMarked = true
    }
    if rest.first == 0x7B2C {  // 第
      rest = rest.dropFirst()
      guard rest.last == 0x9875 else { return false }  // 页
      isMarked = true
    }
    while let first = rest.first, isDash(first) {
      rest = rest.dropFirst()
      isMarked = true
    }
    while let last = rest.last, isDash(last) || last == 0x9875 { rest = rest.dropLast() }
    var digits = 0
    var separators = 0
    for scalar in rest {
      if isDigit(scalar) {
        digits += 1
      } else if isMarked, scalar == 0x6F || scalar == 0x66 {  // of
        separators += 1
      } else if [0x2F, 0xFF0F, 0x9875, 0x5171, 0x7B2C, 0xFF0C, 0x2C].contains(scalar) {  // / 页 共 第 ，
        separators += 1
        isMarked = true
      } else {
        return false
      }
    }
    guard digits > 0, digits <= 8 else { return false }
    return isMarked ? separators <= 5 : isWrapped && digits <= 4
  }

  /// 浏览次数：35, 当前位置＞要闻, 上一篇; but 访问量大的栏目 is text.
  private static func isLabel(_ line: [UInt32]) -> Bool {
    if scanSigns.match(line, at: 0, before: line.count) > 0 {
      return line.count <= 24 && (line.count <= 5 || scanWords.occurs(line, in: 0..<line.count))
    }
    let length = labels.match(line, at: 0, before: line.count)
    guard length > 0 else { return false }
    guard length < line.count else { return true }
    switch line[length] {
    case 0xFF1A, 0x3A, 0x3E, 0xFF1E, 0x203A, 0xBB, 0x2192, 0x5B, 0x3010, 0xFF08, 0x28, 0x7C, 0x662F: return true
    case let next: return isDigit(next)
    }
  }

  /// 时间：2021-03-05 10:20; but 时间：3月5日上午 of a meeting's minutes is text.
  private static func isTimeLine(_ line: [UInt32]) -> Bool {
    let length = timeSigns.match(line, at: 0, before: line.count)
    guard length > 0 else { return false }
    let rest = line[length...]
    if labels.occurs(line, in: length..<line.count) || companions.occurs(line, in: length..<line.count) { return true }
    return rest.count(where: isDigit) >= 6
      && rest.allSatisfy {
        isDigit($0) || [0x5E74, 0x6708, 0x65E5, 0x65F6, 0x5206, 0x2D, 0x2F, 0x2E, 0x3A, 0xFF1A].contains($0)
      }
  }

  private static func isDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0xFF0D, 0x2014, 0x2013, 0x2015, 0x2500, 0xB7, 0x2022, 0x7E, 0xFF5E: true
    default: false
    }
  }

  /// A row of buttons on one line: `打印 关闭`, `分享|收藏|打印`, `打印 关闭 相关解读：…`
  private static func isButtonRow(_ text: [UInt32]) -> Bool {
    let words = text.split(maxSplits: 2) { isSpace($0) || $0 == 0x7C || $0 == 0xFF5C }
    guard words.count > 1 else { return false }
    return words.prefix(2).allSatisfy { buttons.match(text, at: $0.startIndex, before: $0.endIndex) == $0.count }
  }

  /// 首页>政务公开>正文, 网站首页 › 要闻
  private static func isBreadcrumb(_ line: [UInt32]) -> Bool {
    let arrows: [UInt32] = [0x3E, 0xFF1E, 0x203A, 0xBB, 0x2192]
    return line.contains { arrows.contains($0) } && homes.occurs(line, in: 0..<line.count)
  }

  /// 2020-04-17 来源：扶贫开发局 编辑：办公室; 作者：调研组 来源：商务局
  private static func isSourceLine(_ line: [UInt32]) -> Bool {
    guard sourceSigns.occurs(line, in: 0..<line.count) else { return false }
    return (0x30...0x39).contains(line[0]) || companions.occurs(line, in: 0..<line.count)
  }

  /// A publication time that stands alone, with its hour: 2026年02月10日07时41分, 2022-03-04 09:30
  private static func isPublicationTime(_ line: [UInt32]) -> Bool {
    guard line.count >= 14, line.count <= 24 else { return false }
    var digits = 0
    var hasHour = false
    for scalar in line {
      switch scalar {
      case 0x30...0x39: digits += 1
      case 0x3A, 0xFF1A, 0x65F6: hasHour = true  // : 时
      case 0x5E74, 0x6708, 0x65E5, 0x5206, 0x79D2, 0x2D, 0x2F, 0x2E, 0x54: continue  // 年 月 日 分 秒 - / . T
      default: return false
      }
    }
    return hasHour && digits >= 9
  }
}
