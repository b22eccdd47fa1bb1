/// Tells page and web furniture from text, line by line.
///
/// A line is furniture by what it says (浏览次数：35), by its shape (`- 3 -`), or by its company: what stands behind
/// 相关报道： at the end of a web page, and a running head that comes back at every page.
struct FurnitureRules {
  /// The kind of furniture that line `text` is by itself, or nil. `isWrapped` says whether the file's lines are
  /// cut at a width, as in text out of a PDF; only there is a lone number a page number.
  ///
  /// `- 12 -` → page; 您的位置：首页>政务公开 → navigation; 来源：甘孜日报 → publication; 原文链接：… → library
  static func kind(of text: Substring.UnicodeScalarView, isWrapped: Bool) -> CleanText.Furniture.Kind? {
    if text.count > 200 { return nil }
    var compact = String.UnicodeScalarView()
    for scalar in text where !isSpace(scalar) { compact.append(scalar) }
    let line = String(compact)
    if isPageNumber(compact, isWrapped: isWrapped) { return .page }
    if librarySigns.contains(where: line.hasPrefix) { return .library }
    if isBracketedButton(line) { return .navigation }
    if buttons.contains(line) || isButtonRow(text) { return .navigation }
    if navigationSigns.contains(where: line.hasPrefix) { return .navigation }
    if line.hasPrefix("http://") || line.hasPrefix("https://") || line.hasPrefix("www.") { return .navigation }
    if footerSigns.contains(where: line.contains) && compact.count < 80 { return .navigation }
    if isBreadcrumb(line) { return .navigation }
    if !line.contains("。"), compact.count <= 120 {
      if publicationSigns.contains(where: line.hasPrefix) || isSourceLine(line) { return .publication }
    }
    if isPublicationTime(compact) { return .publication }
    return nil
  }

  /// Whether what follows `text` at the end of a page is a list of links (相关报道：).
  static func opensLinks(_ text: Substring.UnicodeScalarView) -> Bool {
    let line = String(text)
    if linkHeads.contains(where: { line.hasPrefix($0 + "：") || line.hasPrefix($0 + ":") }) { return true }
    guard text.count <= 16 else { return false }
    var compact = String.UnicodeScalarView()
    for scalar in text where !isSpace(scalar) && scalar != "：" && scalar != ":" { compact.append(scalar) }
    return linkHeads.contains(String(compact))
  }

