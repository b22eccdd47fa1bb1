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
}
