import ChineseText

/// What a paragraph is by its look alone, before its neighbours are asked.
enum ParagraphKind: Hashable {
  /// 【市州动态】
  case section
  /// 第65期（总第797期）
  case issue
  /// （甘孜州地方志办）, （成都市商务局供稿）, （王强）, 绵阳市地方志办供稿
  case bracketedByline
  /// 2022年4月14日, （2019年11月）
  case date
  /// 包府办发〔2022〕43号
  case documentNumber
  /// 各县（区）人民政府：
  case addressee
  /// 目录, 本期要目
  case contentsHead
  /// 一、总体情况……3
  case contentsLine
  /// 附件, 附件1：清单
  case appendix
  /// 注：, 名词解释
  case notes
  /// 报：… 送：… 共印60份
  case colophon
  /// 四川省地方志工作办公室: an organisation's name and nothing else
  case organization
  /// A short line without a stop, as titles are
  case titleLike
  /// Everything else
  case body
}

/// Reads paragraphs' kinds.
///
/// 【市州动态】 → section; 阿府办发〔2021〕21号 → documentNumber; 2021年10月11日 → date
struct ParagraphClassifier {
  /// The document.
  let document: DocumentText

  private static let organizationEnds = WordSet(
    """
    办公室 办公厅 委员会 政府 局 厅 部 处 办 中心 研究室 馆 院 会 组 公司 协会 学会 秘书处 指挥部 领导小组 专班 大学 学院 医院 管委会 党委 支部 站 所 队 科 法院
    检察院 海关 编辑部 信息科 工委 市委 县委 省委 州委 区委 联社 集团 报社 日报 学校 代章） 室 库 社
    """)
  private static let verbs = WordSet(
    """
    开展 推进 推动 召开 举办 加强 印发 部署 促进 打造 实施 做好 全力 助推 构建 扎实 强化 启动 着力 提升 筑牢 完成 深化 入选 开馆 公布 落实 发布 组织 破解 关于 抓好
    抓实 举行 建设 夯实 举措 措施 助力 通报 通知 意见 方案 报告 工作 情况
    """)
  private static let newsVerbs = WordSet("建成 成立 荣获 获评 喜获 获得 走进 入驻 揭牌 亮相 挂牌 赴 迎来 编印 调研 学习 考察 慰问 进驻 座谈 举办 共建 开讲 签约")
  private static let colophons = WordSet(
    "报： 送： 抄送： 抄报： 主送： 发： 分送： 编辑： 审核： 签发： 责编： 校对： 共印 印发： 编审： 执笔： 撰稿： 联系人： 联系电话： 出席： 列席： 参加： 请假： 缺席： 记录：")
  private static let noteHeads = WordSet("注： 注: 备注： 名词解释 注释 名词注释 有关名词解释 部分名词解释 参考文献 引用文献")
  private static let contentsHeads = WordSet("目录 本期要目 要目 本期导读 本期目录 内容提要")
  private static let audiences = WordSet("各位")
  private static let addresseeSigns = WordSet(
    "人民政府 部门 单位 机构 委员会 委办局 管委会 办公室 地方志办 党委 直属 各县 各市 各区 各州 各省 县级 市级 省级 省直 市直 州级 公司 学校 同志 局 中心 研究室 指挥部 厅")

  /// The kind of paragraph `index`.
  func kind(_ index: Int) -> ParagraphKind {
    let range = document.paragraphs[index]
    let scalars = document.scalars
    let count = range.count
    guard count > 0 else { return .body }
    let first = scalars[range.lowerBound]
    let last = scalars[range.upperBound - 1]
    if count > 200 { return .body }
    if first == 0x3010, last == 0x3011, count <= 16 { return .section }
    if isContentsHead(range) { return .contentsHead }
    if isContentsLine(range) { return .contentsLine }
    if isDate(range) { return .date }
    if isBracketedByline(range) { return .bracketedByline }
    if isNotesHead(range) { return .notes }
    if isAppendix(range) { return .appendix }
    if ParagraphClassifier.colophons.match(scalars, at: range.lowerBound, before: range.upperBound) > 0,
      !holds(0x3002, range)
    {
      return .colophon
    }
    if isDocumentNumber(range) { return .documentNumber }
    if isIssue(range) { return .issue }
    if isAddressee(range) { return .addressee }
    if holds(0x3002, range) || [0xFF1B, 0xFF0C, 0x3001, 0xFF01, 0xFF1F].contains(last) { return .body }
    if LineOpening.isItem(document, range) { return .body }
    if isOrganization(range) { return .organization }
    return isTitleLike(range) ? .titleLike : .body
  }

  private func holds(_ scalar: UInt32, _ range: Range<Int>) -> Bool {
    document.scalars[range].contains(scalar)
  }

  private func isContentsHead(_ range: Range<Int>) -> Bool {
    ParagraphClassifier.contentsHeads.match(document.scalars, at: range.lowerBound, before: range.upperBound)
      == range.count
  }

