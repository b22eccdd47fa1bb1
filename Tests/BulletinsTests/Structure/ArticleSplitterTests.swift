import ChineseText
import Testing

@testable import Bulletins

@Suite struct `Articles` {
  private let body = "全州修志工作稳步推进，各项任务按计划完成，取得明显成效。"

  @Test func `have a title that stands apart`() {
    let reading = Reading("甘孜州推进修志\n\(body)\n")
    #expect(reading.parsed.articles.map(\.title) == ["甘孜州推进修志"])
    #expect(Reading("\(body)\n\(body)\n").parsed.articles.map(\.title) == [nil])
    #expect(Reading("甘孜州推进修志\n").parsed.articles.map(\.title) == [nil])
  }

  @Test func `may have a document number above the title`() {
    let parsed = Reading("甘办发〔2022〕17号\n甘孜州人民政府办公室\n关于做好修志工作的通知\n各县人民政府：\n\(body)\n").parsed
    #expect(parsed.articles.map(\.title) == ["甘孜州人民政府办公室关于做好修志工作的通知"])
    #expect(BulletinInvariants.fault(in: parsed) == nil)
  }

  @Test func `join a title of several lines`() {
    let article = Reading("甘孜州盘活资源\n服务乡村旅游\n——以三个古镇为例\n\(body)\n").parsed.articles[0]
    #expect(article.title == "甘孜州盘活资源服务乡村旅游——以三个古镇为例")
  }

  @Test func `have one title where the page repeats it`() {
    for first in ["【甘孜州推进修志】", "甘孜州：推进修志", "甘孜州推进修志"] {
      let parsed = Reading("\(first)\n甘孜州推进修志\n\(body)\n").parsed
      #expect(parsed.articles.map(\.title) == ["甘孜州推进修志"], "\(first)")
    }
  }

  @Test func `do not take a line that leads to a list for a title`() {
    #expect(Reading("甘孜州推进修志\n服务事项如下：\n1.查阅。\n2.借阅。\n").parsed.articles.map(\.title) == ["甘孜州推进修志"])
  }

  @Test(arguments: [
    ("\n（甘孜州地方志办）", "甘孜州地方志办"), ("（甘孜州地方志办）", "甘孜州地方志办"), (" （甘孜州地方志办供稿）", "甘孜州地方志办"),
    ("（甘孜州地方志办2023年11月10日）", "甘孜州地方志办"),
    ("\n（甘孜州地方志办、阿坝州地方志办）", "甘孜州地方志办、阿坝州地方志办"), ("\n甘孜州地方志办", "甘孜州地方志办"),
  ])
  func `have a byline`(end: String, byline: String) {
    #expect(Reading("甘孜州推进修志\n\(body)\(end)\n").parsed.articles.map(\.byline) == [byline])
  }

  @Test(arguments: ["（含各县）", "（下同）", "\n（责任单位：甘孜州财政局）", ""])
  func `have none where a bracket says something else`(end: String) {
    #expect(Reading("甘孜州推进修志\n\(body)\(end)\n").parsed.articles.map(\.byline) == [nil])
  }

  @Test func `are parted by bylines and sections`() {
    let reading = Reading(
      "【市州动态】\n甘孜州推进修志\n\(body)\n（甘孜州地方志办）\n阿坝州启动评议\n\(body)（阿坝州地方志办）\n【经验交流】\n雅安市的做法\n\(body)\n")
    #expect(reading.parsed.articles.map(\.title) == ["甘孜州推进修志", "阿坝州启动评议", "雅安市的做法"])
    #expect(reading.parsed.articles.map(\.section) == ["市州动态", "市州动态", "经验交流"])
    #expect(reading.parsed.articles.map(\.number) == [1, 2, 3])
  }

  @Test func `never share a list`() {
    let reading = Reading("甘孜州推进修志\n一是办甲。\n二是办乙。\n（甘孜州地方志办）\n阿坝州启动评议\n三是办丙。\n四是办丁。\n（阿坝州地方志办）\n")
    #expect(reading.parsed.articles.map(\.measures.count) == [2, 2])
    #expect(reading.parsed.diagnostics.map(\.kind) == [.listStart])
  }

