/// The words that dates are made of, as data.
enum DateLexicon {
  /// Words for a year counted from the document's; the value is the offset plus 10, and 20 more
  /// where a year told of just before goes first (2025年…与上年持平).
  static let documentYears = WordTable([
    ("今年", 10), ("本年", 10), ("本年度", 10), ("今年度", 10), ("去年", 9), ("上年", 29), ("上年度", 29), ("上一年", 29), ("上一年度", 29),
    ("前年", 8), ("明年", 11), ("下年度", 11), ("来年", 11), ("下一年度", 11), ("后年", 12), ("去年度", 9), ("明年度", 11),
  ])

  /// Words for a year counted from the date before; the value is the offset.
  static let textYears = WordTable([("同年", 0), ("当年", 0), ("该年", 0), ("次年", 1), ("翌年", 1), ("转年", 1), ("第二年", 1)])

  /// Words for a month counted from the document's; the value is the offset plus 10. 20 is the month before in the text.
  static let months = WordTable([
    ("本月", 10), ("本月份", 10), ("这个月", 10), ("上月", 9), ("上个月", 9), ("上月份", 9), ("下月", 11), ("下个月", 11), ("同月", 20),
    ("当月", 20),
  ])

  /// Words for a day counted from the document's; the value is the offset plus 10.
  static let days = WordTable([
    ("今天", 10), ("今日", 10), ("昨天", 9), ("昨日", 9), ("前天", 8), ("前日", 8), ("大前天", 7), ("明天", 11), ("明日", 11), ("后天", 12),
    ("大后天", 13), ("今晨", 10), ("今晚", 10), ("昨晚", 9), ("明晚", 11),
  ])

  /// Words for a week counted from the document's; the value is the offset plus 10.
  static let weeks = WordTable([
    ("本周", 10), ("这周", 10), ("上周", 9), ("上星期", 9), ("下周", 11), ("下星期", 11), ("本星期", 10), ("这星期", 10), ("上个星期", 9),
    ("下个星期", 11), ("上上周", 8), ("下下周", 12),
  ])

  /// Words for a time without bounds.
  static let vague = WordTable(list: "近日 日前 近几日 近几天 连日来 截至目前 截止目前 截至当前 截至发稿 截至发稿时 截至现在 截至今日 截至日前")

  /// Words before a number of years that ends with the document's; the value is 1 for years to come.
  static let spans = WordTable([
    ("过去", 0), ("过去的", 0), ("刚刚过去的", 0), ("近", 0), ("最近", 0), ("这", 0), ("最近的", 0), ("未来", 1), ("今后", 1),
    ("今后的", 1), ("未来的", 1),
  ])

  /// Parts of a year behind it; the value tells which (see ``DateScanner/yearSection(at:)``).
  static let yearSections = WordTable([
    ("底", 0), ("末", 0), ("年底", 0), ("年末", 0), ("初", 1), ("年初", 1), ("上半年", 2), ("下半年", 3), ("岁末", 0),
    ("的上半年", 2), ("的下半年", 3),
  ])

  /// Parts of a month behind it; the value is first × 10 + last, plus 100 where vague.
  static let monthSections = WordTable([
    ("上旬", 11), ("中旬", 22), ("下旬", 33), ("上中旬", 12), ("中下旬", 23), ("初", 111), ("底", 133), ("末", 133), ("中", 122),
  ])

  /// Reigns and the Republic: the value is the year before the first.
  static let eras = WordTable([
    ("民国", 1911), ("中华民国", 1911), ("宣统", 1908), ("光绪", 1874), ("同治", 1861), ("咸丰", 1850), ("道光", 1820), ("嘉庆", 1795),
    ("乾隆", 1735), ("干隆", 1735), ("雍正", 1722), ("康熙", 1661), ("顺治", 1643), ("崇祯", 1627), ("天启", 1620), ("万历", 1572),
    ("隆庆", 1566),
    ("嘉靖", 1521), ("正德", 1505), ("弘治", 1487), ("成化", 1464), ("天顺", 1456), ("景泰", 1449), ("正统", 1435), ("宣德", 1425),
    ("永乐", 1402), ("洪武", 1367),
  ])

  /// Words before a date that make it one of many: 每年9月.
  static let recurring = WordTable(list: "每年 每月 每年度 历年 每个月 逐年 每年的 每逢 农历 阴历 旧历 夏历", backward: true)

  /// Words before 日 numbers that make them a length of time: 满30日.
  static let durationBefore = WordTable(
    list: "满 过 期 每 共 近 约 历时 为 达 超 超过 累计 连续 不少于 不超过 提前 逾期 少于 多于 至少 最长 延长 之日起 日起 起 前 后 第", backward: true)

  /// Words behind 日 numbers that make them a length of time: 15日内.
  static let durationAfter = WordTable(list: "内 以内 之内 以上 以下 左右 期 余 间 后 以后 之后 的 游 行 工 均 前 之前 为 未 仍 无 不")

  /// Words behind a plan's name without quotation marks: 十四五规划.
  static let planNouns = WordTable(
    list:
      "规划 计划 时期 期间 以来 末 初 开局 收官 纲要 建设 发展 目标 期末 中期 前 后 、 和 与 至 及 以 重点 重大 任务 各 “ 思路 谋划 编制 前期 实施 工作 起步 总体 专项 全面 我 全 经济 第 开 的 ， 。 ；"
  )

  /// Words before or behind a plan's name that make it a plan of another kind: “八五”普法.
  static let otherPlans = WordTable(list: "普法 法治宣传 法制宣传 依法治 法治宣教")

  /// Parts of the day before a time; the value is what is added to hours below 12.
  static let dayParts = WordTable([
    ("上午", 0), ("早上", 0), ("早晨", 0), ("清晨", 0), ("凌晨", 0), ("中午", 12), ("下午", 12), ("傍晚", 12), ("晚上", 12), ("晚", 12),
    ("夜间", 12), ("当晚", 12),
  ])

  /// Words before a line's date that make it the document's own.
  static let dateline = WordTable(
    list: "时间： 日期： 时间: 日期: 发布时间： 发布日期： 成文日期： 印发日期： 发文日期： 发布时间: 发布日期: 日期 时间", backward: true)
}
