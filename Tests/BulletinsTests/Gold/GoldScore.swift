/// How a reading compares with the gold: things found (precision, recall), and their values (share right).
struct GoldScore {
  /// Things that were to be found, by kind.
  struct Tally {
    var expected = 0
    var found = 0
    var matched = 0

    var precision: Double { found == 0 ? 1 : Double(matched) / Double(found) }
    var recall: Double { expected == 0 ? 1 : Double(matched) / Double(expected) }
    var f1: Double {
      let sum = precision + recall
      return sum == 0 ? 0 : 2 * precision * recall / sum
    }
  }

  /// Values of things that both have.
  struct Share {
    var right = 0
    var count = 0

    var value: Double { count == 0 ? 1 : Double(right) / Double(count) }
  }

  private(set) var tallies: [String: Tally] = [:]
  private(set) var shares: [String: Share] = [:]
  private(set) var baseline: [String: Tally] = [:]
  /// One line for each difference.
  private(set) var differences: [String] = []
  private(set) var documents = 0

  private static let tallyOrder = ["items", "item spans", "last items", "dates", "figures", "organisations"]
  private static let shareOrder = [
    "item ordinal", "list family", "list level", "list role", "list parent", "announced count", "check", "speaker",
    "date EDTF", "figure value", "figure kind", "figure si", "figure approx", "figure change", "organisation role",
    "organisation name", "organisation place", "article title", "article place", "article date",
  ]

  mutating func addDocument() { documents += 1 }

  mutating func note(_ line: String) { differences.append(line) }

  mutating func add(_ kind: String, expected: Int, found: Int, matched: Int) {
    tallies[kind, default: Tally()].expected += expected
    tallies[kind, default: Tally()].found += found
    tallies[kind, default: Tally()].matched += matched
  }

  mutating func addBaseline(_ kind: String, expected: Int, found: Int, matched: Int) {
    baseline[kind, default: Tally()].expected += expected
    baseline[kind, default: Tally()].found += found
    baseline[kind, default: Tally()].matched += matched
  }

  mutating func add(_ value: String, right: Bool) {
    shares[value, default: Share()].count += 1
    if right { shares[value, default: Share()].right += 1 }
  }

  /// Every figure that a floor can be set for: `items.f1`, `date EDTF`, `family 是.f1`.
  var figures: [String: Double] {
    var figures = shares.mapValues(\.value)
    for (kind, tally) in tallies {
      figures[kind + ".precision"] = tally.precision
      figures[kind + ".recall"] = tally.recall
      figures[kind + ".f1"] = tally.f1
    }
    return figures
  }

  /// The table that `make accuracy` prints.
  var table: String {
    var lines = ["accuracy on \(documents) gold documents", ""]
    lines.append(row("found", "gold", "found", "P", "R", "F1", "naive P", "R", "F1"))
    let families = tallies.keys.filter { $0.hasPrefix("family ") }.sorted()
    for kind in Self.tallyOrder + families {
      guard let tally = tallies[kind] else { continue }
      var cells = [kind, String(tally.expected), String(tally.found)] + Self.measures(tally)
      if let naive = baseline[kind] { cells += Self.measures(naive) }
      lines.append(row(cells))
    }
    lines += ["", row("right of those found", "of", "right", "share")]
    for name in Self.shareOrder {
      guard let share = shares[name] else { continue }
      lines.append(row(name, String(share.count), String(share.right), Self.decimal(share.value)))
    }
    return lines.joined(separator: "\n")
  }

  /// The F1 of each kind and what is right of the lists found, on one line.
  var summary: String {
    let found = Self.tallyOrder.compactMap { kind in tallies[kind].map { kind + " " + Self.decimal($0.f1) } }
    let right = ["list level", "list role", "list parent", "announced count", "speaker", "article title"].compactMap {
      name in shares[name].map { name + " " + Self.decimal($0.value) }
    }
    return "F1 of " + found.joined(separator: ", ") + "; right " + right.joined(separator: ", ")
  }

  private static func measures(_ tally: Tally) -> [String] {
    [decimal(tally.precision), decimal(tally.recall), decimal(tally.f1)]
  }

  /// Three decimals, rounded down, so that 1.000 means all.
  private static func decimal(_ value: Double) -> String {
    let thousandths = Int(value * 1000 + 1e-9)
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private func row(_ cells: String...) -> String { row(cells) }

  private func row(_ cells: [String]) -> String {
    cells.enumerated().map { index, cell in
      let width = cell.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
      let padding = String(repeating: " ", count: max(0, (index == 0 ? 22 : 8) - width))
      return index == 0 ? cell + padding : padding + cell
    }.joined()
  }
}
