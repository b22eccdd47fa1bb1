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
    func time(_ count: Int) -> Duration {
      let text = ScalarText(Array(String(repeating: unit, count: count / unit.unicodeScalars.count).utf8))
      // The best of three, because the machine may be busy.
      return (0..<3).map { _ in
        ContinuousClock().measure {
          _ = reader.organizations(in: text, region: 0..<text.count, articlePlace: nil)
        }
      }.min() ?? .zero
    }
    _ = time(1_000)
    let short = time(2_000)
    let long = time(16_000)
    // Eight times the text; the bound leaves room for a busy machine, and a square would need sixty-four times.
    #expect(long < max(short, .milliseconds(1)) * 40)
  }
}
