import Bulletins
import ChineseText
import TestSupport
import Testing

@Suite struct OrganizationReaderTests {
  /// What is found in a text in an article of a place: offsets, surface strings, completed names.
  private func found(_ marked: MarkedText, in place: String?) -> [[String]] {
    let text = ScalarText(Array(marked.text.utf8))
    return OrganizationReader().organizations(
      in: text, region: 0..<text.count, articlePlace: place.flatMap { Gazetteer.standard.place(code: $0) }
    ).map { ["\($0.span.start)", $0.text, $0.name] }
  }

  /// The marks: ⟦org:X⟧ where the name is as written, ⟦甘孜州财政局:州财政局⟧ where it is completed.
  private func expected(_ marked: MarkedText) -> [[String]] {
    marked.marks.map { ["\($0.range.lowerBound)", $0.text, $0.label == "org" ? $0.text : $0.label] }
  }

  private func check(_ marked: String, in place: String? = nil, _ location: SourceLocation = #_sourceLocation) {
    guard let text = MarkedText(marked) else {
      Issue.record("an unclosed mark", sourceLocation: location)
      return
    }
    #expect(found(text, in: place) == expected(text), sourceLocation: location)
  }

  @Test func `a place, a subject and a suffix make a name`() {
    check("近日，⟦org:绵阳市财政局⟧拨付资金。")
    check("⟦org:广元市地方志工作办公室⟧与⟦org:青川县农业农村局⟧会商。")
    check("记者从⟦org:大连海关⟧获悉，⟦org:宜宾学院⟧新设专业。")
    check("经⟦org:四川省人民政府⟧同意，⟦org:成都市中级人民法院⟧搬迁。")
    check("⟦org:乐山市大佛景区管理委员会⟧升级步道。")
  }

  @Test func `a level word is completed from the article's place`() {
    check("由⟦甘孜州财政局:州财政局⟧负责，报⟦四川省委:省委⟧备案。", in: "513300")
    check("⟦绵竹市委:市委⟧听取汇报。", in: "510683")
    check("⟦平昌县委:县委⟧⟦平昌县政府:县政府⟧部署，⟦巴中市政府:市政府⟧督导。", in: "511923")
    check("⟦新疆维吾尔自治区党委:自治区党委⟧、⟦新疆维吾尔自治区人民政府:自治区人民政府⟧", in: "650000")
    check("⟦org:州委⟧研究，⟦org:市委⟧落实。")
    check("⟦org:县委⟧研究。", in: "513300")
    check("⟦团凉山州委:团州委⟧发起。", in: "513400")
  }

  @Test func `the forms of one place share one name`() {
    check(
      "⟦甘孜州委:中共甘孜州委⟧、⟦甘孜州人民政府:甘孜藏族自治州人民政府⟧、⟦北川县档案馆:北川羌族自治县档案馆⟧")
  }

  @Test func `a committee that compiles is another body than the office of posts`() {
    check("⟦内江市志编委会:市志编委会⟧审定篇目，⟦内江市编委:市编委⟧核定编制。", in: "511000")
    check("⟦仁寿县编委会:县编委会⟧召开会议。", in: "511421")
    check("成立编委会，聘请专家担任顾问。", in: "510304")
    check("⟦仁寿县指挥部:县指挥部⟧调度，⟦四川省督导组:省督导组⟧到场。", in: "511421")
  }

  @Test func `the forms of one body share one name`() {
    check("⟦福建省委:中共福建省委员会⟧和⟦福建省委:省委⟧", in: "350000")
    check("⟦福建省委办公厅:中共福建省委员会办公厅⟧印发通知。", in: "350000")
    check("⟦甘孜州委:中国共产党甘孜藏族自治州委员会⟧研究。", in: "513300")
    check("⟦内江市政府办:市府办⟧印发方案。", in: "511000")
    check("⟦org:新疆生产建设兵团第八师⟧承办。")
  }

  @Test func `coordinated organisations are given one by one`() {
    check("⟦德阳市地方志办:德阳市⟧、⟦广安市地方志办:广安市⟧、⟦org:平昌县地方志办⟧互学互鉴。")
    check("围绕⟦阿坝州委:州委⟧⟦阿坝州政府:州政府⟧中心工作", in: "513200")
    check("（⟦包头市住建局:市住建局⟧、⟦包头市审批服务局:审批服务局⟧）", in: "150200")
    check("⟦四川省委组织部:省委组织部⟧、⟦四川省委宣传部:宣传部⟧联合发文。", in: "510000")
    check("⟦org:市纪委监委⟧和⟦org:市审计局⟧会同⟦org:市教育局⟧核查。")
  }

  @Test func `rooms, sections and regions are bodies`() {
    check("⟦org:甘孜州地方志编纂室⟧和⟦org:池州市史志室⟧，⟦org:市教育局人事科⟧派员。")
    check("由⟦和田地区地方志办公室:地区地方志办公室⟧负责，⟦org:市直机关工委⟧派员指导。", in: "653200")
    check("绵阳市史志系统工作会商会召开。")
  }

