/// The forms that a table can be written in.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// Comma-separated values after RFC 4180.
  case csv
  /// The same with TABs between the cells.
  case tsv
  /// One JSON object a row.
  case jsonl
}

/// Writes the rows of a table as CSV, TSV or JSON Lines.
///
/// CSV and TSV begin with a byte order mark and end lines with CRLF, so that spreadsheets read them as UTF-8; *plain*
/// leaves the mark out and ends lines with LF. A text cell that a spreadsheet would take for a formula gets an
/// apostrophe in front unless the table is *raw*: `=1+1` → `'=1+1`. Numbers stay numbers.
struct TableWriter {
  /// The form.
  let format: ExportFormat
  /// Whether there is no byte order mark, and lines end with LF.
  let isPlain: Bool
  /// Whether formulas are left as they are.
  let isRaw: Bool
  /// The columns' names.
  let names: [String]
  /// What was written and not yet taken.
  private(set) var bytes: [UInt8] = []
  private var json = JSONWriter()

  /// A writer of a table with these columns; writes the line of names.
  init(format: ExportFormat, isPlain: Bool, isRaw: Bool, names: [String]) {
    self.format = format
    self.isPlain = isPlain
    self.isRaw = isRaw
    self.names = names
    guard format != .jsonl else { return }
    if !isPlain { bytes += [0xEF, 0xBB, 0xBF] }
    write(names.map { .text($0) })
  }

  /// Writes a row.
  ///
  /// - Precondition: there is a cell for each column.
  mutating func write(_ cells: [ExportCell]) {
    precondition(cells.count == names.count, "a row has a cell for each column")
    if format == .jsonl {
      writeObject(cells)
      return
    }
    let separator: UInt8 = format == .csv ? 0x2C : 0x09
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator) }
      switch cell {
      case .empty: break
      case .integer(let value): bytes += Array(String(value).utf8)
      case .number(let value): bytes += Array(JSONWriter.number(value).utf8)
      case .text(let text): writeText(isRaw ? text : Self.guarded(text), separator: separator)
      }
    }
    if !isPlain { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  /// What was written since the last call.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// `text` with an apostrophe where a spreadsheet would read a formula: ＝SUM → '＝SUM.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    switch first {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\r", "\n": return "'" + text
    default: return text
    }
  }

  private mutating func writeText(_ text: String, separator: UInt8) {
    let utf8 = Array(text.utf8)
    // Spreadsheets may split cells at semicolons and TABs too, which would lay bare a formula behind one.
    let isSplit: (UInt8) -> Bool = separator == 0x2C ? { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 } : { $0 == separator }
    let needsQuotes =
      utf8.contains { isSplit($0) || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } || utf8.first == 0x20
      || utf8.last == 0x20
    guard needsQuotes else {
      bytes += utf8
      return
    }
    bytes.append(0x22)
    for byte in utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private mutating func writeObject(_ cells: [ExportCell]) {
    json.removeAll()
    json.object { json in
      for (name, cell) in zip(names, cells) {
        json.key(name)
        switch cell {
        case .empty: json.null()
        case .integer(let value): json.value(value)
        case .number(let value): json.value(value)
        case .text(let text): json.value(text)
        }
      }
    }
    json.endLine()
    bytes += json.bytes
  }
}