  private static let librarySigns = [
    "【法宝引证码】", "【引证码】", "原文链接：", "原文链接:", "【发布部门】", "【发文字号】", "【发布日期】", "【实施日期】", "【时效性】",
    "【效力级别】", "【法规类别】", "【字号】",
  ]
  private static let navigationSigns = [
    "您的位置", "您当前的位置", "您现在的位置", "您所在的位置", "当前位置", "所在位置", "浏览次数", "点击次数", "点击数", "点击量", "点击率", "阅读次数",
    "阅读量", "访问量", "访问次数", "浏览量", "【字体", "【字号", "字体：", "字体:", "字号：", "字号:", "[字体", "[字号", "扫一扫", "扫码", "分享到", "分享：",
    "上一篇", "下一篇", "责任编辑：", "责任编辑:", "（导航", "打印本页", "关闭窗口", "返回顶部", "返回首页", "【打印", "【关闭", "[打印", "打印】", "微信扫一扫",
    "相关附件下载", "更多>>", "友情链接",
  ]
  private static let footerSigns = ["版权所有", "ICP备", "公网安备", "网站标识码", "Copyright", "网站地图", "技术支持："]
  private static let publicationSigns = [
    "来源：", "来源:", "信息来源：", "信息来源:", "稿件来源：", "文章来源：", "发布时间：", "发布时间:", "发布日期：", "发布日期:", "时间：", "时间:", "日期：",
    "发布机构：", "发布单位：", "索引号：", "发文机关：", "成文日期：", "主题分类：", "公开方式：", "录入时间：", "更新时间：", "【来源", "【时间", "发布人：",
  ]
  private static let buttons: Set<String> = [
    "下载", "打印", "全屏", "收藏", "分享", "关闭", "返回", "首页", "加大", "还原", "减小", "】", "【", "大", "中", "小", "大中小", "纠错", "朗读",
    "复制链接", "收起", "展开", "更多", "更多>>", "查看更多", "打印关闭", "收藏打印", "分享打印关闭", "字号", "保存", "朗读播放", "简体", "繁体",
  ]
  private static let linkHeads: Set<String> = [
    "相关报道", "相关阅读", "相关链接", "相关新闻", "相关文章", "相关信息", "延伸阅读", "推荐阅读", "热点推荐", "相关解读", "友情链接",
  ]

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{3000}" || scalar == "\t" || scalar == "\u{A0}"
  }

  /// `3`, `- 3 -`, `— 12 —`, `·3·`, `3/10`, `Page 234`, `第3页`, `第 3 页 共 10 页`
  private static func isPageNumber(_ line: String.UnicodeScalarView, isWrapped: Bool) -> Bool {
    let dashes: Set<Unicode.Scalar> = ["-", "－", "—", "–", "―", "─", "·", "•", "~", "～"]
    var rest = line[...]
    var isMarked = false
    if rest.count > 16 { return false }
    let prefix = String(rest.prefix(4)).lowercased()
    if prefix == "page" {
      rest = rest.dropFirst(4)
      isMarked = true
    }
    if rest.first == "第" {
      rest = rest.dropFirst()
      guard rest.last == "页" else { return false }
      isMarked = true
    }
    while let first = rest.first, dashes.contains(first) {
      rest = rest.dropFirst()
      isMarked = true
    }
    while let last = rest.last, dashes.contains(last) || last == "页" {
      rest = rest.dropLast()
    }
    var digits = 0
    var separators = 0
    for scalar in rest {
      switch scalar {
      case "0"..."9", "０"..."９": digits += 1
      case "/", "／", "页", "共", "第", "，", ",", "o", "f":
        separators += 1
        isMarked = true
      default: return false
      }
    }
    guard digits > 0, digits <= 8 else { return false }
    return isMarked ? separators <= 5 : isWrapped && digits <= 4
  }

  /// 【打印】【关闭】, 【字体：大 中 小】, [收藏]
  private static func isBracketedButton(_ line: String) -> Bool {
    guard let first = line.first, first == "【" || first == "[" || first == "［" || first == "〖" else { return false }
    guard line.count <= 40 else { return false }
    let words = ["字体", "字号", "打印", "关闭", "收藏", "纠错", "大中小", "引证码", "返回", "分享"]
    return words.contains(where: line.contains)
  }

  /// A row of buttons on one line: `打印 关闭`, `分享|收藏|打印`, `打印 关闭 相关解读：…`
  private static func isButtonRow(_ text: Substring.UnicodeScalarView) -> Bool {
    let words = text.split(whereSeparator: { isSpace($0) || $0 == "|" || $0 == "｜" })
    guard words.count > 1 else { return false }
    return words.prefix(2).allSatisfy { buttons.contains(String($0)) }
  }

  /// 首页>政务公开>正文, 网站首页 › 要闻
  private static func isBreadcrumb(_ line: String) -> Bool {
    guard line.contains("首页"), !line.contains("。") else { return false }
    return [">", "＞", "›", "»", "→"].contains(where: line.contains)
  }

  /// 2020-04-17 来源：扶贫开发局 编辑：办公室; 作者：调研组 来源：商务局
  private static func isSourceLine(_ line: String) -> Bool {
    guard line.contains("来源：") || line.contains("来源:") else { return false }
    let first = line.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? false
    return first || ["时间：", "日期：", "编辑：", "浏览", "作者：", "阅读", "点击"].contains(where: line.contains)
  }

  /// A publication time that stands alone, with its hour: 2026年02月10日07时41分, 2022-03-04 09:30
  private static func isPublicationTime(_ line: String.UnicodeScalarView) -> Bool {
    guard line.count >= 14, line.count <= 24 else { return false }
    var digits = 0
    var hasHour = false
    for scalar in line {
      switch scalar {
      case "0"..."9": digits += 1
      case ":", "：", "时": hasHour = true
      case "年", "月", "日", "分", "秒", "-", "/", ".", "T": continue
      default: return false
      }
    }
    return hasHour && digits >= 9
  }
}
