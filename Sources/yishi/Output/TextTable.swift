import ChineseText

/// Columns of text, lined up by the width that terminals give Han characters.
struct TextTable {
  private var rows: [[String]] = []
  private let rightAligned: Set<Int>

  /// A table; the columns in `rightAligned` hold numbers.
  init(rightAligned: Set<Int> = []) { self.rightAligned = rightAligned }

  /// Adds a row.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines of the table, without blanks at their ends.
  var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? EastAsianWidth.columns(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: max(0, widths[column] - EastAsianWidth.columns(of: cell)))
        line += rightAligned.contains(column) ? blanks + cell : cell + blanks
        if column < row.count - 1 { line += "  " }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
