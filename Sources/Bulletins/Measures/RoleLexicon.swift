import ChineseText

/// The words that tell what a list's items are.
enum RoleLexicon {
  /// Words that tell a role, each with the role; the last one before the list decides.
  static let words: [(role: ListRole, words: WordSet)] = [
    (
      .problem,
      WordSet(
        """
        问题 困难 不足 短板 差距 矛盾 薄弱环节 隐患 制约因素 教训 痛点 难点 堵点 症结 弱项 挑战 误区 困境 瓶颈 欠缺 不容忽视 制约 难题
        缺点 清醒看到 清醒地看到 清醒认识到 清醒地认识到 也看到 也要看到 也应看到 还要看到 还应看到 也深知
        """)
    ),
    (.other, WordSet("原因 缘由 理由 依据 名词解释 名词说明 名词注释 术语解释 词语解释 注释 释义 参考文献 共识 区别 在于")),
    (.feature, WordSet("特点 特征 呈现出")),
    (
      .achievement,
      WordSet(
        """
        成绩 成效 收效 成果 亮点 成就 进展 业绩 收获 变化 回顾 工作情况 完成情况 主要工作 取得 一年来 五年来 过去一年 这一年 这五年 过去五年 回望 开局良好
        """)
    ),
    (.target, WordSet("目标 指标 愿景 预期 实现以下 达到以下 实现： 达到： 建成： 力争：")),
    (
      .requirement,
      WordSet(
        """
        要求 强调 指出 希望 原则 必须 务必 应当 须知 守则 注意 倾向 建议 号召 倡议 底线不能 反对 要做到 切实做到 着重要 遵循 体会到 点体会 条体会 些体会 启示 启迪 体会是 体会： 谨记： 牢记： 铭记： 牢牢把握 把握以下 把握好以下 坚持以下 做到以下
        深切感到 深刻感到 深深感到 深切感受到 深刻体会 深切体会 实践证明 我们深刻认识到
        我讲 我谈 我提 讲几点 讲三点 讲四点 讲两点 讲五点 几点意见 三点意见 两点意见 四点意见 五点意见 以下意见 要求如下 征集以下 征集下列 征集如下 征集两类 征集三类 征集四类 征集五类 征集六类
        """)
    ),
    (
      .measure,
      WordSet(
        """
        措施 举措 做法 办法 任务 工程 行动 步骤 抓好 抓实 推进 打算 安排 计划 部署 发力 关口 入手 三件事 四件事 五件事 两件事 对策 重点工作
        下一步 下步 经验 工作法 采取 实施 推行 机制 议定 决定 制度 方法 途径 着力 抓手 路径 模式 强化 开展 期间 管齐下 落实 保障 活动 民生实事 件实事 项实事
        """)
    ),
  ]

  /// All of ``words``, ranked by their role.
  static let telling = WordSet(ranking: words.map(\.words))

  /// Headings that only name a topic, for sections.
  static let topics = WordSet(
    """
    总体要求 指导思想 基本原则 工作原则 工作目标 主要目标 总体目标 发展目标 目标任务 重点任务 主要任务 工作任务 工作重点 保障措施 工作要求 组织保障 组织实施
    实施步骤 基本情况 主要做法 存在问题 存在的问题 存在的不足 存在困难 主要问题 困难和问题 下一步 下步 打算 工作打算 完成情况 开展情况 推进情况 进展情况 工作情况 存在不足 主要不足 面临的困难 主要困难 有关要求 工作安排 时间安排 考评对象 考评内容 考评方式 结果应用
    总则 附则 概况 背景 几点建议 对策建议 意见建议 启示 体会 成效 工作回顾 回顾 范围 对象 内容 方式 时间 步骤 要求 附件 职责分工 监督管理 法律责任 总体思路
    主要预期目标 重点工作 总体部署 工作措施 主要措施 重点举措 任务分工 推进机制 保障条件 几点说明 情况说明 问题和建议 基本思路 总体定位 预期目标 适用范围
    主要工作 主要成效 工作成效 主要特点 政策依据 必要性 主要经验 预期指标 主要指标 解读机关 咨询方式 联系方式 发展基础 发展环境 面临形势 形势分析
    """)

  /// What only a section's heading tells: 制定背景, 报送方式, 今年怎么干.
  static let headings: [(role: ListRole, words: WordSet)] = [
    (.other, WordSet("背景 必要性 重要意义 重大意义 起草过程 制定过程 政策依据 制定依据 解释 释义 名词")),
    (.requirement, WordSet("报送 申报 报名 参评 投稿 填报 注意事项 纪律")),
    (.measure, WordSet("怎么干 政府建设 自身建设 工作重点 重点举措")),
    (.achievement, WordSet("历史性 新突破 新跨越 新台阶 总结")),
  ]

  /// What a title's last word tells of lists that nothing else speaks for: 开放须知, 倡议书, 名词解释.
  static let titleEnds: [(role: ListRole, words: WordSet)] = [
    (.requirement, WordSet("须知 守则 公约 倡议书 注意事项 告知书 提示 禁令 规程 管理规定 要求 启事")),
    (.other, WordSet("名词解释 词语解释 注释 释义 参考文献")),
    (.feature, WordSet("特点 特征")),
    (.problem, WordSet("问题 不足 短板")),
  ]

  /// Words before a telling word that make it an aim or a ground and no announcement: 解决…问题, 按照…要求, 立足…特点.
  static let grounds = WordSet("针对 围绕 立足 结合 根据 发挥 依托 按照 对照 落实 符合 达到 贯彻 依据 聚焦 紧扣 满足 对准 瞄准 锚定")
  /// Words close before a telling word that do the same: 破解难题.
  static let aims = WordSet("解决 破解 排查 补齐 化解 消除 整治 整改 治理 查找 疏通 打通 克服 防范 实现上述 完成上述")

  /// What may follow a head noun in its clause: that it exists, or what it is like.
  static let continuations = WordSet(
    "有 是 为 主 如 表 体 一 依 仍 尚 突 也 还 较 明 显 不少 不多 很多 丰硕 斐然 喜人 可喜 良好 包括 可以 集中 概括 初显 初步 多")

  /// Behind 困难 or 问题 what makes another word of it: 困难群众, 问题导向.
  static let compounds = WordSet("群众 职工 家庭 学生 人员 党员 企业 户 补助 救助 线索 导向 清单 台账 整改 楼盘 意识")

  /// What a task carries out before it is done: 完成了全年目标任务.
  static let completions = WordSet("完成了 圆满完成 全面完成 超额完成 顺利完成 较好完成 完成年初 办成 办结")

  /// What says that something must be, and announces nothing unless it says that something follows.
  static let modals = WordSet("必须 务必 应当 反对")
  /// What says that something follows: 必须做到以下几点。
  static let following = WordSet("以下 如下 下列 几点 几个 几项")
  /// What says that something is still there: 还存在不少问题，任务很重。
  static let remaining = WordSet("存在 还有 仍有 还面临 仍面临 也面临 仍然面临")
  /// What a section's heading calls goals, beside tasks: 目标任务.
  static let goals = WordSet("目标 愿景")

  /// Those who are to act, at a clause's end.
  static let audiences = WordSet("各地 各部门 各单位 工作人员 党员干部 全体干部 有关部门 相关部门 各部门， 各单位， 各地，")

  /// What turns measures into what is asked for.
  static let suggestions = WordSet("建议")
}
