import Bulletins
import Foundation
import Testing

/// Compares the embedded divisions with the tables that they were made from, where those lie beside the checkout.
@Suite struct GazetteerDataTests {
  private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/data/divisions").standardized

  private static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  private func rows(_ file: String) throws -> [[String]] {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
    }
  }

  @Test(.enabled(if: isThere, "needs ../shared/data/divisions beside the checkout"))
  func `every division of the tables is in the gazetteer and finds itself by its name`() throws {
    let gazetteer = Gazetteer.standard
    let notNames: Set<String> = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]
    var counties = 0
    var zones = 0
    for (file, zeros) in [("provinces.csv", "0000"), ("cities.csv", "00"), ("areas.csv", "")] {
      for row in try rows(file) {
        let (code, name) = (row[0] + zeros, row[1])
        if notNames.contains(name) { continue }
        let last = Int(code.suffix(2)) ?? 0
        if zeros.isEmpty, (71...79).contains(last) {
          zones += 1
          #expect(gazetteer.place(code: code) == nil, "\(name) is a development zone")
          continue
        }
        if code == "620201" { continue }  // 嘉峪关市 has no counties and stands as its own
        #expect(gazetteer.place(code: code)?.name == name)
        #expect(gazetteer.places(named: name).contains { $0.code == code }, "\(name) does not find \(code)")
        if zeros.isEmpty { counties += 1 }
      }
    }
    #expect(counties > 2_840)
    #expect(zones > 100)
  }
}
