import ChineseText

/// Says what a list's items are, from the words that lead to it, from its items' headings, and from what holds it.
///
/// 存在以下问题：一是… → problem; 会议要求，一要… → requirement; 采取五项措施：一是… → measure
struct RoleRules {
  /// The document.
  let document: DocumentText

  /// Words that tell a role, each with the role; the last one before the list decides.
  private static let words: [(role: ListRole, words: WordSet)] = [
    (
      .problem,
      WordSet(
        """
        问题 困难 不足 短板 差距 矛盾 薄弱环节 隐患 制约因素 教训 痛点 难点 堵点 症结 弱项 挑战 误区 困境 瓶颈 欠缺 不容忽视 制约
        """)
    ),
    (.other, WordSet("原因 缘由 理由 依据 名词解释 注释 参考文献 共识 区别 在于")),
    (.feature, WordSet("特点 特征 呈现出")),
    (
      .achievement,
      WordSet(
        """
        成绩 成效 收效 成果 亮点 成就 进展 业绩 收获 变化 回顾 工作情况 完成情况 主要工作 取得 一年来 五年来 过去一年 这一年 这五年 过去五年
        """)
    ),
    (.target, WordSet("目标 指标 愿景 预期 实现以下 达到以下")),
    (
      .requirement,
      WordSet(
        """
        要求 强调 指出 希望 原则 必须 务必 应当 须知 守则 注意 倾向 建议 号召 倡议 底线不能 反对 要做到 切实做到 着重要 遵循
        """)
    ),
    (
      .measure,
      WordSet(
        """
        措施 举措 做法 办法 任务 工程 行动 步骤 抓好 抓实 推进 打算 安排 计划 部署 发力 关口 入手 三件事 四件事 五件事 两件事 对策 重点工作
        下一步 下步 经验 工作法 采取 实施 推行 机制 议定 决定 制度 方法 途径 着力 抓手 路径 模式 强化 开展 期间 管齐下 落实 保障 活动
        """)
    ),
  ]

  /// All of ``words``, ranked by their role.
  private static let telling = WordSet(ranking: words.map(\.words))

  /// Headings that only name a topic, for sections.
  private static let topics = WordSet(
    """
    总体要求 指导思想 基本原则 工作原则 工作目标 主要目标 总体目标 发展目标 目标任务 重点任务 主要任务 工作任务 工作重点 保障措施 工作要求 组织保障 组织实施
    实施步骤 基本情况 主要做法 存在问题 存在的问题 存在的不足 存在困难 主要问题 困难和问题 下一步 下步 打算 工作打算 完成情况 开展情况 推进情况 进展情况 工作情况 存在不足 主要不足 面临的困难 主要困难 有关要求 工作安排 时间安排 考评对象 考评内容 考评方式 结果应用
    总则 附则 概况 背景 几点建议 对策建议 意见建议 启示 体会 成效 工作回顾 回顾 范围 对象 内容 方式 时间 步骤 要求 附件 职责分工 监督管理 法律责任 总体思路
    主要预期目标 重点工作 总体部署 工作措施 主要措施 重点举措 任务分工 推进机制 保障条件 几点说明 情况说明 问题和建议 基本思路 总体定位 预期目标 适用范围
    """)

  /// Words before a telling word that make it an aim or a ground and no announcement: 解决…问题, 按照…要求, 立足…特点.
  private static let grounds = WordSet("针对 围绕 立足 结合 根据 发挥 依托 按照 对照 落实 符合 达到 贯彻 依据 聚焦 紧扣 满足")
  private static let aims = WordSet("解决 破解 排查 补齐 化解 消除 整治 整改 治理 查找 疏通 打通 克服 防范")

  /// What may follow a head noun: 有 是 为 主 如 表 体 一 (the clause says which), 依 仍 尚 突 也 还 较 明 显 (it persists).
  private static let continuations: Set<UInt32> = [
    0x6709, 0x662F, 0x4E3A, 0x4E3B, 0x5982, 0x8868, 0x4F53, 0x4E00, 0x4F9D, 0x4ECD, 0x5C1A, 0x7A81, 0x4E5F, 0x8FD8,
    0x8F83, 0x660E, 0x663E,
  ]
  private static let suggestions = WordSet("建议")

  /// The role that the words in `range` tell, by their last telling word; nil where none tells one.
  ///
  /// Words in short quotations are names (“两全目标”) and tell nothing. In running text a noun tells only at a
  /// clause's end (存在三个问题：) and not behind a verb that makes it an aim (针对这些问题，); in a heading it tells anywhere.
  func told(by range: Range<Int>, isHeading: Bool = false) -> ListRole? {
    let scalars = document.scalars
    var told: ListRole?
    var index = range.lowerBound
    var clause = index
    while index < range.upperBound {
      if scalars[index] == 0x201C,
        let close = (index..<min(range.upperBound, index + 16)).first(where: { scalars[$0] == 0x201D })
      {
        index = close + 1
        continue
      }
      // No clause is longer; looking back further would make a text without marks slow.
      clause = ListMarker.endsClause(scalars[index]) ? index + 1 : max(clause, index - 80)
      let (longest, rank) = RoleRules.telling.rankedMatch(scalars, at: index, before: range.upperBound)
      let role = RoleRules.words[rank].role
      if longest > 0, isHeading || tells(role, index..<(index + longest), clause: clause, end: range.upperBound) {
        told = role
      }
      index += max(1, longest)
    }
    return told
  }