  private func isContentsLine(_ range: Range<Int>) -> Bool {
    guard range.count >= 6, range.count <= 90 else { return false }
    var index = range.upperBound - 1
    var tail = 0
    while index > range.lowerBound, tail <= 6 {
      let scalar = document.scalar(index)
      let isLeader = scalar == 0x2026 || scalar == 0xB7 || scalar == 0x2E || scalar == 0x22EF
      if isLeader {
        let previous = document.scalar(index - 1)
        return tail > 0 && previous == scalar
      }
      guard (0x30...0x39).contains(scalar) || [0xFF08, 0xFF09, 0x28, 0x29].contains(scalar) else { return false }
      tail += 1
      index -= 1
    }
    return false
  }

  private func isDate(_ range: Range<Int>) -> Bool {
    var range = range
    if [0xFF08, 0x28].contains(document.scalar(range.lowerBound)), range.count > 2 {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    guard range.count >= 5, range.count <= 18 else { return false }
    var digits = 0
    var units = 0
    for index in range {
      switch document.scalar(index) {
      case 0x30...0x39, 0xFF10...0xFF19, 0x25CB, 0x3007, 0xFF2F, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
        0x4E03, 0x516B, 0x4E5D, 0x5341, 0x4F:
        digits += 1
      case 0x5E74, 0x6708, 0x65E5: units += 1
      case 0x2D, 0x2F, 0x2E, 0x20: continue
      default: return false
      }
    }
    return digits >= 4 && (units >= 2 || units == 0 && digits == 8)
  }

  private func isBracketedByline(_ range: Range<Int>) -> Bool {
    guard range.count >= 4, range.count <= 60 else { return false }
    let inner = BylineRules.inner(range, in: document)
    guard inner != range else { return BylineRules.isBareByline(range, in: document) }
    return BylineRules.isByline(inner, in: document) || PersonNames.read(inner, in: document)
  }

  /// 名词解释, 附：名词解释, 附件1 政府工作报告名词解释
  private func isNotesHead(_ range: Range<Int>) -> Bool {
    let scalars = document.scalars
    if ParagraphClassifier.noteHeads.match(scalars, at: range.lowerBound, before: range.upperBound) > 0 { return true }
    return scalars[range.lowerBound] == 0x9644 && range.count <= 30
      && ParagraphClassifier.noteHeads.matchEnding(scalars, at: range.upperBound, from: range.lowerBound) > 0
  }

  private func isAppendix(_ range: Range<Int>) -> Bool {
    guard range.count <= 80, document.scalar(range.lowerBound) == 0x9644 else { return false }  // 附
    let second = document.scalar(range.lowerBound + 1)
    if second == 0x4EF6 || second == 0x5F55 || second == 0x8868 {  // 附件 附录 附表
      let third = range.count > 2 ? document.scalar(range.lowerBound + 2) : 0
      return range.count == 2 || [0xFF1A, 0x3A, 0x20].contains(third) || (0x30...0x39).contains(third)
        || ChineseOrdinal.digit(third) != nil
    }
    return second == 0xFF1A
  }

  private func isDocumentNumber(_ range: Range<Int>) -> Bool {
    guard range.count <= 30, range.count >= 6 else { return false }
    var last = range.upperBound - 1
    if [0xFF09, 0x29].contains(document.scalar(last)) { last -= 1 }
    guard document.scalar(last) == 0x53F7 else { return false }  // 号
    return [0x3014, 0x5B, 0xFF3B, 0xFF08, 0x28].contains { holds($0, range) }
  }

  private func isIssue(_ range: Range<Int>) -> Bool {
    guard range.count <= 60, holds(0x671F, range), !holds(0x3002, range), !holds(0xFF0C, range), !holds(0x300A, range)
    else { return false }  // 期 。 ， 《
    return IssueNumber.find(in: range, of: document) != nil
  }

  private func isAddressee(_ range: Range<Int>) -> Bool {
    guard range.count <= 160, [0xFF1A, 0x3A].contains(document.scalar(range.upperBound - 1)), !holds(0x3002, range),
      !LineOpening.isItem(document, range)
    else { return false }
    let stem = range.lowerBound..<(range.upperBound - 1)
    if ParagraphClassifier.audiences.match(document.scalars, at: stem.lowerBound, before: stem.upperBound) > 0 {
      return true
    }
    return ParagraphClassifier.addresseeSigns.matchEnding(document.scalars, at: stem.upperBound, from: stem.lowerBound)
      > 0
      && !ParagraphClassifier.verbs.occurs(document.scalars, in: stem)
  }

  /// An organisation's name, or several, and nothing else.
  func isOrganization(_ range: Range<Int>) -> Bool {
    guard range.count >= 3, range.count <= 40 else { return false }
    for index in range where [0xFF0C, 0xFF1B, 0xFF1A, 0x201C, 0x300A, 0x2014].contains(document.scalar(index)) {
      return false
    }
    let scalars = document.scalars
    var end = range.upperBound
    if scalars[end - 1] == 0xFF09, let open = range.last(where: { scalars[$0] == 0xFF08 }) { end = open }
    if end - range.lowerBound < 3 { return false }
    // 洪雅县建成方志馆: no organisation's name says that something came about.
    if ParagraphClassifier.newsVerbs.occurs(scalars, in: range) { return false }
    return ParagraphClassifier.organizationEnds.matchEnding(scalars, at: end, from: range.lowerBound) > 0
      && !ParagraphClassifier.verbs.occurs(scalars, in: range.lowerBound..<max(range.lowerBound, end - 4))
  }

  private static let titleEnds = WordSet(
    "通知 意见 办法 方案 决定 公告 通报 批复 函 报告 规定 细则 要点 纪要 条例 规划 计划 措施 政策 指南 通告 讲话 总结 建议")

  private func isTitleLike(_ range: Range<Int>) -> Bool {
    guard range.count >= 2, range.count <= 130 else { return false }
    let isBracket =
      [0xFF08, 0x28].contains(document.scalar(range.lowerBound))
      && [0xFF09, 0x29].contains(document.scalar(range.upperBound - 1))
    if isBracket, range.count > 8 { return false }
    var commas = 0
    for index in range where document.scalar(index) == 0xFF0C { commas += 1 }
    if range.count > 60 {
      return commas == 0
        && ParagraphClassifier.titleEnds.matchEnding(document.scalars, at: range.upperBound, from: range.lowerBound) > 0
    }
    return commas <= 2
  }
}

/// Tells whether a paragraph opens as a list item.
enum LineOpening {
  /// 一是…, 二、…, （三）…, 4.…, ⑤…, 第六，…, 第七条…
  static func isItem(_ document: DocumentText, _ range: Range<Int>) -> Bool {
    let scalars = document.scalars
    let first = scalars[range.lowerBound]
    if (0x2460...0x2473).contains(first) { return true }
    var start = range.lowerBound
    let isBracket = [0xFF08, 0x28, 0x5B, 0xFF3B].contains(first)
    if isBracket || first == 0x7B2C { start += 1 }
    var (value, next) = ChineseOrdinal.read(scalars, at: start, before: range.upperBound)
    if value == 0 {
      next = start
      while next < min(range.upperBound, start + 3),
        (0x30...0x39).contains(scalars[next]) || (0xFF10...0xFF19).contains(scalars[next])
      {
        next += 1
        value = 1
      }
    }
    guard value > 0, next < range.upperBound else { return false }
    let closing = scalars[next]
    if isBracket { return [0xFF09, 0x29, 0x5D, 0xFF3D].contains(closing) }
    if first == 0x7B2C { return [0xFF0C, 0x3001, 0x7AE0, 0x6761, 0x8282, 0xFF1A].contains(closing) }
    if [0x3001, 0xFF0E, 0x662F, 0x8981].contains(closing) { return true }
    return closing == 0x2E && next + 1 < range.upperBound && !(0x30...0x39).contains(scalars[next + 1])
  }
}

/// An issue number in a masthead.
struct IssueNumber {
  /// The number within the year.
  var issue: Int?
  /// The number since the series began.
  var total: Int?
  /// Where the numbers begin, with the year before them.
  var start: Int

