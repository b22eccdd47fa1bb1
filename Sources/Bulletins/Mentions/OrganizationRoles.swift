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
      while last + 1 < ranges.count, isConnector(ranges[last].upperBound..<ranges[last + 1].lowerBound) { last += 1 }
      let chain = ranges[first].lowerBound..<ranges[last].upperBound
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
    if lies(chain, in: hints.bylines) { return .author }
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
    if dutiful, previous == 0xFF08 || previous == 0x28 || previous == 0x7531 { return true }  // （ ( 由
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
    let end = chain.upperBound
    let next = scalar(end)
    let noun = lexicon.companions.longestPrefix(of: scalars, at: end, limit: region.upperBound)
    let verb = lexicon.verbs.longestPrefix(of: scalars, at: end, limit: region.upperBound)
    let acts = verb > 0 && verb >= noun  // 负责, but not 负责人
    // 由市财政局审核, but not 由市财政局和市教育局组成.
    if scalar(chain.lowerBound - 1) == 0x7531, next != 0x7EC4, next != 0x6784, OrganizationScalars.isHan(next) {
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
  private static let labelWords: [(UInt32, UInt32)] = [
    (0x8D23, 0x4EFB), (0x7275, 0x5934), (0x914D, 0x5408), (0x8003, 0x6838), (0x5B9E, 0x65BD), (0x627F, 0x529E),
    (0x4E3B, 0x529E), (0x534F, 0x529E), (0x53C2, 0x4E0E), (0x53C2, 0x52A0), (0x4E3B, 0x7BA1), (0x843D, 0x5B9E),
    (0x8D1F, 0x8D23), (0x5B8C, 0x6210), (0x6307, 0x5BFC), (0x8D23, 0x4EFB),
  ]  // 责任 牵头 配合 考核 实施 承办 主办 协办 参与 参加 主管 落实 负责 完成 指导
}
