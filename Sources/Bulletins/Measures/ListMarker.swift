import ChineseText

/// A place in the text that looks like the marker of a list item.
struct ListMarker: Hashable {
  /// Its family.
  let family: ListFamily
  /// Markers of one group may stand in one list: 是, 要 and 抓 mix; a statute's 章 and 条 do not.
  let group: Int
  /// The ordinal that it writes; `last` for 最后.
  let ordinal: Int
  /// The index of its first scalar.
  let start: Int
  /// The index behind its last scalar, its own punctuation included.
  let end: Int
  /// The index of its paragraph.
  let paragraph: Int
  /// Whether it opens its paragraph.
  let opensParagraph: Bool
  /// Whether it stands behind a mark (。；：，) or at the paragraph's start, and not amid words.
  let followsMark: Bool

  /// More than any ``group``.
  static let groups = 32
  /// The ordinal of 最后, whatever came before it.
  static let last = 1000
}

/// Finds all that looks like a marker; whether it is one, its company decides (``ListAssembler``).
///
/// 一是… 二要… 三抓… （四） 五、 6. （7） ⑧ ［9］ 第十， 首先 其次 再次 最后 其一 一方面 另一方面 第三章 第四条
struct MarkerScanner {
  /// The document.
  let document: DocumentText

  /// The markers in the paragraphs `range`, ascending, save those in `skipped` paragraphs and in quotations.
  /// Linear.
  func markers(in range: Range<Int>, skipping skipped: Set<Int>) -> [ListMarker] {
    var markers: [ListMarker] = []
    markers.reserveCapacity(range.count)
    for paragraph in range where !skipped.contains(paragraph) {
      scan(paragraph, into: &markers)
    }
    return markers
  }

  private func scan(_ paragraph: Int, into markers: inout [ListMarker]) {
    let range = document.paragraphs[paragraph]
    let scalars = document.scalars
    var quotes = 0
    var titles = 0
    var brackets = 0
    let concerns = MarkerScanner.concerns
    var index = range.lowerBound
    while true {
      // Nearly every character is none of those that matter here.
      index = concerns.next(in: scalars, from: index, before: range.upperBound)
      guard index < range.upperBound else { break }
      let scalar = scalars[index]
      switch scalar {
      case 0x201C, 0x300C: quotes += 1
      case 0x201D, 0x300D: quotes = max(0, quotes - 1)
      case 0x300A where titles > 0 || isClosed(index, range.upperBound): titles += 1
      case 0x300B: titles = max(0, titles - 1)
      case 0x3002 where quotes > 0 && !closesAhead(index, range.upperBound): quotes = 0
      default: break
      }
      if quotes == 0, titles == 0, brackets == 0, MarkerScanner.mayOpen(scalar),
        let marker = marker(at: index, paragraph: paragraph, in: range)
      {
        markers.append(marker)
        index = marker.end
        continue
      }
      switch scalar {
      case 0xFF08 where brackets > 0 || isClosed(index, range.upperBound),
        0x28 where brackets > 0 || isClosed(index, range.upperBound):
        brackets += 1
      case 0xFF09, 0x29: brackets = max(0, brackets - 1)
      case 0x3002: brackets = 0
      default: break
      }
      index += 1
    }
  }

  /// Whether the bracket or title mark at `index` is closed in the 400 characters behind it; one that is not hides nothing.
  ///
  /// 一是抓落实（含督查；二是抓考核。 → two items
  private func isClosed(_ index: Int, _ end: Int) -> Bool {
    let isTitle = document.scalars[index] == 0x300A
    var depth = 0
    for i in index..<min(end, index + 400) {
      switch document.scalars[i] {
      case 0x300A where isTitle: depth += 1
      case 0x300B where isTitle: depth -= 1
      case 0xFF08 where !isTitle, 0x28 where !isTitle: depth += 1
      case 0xFF09 where !isTitle, 0x29 where !isTitle: depth -= 1
      default: continue
      }
      if depth == 0 { return true }
    }
    return false
  }

  /// Whether a closing quotation mark follows before another opens; an unclosed quote must not hide a paragraph.
  private func closesAhead(_ index: Int, _ end: Int) -> Bool {
    var i = index + 1
    while i < end, i < index + 400 {
      let scalar = document.scalars[i]
      if scalar == 0x201D || scalar == 0x300D { return true }
      if scalar == 0x201C || scalar == 0x300C { return false }
      i += 1
    }
    return false
  }

  /// The characters that may open a marker, and those that open and close quotations and brackets.
  private static let concerns: ScalarSet = {
    var concerns = ScalarSet("“”「」《》。（(）)")
    for scalar: UInt32 in 0..<0x10000 where mayOpen(scalar) { concerns.insert(scalar) }
    return concerns
  }()

