/// The words around figures, as data: hedges, changes, and words that only look like figures.
enum FigureLexicon {
  /// What a hedge says; its raw value is the number in the tables.
  enum Hedge: Int, Sendable {
    case about, near, over, under, atLeast, atMost
  }

  /// Hedges before a number: 近, 约, 超过.
  static let before = WordTable(
    [
      (Hedge.about, "约 大约 约为 约达 大概 大致 约合 估计约 约占 差不多 大约是 大约有 约有 约是 约等于 ≈"), (.near, "近 将近 接近 几近 近乎 达近 临近 靠近 几乎 将近有"),
      (.over, "超 超过 逾 突破 超出 多于 大于 高于 破 首破 越过 突破了 超过了 跨过 已超 远超 愈 > ＞ 多过 超出了 高过 过"),
      (.under, "不足 不到 低于 少于 小于 未满 不满 未达 < ＜ 少过 尚不足 还不到"),
      (.atLeast, "至少 不低于 不少于 不小于 最少 最低 上 不下 不下于 不得低于 不得少于 ≥ ≧ >= 大于等于 大于或等于 大于或者等于 高于等于 等于或大于 不得小于 起码 不会少于"),
      (
        .atMost,
        "不超过 不高于 不多于 不大于 至多 最多 最高 不得超过 未超过 不得高于 最长 最长不超过 最高不超过 最多不超过 不得多于 ≤ ≦ <= 小于等于 小于或等于 小于或者等于 低于等于 等于或小于 不得大于 顶多 最大 最大不超过 不会超过 不多过"
      ),
    ].flatMap { hedge, words in words.split(separator: " ").map { (word: String($0), value: hedge.rawValue) } },
    backward: true)

  /// Hedges behind a unit: 以上, 左右.
  static let after = WordTable(
    [
      (Hedge.about, "左右 上下 许"), (.over, "有余 开外 余 多 出头 挂零"),
      (.atLeast, "以上 及以上 （含）以上 (含)以上 或以上 （含）及以上 （含本数）以上"),
      (.atMost, "以下 以内 之内 及以下 （含）以下 (含)以下 或以下 （含）以内 （含）及以下"),
    ].flatMap { hedge, words in words.split(separator: " ").map { (word: String($0), value: hedge.rawValue) } })

  /// Words of change before a figure; the value is 1 for up, 0 for down.
  static let changes = WordTable(
    [
      (
        1,
        """
        增长 增加 提高 提升 上升 上涨 增幅 涨幅 扩大 增产 增收 净增 净增加 升高 增速 攀升 增多 翻 同比增 比增 环比增 多增 拉升 递增 高出 调高 上调 增值 上扬 飙升 激增 猛增 大增 \
        回升 抬升 上浮 同比增幅 同比升 同比涨 扩增 增大 多出 攀高 走高 暴涨 骤升 骤增 递升 陡增
        """
      ),
      (
        0,
        """
        下降 降低 减少 下跌 回落 缩减 压减 压缩 缩短 降幅 跌幅 减产 削减 收窄 下滑 同比降 环比降 同比减 比降 减幅 负增长 递减 调低 下调 减轻 缩小 减亏 衰减 少增 降本 萎缩 精简 压降 \
        下浮 下行 走低 锐减 骤减 骤降 大降 滑落 跌落 核减 裁减 调减 缩水 同比跌 少降 下挫 大跌 暴跌 猛降
        """
      ),
    ].flatMap { value, words in words.split(separator: " ").map { (word: String($0), value: value) } }, backward: true)

  /// Words that state the change of a rate and of nothing else: 加快1.4个百分点, but not 加快三项工程.
  static let paces = WordTable(
    [
      (1, "加快 加快了 提速"), (0, "放缓 放缓了 减缓 减慢"),
    ].flatMap { value, words in words.split(separator: " ").map { (word: String($0), value: value) } }, backward: true)

  /// Characters before 比 or 较 that make it part of another word: 占比, 对比, 计较.
  static func isWordBeforeCompared(_ before: UInt32) -> Bool {
    switch before {
    case "占", "同", "环", "对", "相", "性", "评", "攀", "配", "计", "无", "价", "正", "反", "百", "好", "可", "类", "重", "容": true
    default: false
    }
  }

  /// Characters behind 比 or 较 that make it part of another word: 比重, 比例, 较大, 较快.
  static func isWordBehindCompared(_ behind: UInt32) -> Bool {
    switch behind {
    case "重", "例", "率", "较", "值", "如", "赛", "武", "拼", "学", "价", "试", "亚", "对", "照", "分", "利", "邻", "大", "小", "快", "慢",
      "好", "高", "低",
      "多", "少", "为", "强", "弱", "长", "短", "早", "晚", "真", "量", "严", "差", "远", "近":
      true
    default: false
    }
  }

