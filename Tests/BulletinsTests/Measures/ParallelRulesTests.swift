import Bulletins
import Testing

@Suite struct `Parallel items` {
  @Test(arguments: [
    ("会议要求，要办甲；要办乙；要办丙。", 3), ("要办甲；要办乙。", 2), ("要办甲。要办乙。要办丙。", 3), ("各县要办甲；要办乙；要办丙。", 3),
  ])
  func `begin at 要`(text: String, count: Int) {
    let reading = Reading(text + "\n")
    #expect(reading.lists.map(\.family) == [.parallel])
    #expect(reading.items.map(\.count) == [count])
    #expect(reading.items.allSatisfy { $0.allSatisfy { $0.hasPrefix("要") } })
    #expect(reading.markers.allSatisfy { $0.allSatisfy(\.isEmpty) })
  }

  @Test(arguments: [
    "要办甲。", "要办甲。要办乙。", "要求很高；要点很多；要素齐全。", "主要办甲；重要的是乙；必要时办丙。", "他说：“要办甲；要办乙；要办丙。”",
  ])
  func `are not made of other words`(text: String) { #expect(Reading(text + "\n").items == []) }

  @Test func `may be lines with dashes or bullets`() {
    #expect(Reading("安排如下：\n——办甲事。\n——办乙事。\n").markers == [["——", "——"]])
    #expect(Reading("安排如下：\n●办甲事。\n●办乙事。\n●办丙事。\n").markers == [["●", "●", "●"]])
    #expect(Reading("安排如下：\n——办甲事。\n别的事。\n——办乙事。\n").items == [])
  }

  @Test func `may be clauses of one sentence that says what somebody asks for`() {
    #expect(Reading("县长强调，要办甲，要办乙，要办丙。\n").items == [["要办甲，", "要办乙，", "要办丙。"]])
    #expect(Reading("县长强调，要办甲，要办乙。\n").items == [])
    #expect(Reading("县长强调，要办甲，要办乙，确保办好，要办丙。\n").items == [])
    #expect(Reading("办事之前，要办甲，要办乙，要办丙。\n").items == [])
  }
}
