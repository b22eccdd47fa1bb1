import ChineseText

/// Finds the count that a list fulfils or was meant to.
///
/// 采取五项措施 → 5; 具体做法有四 → 4; 三管齐下 → 3; 五点要求 (of another speech) with a list of four → not this list's
struct AnnouncementRules {
  /// The document.
  let document: DocumentText

  /// A count that stands in the text.
  struct Count {
    /// The number.
    var value: Int
    /// From numeral to noun.
    var range: Range<Int>
    /// Whether a noun behind it says that things follow (措施, 任务): only such a count can be contradicted.
    var isFirm: Bool
    /// Whether it counts what somebody asks for (五点要求).
    var isDemand = false
  }

  private static let nouns = WordSet(
    """
    措施 举措 做法 办法 要求 任务 工程 问题 方面 建议 意见 原则 特点 关口 重点工作 工作 步骤 机制 行动 经验 困难 不足 环节 抓手 事 目标 倾向 共识 保障 制度 政策 对策
    实事 亮点 成效 理由 原因 关系 转变 重点 提醒 要点 短板 矛盾 特征 行动 计划 关 底线 途径 渠道 模式 方法 工作法 载体 内容 差距 大事 痛点 难题 条件 指标 体系 项目
    提前 强化 结合 着力 坚持 到位 统一 加强 突出 聚焦 确保 狠抓 严把
    """)
  private static let firmNouns = WordSet(
    """
    措施 举措 做法 办法 要求 任务 工程 问题 方面 建议 意见 原则 特点 关口 重点工作 工作 步骤 机制 行动 经验 困难 不足 环节 抓手 事 目标 倾向 对策 实事 亮点 理由 原因 短板
    工作法 提醒 差距 条件
    """)
  private static let demands = WordSet("要求 意见 建议 希望")
  private static let classifiers: Set<UInt32> = [
    0x9879, 0x6761, 0x70B9, 0x4E2A, 0x5927, 0x79CD, 0x6B65, 0x62DB, 0x9053, 0x7C7B, 0x4EF6, 0x5219, 0x6279, 0x5C42,
    0x65B9, 0x7EA7, 0x5BF9, 0x4EFD, 0x7BC7, 0x573A,
  ]

  /// 条 点 步 项 个 种
  private static let bareClassifiers: Set<UInt32> = [0x6761, 0x70B9, 0x6B65, 0x9879, 0x4E2A, 0x79CD]

  /// The counts in `range`, ascending. Linear.
  func counts(in range: Range<Int>) -> [Count] {
    var counts: [Count] = []
    var index = AnnouncementRules.digits.next(in: document.scalars, from: range.lowerBound, before: range.upperBound)
    while index < range.upperBound {
      if let count = count(at: index, before: range.upperBound) {
        counts.append(count)
        index = count.range.upperBound
      } else {
        index += 1
      }
      index = AnnouncementRules.digits.next(in: document.scalars, from: index, before: range.upperBound)
    }
    return counts
  }

  /// What a number begins with.
  private static let digits = ScalarSet("0123456789两一二三四五六七八九十百")

  private static let managed = "管齐下".unicodeScalars.map(\.value)
  private static let together = WordSet("并举 齐发 联动 并进 同步")

  private func count(at start: Int, before end: Int) -> Count? {
    let scalars = document.scalars
    let before = document.scalar(start - 1)
    guard let (value, next) = number(at: start, before: end), (2...40).contains(value), next < end else { return nil }
    // 第三项, 十二五, 1.5个, 百分之三 are no counts.
    if before == 0x7B2C || before == 0x2E || before == 0x4E4B || ChineseOrdinal.digit(before) != nil { return nil }
    if document.holds(AnnouncementRules.managed, at: next, before: end) {
      return Count(value: value, range: start..<(next + 3), isFirm: true)
    }
    // 三措并举, 四箭齐发
    if document.holdsHan(at: next), AnnouncementRules.together.match(scalars, at: next + 1, before: end) > 0 {
      return Count(value: value, range: start..<(next + 3), isFirm: true)
    }
    // 做法有四：
    if before == 0x6709, ListMarker.endsClause(scalars[next]) {
      return Count(value: value, range: (start - 1)..<next, isFirm: true)
    }
    // 经验主要有两条：, 分四步开展, 把握好以下四点：
    if [0x6709, 0x5206, 0x4E0B].contains(before), AnnouncementRules.bareClassifiers.contains(scalars[next]),
      scalars[next] == 0x6B65 || next + 1 < end && ListMarker.endsClause(scalars[next + 1])
    {
      return Count(value: value, range: start..<(next + 1), isFirm: true)
    }
    // 强调三点：, right before the list.
    if next + 2 == end, scalars[next + 1] == 0xFF1A, AnnouncementRules.bareClassifiers.contains(scalars[next]) {
      return Count(value: value, range: start..<(next + 1), isFirm: false)
    }
    var index = next
    let hasClassifier = AnnouncementRules.classifiers.contains(scalars[index]) && scalars[index] != 0x65B9
    if hasClassifier { index += 1 }
    if index < end, scalars[index] == 0x201C { index += 1 }
    // Up to six characters may qualify the noun: 七项重点工作, 三条硬措施.
    var noun = index
    while noun < end, noun - index <= (hasClassifier ? 6 : 0) {
      if ListMarker.endsClause(scalars[noun]) || scalars[noun] == 0x3001 || scalars[noun] == 0x201D { break }
      var length = AnnouncementRules.nouns.match(scalars, at: noun, before: end)
      // 七项保障措施: it is the firmer noun behind that is counted.
      if length > 0, AnnouncementRules.firmNouns.match(scalars, at: noun, before: end) == 0,
        case let firm = AnnouncementRules.firmNouns.match(scalars, at: noun + length, before: end), firm > 0
      {
        noun += length
        length = firm
      }
      if length > 0 {
        // 3个工作日, 四个项目组: the noun goes on.
        if noun + length < end, [0x65E5, 0x8005, 0x4EBA, 0x7EC4, 0x7AD9].contains(scalars[noun + length]) { break }
        let isFirm = AnnouncementRules.firmNouns.match(scalars, at: noun, before: end) > 0
        return Count(
          value: value, range: start..<(noun + length), isFirm: isFirm,
          isDemand: AnnouncementRules.demands.match(scalars, at: noun, before: end) > 0)
      }
      noun += 1
    }
    // 调整三项公共服务价格：, 安排三个系列：: any noun will do right before the colon.
    if hasClassifier, let colon = (index..<min(end, index + 10)).first(where: { ListMarker.endsClause(scalars[$0]) }),
      colon > index, scalars[colon] == 0xFF1A, colon + 1 == end, !scalars[index..<(colon - 1)].contains(0x201D),
      (scalars[colon - 1] == 0x201D) == (scalars[index - 1] == 0x201C)
    {
      return Count(value: value, range: start..<colon, isFirm: value > 2)
    }
    // “五抓”, “四真”: a slogan in quotes that names its number; “三高四新” names two and tells none.
    if before == 0x201C, let close = (next..<min(end, next + 5)).first(where: { scalars[$0] == 0x201D }),
      !scalars[next..<close].contains(where: { ChineseOrdinal.digit($0) != nil })
    {
      // “五抓” of a list 一抓…二抓… names it.
      return Count(value: value, range: start..<close, isFirm: close == next + 1 && scalars[next] == 0x6293)
    }
    return nil
  }

