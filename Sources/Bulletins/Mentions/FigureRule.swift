/// A rule that finds figures: its name, as `extract --explain` prints it, and what it reads.
struct FigureRule: Sendable, Hashable {
  /// The name.
  let name: String
  /// One line with an example.
  let doc: String

  /// 85%, 八成五.
  static let percent = FigureRule(name: "figure.percent", doc: "a number with %, ‰ or 成: 八成五 → 8.5 成, 85 %")
  /// 百分之八十五.
  static let percentOf = FigureRule(name: "figure.percentOf", doc: "百分之 and a number: 百分之八十五 → 85 %")
  /// 三分之二, 1/10.
  static let fraction = FigureRule(name: "figure.fraction", doc: "a part of a whole: 三分之二 → 0.667")
  /// 3∶2.
  static let ratio = FigureRule(name: "figure.ratio", doc: "two numbers with a colon: 3∶2 → 1.5")
  /// 翻一番.
  static let multiple = FigureRule(name: "figure.multiple", doc: "翻 and 番: 翻两番 → 2 番, up")
  /// 1.21万亿元.
  static let measure = FigureRule(name: "figure.measure", doc: "a number with a unit of measure: 1.21万亿元 → 1.21 万亿元")
  /// 3元5角.
  static let compound = FigureRule(name: "figure.compound", doc: "a unit and its sub-unit: 3元5角 → 3.5 元")
  /// 46名.
  static let count = FigureRule(name: "figure.count", doc: "a number with a classifier: 46名 → 46 名")
  /// 半年.
  static let half = FigureRule(name: "figure.half", doc: "half a unit of time: 半年 → 0.5 年")
  /// 3—5个.
  static let range = FigureRule(name: "figure.range", doc: "two numbers with a dash, 至 or 到: 3—5个 → 3, 3 to 5")
  /// 第5位.
  static let ordinal = FigureRule(name: "figure.ordinal", doc: "第 or 前 with a number and its noun: 第5位, 前10名, 第十四届")
  /// 居全国第一.
  static let rank = FigureRule(name: "figure.rank", doc: "第 with a number behind 全国, 位列 and their like: 居全国第二")
  /// 达1.21万亿.
  static let magnitude = FigureRule(name: "figure.magnitude", doc: "a number with a magnitude alone: 达1.21万亿")
  /// 二百五十点二 alone.
  static let bare = FigureRule(
    name: "figure.bare", doc: "a number without a unit, in a text that is one short line: 二百五十点二 → 250.2")

  /// Every rule, in the order in which they are told of.
  static let all: [FigureRule] = [
    percent, percentOf, fraction, ratio, multiple, measure, compound, count, half, range, ordinal, rank, magnitude,
    bare,
  ]
}
