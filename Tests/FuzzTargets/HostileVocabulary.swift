import TestSupport

/// What hostile inputs are put together from.
enum HostileVocabulary {
  /// Words, markers and layout of bulletins in the wrong company.
  static let bulletin = HostileText.pieces

  /// The query language's own words and marks.
  static let query = [
    "place:", "date:", "org:", "role:", "in:", "any:", " OR ", " AND ", " NOT ", "OR", "-", "(", ")", "\"", " ",
    "\u{3000}",
    "measures", "articles", "甘孜州", "513300", "2020", "2020-09..2020-12", "..", "2020-02-30", "年鉴", "编纂", "measure",
    "年鑑",
    "\\", "*", "~", ":", "：", "“", "\0", "\u{1B}[31m", "e\u{301}", "𠮷", "NEAR/3", "^", "+", "[", "]", "\u{202E}",
  ]

  /// Characters of many scripts and widths, and those that encodings and segmenters treat apart.
  static let characters = [
    "年", "鉴", "编纂工作", "地方志", "推进", "樂山市", "一", "１００％", "3.5", "1,234", "a", "don't", "カタカナー", "ひらがな", "ーー", "か\u{3099}",
    "한국어", "ภาษาไทย", "ລາວ", "👨‍👩‍👧", "🇨🇳", "𠮷", "\u{2F800}", "\u{F900}", "㌔", "々", "。", "，", "\"", "_", "\u{3000}",
    "\u{200D}", "\u{FE0F}",
    "\u{FEFF}", "\u{FFFD}", "\r\n", "\n", "\0", "\u{85}", "\u{2028}", "\u{301}", "\u{E004}", "\u{A0}",
  ]

  /// Edits to a segment file, as ``SegmentFuzzing`` reads them: numbers that no count, length or offset should be, put
  /// over what is there.
  static let edits: [[UInt8]] = [
    [0x00], [0x80], [0x7F], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x1C, 0, 0] + [UInt8](repeating: 0xFF, count: 8),
    [0x9C, 8, 0] + [UInt8](repeating: 0xFF, count: 8), [0x9C, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0x80], [0x83, 20, 0],
    [0x9F, 60, 0], [0x82, 30, 0, 0x01], [0x8C, 80, 0, 0xFF, 0xFF, 0xFF, 0x7F], [0x0C, 16, 0, 0, 0, 0, 0],
    [0x1C, 64, 1, 1, 0, 0, 0, 0, 0, 0, 0], [0x80, 90, 0, 0x00], [0x80, 100, 0, 0xFF], [0x84, 110, 0, 0x80, 0x80],
  ]
}
