import Bulletins
import Testing

private let four = "一是办甲；二是办乙；三是办丙；四是办丁。"

@Suite struct `Speakers` {
  @Test(arguments: [
    ("会议要求，", "会议"), ("会议强调：", "会议"), ("《通知》要求，", "《通知》"), ("县长王平指出，", "县长王平"), ("王平在讲话中强调，", "王平"),
    ("市地方志办主任李强在会上要求：", "市地方志办主任李强"), ("县地方志办提出四点要求：", "县地方志办"), ("县地方志办对供稿工作提出四点要求：", "县地方志办"), ("会议同时强调，", "会议"),
    ("會議強調，", "會議"), ("副市长林德出席会议并强调：", "副市长林德"), ("王平主持会议并要求，", "王平"),
    ("王平代表市委向获奖者提出三点希望：", "王平"), ("他对修志工作提出四点要求：", "他"), ("主持人要求，", "主持人"),
  ])
  func `are named`(lead: String, speaker: String) {
    #expect(Reading("全县修志工作会召开。" + lead + four + "\n").lists.map(\.speaker) == [speaker])
  }

  @Test(arguments: ["按照会议要求，", "根据上级要求，", "为落实《通知》要求，", "达到质量要求的措施：", "现提出如下要求：", "采取以下措施：", "按真编真审“双真”要求，"])
  func `are nobody where nobody speaks`(lead: String) {
    #expect(Reading("全县修志工作会召开。" + lead + four + "\n").lists.map(\.speaker) == [nil])
  }

  @Test func `may change midway`() {
    let reading = Reading("会议要求，一要快，二要准。县长王平强调，一要严，二要实。\n")
    #expect(reading.lists.map(\.speaker) == ["会议", "县长王平"])
  }
}