  private func number(at start: Int, before end: Int) -> (Int, Int)? {
    let scalars = document.scalars
    if (0x30...0x39).contains(scalars[start]) {
      guard !(0x30...0x39).contains(document.scalar(start - 1)) else { return nil }
      var value = 0
      var index = start
      while index < end, index < start + 3, (0x30...0x39).contains(scalars[index]) {
        value = value * 10 + Int(scalars[index] - 0x30)
        index += 1
      }
      return (value, index)
    }
    if scalars[start] == 0x4E24 { return (2, start + 1) }  // 两
    let (value, next) = ChineseOrdinal.read(scalars, at: start, before: end)
    return value > 0 ? (value, next) : nil
  }

  /// A list as its count is looked for.
  struct Candidate {
    /// The number of its items.
    var items: Int
    /// Whether the text itself ends it in 等.
    var isOpen: Bool
    /// What its items are.
    var role: ListRole
    /// The sentence that leads to it.
    var lead: Range<Int>
    /// All that leads to it in its paragraph or the one before.
    var context: Range<Int>
    /// The sentence behind its last item.
    var behind: Range<Int>
    /// The article's title.
    var title: Range<Int>?
    /// Whether it is of level 1.
    var isMain: Bool
    /// Whether it is the only one of level 1.
    var isOnly: Bool
  }

  /// The count that belongs to a list.
  ///
  /// The nearest one before the list that it fulfils, else the title's, else one that sums it up (以上三项工作…);
  /// where none fits, the nearest firm one in the lead's last sentence, which the list then contradicts (one right
  /// before the ：, however far it is off: 采取六项措施：一是…二是…); else the title's.
  func announcement(of list: Candidate) -> Count? {
    let near = counts(in: list.lead)
    if let exact = near.last(where: { $0.value == list.items }) { return exact }
    let far = counts(in: list.context)
    if near.isEmpty, let exact = far.last(where: { $0.value == list.items }) { return exact }
    let titled = list.title.map { counts(in: $0) } ?? []
    if list.isMain, let exact = titled.last(where: { $0.value == list.items }) { return exact }
    if let summed = summingCount(behind: list), summed.value == list.items { return summed }
    func mayContradict(_ count: Count) -> Bool {
      count.isFirm && (abs(count.value - list.items) <= 2 || list.isOpen && count.value > list.items)
    }
    if let firm = near.last(where: { mayContradict($0) || $0.isFirm && leads($0, list.lead) }) { return firm }
    // 上级提出五点要求。我县抓好以下工作：一是… – the demands are another list's.
    if list.isOnly, near.isEmpty,
      let firm = far.last(where: { mayContradict($0) && (!$0.isDemand || list.role == .requirement) })
    {
      return firm
    }
    guard list.isOnly, near.isEmpty, far.isEmpty else { return nil }
    return titled.last(where: mayContradict)
  }

  /// Whether `count` stands in the clause whose ： opens the list: 采取六项措施推进工作：一是…
  private func leads(_ count: Count, _ lead: Range<Int>) -> Bool {
    guard count.range.upperBound < lead.upperBound, document.scalar(lead.upperBound - 1) == 0xFF1A else { return false }
    return !document.scalars[count.range.upperBound..<(lead.upperBound - 1)].contains { ListMarker.endsClause($0) }
  }

  private static let summing = WordSet("以上 上述 这")

  private func summingCount(behind list: Candidate) -> Count? {
    let length = AnnouncementRules.summing.match(
      document.scalars, at: list.behind.lowerBound, before: list.behind.upperBound)
    guard length > 0 else { return nil }
    let start = list.behind.lowerBound + length
    return start < list.behind.upperBound ? count(at: start, before: list.behind.upperBound) : nil
  }
}