  private func tells(_ role: ListRole, _ word: Range<Int>, clause: Int, end: Int) -> Bool {
    switch role {
    case .measure, .section: return true
    case .requirement:
      return !RoleRules.grounds.occurs(document.scalars, in: clause..<word.lowerBound)
    case .problem, .feature, .achievement, .target, .other:
      let near = max(clause, word.lowerBound - 6)..<word.lowerBound
      guard !RoleRules.grounds.occurs(document.scalars, in: clause..<word.lowerBound),
        !RoleRules.aims.occurs(document.scalars, in: near)
      else { return false }
      guard word.upperBound < end else { return true }
      let next = document.scalar(word.upperBound)
      return ListMarker.endsClause(next) || RoleRules.continuations.contains(next)
    }
  }

  /// Whether most of `headings` only name a topic: 总体要求, 重点任务, 保障措施.
  func nameTopics(_ headings: [Range<Int>], standAlone: Bool) -> Bool {
    let naming = headings.count { heading in
      heading.count <= (standAlone ? 24 : 10)
        && RoleRules.topics.lastMatch(document.scalars, in: heading)?.upperBound == heading.upperBound
    }
    return naming * 2 >= headings.count && naming > 0
  }

  /// The role of a section's content by the section's own heading; nil where it tells none.
  ///
  /// 二、存在的问题 → problem; 三、下一步打算 → measure
  func ofSection(_ heading: Range<Int>) -> ListRole? { told(by: heading, isHeading: true) }
}

extension RoleRules {
  /// The role of a list.
  ///
  /// - Parameters:
  ///   - family: The list's family.
  ///   - isStatuteArticle: Whether the items are a statute's 条 and not its 章.
  ///   - isPlea: Whether the items are clauses with 要 and no ordinal.
  ///   - lead: The words that lead to the list; the last sentence decides, then what stands before it.
  ///   - speech: Whether somebody speaks in the lead.
  ///   - headings: The items' headings.
  ///   - headingsStandAlone: Whether the headings are lines of their own.
  ///   - inherited: The role that what holds the list hands down.
  ///   - isNamedBySection: Whether `inherited` is what a section's heading names; then only a lead that announces the
  ///     list tells better.
  ///   - title: The article's title.
  func role(
    family: ListFamily, isStatuteArticle: Bool, isPlea: Bool, lead: Range<Int>, speech: Bool, headings: [Range<Int>],
    headingsStandAlone: Bool, inherited: ListRole?, isNamedBySection: Bool, title: Range<Int>?
  ) -> ListRole {
    // 附件
    if document.scalar(lead.lowerBound) == 0x9644, document.scalar(lead.lowerBound + 1) == 0x4EF6 { return .other }
    if nameTopics(headings, standAlone: headingsStandAlone) { return .section }
    if family == .chapter { return isStatuteArticle ? .requirement : .section }
    if speech {
      let said = told(by: lastClause(lead))
      return said == nil || said == .measure ? .requirement : said ?? .requirement
    }
    // What closes in a full stop is a statement before the list; only its last clause can announce it.
    let isStatement = !lead.isEmpty && document.scalar(lead.upperBound - 1) == 0x3002
    var told = told(by: isStatement ? lastClause(lead) : lead)
    if told == .measure, RoleRules.suggestions.occurs(document.scalars, in: lastClause(lead)) { told = .requirement }
    switch family {
    case .yao where told == nil && inherited == nil: return .requirement
    case .parallel where isPlea && (told == nil || told == .measure): return .requirement
    case .yao where told == .problem || told == .feature || told == .achievement || told == .other:
      return inherited == .measure || inherited == .target ? .measure : .requirement
    default: break
    }
    let announces =
      !lead.isEmpty && document.scalar(lead.upperBound - 1) == 0xFF1A || told == .problem || told == .other
      || told == .feature
    if isNamedBySection, let inherited, !announces { return inherited }
    if let told { return told }
    if let inherited, inherited != .section { return inherited }
    if let title, let told = self.told(by: title), told == .problem || told == .feature { return told }
    return .measure
  }

  private func lastClause(_ lead: Range<Int>) -> Range<Int> {
    var end = lead.upperBound
    while end > lead.lowerBound, ListMarker.endsClause(document.scalar(end - 1)) { end -= 1 }
    var start = end
    while start > lead.lowerBound, !ListMarker.endsClause(document.scalar(start - 1)) { start -= 1 }
    return start..<lead.upperBound
  }
}
