/// What joining needs to know of a line's words: how it begins and how it ends.
struct LineText {
  /// How a line ends.
  enum Ending {
    /// With a sentence's end: 。！？ and closing marks behind it.
    case sentence
    /// With ；, where a paragraph may end or go on.
    case clause
    /// With ：, where a list, a speech or a letter begins, or the sentence goes on.
    case colon
    /// With ， or 、 or an opening bracket, where no paragraph ends.
    case open
    /// With a dot leader and a page number, as in a table of contents.
    case leader
    /// In the midst of words.
    case words
  }

  /// How the line ends.
  let ending: Ending
  /// Whether it begins as an item of a list does: 一是, 二、, （三）, 4., ⑤, 第六，
  let startsItem: Bool
  /// Whether the whole line stands in （…） or 【…】.
  let isBracketed: Bool
  /// Whether it closes with a bracket behind a finished sentence, as a byline does: …更大贡献。（甘孜州地方志办）
  let endsInBracketedRemark: Bool
  /// Whether a quotation mark or bracket is opened and not closed.
  let leavesBracketOpen: Bool
  /// Whether no comma, semicolon or stop stands in it, as in a title.
  let isUnpunctuated: Bool

  /// Reads the scalars of a line without any blank. Linear.
  init(_ scalars: [UInt32]) {
    var depth = 0
    var punctuated = false
    for scalar in scalars {
      switch scalar {
      case 0xFF08, 0x28, 0x300A, 0x3008, 0x201C, 0x2018, 0x300C, 0x300E, 0x3010: depth += 1
      case 0xFF09, 0x29, 0x300B, 0x3009, 0x201D, 0x2019, 0x300D, 0x300F, 0x3011: depth = max(0, depth - 1)
      case 0x3002, 0xFF0C, 0xFF1B, 0xFF01, 0xFF1F: punctuated = true
      default: continue
      }
    }
    self.init(scalars, leavesBracketOpen: depth > 0, isUnpunctuated: !punctuated)
  }

  /// Reads the scalars of a line without any blank, whose marks are counted.
  init(_ scalars: [UInt32], leavesBracketOpen: Bool, isUnpunctuated: Bool) {
    ending = LineText.ending(of: scalars)
    startsItem = LineText.startsItem(scalars)
    isBracketed = LineText.areBrackets(scalars.first ?? 0, scalars.last ?? 0)
    endsInBracketedRemark = LineText.endsInBracketedRemark(scalars)
    self.leavesBracketOpen = leavesBracketOpen
    self.isUnpunctuated = isUnpunctuated
  }

  /// Reads a line whose marks are counted by its first and last scalar; nil where these do not suffice.
  ///
  /// `head` holds the first scalars, as many as ``reach`` or all, without blanks; it is asked for only where the line may
  /// open as an item.
  init?(first: UInt32, last: UInt32, leavesBracketOpen: Bool, isUnpunctuated: Bool, head: () -> [UInt32]) {
    // What stands before a closing mark, or before a page number, decides.
    if LineText.isClosing(last) || (0x30...0x39).contains(last) { return nil }
    ending = LineText.mark(last, isClosed: false) ?? .words
    if LineText.mayStartItem(first) {
      let head = head()
      // The numeral of 第三十五条 may be of any length.
      if head.count == LineText.reach, head.dropFirst().dropLast(2).allSatisfy(LineText.isChineseDigit) { return nil }
      startsItem = LineText.startsItem(head)
    } else {
      startsItem = false
    }
    isBracketed = LineText.areBrackets(first, last)
    endsInBracketedRemark = false
    self.leavesBracketOpen = leavesBracketOpen
    self.isUnpunctuated = isUnpunctuated
  }

  /// How many scalars tell how a line begins.
  static let reach = 12

  /// Whether a line that begins with `first` may open as an item.
  private static func mayStartItem(_ first: UInt32) -> Bool {
    switch first {
    case 0x30...0x39, 0xFF10...0xFF19, 0x28, 0xFF08, 0x5B, 0xFF3B, 0x2460...0x2473, 0x7B2C: true
    default: isChineseDigit(first)
    }
  }

