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

  @Test(arguments: [
    ("2025年主要工作", "2026年主要任务", ListRole.achievement, ListRole.measure), ("过去五年工作", "今后五年工作", .achievement, .measure),
    ("“十四五”时期发展", "“十五五”时期目标", .achievement, .target), ("2025年工作回顾", "2026年预期目标", .achievement, .target),
  ])
  func `in a work report go by where the section's heading looks`(
    past: String, future: String, first: ListRole, second: ListRole
  ) {
    let reading = Reading(
      "2026年某省政府工作报告\n各位代表：\n一、\(past)\n（一）办甲。\n（二）办乙。\n二、\(future)\n（一）办丙。\n（二）办丁。\n三、自身建设\n（一）守法。\n（二）守纪。\n")
    #expect(reading.lists.map(\.role) == [.section, first, second, .measure])
  }

  @Test(arguments: [
    ("某馆开放须知", ListRole.requirement), ("某市修志名词解释", .other), ("某市修志工作要点", .measure), ("某市修志工作汇报", .achievement),
  ])
  func `go by the title where nothing else speaks`(title: String, role: ListRole) {
    let reading = Reading("\(title)\n\n1.志书编纂稳步推进。\n2.年鉴质量明显提升。\n")
    #expect(reading.lists.map(\.role) == [role])
  }

  @Test func `in a speech are what is asked for`() {
    let reading = Reading("在某市修志会上的讲话\n同志们：\n大家辛苦了。\n一、要认清形势。时间不多。\n二、要突出重点。任务不少。\n")
    #expect(reading.lists.map(\.role) == [.requirement])
  }

  @Test(arguments: [
    ("修志成果丰硕，", ListRole.achievement), ("发展中困难不少：", .problem), ("坚持问题导向：", .measure), ("关心困难群众：", .measure),
    ("完成了全年目标任务。", .achievement),
    ("实现上述目标，工作布局上要抓牢三个方向：", .measure), ("各部门", .measure),
  ])
  func `hear a noun with what is said of it`(lead: String, role: ListRole) {
    #expect(Reading("今年以来，" + lead + four + "\n").lists.map(\.role) == [role])
  }

  @Test(arguments: [
    ("面临一些亟待破解的难题：", ListRole.problem), ("着力破解难题：", .measure), ("政府工作必须有新气象。", .measure), ("必须做到以下几点。", .requirement),
    ("要把握好以下四点：", .requirement), ("我们清醒认识到，", .problem),
  ])
  func `tell an announcement from what only sounds like one`(lead: String, role: ListRole) {
    #expect(Reading("今年以来，" + lead + four + "\n").lists.map(\.role) == [role])
  }

  @Test(arguments: [
    ("一是必须依靠党的领导；二是必须依靠人民。", ListRole.requirement), ("一是作风上要清正廉洁；二是信念要坚如磐石。", .requirement),
    ("一是只有改革才有出路；二是只有开放才有前途。", .requirement), ("一是县域经济实力不强；二是人才短缺。", .problem),
    ("一是补齐供水短板；二是解决人才短缺。", .achievement),
  ])
  func `in a report's review go by what the items say`(items: String, role: ListRole) {
    let reading = Reading(
      "2026年某省政府工作报告\n各位代表：\n一、2025年工作回顾\n一年过去了。\(items)\n二、2026年工作\n（一）办丙。\n（二）办丁。\n")
    #expect(reading.lists.map(\.role) == [.section, role, .measure])
  }

  @Test(arguments: [
    ("（一）创新能力大幅提高，企业达到百家。\n（二）文明程度明显提升。", ListRole.target), ("（一）大幅提高创新能力。\n（二）推动文明程度明显提升。", .measure),
  ])
  func `under goals and tasks are goals where they foresee results`(items: String, role: ListRole) {
    let reading = Reading("2026年某省政府工作报告\n各位代表：\n一、2025年回顾\n办了甲。\n二、“十五五”时期目标任务\n\(items)\n")
    #expect(reading.lists.map(\.role) == [.section, role])
  }

  @Test(arguments: [("附件：2026年民生实事", ListRole.measure), ("附件：", .other)])
  func `of an attachment go by its title`(line: String, role: ListRole) {
    let reading = Reading("2026年某市政府工作报告\n各位代表：\n办了甲事，还要办乙事。\n\(line)\n1.新建学校。\n2.新建公园。\n")
    #expect(reading.lists.map(\.role) == [role])
  }

  @Test(arguments: [("会议提出“四个坚持”：", ListRole.requirement), ("某县提出“四个坚持”：", .measure), ("会议提出四个问题：", .problem)])
  func `are demands where a meeting puts them forward`(lead: String, role: ListRole) {
    #expect(Reading(lead + four + "\n").lists.map(\.role) == [role])
  }
}
