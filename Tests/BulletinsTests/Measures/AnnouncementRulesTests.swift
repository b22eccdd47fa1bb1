import Bulletins
import ChineseText
import Testing

private let four = "一是办甲；二是办乙；三是办丙；四是办丁。"

@Suite struct `Announced counts` {
  @Test(arguments: [
    ("采取四项措施：", "四项措施"), ("采取4项措施：", "4项措施"), ("提出四点要求，", "四点要求"), ("从四个方面入手：", "四个方面"), ("做法有四：", "有四"),
    ("经验主要有四条：", "四条"),
    ("分四步实施：", "四步"), ("落实四项保障措施，", "四项保障措施"), ("抓好四大工程。", "四大工程"), ("突出“四抓”，", "四抓"), ("采取四条硬措施，", "四条硬措施"),
    ("發現四個問題：", "四個問題"),
    ("安排四个系列：", "四个系列"),
    ("把握好以下四点：", "四点"), ("交出四份“成绩单”：", "四份“成绩单”"), ("打好四场硬仗：", "四场硬仗"),
  ])
  func `are fulfilled`(lead: String, count: String) {
    let reading = Reading("全县" + lead + four + "\n")
    #expect(reading.announced == [count])
    #expect(reading.lists.map(\.check) == [.ok])
  }

  @Test(arguments: [
    ("采取五项措施：", "五项措施", AnnouncementCheck.short), ("采取三项措施：", "三项措施", .over), ("采取六项举措，", "六项举措", .short),
  ])
  func `are contradicted`(lead: String, count: String, check: AnnouncementCheck) {
    let reading = Reading("全县" + lead + four + "\n")
    #expect(reading.announced == [count])
    #expect(reading.lists.map(\.check) == [check])
  }

  @Test(arguments: [
    "第四项措施是：", "投入四百万元，", "历时四年，", "召开四次会议，", "第四季度，", "四川省要求，", "十四五期间，", "1.4个百分点的增长背后，", "二十个工作日内，",
  ])
  func `are no other numbers`(lead: String) {
    #expect(Reading("全县" + lead + four + "\n").announced == ["-"])
  }

  @Test func `stand in the title`() {
    let reading = Reading("某县四项措施推进修志\n" + four + "\n（某县地方志办）\n")
    #expect(reading.announced == ["四项措施"])
  }

  @Test func `may sum up behind the list`() {
    #expect(Reading("全县开展工作。" + four + "以上四项措施收效明显。\n").announced == ["四项措施"])
    #expect(Reading("全县开展工作。" + four + "随后召开四次会议。\n").announced == ["-"])
  }

  @Test func `belong to one list`() {
    let reading = Reading("某县四项措施推进修志\n全县采取四项措施：\(four)\n还存在不足：\(four)\n")
    #expect(reading.announced == ["四项措施", "-"])
  }

  @Test func `stay open where the text ends in 等`() {
    let reading = Reading("全县采取七项措施，一是办甲，二是办乙，三是办丙等。\n")
    #expect(reading.lists.map(\.check) == [.open])
    #expect(Reading("全县努力，一是办甲，二是办乙等。\n").lists.map(\.check) == [.unannounced])
  }

  @Test func `right before the colon are contradicted by however many`() {
    let reading = Reading("全县采取九项措施推进工作：\(four)\n")
    #expect(reading.announced == ["九项措施"])
    #expect(reading.lists.map(\.check) == [.short])
    #expect(reading.parsed.diagnostics.map(\.kind) == [.listBreaksOff])
    #expect(Reading("上级的九项措施见效，全县推进工作：\(four)\n").announced == ["-"])
  }
}
