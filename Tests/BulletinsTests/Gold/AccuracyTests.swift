import Foundation
import TestSupport
import Testing

/// How well the program reads the gold documents. `make accuracy` prints the table; with
/// `YISHI_GOLD_VERBOSE=1` every difference goes into `.build/accuracy-differences.txt`.
@Suite struct AccuracyTests {
  @Test func `reads the gold documents as well as docs accuracy md records`() throws {
    var score = GoldScore()
    var groups: [String: GoldScore] = [:]
    for document in try GoldDocument.all() {
      let comparison = GoldComparison(document)
      comparison.add(to: &score)
      comparison.add(to: &groups[document.group, default: GoldScore()])
    }
    print(score.table)
    for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
      print("\n\(group.documents) documents in \(name): \(group.summary)")
    }
    if ProcessInfo.processInfo.environment["YISHI_GOLD_VERBOSE"] == "1" {
      // Into a file: the test runner drops stretches of long output that it happens to cut within a character.
      let path = Fixture.root + "/.build/accuracy-differences.txt"
      try Data((score.differences.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
      print("\(score.differences.count) differences in \(path)")
    }
    let floors = try Self.floors()
    #expect(!floors.isEmpty)
    let figures = score.figures
    for (name, floor) in floors {
      let figure = try #require(figures[name], "docs/accuracy.md sets a floor for \(name), which nothing measures")
      #expect(figure + 1e-9 >= floor, "\(name) fell to \(figure), below its floor of \(floor)")
    }
  }

  /// The rows of the table between the lines `<!-- floors -->` and `<!-- end of floors -->`.
  private static func floors() throws -> [(name: String, floor: Double)] {
    let page = String(decoding: Fixture.bytes("docs/accuracy.md") ?? [], as: UTF8.self)
    let start = try #require(page.range(of: "<!-- floors -->"))
    let end = try #require(page.range(of: "<!-- end of floors -->"))
    return page[start.upperBound..<end.lowerBound].split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, let floor = Double(cells[1]) else { return nil }
      return (cells[0], floor)
    }
  }
}