  @Test func `take their date from the signature first`() {
    let options = ReadingOptions(date: ReadingOptions.GivenDate("2019"))
    #expect(
      Reading("甘孜州推进修志\n9月24日，\(body)\n甘孜州地方志办\n2021年3月5日\n", options: options).parsed.articles[0].date?.edtf
        == "2021-03-05")
    #expect(Reading("甘孜州推进修志\n9月24日，\(body)\n", options: options).parsed.articles[0].date?.edtf == "2019")
    #expect(Reading("甘孜州推进修志\n2020年9月24日，\(body)\n").parsed.articles[0].date?.edtf == "2020-09-24")
    #expect(Reading("甘孜州推进修志\n\(body)\n").parsed.articles[0].date == nil)
  }

  @Test func `of an empty file are one`() {
    #expect(Reading("").parsed.articles.count == 1)
    #expect(Reading(" \n\n").parsed.articles.count == 1)
  }

  @Test(arguments: ["甘孜大学与海南州共建地情资料库", "全国地方志培训班在甘孜举办", "甘孜州史志讲堂开讲"])
  func `have whatever line stands apart as title`(title: String) {
    #expect(Reading("\(title)\n\n\(body)\n").parsed.articles.map(\.title) == [title])
  }

  @Test func `have no letterhead as title`() {
    #expect(Reading("甘孜州人民政府办公室\n\n\(body)\n").parsed.articles.map(\.title) == [nil])
  }

  @Test func `do not double a table of contents without page numbers`() {
    let reading = Reading("甘孜州修志方案\n目录\n一、基础\n二、任务\n一、基础。志书二十部。\n二、任务。再编十部。\n")
    #expect(reading.items == [["一、基础。志书二十部。", "二、任务。再编十部。"]])
  }

  @Test(arguments: [
    ("（绵阳市地方志办 王强）", "绵阳市地方志办王强"), ("（绵阳市地方志办 王强 李小明）", "绵阳市地方志办王强李小明"), ("（王强）", "王强"), ("\n（王强）", "王强"),
    ("（供稿：绵阳市地方志办 王强）", "绵阳市地方志办王强"), ("\n绵阳市地方志办供稿", "绵阳市地方志办"), ("\n供稿：绵阳市地方志办", "绵阳市地方志办"),
    ("（绵阳市地方志办　亓小明）", "绵阳市地方志办 亓小明"),
  ])
  func `are parted by bylines that name people or are sent in`(end: String, byline: String) {
    let parsed = Reading("绵阳市推进修志\n\(body)\(end)\n自贡市大安区开展方志进校园活动\n\(body)（自贡市大安区地方志办）\n").parsed
    #expect(parsed.articles.map(\.title) == ["绵阳市推进修志", "自贡市大安区开展方志进校园活动"])
    #expect(parsed.articles.map(\.byline) == [byline, "自贡市大安区地方志办"])
    #expect(parsed.articles.map(\.place?.name) == ["绵阳市", "大安区"])
    #expect(BulletinInvariants.fault(in: parsed) == nil)
  }

  @Test(arguments: ["（方案）", "（关于经费）", "（高标准）"])
  func `are not parted by words in brackets that name nobody`(end: String) {
    let parsed = Reading("绵阳市推进修志\n\(body)\(end)\n自贡市大安区开展方志进校园活动\n\(body)\n").parsed
    #expect(parsed.articles.count == 1)
  }

  @Test func `have the author's name between title and body as byline`() {
    let article = Reading("关于提升志稿质量的几点思考\n王小明\n\(body)\n").parsed.articles[0]
    #expect(article.title == "关于提升志稿质量的几点思考")
    #expect(article.byline == "王小明")
    #expect(Reading("甘孜州推进修志\n工作方案\n\(body)\n").parsed.articles.map(\.title) == ["甘孜州推进修志工作方案"])
  }
}
