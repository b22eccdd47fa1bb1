import Bulletins
import ChineseText
import Testing

@Suite struct PlaceResolverTests {
  private func resolution(
    title: String? = nil, byline: String? = nil, body: String = "", given: String? = nil, issuer: String? = nil
  ) -> PlaceResolver.Resolution {
    let text = ScalarText(Array(body.utf8))
    return PlaceResolver().resolution(
      title: title, byline: byline, text: text, bodyOpening: 0..<text.count,
      given: given.flatMap { Gazetteer.standard.place(code: $0) }, bulletinIssuer: issuer)
  }

  private func code(
    title: String? = nil, byline: String? = nil, body: String = "", given: String? = nil, issuer: String? = nil
  ) -> String? {
    resolution(title: title, byline: byline, body: body, given: given, issuer: issuer).place?.code
  }

  @Test func `the byline comes before the title, and the title before the body`() {
    #expect(code(title: "绵阳市开展交流", byline: "广元市地方志办", body: "成都市来人。") == "510800")
    #expect(code(title: "绵阳市开展交流", body: "成都市来人。成都市又来人。") == "510700")
    #expect(code(body: "近日，平昌县召开会议。平昌县要求各镇落实。巴中市派员。") == "511923")
  }

  @Test func `a title's place inside a province's byline is the nearer one`() {
    #expect(code(title: "甘孜州修志工作有成效", byline: "四川省地方志办") == "513300")
    #expect(code(title: "甘孜州修志工作有成效", byline: "内江市档案馆") == "511000")
  }

  @Test func `several places in a byline give what encloses them`() {
    #expect(code(byline: "德阳市、广安市、平昌县地方志办") == "510000")
    #expect(code(byline: "南江县档案馆、通江县档案馆") == "511900")
  }

  @Test func `a notice belongs to the place that issues it`() {
    #expect(code(title: "包头市人民政府办公室关于做好防汛工作的通知", body: "各旗、县、区人民政府：") == "150200")
    #expect(code(title: "安徽省人民政府办公厅关于支持合肥市先行先试的意见") == "340000")
    #expect(code(title: "北京市经济和信息化局印发方案的通知") == "110000")
    #expect(code(title: "2026年江苏省政府工作报告", body: "苏州、南京、无锡走在前列。") == "320000")
  }

  @Test func `a county stands with its prefecture`() {
    let place = resolution(title: "石渠县送法下乡").place
    #expect(place?.level == .county)
    #expect(place?.prefecture == "甘孜藏族自治州")
  }

  @Test func `an ambiguous place is settled by its company or given as candidates`() {
    #expect(code(title: "市中区抓好年鉴编纂", body: "内江市派员指导。") == "511002")
    #expect(code(title: "市中区抓好年鉴编纂", issuer: "乐山市地方志办") == "511102")
    let open = resolution(title: "市中区抓好年鉴编纂")
    #expect(open.place == nil)
    #expect(open.candidates.map(\.code) == ["370103", "370402", "511002", "511102"])
  }

  @Test func `without a name there is no place, unless issuer, number or user say one`() {
    #expect(code(title: "关于做好年终工作的通知", body: "各有关单位：请抓好落实。") == nil)
    #expect(code(title: "省地方志办召开会议", issuer: "四川省地方志工作办公室") == "510000")
    #expect(code(title: "关于做好年终工作的通知", body: "皖政办秘〔2021〕8号\n各市人民政府：") == "340000")
    #expect(code(title: "关于做好年终工作的通知", given: "513300") == "513300")
  }

  @Test func `a school tells of a place only where nothing else does`() {
    #expect(code(title: "青海师范大学与海南州共建资料库") == "632500")
    #expect(code(title: "四川农业大学开展调查", byline: "绵阳市地方志办") == "510700")
  }

  @Test func `roads, universities and organisations are no places`() {
    #expect(code(title: "上海合作组织论坛侧记") == nil)
    #expect(code(title: "北京大学来访") == nil)
    #expect(code(title: "关于评选的通报", body: "市教育局组织评选，某银行成都分行提供奖品。") == nil)
    #expect(code(title: "四川路改造完工") == nil)
  }
}
