/// Decides which blanks inside a line say something.
///
/// A blank among Han and digits is layout: 9月 24日 → 9月24日. A gap of several columns parts fields
/// (第65期　　2021年3月) and stays as one blank, save beside a lone Han character, where it only spaces a word out:
/// 目　　录 → 目录.
struct BlankRules {
  /// Whether the gap of `columns` between two characters stays, as one blank.
  ///
  /// `before` and `after` are the characters at the gap; `beforeIsLone` and `afterIsLone` say whether a blank or
  /// the line's border stands on the character's other side too.
  static func keeps(
    columns: Int, before: UInt32, after: UInt32, beforeIsLone: Bool, afterIsLone: Bool
  ) -> Bool {
    if columns == 0 { return false }
    if isLatin(before) && isLatin(after) { return true }
    if columns == 1 { return !isWide(before) && !isWide(after) }
    if isLone(before, beforeIsLone) || isLone(after, afterIsLone) { return false }
    // 更大贡献。    （甘孜州地方志办）: the gap before a byline is layout, however wide.
    let opensRemark = (after == 0xFF08 || after == 0x28) && [0x3002, 0xFF01, 0xFF1F, 0x201D].contains(before)
    if columns >= 4 { return !opensRemark }
    return !isPunctuation(before) && !isPunctuation(after)
  }

  private static func isLone(_ scalar: UInt32, _ lone: Bool) -> Bool {
    lone && (0x4E00...0x9FFF).contains(scalar)
  }

  /// Letters, digits and punctuation of ASCII and of Latin script.
  private static func isLatin(_ scalar: UInt32) -> Bool { scalar < 0x2000 }

  /// Han, kana, CJK punctuation, full-width forms, curly quotes and dashes.
  private static func isWide(_ scalar: UInt32) -> Bool { scalar >= 0x2000 }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    (0x3001...0x303F).contains(scalar) || (0xFF01...0xFF0F).contains(scalar) || (0xFF1A...0xFF20).contains(scalar)
      || (0x2000...0x206F).contains(scalar)
  }
}
