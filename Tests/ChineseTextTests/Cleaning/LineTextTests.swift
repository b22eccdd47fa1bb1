import Testing

@testable import ChineseText

@Suite struct `Line endings and openings` {
  private func read(_ line: String) -> LineText { LineText(line.unicodeScalars.map(\.value)) }

  @Test(arguments: [
    ("完成任务。", LineText.Ending.sentence), ("“完成任务。”", .sentence), ("（完成任务。）", .sentence), ("好！", .sentence),
    ("等等……", .sentence),
    ("完成任务；", .clause), ("措施如下：", .colon), ("要求:", .colon), ("甲，", .open), ("甲、", .open), ("《", .open), ("“", .open),
    ("一、总体情况……3", .leader), ("（二）问题.....12", .leader), ("完成任", .words), ("完成“任务”", .words), ("1986", .words),
    ("", .sentence),
  ])
  func `are told by the last marks`(line: String, ending: LineText.Ending) { #expect(read(line).ending == ending) }

  @Test(arguments: [
    "一是抓", "五要抓", "十二、抓", "（三）抓", "(3)抓", "4.抓", "5．抓", "⑥抓", "第七，抓", "第八条 抓", "［9］抓", "三抓质量",
  ])
  func `open items`(line: String) { #expect(read(line).startsItem) }

  @Test(arguments: ["第一书记", "第三轮", "一般", "十一月", "1.5亿元", "2021年", "（某办）", "一万", "三产", "要抓"])
  func `open no items`(line: String) { #expect(!read(line).startsItem) }

  @Test func `tell titles, bylines and open brackets`() {
    #expect(read("甘孜州五措施推进修志").isUnpunctuated)
    #expect(!read("甘孜州，推进").isUnpunctuated)
    #expect(read("（甘孜州地方志办）").isBracketed)
    #expect(read("作出贡献。（甘孜州地方志办）").endsInBracketedRemark)
    #expect(!read("甘孜州（含各县）").endsInBracketedRemark)
    #expect(read("就“两全目标").leavesBracketOpen)
    #expect(!read("就“两全目标”").leavesBracketOpen)
  }
}
