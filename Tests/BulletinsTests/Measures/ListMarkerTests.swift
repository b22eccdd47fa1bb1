import Bulletins
import TestSupport
import Testing

@Suite struct `List markers` {
  @Test(arguments: [
    ("一是甲事，二是乙事。", ListFamily.shi, ["一是", "二是"]),
    ("一要办甲，二要办乙。", .yao, ["一要", "二要"]),
    ("一抓甲事，二抓乙事。", .zhua, ["一抓", "二抓"]),
    ("一、甲事。\n二、乙事。", .dunhao, ["一、", "二、"]),
    ("（一）甲事；（二）乙事。", .paren, ["（一）", "（二）"]),
    ("(一)甲事；(二)乙事。", .paren, ["(一)", "(二)"]),
    ("1.甲事。\n2.乙事。", .arabic, ["1.", "2."]),
    ("1．甲事。\n2．乙事。", .arabic, ["1．", "2．"]),
    ("1、甲事。\n2、乙事。", .arabic, ["1、", "2、"]),
    ("（1）甲事；（2）乙事。", .arabicParen, ["（1）", "（2）"]),
    ("①甲事；②乙事。", .circled, ["①", "②"]),
    ("［1］甲事。\n［2］乙事。", .bracket, ["［1］", "［2］"]),
    ("[1]甲事。\n[2]乙事。", .bracket, ["[1]", "[2]"]),
    ("第一，办甲；第二，办乙。", .di, ["第一，", "第二，"]),
    ("第一、办甲。第二、办乙。", .di, ["第一、", "第二、"]),
    ("首先，办甲；其次，办乙；再次，办丙；最后，办丁。", .shouxian, ["首先，", "其次，", "再次，", "最后，"]),
    ("其一，办甲；其二，办乙。", .qi, ["其一，", "其二，"]),
    ("一方面，办甲；另一方面，办乙。", .fangmian, ["一方面，", "另一方面，"]),
    ("第一章 总则\n第二章 附则", .chapter, ["第一章", "第二章"]),
    ("第一条 甲事。\n第二条 乙事。", .chapter, ["第一条", "第二条"]),
  ])
  func `are known by family`(text: String, family: ListFamily, markers: [String]) {
    let reading = Reading("全县修志工作稳步推进。\n" + text + "\n")
    #expect(reading.lists.map(\.family) == [family])
    #expect(reading.markers.map { $0.map { $0.filter { $0 != " " } } } == [markers])
  }

  @Test func `of 是, 要 and 抓 make one list, named after the first`() {
    let reading = Reading("一是办甲，二要办乙，三抓丙事。\n")
    #expect(reading.markers == [["一是", "二要", "三抓"]])
    #expect(reading.lists.map(\.family) == [.shi])
  }

  @Test(arguments: [
    "驻村第一书记到任，第二书记随后到任。", "第1书记和第2书记都是党员。", "全县唯一是空白的是乡镇志，二是空话。", "难点之一是经费，二是编制。", "讲原则，一是一、二是二。",
    "十一是国庆，十二是平日。", "任务一是重点、二是难点。", "三要素、四要点缺一不可。", "提出一要点、二要点。", "一是非要分清，二是非要辨明。", "第一产业增长，第二产业下降。",
    "第一轮修志已经完成，第二轮修志正在进行。", "第一责任人到岗，第二责任人待定。", "口径统一是前提，二是次要。", "工期慢的原因一是资金不足。", "先看资料［1］，再看资料［2］。",
    "一般、二级、三等都要登记。", "一、二、三产业齐头并进。", "一二是数字，三四也是数字。", "增长1.5亿元，2.3亿元。", "另一方面，经费不足。", "首先要说明来意。", "其一生都在修志，其二子也是。",
    "文件说：“一是办甲，二是办乙。”", "《一是办甲二是办乙》已经印发。", "（一是办甲，二是办乙）", "第三条规定和第四条规定都要遵守。", "两全目标、三审三校、一纳入八到位。",
    "百日攻坚与1+1+9工程。", "统一思想，逐一落实，万一失守，不一而足。",
  ])
  func `are none in other words`(text: String) {
    #expect(Reading(text + "\n").items == [])
    #expect(Reading("全县修志工作稳步推进。" + text + "\n").items == [])
  }

  @Test func `stand in no furniture, byline, contents or signature`() {
    let text = "目录\n一、甲事……1\n二、乙事……2\n某县方志工作稳步推进。\n某县地方志办公室\n2021年3月5日\n"
    #expect(Reading(text).items == [])
  }

  @Test(arguments: [
    "⟦一是办甲；⟧⟦二是办乙；⟧⟦三是办丙。⟧", "措施如下：⟦一是办甲，⟧⟦二是办乙。⟧这些措施有效。", "主要做法⟦一是定人，⟧⟦二是定责。⟧",
    "⟦第一，办甲。甲事很急。⟧⟦第二，办乙。乙事不急。⟧",
    "王平指出，⟦第一，要快；⟧⟦第二，要准。⟧", "分三类：⟦①志书；⟧⟦②年鉴；⟧⟦③史料。⟧", "会议要求，各县⟦要办甲；⟧⟦要办乙；⟧⟦要办丙。⟧会后现场答疑。",
    "会议指出，⟦一要快，⟧⟦二要准。⟧会议强调，⟦一要严，⟧⟦二要实。⟧", "问题：⟦一是缺人；⟧⟦二是缺钱。⟧建议：⟦一要增编，⟧⟦二要增支。⟧",
    "⟦一是抓进度（分两步，一是初稿，二是终稿，三是付印）；⟧⟦二是抓质量。⟧", "⟦一是学《三问。一是为谁写，二是怎么写，三是谁来写》一文；⟧⟦二是抓质量。⟧",
  ])
  func `open items that end where they should`(text: String) throws {
    let marked = try #require(MarkedText(text))
    #expect(Reading(marked.text + "\n").items.flatMap { $0 } == marked.marks.map(\.text))
  }
}
