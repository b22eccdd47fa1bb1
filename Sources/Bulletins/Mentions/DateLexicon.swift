/// The words that dates are made of, as data.
enum DateLexicon {
  /// Parts of a year behind it; the value tells which (see ``DateScanner/yearSection(at:)``).
  static let yearSections = WordTable([
    ("底", 0), ("末", 0), ("年底", 0), ("年末", 0), ("初", 1), ("年初", 1), ("上半年", 2), ("下半年", 3), ("岁末", 0),
    ("的上半年", 2), ("的下半年", 3),
  ])

  /// Parts of a month behind it; the value is first × 10 + last, plus 100 where vague; from 201 on it is a half.
  static let monthSections = WordTable([
    ("上旬", 11), ("中旬", 22), ("下旬", 33), ("上中旬", 12), ("中下旬", 23), ("初", 111), ("底", 133), ("末", 133), ("中", 122),
    ("上半月", 201), ("下半月", 202),
  ])

  /// Words before a date that make it one of many: 每年9月.
  static let recurring = WordTable(list: "每年 每月 每年度 历年 每个月 逐年 每年的 每逢 每到 每天 每日 每周 每晚 每个 每", backward: true)

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

  /// Characters behind 整 with which it is no end of a time: 五点整改.
  static let afterWhole = ScalarSet("改治体理合顿修个")

  /// Words that make a time behind them, in their sentence, one of every day.
  static let everyDay = WordTable(
    list: "每日 每天 每晚 每周 每个 每年 每月 工作日 是指 所称 开放时间 营业时间 服务时间 办公时间 工作时间 作业时间 时间限于 时间为 周一至 星期一至 节假日 夏令时 冬令时")

  /// Characters behind 半 with which it is no half hour: 半成品.
  static let afterHalf = ScalarSet("成径数岛年月")

  /// Characters of verbs that may follow a bare hour: 20时启动.
  static let hourVerbs = ScalarSet("启发开结举召到抵进从由在达出现生对上")

  /// Characters of verbs of coming, going and beginning, behind a bare 三点: 三点去.
  static let timeVerbs = ScalarSet("去回来走到见起出集开上下前后")

  /// Characters before a bare 三点 that lead to a time: 我三点去.
  static let beforeTime = ScalarSet("我你他她们会点就晚天")

  /// Characters behind 时 or 点 that make it another word: 时期, 点评.
  static let afterHourNoun = ScalarSet("期代候段间速效限常刻节评赞子儿心阵滴面球名燃缀拨对")

  /// Characters before digits that make them a ratio or a count and no time: 比例为3:20.
  static let beforeRatio = ScalarSet("比例为按以第前共了提这有几度率值差瓦小")

  /// Characters that lead to a time: 于8:00.
  static let timePrepositions = ScalarSet("于至到在从自今每日天")

  /// Characters with which a clause or a time ends: 8点，.
  static let timeEnds = ScalarSet("，。；、）)\n许左前后起至到在开召的,.！？ 止整以举出")

  /// Characters behind 今晚 that make it a name: 今晚报.
  static let afterEvening = ScalarSet("报刊会空色")

  /// Characters before 今天, 明天 and their like with which they are no day: 走向明天, 更美好的明天.
  static let beforeDayWord = ScalarSet("的创向着好以每代先走")

  /// Characters before 当天 and 次日 with which they are any day: 每当天.
  static let beforeTextDay = ScalarSet("每逢发满")

  /// Characters behind 上周, 下周 that make another word: 下周边.
  static let afterWeek = ScalarSet("边围期转密到全刊年岁长折详")

  /// Characters behind a weekday's number that make it count: 一周.
  static let afterWeekday = ScalarSet("周个次场天届期年月遍带百千万十")

  /// Characters before 周三 or 星期三 with which it is no certain day: 每周三, 第三周三.
  static let beforeWeekday = ScalarSet("每一两二三四五六七八九十个逢整隔半全第几各姓")

  /// Characters that may follow a bare 周三: others make it a name.
  static let afterBareWeekday = ScalarSet("上下晚早中凌将我你他去要是为有就，休闭夜与和、（(的清傍")

  /// Punctuation with which a clause ends.
  static let clauseEnds = ScalarSet("，。；、）)\n！？,.：:")

  /// Punctuation that no plain heading holds: 二、2021年工作计划 has none of it.
  static let sentenceMarks = ScalarSet("。！？；，：《")

  /// Nouns with which a heading tells of a year's plan: 2021年工作计划.
  static let planWords = WordTable(list: "计划 打算 安排 要点 思路 任务 目标")

