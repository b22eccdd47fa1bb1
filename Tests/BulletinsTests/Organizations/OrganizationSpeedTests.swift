import Bulletins
import ChineseText
import Testing

/// Inputs made to cost much: each is read in time that grows with its length only.
@Suite struct OrganizationSpeedTests {
  @Test(arguments: [
    "局", "市教育局", "四川省成都市", "（", "县（市）", "领导小组办公室", "1", "、地方志办", "会同县", "“市", "教育", "委", "（以下简称市防办", "各省、",
  ])
  func `repetition costs no more than its length`(unit: String) {
    let reader = OrganizationReader()
    let count = 100_000
    let text = ScalarText(Array(String(repeating: unit, count: count / unit.unicodeScalars.count).utf8))
    let elapsed = ContinuousClock().measure {
      _ = reader.organizations(in: text, region: 0..<text.count, articlePlace: nil)
    }
    // A debug build on a busy machine takes a second or two; what grows with the square takes many minutes.
    #expect(elapsed < .seconds(60))
  }
}
