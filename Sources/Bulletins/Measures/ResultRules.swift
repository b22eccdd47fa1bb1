import ChineseText

/// Tells headings that state a result from headings that set a task.
///
/// 志书编纂有序推进, 产业根基不断夯实 → results; 推进志书编纂 → a task
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
    let clause = start..<heading.upperBound
    guard clause.count >= 5 else { return false }
    let end = ResultRules.ends.matchEnding(scalars, at: clause.upperBound, from: clause.lowerBound + 2)
    guard end > 0 else { return false }
    // A manner at the clause's head makes a task of it: 稳步推进志书编纂.
    return ResultRules.manners.occurs(scalars, in: (clause.lowerBound + 2)..<clause.upperBound)
  }
}