  /// Numbers of headings: 三、.
  static let headingNumbers = ScalarSet("一二三四五六七八九十")

  /// Words that make the year behind them a base to compare with: 较2019年增长10%.
  static let comparison = WordTable(list: "较 比 较之 相比 对比", backward: true)

  /// Characters before 近 and 这 with which they belong to another word: 将近三年.
  static let beforeNear = ScalarSet("最临接将附远逼就邻靠亲相贴")

  /// Characters that may stand before 三天前.
  static let beforeAway = ScalarSet("在于从自到比与较就我你他她它们早是约了已自")

  /// Characters behind 前 that make another word: 三年前期.
  static let afterBefore = ScalarSet("期提往述沿列进景置移线身言瞻后途夕程哨锋台端卫")

  /// Characters behind 后 that make another word: 三年后期.
  static let afterBehind = ScalarSet("期续备勤方退台进代半者置端劲顾盾来援卫")

  /// Characters that may follow a season of one character: 2020年冬，.
  static let afterSeason = ScalarSet("，。；、）)\n以至到起前后开，之的在召启 ")

  /// Characters before 冬月 and 正月 that make another word: 寒冬月.
  static let beforeLunarMonth = ScalarSet("寒严隆公改修农")

  /// Characters that may follow 初八: 二月初一场 counts.
  static let afterLunarDay = ScalarSet("，。；、）)\n前后是举的在至到起（(，日晚早上当这为开 ")

  /// Characters before 国庆, 中秋 that make a person's name or a title of them: 李国庆.
  static let beforeFeast = ScalarSet(
    "·《小大老李王张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵钱严覃武戚莫孔汤建")

  /// Words behind 今天 and its like with which they are no day: 明日之星, 明天会更好, 后天性.
  static let afterDayWord = WordTable(list: "之星 之 会更 更 头条 说法 性 形成 培养 努力 我国 我们 的我们 报")

  /// Characters before 到今天 with which a way has led there: 走到今天.
  static let beforeArrival = ScalarSet("走展持续留存")

  /// Words behind 明天的 that make the day one: 明天的会议.
  static let appointments = WordTable(list: "会议 会 天气 航班 课 活动 比赛 安排 日程 讲座 飞机 火车 票 早 晚 午")

  /// Words behind 当天 and 次日 with which they are any day of its kind: 当日办结, 第二天堂.
  static let afterTextDay = WordTable(list: "办结 办理 办 往返 结 反馈 完成率 启动 堂 报 审 价 利率 汇率 气温 有效 达 事 最 票 起算 产")

  /// Words behind a feast's name that make it a thing, a place or a name.
  static let feastNames = WordTable(
    list:
      "路 街 大道 大街 村 镇 乡 社区 小区 公园 广场 水库 水电站 桥 大桥 厂 电影 制片 中学 小学 学校 公司 农场 林场 煤矿 矿 渠 井 楼 湖 劳动奖 奖 奖章 奖状 奖学金 勋章 红旗手 红旗 联欢 联欢晚会 晚会 文化节 音乐 歌会 上河图 组歌 厅 馆 店 队 杯 起义 运动 精神 式 月饼 粽 饼 礼盒 礼品 体操 军 女排 男篮 火箭 南昌 宣言 指示 口号 讲话 社论 期刊 食品 酒 菜 茶 果 鱼 河 山 岭 庙 寺 政治 廉洁 团拜会 档 档期 同志 先生 女士 书记 主任 市长 县长 局长 教授 村民 表示 说 介绍 认为 告诉 等人 摄 供稿 文"
  )

  /// Words behind 五一, 清明, 中秋 that make it a time.
  static let holidays = WordTable(
    list:
      "假期 期间 节 黄金周 长假 小长假 前夕 前后 之前 之后 当天 佳节 来临 假日 以来 至 到 、国庆 国庆 、“ 前 后 ，国庆 放假 祭扫 时节 档期 双节 两节 、中秋 、端午 和国庆 、春节 团圆 这天 那天 快到"
  )

  /// Words behind a feast with which it names the days around it: 春节期间.
  static let aroundFeast = WordTable(list: "期间 前夕 前后 假期 长假 小长假 黄金周 临近 将至 、 双节 两节")

  /// Characters behind 今日 and 昨日 with which they are a day: 今日上午.
  static let afterFormalDay = ScalarSet("，。；、）)\n,上下晚早中凌傍召举在是（清从到起至前将")

  /// Words before a line's date that make it the document's own.
  static let dateline = WordTable(
    list: "时间： 日期： 时间: 日期: 发布时间： 发布日期： 成文日期： 印发日期： 发文日期： 发布时间: 发布日期: 日期 时间", backward: true)
}
