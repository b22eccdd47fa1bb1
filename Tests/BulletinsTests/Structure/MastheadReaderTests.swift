import ChineseText
import Testing

@testable import Bulletins

@Suite struct `Mastheads` {
  private func bulletin(_ text: String) -> Bulletin? {
    Reading(text + "\n甘孜州推进修志\n全州修志工作稳步推进，取得成效。\n").parsed.articles[0].bulletin
  }

  @Test func `name series, issue, issuer and date`() throws {
    let bulletin = try #require(self.bulletin("四川某地方志简报\n第65期（总第797期）\n甘孜州地方志办公室编　　　　2020年12月25日"))
    #expect(bulletin.name == "四川某地方志简报")
    #expect(bulletin.issue == 65)
    #expect(bulletin.totalIssue == 797)
    #expect(bulletin.issuer == "甘孜州地方志办公室")
    #expect(bulletin.date?.edtf == "2020-12-25")
  }

  @Test(
    arguments: [
      ("某地方志简报\n2022年第52期", 52, nil), ("某地方志简报\n总第4059期", nil, 4059), ("某地方志简报\n第十二期", 12, nil),
      ("某地方志簡報\n二○一九年第3期", 3, nil), ("某地方志简报 第7期(总第70期)", 7, 70),
    ] as [(String, Int?, Int?)])
  func `may be short`(text: String, issue: Int?, total: Int?) throws {
    let bulletin = try #require(self.bulletin(text))
    #expect(bulletin.name.hasPrefix("某地方志"))
    #expect(bulletin.name.unicodeScalars.count == 6)
    #expect(bulletin.issue == issue)
    #expect(bulletin.totalIssue == total)
  }

  @Test func `are absent where no issue is named`() {
    #expect(bulletin("某地方志简报") == nil)
    #expect(bulletin("简报第65期刊发了经验，影响很大。") == nil)
  }
}
