import Foundation
import TestSupport
import Testing

/// Tables as other programs read them. Skipped where the other program is not installed.
@Suite struct SpreadsheetTests {
  static let hasPython = which("python3")
  static let hasOffice = which("soffice")

  private static func which(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/" + program)
    }
  }

  /// Headings that spreadsheets could take for formulas, or for several cells.
  private static let headings = [
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "＝1+1", "＋1", "－1", "＠SUM", "甲;=1+1", "甲\"=1+1", "'=1+1", "=cmd|'/C calc'!A0",
    "甲，=HYPERLINK(\"http://example.invalid\")", "0012", "1e5", "2020-1-1", "TRUE",
  ]

  private func prepared() throws -> CommandRunner {
    let runner = try CommandRunner()
    let markers = "一二三四五六七八九十".map(String.init) + "一二三四五六七".map { "十\($0)" }
    var text = "泸州市部署工作\n\n9月3日，泸州市召开会议，提出要求。\n\n"
    // An outline, whose markers stand apart from what follows.
    for (marker, heading) in zip(markers, Self.headings) {
      text += "\(marker)、\(heading)。完成-1%和50件。\n\n"
    }
    try runner.write(text, to: "=1+1.txt")
    #expect(try runner.run("import", "=1+1.txt").code == 0)
    #expect(try runner.run("export", "-q", "-o", "m.csv").code == 0)
    #expect(try runner.run("export", "-q", "-o", "m.tsv", "--format", "tsv").code == 0)
    #expect(try runner.run("export", "-q", "-o", "m.jsonl", "--format", "jsonl").code == 0)
    #expect(try runner.run("export", "mentions", "-q", "-o", "f.csv").code == 0)
    return runner
  }

  @Test(.enabled(if: hasPython, "python3 is not installed"))
  func `Python's csv reads the cells that JSON Lines hold, with an apostrophe before formulas`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    try runner.write(
      """
      import csv, json
      rows = [json.loads(line) for line in open('m.jsonl', encoding='utf-8')]
      assert len(rows) == \(Self.headings.count), len(rows)
      def cell(value):
          if value is None: return ''
          if isinstance(value, (int, float)): return repr(value)
          return "'" + value if value[:1] in '=+-@＝＋－＠\\t\\r\\n' and value else value
      for name, dialect in (('m.csv', 'excel'), ('m.tsv', 'excel-tab')):
          with open(name, newline='', encoding='utf-8-sig') as file:
              table = list(csv.DictReader(file, dialect=dialect, strict=True))
          assert len(table) == len(rows)
          for row, expected in zip(table, rows):
              assert list(row) == list(expected)
              for key, value in expected.items(): assert row[key] == cell(value), (key, row[key], value)
      numbers = [row['value'] for row in csv.DictReader(open('f.csv', newline='', encoding='utf-8-sig'))]
      assert any(float(value) == 50 for value in numbers if value), numbers
      print(len(rows))
      """, to: "check.py")
    let result = try runner.shell("python3 check.py")
    #expect(result.output == "\(Self.headings.count)\n", "\(result.errors)")
  }

  @Test(.enabled(if: hasOffice && hasPython, "LibreOffice is not installed"), .timeLimit(.minutes(5)))
  func `LibreOffice finds no formula, and numbers where numbers are`() throws {
    let runner = try prepared()
    defer { runner.remove() }
    // Separators as its dialogue offers them (TAB, comma, semicolon), UTF-8, from line 1, and cells judged by their
    // look: whatever could be a formula would be one.
    for (options, name) in [("44/9/59,34,76,1,,0,false,true", "m"), ("44,34,76,1,,0,false,true", "f")] {
      let result = try runner.shell(
        "HOME=$PWD soffice --headless -env:UserInstallation=file://$PWD/office --infilter='CSV:\(options)' "
          + "--convert-to fods \(name).csv")
      #expect(result.code == 0, "\(result.errors)")
    }
    try runner.write(
      """
      import xml.etree.ElementTree as tree
      T, O = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}', '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
      def rows(name):
          for row in tree.parse(name).iter(T + 'table-row'):
              cells = []
              for cell in row.findall(T + 'table-cell'):
                  assert cell.get(T + 'formula') is None, cell.get(T + 'formula')
                  count = int(cell.get(T + 'number-columns-repeated', 1))
                  cells += [(cell.get(O + 'value-type'), ''.join(cell.itertext()).strip())] * min(count, 64)
              if any(text for _, text in cells): yield cells
      table = list(rows('m.fods'))
      names = [text for _, text in table[0]]
      assert len(table) == \(Self.headings.count + 1), len(table)
      for row in table[1:]:
          assert row[names.index('ordinal')][0] == 'float'
          assert row[names.index('sha256')][0] == 'string' and len(row[names.index('sha256')][1]) == 64
      table = list(rows('f.fods'))
      names = [text for _, text in table[0]]
      assert any(row[names.index('value')] == ('float', '50') for row in table[1:])
      print('safe')
      """, to: "check.py")
    let result = try runner.shell("python3 check.py")
    #expect(result.output == "safe\n", "\(result.errors)")
  }
}
