import ChineseText

/// Says what organisations do in the article, from where they stand and what stands beside them.
///
/// 责任单位：市教育局 → responsible; 由州财政局负责 → responsible; 州财政局印发… → actor; （甘孜州地方志办） as byline → author.
struct OrganizationRoles {
  let scalars: [UInt32]
  let region: Range<Int>
  let lexicon: OrganizationLexicon
  let hints: Hints

  /// The hints as ranges of scalars.
  struct Hints {
    var bylines: [Range<Int>]
    var signatures: [Range<Int>]
    var addressees: [Range<Int>]
    var mastheads: [Range<Int>]
    var titles: [Range<Int>]

    /// `hints` in the scalars of `text`, counted from scalar `origin`.
    init(_ hints: OrganizationHints, in text: ScalarText, from origin: Int) {
      func ranges(_ spans: [TextSpan]) -> [Range<Int>] {
        spans.map { text.range($0) }.map { $0.lowerBound - origin..<$0.upperBound - origin }
      }
      bylines = ranges(hints.bylines)
      signatures = ranges(hints.signatures)
      addressees = ranges(hints.addressees)
      mastheads = ranges(hints.mastheads)
      titles = ranges(hints.titles)
    }
  }

  /// The roles of `ranges`, which ascend.
  func roles(of ranges: [Range<Int>]) -> [Organization.Role] {
    var roles: [Organization.Role] = []
    roles.reserveCapacity(ranges.count)
    var first = 0
    var before: (range: Range<Int>, role: Organization.Role)?
    while first < ranges.count {
      var last = first
      var end = ranges[first].upperBound
      while last + 1 < ranges.count {
        // 中共内江市委党史研究室（内江市地方志编纂中心） acts as one.
        let close = closingBracket(of: ranges[last + 1], behind: end)
        guard close != nil || isConnector(end..<ranges[last + 1].lowerBound) else { break }
        last += 1
        end = close ?? ranges[last].upperBound
      }
      let chain = ranges[first].lowerBound..<end
      let role = role(of: chain, after: before)
      for _ in first...last { roles.append(role) }
      before = (chain, role)
      first = last + 1
    }
    return roles
  }

  private func role(
    of chain: Range<Int>, after before: (range: Range<Int>, role: Organization.Role)?
  ) -> Organization.Role {
    if lies(chain, in: hints.bylines) { return isDated(chain) ? .issuer : .author }
    if lies(chain, in: hints.signatures) || lies(chain, in: hints.mastheads) { return .issuer }
    if lies(chain, in: hints.addressees) { return .addressee }
    if lies(chain, in: hints.titles), opensIssue(chain.upperBound) { return .issuer }
    if isSent(to: chain, after: before) { return .addressee }
    if isResponsible(chain, after: before) { return .responsible }
    if isActor(chain) { return .actor }
    return .mention
  }

