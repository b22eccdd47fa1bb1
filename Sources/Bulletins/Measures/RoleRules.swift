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
    (.feature, WordSet("特点 特征 特色 呈现出")),
    (
      .achievement,
      WordSet(
        """
        成绩 成效 成果 亮点 成就 进展 业绩 收获 变化 回顾 工作情况 完成情况 主要工作 取得 一年来 五年来 过去一年 这一年 这五年 过去五年
        """)
    ),
    (.target, WordSet("目标 指标 愿景 预期 实现以下 达到以下")),
    (
      .requirement,
      WordSet(
        """
        要求 强调 指出 希望 原则 必须 务必 注意 倾向 建议 号召 倡议 底线 标准 反对 要做到 切实做到 着重要 遵循 意见
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

  /// Headings that only name a topic, for sections.
  private static let topics = WordSet(
    """
    总体要求 指导思想 基本原则 工作原则 工作目标 主要目标 总体目标 发展目标 目标任务 重点任务 主要任务 工作任务 工作重点 保障措施 工作要求 组织保障 组织实施
    实施步骤 基本情况 主要做法 存在问题 存在的问题 存在的不足 存在困难 主要问题 困难和问题 下一步 有关要求 工作安排 时间安排 考评对象 考评内容 考评方式 结果应用
    总则 附则 概况 背景 几点建议 对策建议 意见建议 启示 体会 成效 工作回顾 回顾 范围 对象 内容 方式 时间 步骤 要求 附件 职责分工 监督管理 法律责任 总体思路
    主要预期目标 重点工作 总体部署 工作措施 主要措施 重点举措 任务分工 推进机制 保障条件 几点说明 情况说明 问题和建议 基本思路 总体定位 预期目标 适用范围
    """)

  /// The role that the words in `range` tell, by their last telling word; nil where none tells one.
  func told(by range: Range<Int>) -> ListRole? {
    var best: (end: Int, role: ListRole)?
    for (role, words) in RoleRules.words {
      guard let match = words.lastMatch(document.text.scalars, in: range) else { continue }
      if best == nil || match.upperBound > best!.end { best = (match.upperBound, role) }
    }
    return best?.role
  }

  /// Whether most of `headings` only name a topic: 总体要求, 重点任务, 保障措施.
  func nameTopics(_ headings: [Range<Int>]) -> Bool {
    let naming = headings.count { heading in
      heading.count <= 24 && RoleRules.topics.lastMatch(document.text.scalars, in: heading)?.upperBound == heading.upperBound
    }
    return naming * 2 >= headings.count && naming > 0
  }

  /// The role of a section's content by the section's own heading; nil where it tells none.
  ///
  /// 二、存在的问题 → problem; 三、下一步打算 → measure
  func ofSection(_ heading: Range<Int>) -> ListRole? { told(by: heading) }
}

extension RoleRules {
  /// The role of a list.
  ///
  /// - Parameters:
  ///   - family: The list's family.
  ///   - lead: The words that lead to the list; the last sentence decides, then what stands before it.
  ///   - speech: Whether somebody speaks in the lead.
  ///   - headings: The items' headings.
  ///   - headingsStandAlone: Whether the headings are lines of their own.
  ///   - inherited: The role that what holds the list hands down.
  ///   - title: The article's title.
  func role(
    family: ListFamily, lead: Range<Int>, speech: Bool, headings: [Range<Int>], headingsStandAlone: Bool,
    inherited: ListRole?, title: Range<Int>?
  ) -> ListRole {
    if headingsStandAlone, nameTopics(headings) { return .section }
    let told = told(by: lead)
    if speech, told == nil || told == .measure || told == .requirement { return .requirement }
    if family == .parallel, told == nil || told == .measure { return .requirement }
    if let told { return told }
    if family == .chapter { return .requirement }
    if let inherited, inherited != .section { return inherited }
    if let title, let told = self.told(by: title), told != .other, told != .requirement { return told }
    return .measure
  }
}