  /// Whether a marker may begin with `scalar`.
  private static func mayOpen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19, 0x28, 0xFF08, 0x5B, 0xFF3B, 0x3014, 0x2460...0x2473, 0x7B2C, 0x9996, 0x5176,
      0x518D, 0x6700, 0x53E6:
      true
    default: ChineseOrdinal.digit(scalar) != nil
    }
  }

  private func marker(at start: Int, paragraph: Int, in range: Range<Int>) -> ListMarker? {
    let scalars = document.scalars
    let opens = start == range.lowerBound
    let before = opens ? 0 : scalars[start - 1]
    // ： ①…； ②…: a blank parts the marker from the mark.
    var behind = start - 1
    while behind > range.lowerBound, scalars[behind] == 0x20 { behind -= 1 }
    let prior = opens ? 0 : scalars[behind]
    let followsMark = opens || MarkerScanner.isMark(prior)
    let followsStop = opens || MarkerScanner.isStop(prior)
    func make(_ family: ListFamily, _ ordinal: Int, _ end: Int, group: Int? = nil) -> ListMarker {
      ListMarker(
        family: family, group: group ?? MarkerScanner.group(family), ordinal: ordinal, start: start, end: end,
        paragraph: paragraph, opensParagraph: opens, followsMark: followsMark)
    }
    let end = range.upperBound
    switch scalars[start] {
    case 0x2460...0x2473:
      return followsMark || before == 0x20 ? make(.circled, Int(scalars[start] - 0x2460) + 1, start + 1) : nil
    case 0x7B2C:
      // 王平指出，第一，…: a comma will do, for nothing else reads so.
      return ordinalWord(start, opens, followsMark, before, end, make)
    case 0x9996, 0x5176, 0x518D, 0x6700, 0x53E6:
      return followsMark ? sequenceWord(start, end, followsStop, make) : nil
    case 0x28, 0xFF08, 0x5B, 0xFF3B, 0x3014:
      return bracketed(start, opens, followsMark, before, end, make)
    case 0x30...0x39, 0xFF10...0xFF19:
      return arabic(start, opens, followsStop, before, end, make)
    default:
      return chinese(start, before, followsStop, followsMark, end, make)
    }
  }

  private typealias Maker = (ListFamily, Int, Int, Int?) -> ListMarker

  /// 第一， 第二、 第三章 第四条
  private func ordinalWord(
    _ start: Int, _ opens: Bool, _ followsMark: Bool, _ before: UInt32, _ end: Int, _ make: Maker
  ) -> ListMarker? {
    let scalars = document.scalars
    var (ordinal, index) = ChineseOrdinal.read(scalars, at: start + 1, before: end)
    if ordinal == 0 { (ordinal, index) = arabicNumber(start + 1, end) }
    guard ordinal > 0, index < end else { return nil }
    switch scalars[index] {
    case 0xFF0C, 0x3001, 0xFF1A, 0x2C, 0x3A:
      return followsMark ? make(.di, ordinal, index + 1, nil) : nil
    case 0x662F where followsMark:  // 第一是
      return make(.di, ordinal, index + 1, nil)
    case 0x7AE0, 0x6761, 0x8282, 0x7F16:  // 章 条 节 编
      let next = index + 1 < end ? scalars[index + 1] : 0
      guard opens || before == 0x20, !MarkerScanner.continuesReference(next) else { return nil }
      let level: Int =
        switch scalars[index] {
        case 0x7F16: 0
        case 0x7AE0: 1
        case 0x8282: 2
        default: 3
        }
      return make(.chapter, ordinal, index + 1, 20 + level)
    default: return nil
    }
  }

  /// 第三条规定, 第五条第二款: a reference that happens to open a line.
  private static func continuesReference(_ scalar: UInt32) -> Bool {
    [0x89C4, 0x7B2C, 0x3001, 0x548C, 0x81F3, 0x4E2D, 0x6240, 0x7684].contains(scalar)
  }

  private static let first = "首先".unicodeScalars.map(\.value)
  private static let oneSide = "一方面".unicodeScalars.map(\.value)
  private static let otherSide = "另一方面".unicodeScalars.map(\.value)

  /// 首先 其次 再次 最后 其一 另一方面
  private func sequenceWord(_ start: Int, _ end: Int, _ followsStop: Bool, _ make: Maker) -> ListMarker? {
    let scalars = document.scalars
    guard start + 1 < end else { return nil }
    func closed(_ index: Int) -> Int {
      index < end && [0xFF0C, 0x3001, 0xFF1A, 0x2C].contains(scalars[index]) ? index + 1 : index
    }
    switch (scalars[start], scalars[start + 1]) {
    case (0x9996, 0x5148): return make(.shouxian, 1, closed(start + 2), nil)
    case (0x5176, 0x6B21): return make(.shouxian, 2, closed(start + 2), nil)
    case (0x518D, 0x6B21), (0x518D, 0x8005): return make(.shouxian, 3, closed(start + 2), nil)
    case (0x6700, 0x540E):
      guard followsStop || document.scalar(start - 1) == 0xFF0C else { return nil }
      return make(.shouxian, ListMarker.last, closed(start + 2), nil)
    case (0x53E6, 0x4E00):
      guard document.holds(MarkerScanner.otherSide, at: start, before: end) else { return nil }
      return make(.fangmian, 2, closed(start + 4), nil)
    case (0x5176, _):
      let (ordinal, index) = ChineseOrdinal.read(scalars, at: start + 1, before: end)
      guard ordinal > 0, index < end, [0xFF0C, 0x3001, 0xFF1A, 0x2C, 0x662F].contains(scalars[index]) else {
        return nil
      }
      return make(.qi, ordinal, index + 1, nil)
    default: return nil
    }
  }

  /// （一） (2) ［3］ 〔4〕
  private func bracketed(
    _ start: Int, _ opens: Bool, _ followsMark: Bool, _ before: UInt32, _ end: Int, _ make: Maker
  ) -> ListMarker? {
    let scalars = document.scalars
    let square = scalars[start] == 0x5B || scalars[start] == 0xFF3B || scalars[start] == 0x3014
    let closing: [UInt32] = square ? [0x5D, 0xFF3D, 0x3015] : [0x29, 0xFF09]
    let (ordinal, index) = ChineseOrdinal.read(scalars, at: start + 1, before: end)
    if ordinal > 0, index < end, closing.contains(scalars[index]) {
      return !square && (followsMark || before == 0x20) ? make(.paren, ordinal, index + 1, nil) : nil
    }
    let (number, next) = arabicNumber(start + 1, end)
    guard number > 0, next < end, closing.contains(scalars[next]) else { return nil }
    if square { return opens ? make(.bracket, number, next + 1, nil) : nil }
    return followsMark || before == 0x20 ? make(.arabicParen, number, next + 1, nil) : nil
  }

  /// 1. 2． 3、 4）
  private func arabic(
    _ start: Int, _ opens: Bool, _ followsStop: Bool, _ before: UInt32, _ end: Int, _ make: Maker
  ) -> ListMarker? {
    let scalars = document.scalars
    guard followsStop || before == 0x20 else { return nil }
    let (number, index) = arabicNumber(start, end)
    guard number > 0, number < 200, index < end else { return nil }
    let next = index + 1 < end ? scalars[index + 1] : 0
    switch scalars[index] {
    case 0x2E, 0xFF0E:
      // 1.5亿元 is a figure; 1.8月完成内审 at a line's start is an item that opens with a date.
      let isItem = !MarkerScanner.isDigit(next) || opens && opensWithDate(index + 1, end)
      return isItem ? make(.arabic, number, index + 1, nil) : nil
    case 0x3001:
      return opens ? make(.arabic, number, index + 1, nil) : nil
    case 0x29, 0xFF09:
      return opens || followsStop ? make(.arabicParen, number, index + 1, nil) : nil
    default: return nil
    }
  }

  /// 一是 二要 三抓 四、 一方面
  private func chinese(
    _ start: Int, _ before: UInt32, _ followsStop: Bool, _ followsMark: Bool, _ end: Int, _ make: Maker
  ) -> ListMarker? {
    let scalars = document.scalars
    if document.holds(MarkerScanner.oneSide, at: start, before: end) {
      let close = start + 3 < end && scalars[start + 3] == 0xFF0C ? 4 : 3
      return followsMark ? make(.fangmian, 1, start + close, nil) : nil
    }
    // A numeral before this one would make it another number: 十一是 is read from its 十.
    if ChineseOrdinal.digit(before) != nil || before == 0x7B2C { return nil }
    let (ordinal, index) = ChineseOrdinal.read(scalars, at: start, before: end)
    guard ordinal > 0, index < end else { return nil }
    let next = index + 1 < end ? scalars[index + 1] : 0
    switch scalars[index] {
    case 0x662F:  // 是
      if MarkerScanner.isNoOrdinalBefore(before) || isEquation(index, ordinal, end) { return nil }
      if next == 0x975E || next == 0x5426 { return nil }  // 是非 是否
      return make(.shi, ordinal, index + 1, nil)
    case 0x8981:  // 要
      if MarkerScanner.isNoOrdinalBefore(before) { return nil }
      // 要素 要点 要件 要义 要害 要闻 要职 要领 要员
      if [0x7D20, 0x70B9, 0x4EF6, 0x4E49, 0x5BB3, 0x95FB, 0x804C, 0x9886, 0x5458].contains(next) { return nil }
      return make(.yao, ordinal, index + 1, nil)
    case 0x6293:  // 抓
      return followsMark ? make(.zhua, ordinal, index + 1, nil) : nil
    case 0x3001, 0xFF0E, 0x2E:  // 、
      guard followsStop || before == 0x20 else { return nil }
      // 一、二、三产业: numerals that 、 parts are no markers.
      let after = index + 2 < end ? scalars[index + 2] : 0
      let isSeries = ChineseOrdinal.digit(next) != nil && (after == 0x3001 || after == 0x4EA7 || after == 0x548C)
      return isSeries ? nil : make(.dunhao, ordinal, index + 1, nil)
    default: return nil
    }
  }

  /// 8月…, 2021年…: a number and a part of a date.
  private func opensWithDate(_ start: Int, _ end: Int) -> Bool {
    let (_, next) = arabicNumber(start, end)
    return next > start && next < end && [0x5E74, 0x6708, 0x65E5].contains(document.scalar(next))
  }

  /// 一是一、二是二: what follows the marker is its own numeral.
  private func isEquation(_ index: Int, _ ordinal: Int, _ end: Int) -> Bool {
    let (value, next) = ChineseOrdinal.read(document.scalars, at: index + 1, before: end)
    guard value == ordinal else { return false }
    return next >= end || MarkerScanner.isMark(document.scalars[next])
  }

  private func arabicNumber(_ start: Int, _ end: Int) -> (value: Int, end: Int) {
    var value = 0
    var index = start
    while index < end, index - start < 4 {
      let scalar = document.scalars[index]
      if (0x30...0x39).contains(scalar) {
        value = value * 10 + Int(scalar - 0x30)
      } else if (0xFF10...0xFF19).contains(scalar) {
        value = value * 10 + Int(scalar - 0xFF10)
      } else {
        break
      }
      index += 1
    }
    return (value, index)
  }

  /// 之一是 唯一是 统一是 第一是 万一 单一 同一 逐一 专一 合一 归一 划一 不一 其一: the numeral belongs to the word before.
  private static func isNoOrdinalBefore(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E4B, 0x552F, 0x7EDF, 0x4E07, 0x5355, 0x540C, 0x9010, 0x4E13, 0x5408, 0x5F52, 0x5212, 0x4E0D, 0x5176,
      0x53E6, 0x6BCF, 0x8FD9, 0x90A3, 0x67D0, 0x8FDB, 0x843D, 0x6709, 0x4EC5, 0x5341:
      true
    default: false
    }
  }

  /// Whether a clause may end in `scalar`.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF1B, 0xFF1A, 0xFF0C, 0xFF01, 0xFF1F, 0x3B, 0x3A, 0x2C, 0x201D, 0xFF09, 0x29, 0x2026, 0x2014,
      0x3001, 0x3011, 0x0A, 0xFFFD:
      true
    default: false
    }
  }

  /// Whether a sentence or one of its halves may end in `scalar`.
  static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x3B, 0x3A, 0x201D, 0xFF09, 0x2026, 0xFFFD: true
    default: false
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  private static func group(_ family: ListFamily) -> Int {
    switch family {
    case .shi, .yao, .zhua: 0
    case .dunhao: 1
    case .paren: 2
    case .arabic: 3
    case .arabicParen: 4
    case .circled: 5
    case .bracket: 6
    case .di: 7
    case .shouxian: 8
    case .qi: 9
    case .fangmian: 10
    case .chapter: 20
    case .parallel: 30
    }
  }
}

/// Reads the ordinals of markers: 一 to 九十九, and 百 for a statute's articles.
enum ChineseOrdinal {
  /// The value of a Chinese digit, 1 to 9, 10 for 十 and 100 for 百; nil for any other scalar.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    case 0x767E: 100
    default: nil
    }
  }

  /// The ordinal at `start` and where it ends; 0 where none stands there.
  ///
  /// 十二 → 12; 一百零三 → 103; 一二 → 0 (no ordinal)
  static func read(_ scalars: [UInt32], at start: Int, before end: Int) -> (value: Int, end: Int) {
    var total = 0
    var pending = 0
    var index = start
    while index < end, index - start < 7 {
      let scalar = scalars[index]
      if scalar == 0x96F6, index > start {  // 零
        index += 1
        continue
      }
      guard let digit = digit(scalar) else { break }
      if digit >= 10 {
        total += max(1, pending) * digit
        pending = 0
      } else {
        if pending > 0 { return (0, start) }
        pending = digit
      }
      index += 1
    }
    return (total + pending, index)
  }
}
