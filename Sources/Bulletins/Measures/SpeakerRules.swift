import ChineseText

/// Finds who speaks in the words that lead to a list.
///
/// 《通知》要求，各县（市）要… → 《通知》; 市地方志办主任樊守拙在讲话中强调 → 市地方志办主任樊守拙; 按照会议要求 → nobody
struct SpeakerRules {
  /// The document.
  let document: DocumentText

  /// What a lead says of speech.
  struct Speech {
    /// The speaker's name, as it stands.
    var speaker: Range<Int>
    /// What the verb says.
    var act: Act
  }

  /// What a verb of speech says.
  enum Act {
    /// 要求, 强调, 希望; 提出, of a meeting
    case asks
    /// 提出, 认为, 表示
    case reports
    /// 决定, 议定
    case decides
  }

  private static let asking = WordSet("要求 强调 希望 指出 明确要求 号召 叮嘱 提出要求")
  private static let reporting = WordSet("提出 认为 表示 建议 通报 决定 议定")
  private static let deciding = WordSet("决定 议定")
  private static let verbs = WordSet(ranking: [asking, reporting])

  /// Who speaks last in `range`, or nil. Linear.
  func speech(in range: Range<Int>) -> Speech? {
    var found: Speech?
    var index = range.lowerBound
    let scalars = document.scalars
    while true {
      index = SpeakerRules.verbs.next(scalars, index, range.upperBound)
      guard index < range.upperBound else { break }
      let asking = SpeakerRules.asking.match(scalars, at: index, before: range.upperBound)
      let reporting = asking > 0 ? 0 : SpeakerRules.reporting.match(scalars, at: index, before: range.upperBound)
      let length = max(asking, reporting)
      guard length > 0 else {
        index += 1
        continue
      }
      if closesVerb(index + length, range.upperBound), let subject = subject(before: index, from: range.lowerBound) {
        let decides = SpeakerRules.deciding.match(scalars, at: index, before: range.upperBound) > 0
        let asks = asking > 0 || proposes(subject, index)
        found = Speech(speaker: subject, act: asks ? .asks : decides ? .decides : .reports)
      }
      index += length
    }
    return found
  }

  private static let gatherings = WordSet("会议 全会 大会 座谈会 推进会 部署会 动员会")

  /// Whether a meeting puts something forward, which those who met are to do: 会议提出“五个坚持”.
  private func proposes(_ subject: Range<Int>, _ verb: Int) -> Bool {
    document.scalar(verb) == 0x63D0
      && SpeakerRules.gatherings.matchEnding(document.scalars, at: subject.upperBound, from: subject.lowerBound) > 0
  }

  /// A verb of speech is followed by a mark, by 要 or by what is said; a noun by 的, 和, 等.
  private func closesVerb(_ index: Int, _ end: Int) -> Bool {
    // 二、报送要求: at a line's end it is a heading's noun.
    guard index < end else { return document.scalar(index) != 0x0A }
    switch document.scalar(index) {
    case 0x7684, 0x548C, 0x7B49, 0x53CA, 0x3001, 0x4E0E, 0x300B, 0x201D: return false
    default: return true
    }
  }

  private static let noSubjects = WordSet(
    "按照 根据 结合 围绕 对照 落实 符合 贯彻 针对 按 依据 认真 严格 全面 为 对 各项 工作 有关 相关 明确 达到 质量 如下 以下 提出 具体 进一步 上级 统一 现就 现 就 以 将 把 由 共 已 请 距离 这 该项 主要 首要 更高 新 具有 符 以上 上述 从 总体 基本 工作 主体 目标 任务"
  )
  private static let proposing = WordSet("提出")
  private static let topics = WordSet("对 就 围绕 针对 向")
  private static let longestPhrase = 80
  private static let connectors = WordSet("对此 为此 同时 其中 并 还 也 又 随后 最后 再次 进一步 明确 特别 一致 着重 郑重")

