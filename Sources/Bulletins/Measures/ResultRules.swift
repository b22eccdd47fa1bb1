import ChineseText

/// Tells headings that state a result, a want or a principle from headings that set a task.
///
/// 志书编纂有序推进, 产业根基不断夯实 → results; 县域经济实力不强 → a want; 必须坚持人民至上 → a principle; 推进志书编纂 → a task
struct ResultRules {
  /// The document.
  let document: DocumentText

  private static let manners = WordSet(
    """
    有序 稳步 扎实 持续 不断 明显 显著 有效 有力 加速 全面 深入 顺利 圆满 日益 更加 更为 进一步 大幅 逐步 快速 蓬勃 迅速 普遍 成功 走在 再创 创历史 迈上 迈出 取得 实现 成为 位居 跃居
    更 再上 再添 屡创 喜获 荣获 获评 已 初步 基本
    """)
  private static let ends = WordSet(
    """
    推进 提升 增强 改善 优化 巩固 显现 彰显 凸显 加快 提高 扩大 向好 见效 突破 前列 新高 台阶 进展 成效 成果 突出 明显 显著 有力 有效 良好 稳固 夯实 迸发 激发 攀升 壮大 跃升 完成
    实现 落地 形成 稳定 丰硕 喜人 红火 开花 升级 深化 拓展 健全 完善 加强 好转 增长 发展 步伐 彰显 保障 改观 升温 涌动 释放 更优 更强 更实 更高 更足 更美 更好 更稳 更浓 更新 更大 更有力
    """)

  /// Whether most of `headings` state a result: a subject, how, and what became of it.
  func state(_ headings: [Range<Int>]) -> Bool {
    headings.count { states($0) } * 2 > headings.count
  }

  private func states(_ heading: Range<Int>) -> Bool {
    let scalars = document.scalars
    // The last clause counts: 坚持创新引领，发展动能不断增强.
    var start = heading.upperBound
    while start > heading.lowerBound, !ListMarker.endsClause(scalars[start - 1]) { start -= 1 }
    return states(clause: start..<heading.upperBound)
  }

  private func states(clause: Range<Int>) -> Bool {
    let scalars = document.scalars
    guard clause.count >= 5 else { return false }
    let end = ResultRules.ends.matchEnding(scalars, at: clause.upperBound, from: clause.lowerBound + 2)
    guard end > 0 else { return false }
    // A manner at the clause's head makes a task of it: 稳步推进志书编纂.
    return ResultRules.manners.occurs(scalars, in: (clause.lowerBound + 2)..<clause.upperBound)
  }

  private static let verbs = WordSet(
    "推动 推进 促进 加快 加强 深化 完善 健全 建设 构建 实施 坚持 提升 增强 提高 强化 优化 扩大 打造 培育 发展 着力 全面 深入 持续 不断 大力 扎实 更好 更大 统筹 做好 做强 抓好 积极 稳步 切实 进一步 努力"
  )

  /// Whether most of `headings` say in a clause what will have come about, and none of those opens with a task's verb:
  /// 科技自立自强水平大幅提高，万人专利达到45件.
  func foresee(_ headings: [Range<Int>]) -> Bool {
    headings.count { heading in
      ResultRules.verbs.match(document.scalars, at: heading.lowerBound, before: heading.upperBound) == 0
        && clauses(of: heading).contains { states(clause: $0) }
    } * 2 > headings.count
  }

  private static let wants = WordSet(
    """
    紧张 繁重 不便 不扎实 不适应 不牢 不匹配 不合理 不规范 不及时 不彻底 不顺 不严
    不足 不够 不强 不高 不优 不大 不实 不多 不快 不畅 不平衡 不充分 不到位 不完善 不健全 不稳固 不均 偏低 偏弱 偏小 偏少 偏重 偏慢 偏短 滞后 缓慢 短缺 缺乏 匮乏 薄弱 吃力 艰巨
    短板 弱项 差距 单一 乏力 有待加强 有待提升 有待提高 有待改善 有待优化 有待释放 尚未完成 没有根本改变 压力较大 压力大 难度大 难度较大 仍然存在 依然存在 时有发生 不同程度存在 不容乐观
    """)
  private static let remedies = WordSet("补齐 解决 破解 克服 针对 消除 缩小 改变 加快 整治 弥补 化解 聚焦 坚决")

  /// Whether most of `headings` say what is wanting: 县域经济实力不强; 补齐农村供水短板 is a task.
  func lack(_ headings: [Range<Int>]) -> Bool {
    headings.count { heading in
      clauses(of: heading).contains {
        (ResultRules.wants.matchEnding(document.scalars, at: $0.upperBound, from: $0.lowerBound) > 0
          || isScant(document.scalar($0.upperBound - 1), behind: document.scalar($0.upperBound - 2)))
          && !ResultRules.remedies.occurs(document.scalars, in: $0)
      }
    } * 2 > headings.count
  }

  /// Whether a clause ends in what is too small, and not in a change: 链条短, but not 时限缩短.
  private func isScant(_ last: UInt32, behind previous: UInt32) -> Bool {
    // 小 短 少 弱 低 慢 差 散 窄; 减 缩 降 压 变 极 大 至
    [0x5C0F, 0x77ED, 0x5C11, 0x5F31, 0x4F4E, 0x6162, 0x5DEE, 0x6563, 0x7A84].contains(last)
      && ![0x51CF, 0x7F29, 0x964D, 0x538B, 0x53D8, 0x6781, 0x5927, 0x81F3].contains(previous)
  }

  private static let bonds = WordSet("必须 务必 我们必须 要始终 只有")

  /// Whether most of `headings` open with what binds those who act: 必须坚持人民至上, 作风上要清正廉洁.
  func bind(_ headings: [Range<Int>]) -> Bool {
    headings.count {
      ResultRules.bonds.match(document.scalars, at: $0.lowerBound, before: $0.upperBound) > 0 || demandsOfTopic($0)
    } * 2 > headings.count
  }

  private static let pleas = WordSet("要")
  private static let otherPleas = WordSet("重要 主要 需要 首要 紧要 只要 纲要 摘要 还要 就要 将要 概要 要素 要点 要求 要害 要道 要件")

  /// Whether a short topic opens `heading` and 要 says how it must be: 信念要坚如磐石.
  private func demandsOfTopic(_ heading: Range<Int>) -> Bool {
    guard heading.count > 6 else { return false }
    let opening = heading.lowerBound..<(heading.lowerBound + 6)
    guard
      let plea = ResultRules.pleas.lastMatch(document.scalars, in: (opening.lowerBound + 2)..<(opening.upperBound - 1))
    else { return false }
    return !ResultRules.otherPleas.occurs(document.scalars, in: (plea.lowerBound - 1)..<(plea.upperBound + 1))
      && !opening.contains { ListMarker.endsClause(document.scalar($0)) && $0 < plea.lowerBound }
  }

  private func clauses(of heading: Range<Int>) -> [Range<Int>] {
    document.scalars[heading].split { ListMarker.endsClause($0) }.map { $0.startIndex..<$0.endIndex }
  }
}
