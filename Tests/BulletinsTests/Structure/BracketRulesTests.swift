import Bulletins
import ChineseText
import Testing

@Suite struct `Brackets and quotation marks` {
  @Test(arguments: [
    ("会议强调“质量第一。\n", "“ is not closed: “质量第一。"), ("出版《甘孜年鉴，印数一千。\n", "《 is not closed: 《甘孜年鉴，印数一千。"),
    ("出版年鉴（二十卷，印数一千。\n", "（ is not closed: （二十卷，印数一千。"), ("会议强调质量第一”。\n", "” closes nothing: 会议强调质量第一”"),
    ("年鉴出版）印数一千。\n", "） closes nothing: 年鉴出版）"),
  ])
  func `without a partner are told`(text: String, detail: String) {
    let diagnostics = Reading("全市修志工作稳步推进。\n" + text).parsed.diagnostics
    #expect(diagnostics.map(\.kind) == [.unpairedMark])
    #expect(diagnostics.map(\.detail) == [detail])
  }

  @Test(arguments: [
    "会议强调“质量第一”。\n", "他说：“先办甲。\n“再办乙。\n“后办丙。”\n", "1）办甲。\n2）办乙。\n", "打造“一网统管\" 平台。\n", "《〈年鉴〉条例》（2020卷（上））\n",
  ])
  func `that pair are fine`(text: String) {
    #expect(Reading("全市修志工作稳步推进。\n" + text).parsed.diagnostics == [])
  }

  @Test func `are named up to twenty an article`() {
    #expect(Reading("修志" + String(repeating: "（", count: 100) + "\n").parsed.diagnostics.count == 20)
  }
}