  /// The issue number in `range`, or nil: 2022年第52期, 第65期(总第797期), 总第4059期.
  static func find(in range: Range<Int>, of document: DocumentText) -> IssueNumber? {
    var found: IssueNumber?
    var index = range.lowerBound
    while index < range.upperBound {
      guard document.scalar(index) == 0x7B2C else {  // 第
        index += 1
        continue
      }
      var value = 0
      var next = index + 1
      while next < range.upperBound, let digit = digit(document.scalar(next)), value < 1_000_000 {
        value = value * 10 + digit
        next += 1
      }
      if next == index + 1 {
        let (number, end) = ChineseOrdinal.read(document.scalars, at: next, before: range.upperBound)
        value = number
        next = end
      }
      guard value > 0, document.scalar(next) == 0x671F else {  // 期
        index += 1
        continue
      }
      let isTotal = index > range.lowerBound && document.scalar(index - 1) == 0x603B  // 总
      var start = isTotal ? index - 1 : index
      while start > range.lowerBound, isYearOrBracket(document.scalar(start - 1)) { start -= 1 }
      if found == nil { found = IssueNumber(issue: nil, total: nil, start: start) }
      if isTotal { found?.total = value } else { found?.issue = value }
      index = next + 1
    }
    return found
  }

  private static func digit(_ scalar: UInt32) -> Int? {
    if (0x30...0x39).contains(scalar) { return Int(scalar - 0x30) }
    return (0xFF10...0xFF19).contains(scalar) ? Int(scalar - 0xFF10) : nil
  }

  private static func isYearOrBracket(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || [0x5E74, 0xFF08, 0x28, 0x20, 0xB7, 0x25CB, 0x3007, 0x96F6].contains(scalar)
      || ChineseOrdinal.digit(scalar).map { $0 < 10 } == true
  }
}