  /// Words between a change and its figure: 增长了, 分别增长, 下降幅度达.
  static let fillers = WordTable(
    list: "了 分别 分别为 达 达到 为 累计 各 又 再 率 率为 幅度 幅度为 幅度达 ： : 仅 只 将近 约 各为 也 目标 预计 控制在 保持在 在 均 均为 均达 平均 共 共计 合计 幅度在 幅度约 幅度超过",
    backward: true)

  /// Characters before a one-character hedge that make it part of another word: 节约, 最近, 高超, 晚上.
  static func isWordBefore(_ hedge: UInt32, _ before: UInt32) -> Bool {
    switch hedge {
    case "约":
      switch before {
      case "节", "签", "预", "合", "公", "集", "制", "履", "违", "条", "契", "邀", "特", "失", "毁", "爽", "简", "婚", "续", "规":
        return true
      default: return false
      }
    case "过":
      switch before {
      case "经", "通", "不", "路", "度", "走", "见", "飞", "渡", "错", "难", "好", "来", "去", "再", "悔", "改", "太", "功", "罪", "穿", "翻",
        "转", "绕", "掠", "流",
        "胜", "只", "透", "越":
        return true
      default: return false
      }
    case "近": return before == "最" || before == "附" || before == "就" || before == "邻" || before == "亲" || before == "靠"
    case "超": return before == "赶" || before == "高" || before == "反" || before == "出" || before == "中"
    case "破": return before == "打" || before == "侦" || before == "爆" || before == "攻"
    case "上":
      switch before {
      case "以", "网", "线", "晚", "早", "会", "路", "身", "世", "向", "加", "在", "之", "船", "车", "马", "台", "地", "成", "场", "基":
        return true
      default: return false
      }
    default: return false
    }
  }

  /// Nouns and verbs behind N个 in Chinese numerals that make it a slogan: 四个自信, 两个维护.
  static let slogans = WordTable(
    list: """
      代表 大局 自信 意识 维护 确立 坚持 伟大 务必 认同 全面 服从 必须 着力 着眼 一 最 不变 离不开 走在前 更 毫不 坚定 百年 面向 打通 统一 先行 倍增 确保 严禁 办好 区分 \
      结合 转变 必然 决不 绝不 不得 不能 敢于 善于 纳入 覆盖 到位 看齐 严格 不放松 不动摇 做到 不 如何 什么 革命 属于 带头 围绕 紧盯 突出 强化 一批 一流 一体 聚焦
      """)

  /// Words that hold a numeral and a unit and are no figure. A match is passed over whole.
  static let traps = WordTable(
    list: """
      千方百计 千家万户 万众一心 百家争鸣 百花齐放 万家灯火 万里长城 万里长征 万里长江 万里黄河 万里河山 万里江山 百年大计 百年变局 百年未有 百年奋斗 百年华诞 千秋万代 千载难逢 \
      成千上万 成百上千 百上千 千千万万 万万 三天两头 三番五次 三令五申 三心二意 四面八方 五湖四海 七嘴八舌 三头六臂 四通八达 五花八门 十全十美 九牛一毛 半斤八两 两全其美 两面三刀 一分为二 \
      三位一体 四位一体 五位一体 多位一体 两位一体 一百单八 八项规定 八项措施精神 三公经费 五年规划 两个百年 两个一百年 三次产业 三重一大 五个一工程 三口之家 五口之家 三人行 百日咳 百日维新 八国联军 \
      二十四节气 二十四史 二十五史 三字经 百家姓 千字文 三国 三分法 四分五裂 三年自然灾害 九年义务 十年禁渔 九年一贯 十二年一贯 十二年义务 千层饼 千里马 千里之 百里挑一 十里长街 十里八乡 八里桥 十里铺 五里坡 三元区 三元桥 三元里 三元村 \
      五家渠 三台县 三台山 七台河 五台县 五台山 九台区 六枝特区 六枝 二道区 二道江 二道河 三门峡 三门县 九门 七里河 七里坪 七里店 三道 八道江 两江 两河 万年县 万载 六盘水 六盘山 百色 百里杜鹃 千岛湖 \
      万一 百合 十三陵 八达岭 九寨沟 三星堆 三角洲 三角形 三角 长三角 珠三角 八角 五角星 六角 三轮车 四轮 两轮车 三级跳 七彩 三防 三包 三维 二维码 二维 十字路口 百分制 千人计划 万人计划 百人计划 万人大会战 \
      二手 二手车 三方协议 三点式 两点论 三点水 两点一线 三点半 四点半 千层 十二生肖 十二时辰 百度 一度 年度 百货 百科 三农 千人一面 万元户 百元店 万人空巷 千头万绪 \
      百分比 百分数 十字 十足 十分 万分 三伏天 三九天 数九 三月三 六一 八一 五一 五四 十一黄金周 三八 九九 三五天内 三代人 百强县 十强 百强 五百强 世界500强 中国500强 500强 100强 \
      三大件 八小时之外 三文鱼 二人转 三人篮球 千人桥 万人坑 五个百年 三个五年 四大名著 三层次 五层次 三件套 四件套 三大球 三分球 百万英镑 万户侯
      """)