  /// The noun phrase that ends before `verb`.
  private func subject(before verb: Int, from limit: Int) -> Range<Int>? {
    var end = verb
    let scalars = document.scalars
    while end > limit {
      let length = SpeakerRules.connectors.matchEnding(scalars, at: end, from: limit)
      if length == 0 { break }
      end -= length
    }
    var start = end
    var brackets = 0
    while start > limit {
      let scalar = document.scalar(start - 1)
      if scalar == 0xFF09 || scalar == 0x300B || scalar == 0x201D { brackets += 1 }
      if scalar == 0xFF08 || scalar == 0x300A || scalar == 0x201C {
        if brackets == 0 { break }
        brackets -= 1
        start -= 1
        continue
      }
      if brackets == 0, ListMarker.endsClause(scalar) { break }
      start -= 1
      // A longer phrase names no speaker, and reading on would make many verbs in one clause slow.
      if end - start > SpeakerRules.longestPhrase { return nil }
    }
    // 州地方志办对供稿工作提出三点要求: who asks stands before 提出, and before what it is asked about.
    if let proposal = SpeakerRules.proposing.lastMatch(scalars, in: start..<end) {
      end = proposal.lowerBound
      end = occasion(start..<end) ?? end
      if end - start > 2, let topic = SpeakerRules.topics.lastMatch(scalars, in: (start + 2)..<end) {
        end = topic.lowerBound
      }
    }
    // 在讲话中, 在会上, 主持会议时: the circumstance is not the speaker.
    if let circumstance = circumstance(start..<end) { end = circumstance }
    // 对此，市卫健委提出: the mark stands between.
    while start < end {
      let length = SpeakerRules.connectors.match(scalars, at: start, before: end)
      if length == 0 { break }
      start += length
    }
    end = occasion(start..<end) ?? end
    // 他对修志工作提出三点要求
    if [0x4ED6, 0x5979].contains(document.scalar(start)), end > start { end = start + 1 }
    guard end - start >= 2 || [0x4ED6, 0x5979].contains(document.scalar(start)), end - start <= 40 else { return nil }
    // 按“四真”要求: a slogan asks for nothing.
    if document.scalar(end - 1) == 0x201D { return nil }
    // 98%的实用要求: a noun with its attribute.
    if (max(start, end - 3)..<end).contains(where: { document.scalar($0) == 0x7684 }) { return nil }
    if SpeakerRules.noSubjects.match(scalars, at: start, before: end) > 0 { return nil }
    return start..<end
  }

  private static let occasions = WordSet("出席 主持 参加 带队 率队 率领 深入 听取 一行 赴 实地 现场 代表")
  private static let addressing = WordSet("向 对 表示 致")

  /// Where what the speaker did on the occasion begins: 副市长王平出席会议并, 马某代表市委向获奖者
  private func occasion(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound + 2
    while index < range.upperBound {
      let length = SpeakerRules.occasions.match(document.scalars, at: index, before: range.upperBound)
      let next = index + length
      let isNoun =
        // 主持人, 人大代表王平
        document.scalar(next) == 0x4EBA
        || document.scalar(index) == 0x4EE3
          && !SpeakerRules.addressing.occurs(document.scalars, in: min(next, range.upperBound)..<range.upperBound)
      if length > 0, !isNoun { return index }
      index += 1
    }
    return nil
  }

  private func circumstance(_ range: Range<Int>) -> Int? {
    guard let last = range.last else { return nil }
    let closing = document.scalar(last)
    guard closing == 0x4E2D || closing == 0x4E0A || closing == 0x65F6 else { return nil }  // 中 上 时
    return range.lastIndex { document.scalar($0) == 0x5728 }.flatMap { $0 > range.lowerBound ? $0 : nil }
  }
}

extension ListMarker {
  /// Whether `scalar` ends a clause: 。；：，！？ or a line.
  static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF1B, 0xFF1A, 0xFF0C, 0xFF01, 0xFF1F, 0x0A, 0x201C, 0x2014: true
    default: false
    }
  }
}