  private static func areBrackets(_ first: UInt32, _ last: UInt32) -> Bool {
    (first == 0xFF08 && last == 0xFF09) || (first == 0x28 && last == 0x29) || (first == 0x3010 && last == 0x3011)
  }

  private static func endsInBracketedRemark(_ scalars: [UInt32]) -> Bool {
    guard let last = scalars.last, last == 0xFF09 || last == 0x29,
      let open = scalars.lastIndex(where: { $0 == 0xFF08 || $0 == 0x28 }), open > 0
    else { return false }
    return [0x3002, 0xFF01, 0xFF1F, 0x201D].contains(scalars[open - 1])
  }

  private static func ending(of scalars: [UInt32]) -> Ending {
    var i = scalars.count - 1
    guard i >= 0 else { return .sentence }
    var closed = false
    while i > 0, isClosing(scalars[i]) {
      i -= 1
      closed = true
    }
    return mark(scalars[i], isClosed: closed) ?? (endsInLeader(scalars) ? .leader : .words)
  }

  /// How a line ends whose last scalar, closing marks left out, is `last`; nil where that scalar is no mark.
  private static func mark(_ last: UInt32, isClosed: Bool) -> Ending? {
    switch last {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2026: .sentence
    case 0xFF1B, 0x3B: .clause
    case 0xFF1A, 0x3A: .colon
    case 0xFF0C, 0x3001, 0x2C: isClosed ? .words : .open
    case 0xFF08, 0x300A, 0x201C, 0x2018, 0x3008: .open
    default: nil
    }
  }

  private static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x201D, 0x2019, 0xFF09, 0x29, 0x300D, 0x300F, 0x22: true
    default: false
    }
  }

  /// 一、总体情况……3, （二）存在问题.....12
  private static func endsInLeader(_ scalars: [UInt32]) -> Bool {
    var i = scalars.count - 1
    while i >= 0, (0x30...0x39).contains(scalars[i]) { i -= 1 }
    guard i >= 2, i < scalars.count - 1 else { return false }
    func isLeader(_ s: UInt32) -> Bool { s == 0x2026 || s == 0x2E || s == 0xB7 || s == 0x22EF }
    return isLeader(scalars[i]) && isLeader(scalars[i - 1])
  }

  private static func isChineseDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
  }

  private static func startsItem(_ scalars: [UInt32]) -> Bool {
    guard let first = scalars.first else { return false }
    if (0x2460...0x2473).contains(first) { return true }
    var i = 0
    if first == 0x7B2C {  // 第
      i = 1
      while i < scalars.count, isChineseDigit(scalars[i]) { i += 1 }
      return i > 1 && i < scalars.count && [0xFF0C, 0x3001, 0x7AE0, 0x6761, 0x8282, 0xFF1A].contains(scalars[i])
    }
    let isOpening = first == 0xFF08 || first == 0x28 || first == 0xFF3B || first == 0x5B
    if isOpening { i = 1 }
    let digitsStart = i
    while i < scalars.count, i < 6, isChineseDigit(scalars[i]) { i += 1 }
    if i > digitsStart, i < scalars.count {
      if isOpening { return scalars[i] == 0xFF09 || scalars[i] == 0x29 }
      return [0x3001, 0x662F, 0x8981, 0x6293, 0xFF0E].contains(scalars[i])  // 、 是 要 抓 ．
    }
    while i < scalars.count, i < 4, (0x30...0x39).contains(scalars[i]) || (0xFF10...0xFF19).contains(scalars[i]) {
      i += 1
    }
    guard i > digitsStart, i < scalars.count else { return false }
    if isOpening { return [0xFF09, 0x29, 0xFF3D, 0x5D].contains(scalars[i]) }
    guard [0x2E, 0xFF0E, 0x3001].contains(scalars[i]) else { return false }
    // 1.5亿 is a figure, not an item.
    return i + 1 >= scalars.count || !(0x30...0x39).contains(scalars[i + 1])
  }
}
