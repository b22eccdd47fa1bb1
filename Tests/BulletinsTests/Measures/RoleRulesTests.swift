import Bulletins
import Testing

private let four = "一是办甲；二是办乙；三是办丙；四是办丁。"

@Suite struct `List roles` {
  @Test(arguments: [
    ("采取以下措施：", ListRole.measure), ("主要做法是：", .measure), ("下一步工作打算：", .measure), ("重点推进以下工程：", .measure),
    ("", .measure),
    ("会议要求，", .requirement), ("县长强调，", .requirement), ("坚持以下原则：", .requirement), ("《通知》提出以下要求：", .requirement),
    ("存在以下问题：", .problem), ("主要困难：", .problem), ("还存在一些不足：", .problem), ("呈现以下特点：", .feature),
    ("取得以下成效：", .achievement), ("实现以下目标：", .target),
    ("究其原因：", .other), ("针对存在的问题，采取以下措施：", .measure), ("为解决这些困难，", .measure), ("按照会议要求，", .measure),
    ("立足地方特点，", .measure),
    ("取得以下成績：", .achievement), ("存在以下問題：", .problem),
  ])
  func `follow from the words before the list`(lead: String, role: ListRole) {
    #expect(Reading("今年以来，" + lead + four + "\n").lists.map(\.role) == [role])
  }

  @Test func `are sections where headings only name topics`() {
    let reading = Reading("一、总体要求\n修好志书。\n二、重点任务\n编好年鉴。\n三、保障措施\n落实经费。\n")
    #expect(reading.lists.map(\.role) == [.section])
  }

  @Test func `are handed down by a section's heading`() {
    let reading = Reading("一、存在的问题\n（一）缺人。\n（二）缺钱。\n二、工作措施\n（一）增编。\n（二）增支。\n")
    #expect(reading.lists.map(\.role) == [.section, .problem, .measure])
  }
}
