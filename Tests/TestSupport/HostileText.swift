/// Random text in which everything that rules look for stands in the wrong company: markers, brackets, quotation
/// marks, counts, furniture words, blanks and line breaks of all kinds, NUL.
public struct HostileText {
  private var random: SeededGenerator

  /// A source of texts that are the same for the same seed.
  public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The next text, of up to `pieces` pieces.
  public mutating func next(pieces: Int = 120) -> String {
    var text = ""
    let count = Int.random(in: 0...pieces, using: &random)
    // Some texts hold few kinds of pieces, so that long sequences come up.
    let palette = Bool.random(using: &random) ? Self.pieces : few()
    for _ in 0..<count { text += palette[Int.random(in: 0..<palette.count, using: &random)] }
    return text
  }

  /// A number below `bound`, for choices that go with a text.
  public mutating func number(below bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &random) }

  private mutating func few() -> [String] {
    (0..<8).map { _ in Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)] }
  }

  /// The pieces, each of which means something to some rule.
  public static let pieces: [String] = [
    "一是", "二是", "三是", "四要", "五要", "一要", "二要", "三要", "一抓", "二抓", "一、", "二、", "三、", "（一）", "（二）", "（三）", "1.", "2.",
    "3．", "（1）", "（2）", "①", "②", "③", "［1］", "[2]", "第一，", "第二，", "第三，", "首先，", "其次，", "再次，", "最后，", "其一，", "其二，",
    "一方面，",
    "另一方面，", "第一章", "第一条", "第二条", "——", "●", "要", "要加强领导；", "一", "二", "十", "百", "第", "十一是", "之一是", "第一书记",
    "五项措施", "三点要求", "四个方面：", "三管齐下", "“三抓”", "有四：", "会议要求，", "《通知》指出：", "局长强调，", "存在问题：", "建议：", "取得成效。", "原因",
    "目标任务", "总体要求", "（甘孜州地方志办）", "（供稿）", "【市州动态】", "目录", "一、总体情况……3", "第65期（总第797期）", "各县人民政府：", "附件", "附件1：",
    "注：", "名词解释", "抄送：", "某市人民政府办公室", "2021年3月5日", "二○二一年三月", "3月5日", "某府发〔2021〕3号", "甘孜州扎实推进工作", "开展调研", "落实责任",
    "以上问题", "同志们", "以上三项工作", "，", "。", "；", "：", "、", "！", "？", "“", "”", "《", "》", "（", "）", "(", ")", "「", "」", "…",
    "—", " ", "  ",
    "　", "　　", "\t", "\u{A0}", "\u{200B}", "\u{FEFF}", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\u{C}", "\u{2028}",
    "\u{85}", "\0", "\u{7}", "\u{7F}", "\u{FFFD}",
    "\u{E004}", "𠮷", "é", "e\u{301}", "A", "Word text", "3", "12", "100", "- 3 -", "Page 4", "第 3 页", "浏览次数：12",
    "来源：某报", "打印 关闭",
    "【字体：大 中 小】", "您的位置：首页>正文", "http://example.cn/a", "原文链接：", "相关链接：", "责任编辑：某", "2026-02-10 07:41",
    "全县各级各部门要把编纂工作摆在重要位置统筹安排逐项落实", "编纂工作进展顺利，各项任务按计划推进，资料收集全面完成。", "樂山市採取三項措施",
  ]
}
