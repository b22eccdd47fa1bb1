/// A rule that finds figures: its name, as `extract --explain` prints it, and what it reads.
enum FigureRule: CaseIterable, Sendable {
  /// 85%, 八成五.
  case percent
  /// 百分之八十五.
  case percentOf
  /// 三分之二, 1/10.
  case fraction
  /// 3∶2.
  case ratio
  /// 翻一番.
  case multiple
  /// 1.21万亿元.
  case measure
  /// 3元5角.
  case compound
  /// 46名.
  case count
  /// 半年.
  case half
  /// 3—5个.
  case range
  /// 第5位.
  case ordinal
  /// 居全国第一.
  case rank
  /// 达1.21万亿.
  case magnitude
  /// 二百五十点二 alone.
  case bare

  /// The name.
  var name: String {
    switch self {
    case .percent: "figure.percent"
    case .percentOf: "figure.percentOf"
    case .fraction: "figure.fraction"
    case .ratio: "figure.ratio"
    case .multiple: "figure.multiple"
    case .measure: "figure.measure"
    case .compound: "figure.compound"
    case .count: "figure.count"
    case .half: "figure.half"
    case .range: "figure.range"
    case .ordinal: "figure.ordinal"
    case .rank: "figure.rank"
    case .magnitude: "figure.magnitude"
    case .bare: "figure.bare"
    }
  }

  /// One line with an example.
  var doc: String {
    switch self {
    case .percent: "a number with %, ‰ or 成: 八成五 → 8.5 成, 85 %"
    case .percentOf: "百分之 and a number: 百分之八十五 → 85 %"
    case .fraction: "a part of a whole: 三分之二 → 0.667"
    case .ratio: "two numbers with a colon: 3∶2 → 1.5"
    case .multiple: "翻 and 番: 翻两番 → 2 番, up"
    case .measure: "a number with a unit of measure: 1.21万亿元 → 1.21 万亿元"
    case .compound: "a unit and its sub-unit: 3元5角 → 3.5 元"
    case .count: "a number with a classifier: 46名 → 46 名"
    case .half: "half a unit of time: 半年 → 0.5 年"
    case .range: "two numbers with a dash, 至 or 到: 3—5个 → 3, 3 to 5"
    case .ordinal: "第 or 前 with a number and its noun: 第5位, 前10名, 第十四届"
    case .rank: "第 with a number behind 全国, 位列 and their like: 居全国第二"
    case .magnitude: "a number with a magnitude alone: 达1.21万亿"
    case .bare: "a number without a unit, in a text that is one short line: 二百五十点二 → 250.2"
    }
  }
}