  /// Words before 第N without a noun that make it a rank: 居全国第二.
  static let rankContexts = WordTable(
    list: """
      全国 全省 全市 全区 全州 全县 全球 世界 中国 亚洲 国内 国际 西部 中部 东部 西南 西北 东北 华东 华南 省内 市内 排名 排名全国 排在 位列 位居 居 列 跃居 跃升至 升至 上升到 升到 上升至 \
      稳居 名列 排 跃至 晋升 省份 城市 地区 位次 并列 总分 综合 同类 同期 排第 进位至 全省各市 省区市 同行业 行业 规模 总量 增速 均
      """, backward: true)

  /// Words behind 五点 that make it a count: 五点要求.
  static let pointNouns = WordTable(
    list:
      "要求 意见 建议 指示 希望 措施 看法 体会 经验 想法 说明 主张 共识 声明 倡议 启示 原因 问题 做法 内容 任务 具体 工作 重要 体验 考虑 期望 明确 感受 思考 理由 不足 特点 变化 认识 注意 承诺 期待 方面 结论"
  )

  /// Words behind 年 that make it a plan's name: 三年行动.
  static let planNames = WordTable(list: "行动 规划 计划 滚动 攻坚 方案 工程")

  /// Words that lead to a number without a unit, in a text that is one short line: 结果是250.2.
  static let copulas = WordTable(
    list: """
      是 为 等于 有 得 得分 达 达到 到 了 计 共 共计 合计 总计 总数 值 于 和 与 至 比 加 减 乘 除以 乘以 身高 体重 年龄 人数 编号 数字 答案 结果 房价 价格 总价 售价 卖 工资 \
      温度 气温 体温 只 才 就 都 要 在 从 占 数 积 差 商 约合 大概 第 号码 个数 数量 金额 指数 高度 长度 宽度 距离 面积
      """, backward: true)

  /// Counts of one that a short line may be: 一个, 一打.
  static let plainOnes: Set<UnitName> = [
    "个", "次", "打", "双", "对", "件", "套", "只", "台", "辆", "位", "名", "人", "条", "块", "项", "家", "所", "篇", "册", "支", "瓶", "箱",
    "间", "棵",
  ]

  /// Words close before N块 that make it money: 花了20块.
  static let priceWords = WordTable(
    list: "花 花了 付 付了 卖 赚 赚了 挣 收 收了 交 交了 罚 罚款 涨 涨了 降 降了 便宜 便宜了 只要 省 省了 退 借 欠 票价 价格 每斤 每人 每月 一共 卖到 工钱 工资 补贴 补助 给",
    backward: true)

  /// Whether 负 behind `before` is part of a word and no sign: 减负, 肩负.
  static func isWordBeforeMinus(_ before: UInt32) -> Bool {
    switch before {
    case "减", "自", "肩", "抱", "辜", "胜", "担", "背", "欺", "正", "降", "税", "增", "重", "亏", "身", "不", "有": true
    default: false
    }
  }

  /// Words before 一 and a classifier that make it a count rather than an article: 至少一项.
  static let oneContexts = WordTable(
    list: "至少 仅 只有 共 不少于 不低于 不足 为期 延长 满 不超过 连续 历时 达 超过 近 约 不到 最多 最少 仅有 逾 超 长达 少于 分别", backward: true)

  /// Words behind 一 and a unit of time that make it a length: 一年内.
  static let oneTimes = WordTable(list: "内 以内 之内 以上 以下 左右 半 多 余 期 零 时间 （ 后 前 以后 之后 的时间 以来")

  /// Units that, behind 第, name a part of a document or an issue rather than a rank.
  static let sections: Set<UnitName> = ["条", "款", "项", "期", "章", "节", "编", "卷", "号", "目", "篇", "部分", "轮", "方", "点"]

  /// Words before a telephone number.
  static let telephone = WordTable(list: "拨打 热线 电话 致电 拨通 电话： 热线： 电话: 传真： 手机 专线", backward: true)

  /// Words close before N分 that make it a mark in an assessment.
  static let scoreWords = WordTable(
    list: "得 扣 加 满分 评 计 分值 记 满 各 总分 得分 扣分 加分 积 占 总 为 最高 减 不得超过 共 权重 不超过 合计 均 者", backward: true)
}
