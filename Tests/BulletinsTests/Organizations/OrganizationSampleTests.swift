import Bulletins
import ChineseText
import Foundation
import Testing

/// The organisations of the sample bulletin, where it lies beside the checkout.
@Suite struct OrganizationSampleTests {
  private static let sample = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/samples/000_dce8e1f86b5faf76.txt").standardized

  private static var isThere: Bool { FileManager.default.fileExists(atPath: sample.path) }

  @Test(.enabled(if: isThere, "needs ../shared/samples beside the checkout"))
  func `the sample gives its organisations and no others`() throws {
    let raw = try String(contentsOf: Self.sample, encoding: .utf8)
    var joined = ""
    for line in raw.split(separator: "\n") {
      let trimmed = line.filter { !$0.isWhitespace }
      joined += trimmed
      if let last = trimmed.last, "。）】".contains(last) || trimmed.count < 25 { joined += "\n" }
    }
    let text = ScalarText(Array(joined.utf8))
    let found = OrganizationReader().organizations(in: text, region: 0..<text.count, articlePlace: nil)
    let expected: Set<String> = [
      "省地方志办党组", "省地方志办", "州人民政府", "甘孜州地方志办", "阿坝州地方志办", "内江市委党史地方志研究室",
      "四川省地方志工作办公室", "州委", "州政府", "市委", "各县（市）地方志工作部门",
    ]
    #expect(Set(found.map(\.text)) == expected)
  }
}