  @Test func `a name within a name is given whole`() {
    check("⟦org:省地方志办党组⟧书记、主任周某某出席。")
    check("⟦org:市委党史研究室⟧编修，⟦org:市政府办公室⟧转发，⟦org:县委农村工作领导小组办公室⟧汇总。")
    check("⟦org:四川大学华西医院⟧与⟦org:西南民族大学⟧签约，⟦org:联合国教科文组织⟧观察。")
    check("⟦org:市纪委监委驻市财政局纪检监察组⟧督查，⟦org:中国出口信用保险公司安徽分公司⟧承保。")
    check("⟦org:国务院办公厅⟧印发，⟦org:中国科学院成都生物研究所⟧参与。")
  }

  @Test func `both names of one body are given and share a name`() {
    check(
      "⟦内江市委党史研究室:中共内江市委党史研究室⟧（⟦内江市委党史研究室:内江市地方志编纂中心⟧）编印。")
  }

  @Test func `a short name that the text defines stands for the full one`() {
    check(
      "⟦org:眉山市防汛抗旱指挥部办公室⟧（以下简称“⟦眉山市防汛抗旱指挥部办公室:市防办⟧”）要求，"
        + "⟦眉山市防汛抗旱指挥部办公室:市防办⟧统一调度。", in: "511400")
  }

  @Test func `groups of levels are one organisation`() {
    check("⟦org:各县（市）地方志工作部门⟧要抓紧。")
    check("⟦org:各旗、县、区人民政府⟧：")
    check("⟦org:各州市党委⟧和⟦各州市人民政府:人民政府⟧：")
    check("⟦org:省、自治区、直辖市人民政府⟧")
    check("⟦org:各县（市、区）人民政府⟧，⟦org:各乡镇党委⟧：")
  }

  @Test func `towns and zones need no gazetteer`() {
    check("⟦org:清溪镇人民政府⟧在场，⟦org:剑南街道办事处⟧协助。")
    check("⟦org:磨西镇党委⟧⟦磨西镇政府:政府⟧响应。", in: "513322")
    check("听取⟦org:稀土高新区管委会⟧汇报，约谈⟦org:金沙村村委会⟧。")
  }

  @Test func `a body set up for a task keeps its verbs and quotation marks`() {
    check("⟦org:北京市大数据工作推进小组办公室⟧负责推进。")
    check("⟦org:安徽省推进“两区一带”建设领导小组⟧办公会议")
    check("⟦org:省推进数字乡村建设工作领导小组办公室⟧印发要点。")
  }

  @Test func `people and their titles stay outside`() {
    check("⟦org:市档案局⟧局长钱某某、⟦org:县委⟧副书记郑某某陪同。")
  }

  @Test(arguments: [
    "党组书记带头，责任科室配合，各相关部门支持。", "加强与有关部门和各级党委政府的联系。", "全市城市管理水平提高，市场监管有力。",
    "深化财政部门改革，教育部门要跟进。", "扩大政府采购规模，办理事项，成立工作专班。", "推动全局工作，布局新兴产业，大局为重。",
    "中心城区和重点区域协调发展。", "会同县里商量，和县里沟通。", "社会各界人士参加，委托第三方评估。", "人大代表和政协委员视察。",
    "进入全省中小学课堂。", "工作人员在办公室办公。", "全国上下一盘棋，国家重点实验室落户。",
  ])
  func `general words name no organisation`(sentence: String) {
    check(sentence)
  }

  @Test func `verbs after a name do not eat into it`() {
    check("⟦org:州地方志办⟧结合实际推进。⟦org:市教育局⟧部署工作。⟦org:县委组织部⟧分别约谈。⟦org:省水利厅⟧长期驻点。")
    check("⟦org:平昌县档案馆⟧会同⟦平昌县财政局:县财政局⟧清点。", in: "511923")
  }

  @Test func `traditional characters are read, kept as text and simplified as name`() {
    check("⟦广安市地方志办公室:廣安市地方志辦公室⟧主辦，⟦广安市档案馆:市檔案館⟧協辦。", in: "511600")
  }

  @Test func `nothing crosses a line's end`() {
    check("四川省\n教育厅长办公会")
    check("市\n委员会")
  }

  @Test func `places' codes follow the names, and ambiguous places have none`() {
    let text = ScalarText(Array("鼓楼区教育局、州教育局、国务院".utf8))
    let places = OrganizationReader().organizations(
      in: text, region: 0..<text.count, articlePlace: Gazetteer.standard.place(code: "513300")
    ).map(\.place)
    #expect(places == [nil, "513300", nil])
    let near = OrganizationReader().organizations(
      in: text, region: 0..<text.count, articlePlace: Gazetteer.standard.place(code: "350100")
    ).map(\.place)
    #expect(near == ["350102", nil, nil])
  }

  @Test func `a region in the middle of a text is read alone, and its spans lie in the whole text`() {
    let text = ScalarText(Array("绵阳市财政局。\n近日，绵阳市教育局召开会议。\n绵阳市水利局。".utf8))
    let region = text.range(TextSpan(22, 22 + "近日，绵阳市教育局召开会议。".utf8.count))
    let hint = OrganizationHints(bylines: [TextSpan(0, 18)])
    let found = OrganizationReader().organizations(in: text, region: region, articlePlace: nil, hints: hint)
    #expect(found.map(\.text) == ["绵阳市教育局"])
    #expect(found.map(\.span) == [TextSpan(31, 49)])
    #expect(found.map(\.role) == [.actor])
  }
}