  private func lies(_ range: Range<Int>, in hints: [Range<Int>]) -> Bool {
    hints.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// Whether 关于, 印发 or 转发 stands at `at`.
  private func opensIssue(_ at: Int) -> Bool { starts(with: Self.issueWords, at: at) }

  /// Whether the chain stands in a line of recipients: 报：省委办公厅；送：市委、市人大.
  private func isSent(to chain: Range<Int>, after before: (range: Range<Int>, role: Organization.Role)?) -> Bool {
    let start = chain.lowerBound
    if scalar(start - 1) == 0xFF1A || scalar(start - 1) == 0x3A, Self.sendingWords.contains(scalar(start - 2)) {
      let earlier = scalar(start - 3)
      if !OrganizationScalars.isHan(earlier) || Self.sendingWords.contains(earlier) || earlier == 0x6284
        || earlier == 0x4E3B
      {
        return true  // 抄送 主送
      }
    }
    guard let before, before.role == .addressee, !lies(before.range, in: hints.addressees) else { return false }
    return isNear(before.range.upperBound..<start)
  }

  /// Whether a gap is so short and so marked that a list goes on behind it.
  private func isNear(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 14 else { return false }
    for at in gap {
      switch scalars[at] {
      case 0x0A, 0x3002, 0xFF09, 0x29: return false
      default: continue
      }
    }
    return true
  }

  // MARK: Responsible

  private func isResponsible(
    _ chain: Range<Int>, after before: (range: Range<Int>, role: Organization.Role)?
  ) -> Bool {
    if labelStands(before: chain.lowerBound) { return true }
    let dutiful = starts(with: Self.dutyWords, at: chain.upperBound)
    let previous = scalar(chain.lowerBound - 1)
    if dutiful, previous == 0xFF08 || previous == 0x28 { return true }  // （ (
    // 由市财政局负责, but an event 由市财政局主办 has an actor.
    if dutiful, previous == 0x7531, !starts(with: Self.hostWords, at: chain.upperBound) { return true }  // 由
    guard let before, before.role == .responsible else { return false }
    return isNear(before.range.upperBound..<chain.lowerBound)
  }

  /// Whether a label such as 责任单位： or 牵头部门： stands before, with nothing between it and `start` but a list.
  private func labelStands(before start: Int) -> Bool {
    var end = start
    let stop = max(region.lowerBound, start - 60)
    while end > stop {
      switch scalars[end - 1] {
      case 0x0A, 0x3002, 0xFF09, 0x29, 0xFF08, 0x28: return false
      case 0xFF1A, 0x3A: return isLabel(endingAt: end)
      default: end -= 1
      }
    }
    return false
  }

  private func isLabel(endingAt end: Int) -> Bool {
    guard end - 5 >= region.lowerBound else { return false }
    let noun = (scalars[end - 3], scalars[end - 2])
    switch noun {
    case (0x5355, 0x4F4D), (0x90E8, 0x95E8), (0x4E3B, 0x4F53), (0x673A, 0x6784): break  // 单位 部门 主体 机构
    default: return false
    }
    return Self.labelWords.contains { $0.0 == scalars[end - 5] && $0.1 == scalars[end - 4] }
  }

  // MARK: Actor

  private func isActor(_ chain: Range<Int>) -> Bool {
    let end = behindGroup(chain.upperBound)
    let next = scalar(end)
    if starts(with: Self.hostWords, at: end) { return true }
    if isDate(end) { return opensClause(chain.lowerBound) }
    if joinsIn(before: chain.lowerBound), OrganizationScalars.isHan(next) { return true }
    // 市地方志办的做法是 tells what the office does.
    if next == 0x7684, scalar(end + 1) == 0x505A, scalar(end + 2) == 0x6CD5 { return opensClause(chain.lowerBound) }
    let noun = lexicon.companions.longestPrefix(of: scalars, at: end, limit: region.upperBound)
    let verb = lexicon.verbs.longestPrefix(of: scalars, at: end, limit: region.upperBound)
    let acts = verb > 0 && verb >= noun  // 负责, but not 负责人
    // 由市财政局审核, but not 由市财政局和市教育局组成.
    if scalar(chain.lowerBound - 1) == 0x7531, next != 0x7EC4, next != 0x6784, OrganizationScalars.isHan(next),
      acts || noun == 0
    {
      return true
    }
    if next == 0xFF0C { return opensSentence(chain.lowerBound) }
    guard opensClause(chain.lowerBound) else { return false }
    // At a clause's head a name is its subject, unless a noun follows that the name only stands before.
    let previous = scalar(behindBlanks(chain.lowerBound) - 1)
    return acts
      || OrganizationScalars.isHan(next) && previous != 0xFF1A && previous != 0x3A
        && noun == 0
  }

  /// Behind 调研组 and its like, which act for the body before them: 省地方志办调研组到甘孜州.
  private func behindGroup(_ end: Int) -> Int {
    guard scalar(end + 2) == 0x7EC4, Self.groups.contains(where: { $0.0 == scalar(end) && $0.1 == scalar(end + 1) })
    else { return end }
    return end + 3
  }

  /// Whether a date in digits goes on from the subject: 市地方志办2021年11月开展调查.
  private func isDate(_ at: Int) -> Bool {
    var end = at
    while (0x30...0x39).contains(scalar(end)), end - at < 4 { end += 1 }
    return end > at && (scalar(end) == 0x5E74 && end - at == 4 || scalar(end) == 0x6708 && end - at <= 2)
  }

  /// Whether 会同, 联合 or 携手 stands before `start`: …，会同市教育局送进课堂.
  private func joinsIn(before start: Int) -> Bool {
    switch (scalar(start - 2), scalar(start - 1)) {
    case (0x4F1A, 0x540C), (0x8054, 0x5408), (0x643A, 0x624B): true
    default: false
    }
  }

  /// Whether `chain` is a line of its own with a date on the next: a signature, wherever it stands.
  private func isDated(_ chain: Range<Int>) -> Bool {
    guard scalar(chain.upperBound) == 0x0A, scalar(chain.lowerBound - 1) == 0x0A else { return false }
    var end = chain.upperBound + 1
    while end < region.upperBound, scalars[end] != 0x0A, end - chain.upperBound < 20 { end += 1 }
    let line = chain.upperBound + 1..<max(chain.upperBound + 1, end)
    return line.count > 5 && scalar(end) == 0x0A && scalars[end - 1] == 0x65E5
      && line.contains { scalars[$0] == 0x5E74 } && line.contains { scalars[$0] == 0x6708 }
  }

  private func opensSentence(_ place: Int) -> Bool {
    let at = behindBlanks(place)
    guard at > region.lowerBound else { return true }
    switch scalars[at - 1] {
    case 0x0A, 0x3002, 0xFF01, 0xFF1F, 0xFF1B: return true
    default: return false
    }
  }

  /// `at`, or where blanks before it begin.
  private func behindBlanks(_ at: Int) -> Int {
    var start = at
    while start > region.lowerBound, at - start < 8, scalars[start - 1] == 0x20 || scalars[start - 1] == 0x3000 {
      start -= 1
    }
    return start
  }

  private func opensClause(_ place: Int) -> Bool {
    let at = behindBlanks(place)
    guard at > region.lowerBound else { return true }
    let previous = scalars[at - 1]
    if OrganizationScalars.opensClause(previous) { return true }
    let earlier = scalar(at - 2)
    switch previous {
    case 0x65E5, 0x6708, 0x5E74:  // 日 月 年
      return (0x30...0x39).contains(earlier) || earlier == 0x8FD1 || previous == 0x65E5 || earlier == 0x4ECA
    case 0x524D: return earlier == 0x65E5 || earlier == 0x76EE  // 日前 目前
    case 0x671F: return earlier == 0x8FD1  // 近期
    case 0x65F6: return earlier == 0x540C  // 同时
    case 0x6765: return earlier == 0x4EE5  // 以来
    case 0x662F, 0x3001, 0xFF0E, 0x2E: return Self.numerals.contains(earlier)  // 一是 一、 1．
    case 0xFF09: return (at - 4..<at - 1).contains { scalar($0) == 0xFF08 && Self.numerals.contains(scalar($0 + 1)) }
    default: return false
    }
  }

  // MARK: Scalars

  private func scalar(_ at: Int) -> UInt32 { region.contains(at) ? scalars[at] : 0x0A }

  /// Behind the brackets that open at `end` and hold nothing but `range`, with 以下简称 before it at most; nil where
  /// there are none.
  private func closingBracket(of range: Range<Int>, behind end: Int) -> Int? {
    guard scalar(end) == 0xFF08 || scalar(end) == 0x28, range.lowerBound > end, range.lowerBound - end <= 7 else {
      return nil
    }
    let isShortName = (end..<range.lowerBound).contains { scalar($0) == 0x7B80 && scalar($0 + 1) == 0x79F0 }  // 简称
    guard range.lowerBound == end + 1 || isShortName else { return nil }
    var close = range.upperBound
    if scalar(close) == 0x201D { close += 1 }
    return scalar(close) == 0xFF09 || scalar(close) == 0x29 ? close + 1 : nil
  }

  private func isConnector(_ gap: Range<Int>) -> Bool {
    switch gap.count {
    case 0: return true
    case 1: return Self.connectors.contains(scalars[gap.lowerBound])
    case 2:
      let pair = (scalars[gap.lowerBound], scalars[gap.lowerBound + 1])
      return pair == (0x4EE5, 0x53CA) || pair == (0x4F1A, 0x540C) || pair == (0x8054, 0x5408)  // 以及 会同 联合
    default: return false
    }
  }

  private func starts(with words: [(UInt32, UInt32)], at: Int) -> Bool {
    words.contains { $0.0 == scalar(at) && $0.1 == scalar(at + 1) }
  }

  private static let sendingWords = ScalarSet("报送发")
  private static let connectors = ScalarSet("、和与及")
  private static let numerals = ScalarSet("一二三四五六七八九十0123456789")
  private static let issueWords: [(UInt32, UInt32)] = [
    (0x5173, 0x4E8E), (0x5370, 0x53D1), (0x8F6C, 0x53D1), (0x53D1, 0x5E03),
  ]  // 关于 印发 转发 发布
  private static let dutyWords: [(UInt32, UInt32)] = [
    (0x8D1F, 0x8D23), (0x7275, 0x5934), (0x914D, 0x5408), (0x6309, 0x804C), (0x5206, 0x522B), (0x5206, 0x5DE5),
    (0x7B49, 0x6309), (0x7B49, 0x8D1F), (0x7B49, 0x914D), (0x4E3B, 0x529E), (0x627F, 0x529E), (0x534F, 0x529E),
    (0x843D, 0x5B9E), (0x627F, 0x62C5), (0x5177, 0x4F53),
  ]  // 负责 牵头 配合 按职 分别 分工 等按 等负 等配 主办 承办 协办 落实 承担 具体
  private static let hostWords: [(UInt32, UInt32)] = [
    (0x4E3B, 0x529E), (0x627F, 0x529E), (0x534F, 0x529E),
  ]  // 主办 承办 协办
  private static let groups: [(UInt32, UInt32)] = [
    (0x8C03, 0x7814), (0x5DE5, 0x4F5C), (0x68C0, 0x67E5), (0x7763, 0x5BFC), (0x8003, 0x5BDF), (0x7763, 0x67E5),
    (0x91C7, 0x8BBF), (0x8BC4, 0x5BA1), (0x9A8C, 0x6536), (0x8003, 0x6838),
  ]  // 调研 工作 检查 督导 考察 督查 采访 评审 验收 考核
  private static let labelWords: [(UInt32, UInt32)] = [
    (0x8D23, 0x4EFB), (0x7275, 0x5934), (0x914D, 0x5408), (0x8003, 0x6838), (0x5B9E, 0x65BD), (0x627F, 0x529E),
    (0x4E3B, 0x529E), (0x534F, 0x529E), (0x53C2, 0x4E0E), (0x53C2, 0x52A0), (0x4E3B, 0x7BA1), (0x843D, 0x5B9E),
    (0x8D1F, 0x8D23), (0x5B8C, 0x6210), (0x6307, 0x5BFC), (0x8D23, 0x4EFB),
  ]  // 责任 牵头 配合 考核 实施 承办 主办 协办 参与 参加 主管 落实 负责 完成 指导
}
