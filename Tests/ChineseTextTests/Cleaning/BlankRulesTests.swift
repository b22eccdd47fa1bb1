import Testing

@testable import ChineseText

private func body(_ text: String) -> [String] {
  let clean = CleanDump.clean(text)
  return clean.paragraphs.map { clean.string($0.span) }
}

@Suite struct `Blanks inside a line` {
  @Test(arguments: [
    ("9月 24日", "9月24日"), ("到 2020年底", "到2020年底"), ("共 46 名", "共46名"), ("目　录", "目录"), ("目　　　录", "目录"),
    ("通 知", "通知"), ("“十三五” 规划", "“十三五”规划"), ("甲\t乙", "甲乙"), ("ＧＤＰ 增长", "ＧＤＰ增长"), ("贡献。 （某办）", "贡献。（某办）"),
  ])
  func `are layout among Han, digits and marks`(text: String, clean: String) {
    #expect(body(text) == [clean])
  }

  @Test(arguments: [
    ("Local History", "Local History"), ("PDF 3.0", "PDF 3.0"), ("3 4", "3 4"), ("第65期　　2021年3月", "第65期 2021年3月"),
    ("某某办公室　　　　2021年3月5日", "某某办公室 2021年3月5日"), ("（甲县志办 乙县志办）", "（甲县志办 乙县志办）"),
  ])
  func `stay as one where they part words or fields`(text: String, clean: String) {
    #expect(body(text) == [clean])
  }
}
