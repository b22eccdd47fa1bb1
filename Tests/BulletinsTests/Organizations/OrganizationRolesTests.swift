import Bulletins
import ChineseText
import TestSupport
import Testing

@Suite struct OrganizationRolesTests {
  /// The roles of the organisations in a text whose marks name the expected roles: ⟦actor:州财政局⟧.
  private func check(
    _ marked: String, hints: (MarkedText) -> OrganizationHints = { _ in OrganizationHints() },
    _ location: SourceLocation = #_sourceLocation
  ) {
    guard let sentence = MarkedText(marked) else {
      Issue.record("an unclosed mark", sourceLocation: location)
      return
    }
    let text = ScalarText(Array(sentence.text.utf8))
    let found = OrganizationReader().organizations(
      in: text, region: 0..<text.count, articlePlace: nil, hints: hints(sentence)
    ).map { "\($0.role):\($0.text)" }
    #expect(found == sentence.marks.map { "\($0.label):\($0.text)" }, sourceLocation: location)
  }

  private func whole(_ text: MarkedText) -> TextSpan { TextSpan(0, text.text.utf8.count) }

  @Test func `who stands behind a label of responsibility is responsible`() {
    check("办好实事。（责任单位：⟦responsible:市财政局⟧、⟦responsible:市水利局⟧，⟦responsible:各县（区）人民政府⟧）")
    check("牵头单位：⟦responsible:省商务厅⟧；配合单位：⟦responsible:省教育厅⟧。⟦actor:省委⟧要求落实。")
    check("扩大出口。（⟦responsible:省商务厅⟧牵头，⟦responsible:合肥海关⟧配合）\n⟦actor:省教育厅⟧组织验收。")
    check("由⟦responsible:州财政局⟧负责兑付。")
  }

  @Test func `who does something at a clause's head is an actor`() {
    check("近日，⟦actor:州地方志办⟧印发通知。")
    check("⟦actor:绵阳市教育局⟧、⟦actor:绵阳市财政局⟧联合召开会议。")
    check("9月2日⟦actor:县档案馆⟧举办展览。")
    check("由⟦actor:市气象局⟧发布预警，按照⟦mention:市委⟧要求，获⟦mention:省政府⟧肯定。")
    check("一是⟦actor:市统计局⟧核对数据。")
    check("⟦actor:绵阳市档案馆⟧2021年11月开展调查，会同⟦actor:市教育局⟧送进课堂。")
    check("⟦actor:市档案馆⟧调研组到绵阳，⟦actor:县档案馆⟧的做法是分片包干。")
    check("由⟦actor:绵阳市档案馆⟧主办、⟦actor:绵阳市教育局⟧协办的展览开幕，⟦mention:市中医院⟧门前排队。")
    check("⟦actor:中共内江市委党史研究室⟧（⟦actor:内江市地方志编纂中心⟧）举办培训班。")
  }

  @Test func `all departments of a government are written to as one`() {
    check("⟦addressee:省政府各部门⟧、⟦addressee:各直属机构⟧：") { OrganizationHints(addressees: [whole($0)]) }
    check("⟦mention:省政府⟧各部门负责同志参加。")
  }

  @Test func `members of a working party are only mentioned`() {
    check("调研组由⟦mention:市统计局⟧和⟦mention:市财政局⟧组成。")
  }

  @Test func `the article's structure gives authors, issuers and addressees`() {
    check("（⟦author:甘孜州地方志办⟧）") { OrganizationHints(bylines: [whole($0)]) }
    check("⟦issuer:铜仁市地方志办⟧\n2023年2月14日\n编修乡村志。") {
      OrganizationHints(bylines: [TextSpan(0, $0.marks[0].range.upperBound)])
    }
    check("⟦issuer:眉山市人民政府办公室⟧") { OrganizationHints(signatures: [whole($0)]) }
    check("⟦issuer:四川省地方志工作办公室⟧主办") { OrganizationHints(mastheads: [whole($0)]) }
    check("⟦addressee:各县（区）人民政府⟧，⟦addressee:市级各部门⟧：") { OrganizationHints(addressees: [whole($0)]) }
    check("⟦issuer:包头市人民政府办公室⟧关于印发要点的通知") { OrganizationHints(titles: [whole($0)]) }
    check("⟦actor:甘孜州地方志办⟧召开年会") { OrganizationHints(titles: [whole($0)]) }
  }

  @Test func `who a bulletin is sent to is an addressee`() {
    check("报：⟦addressee:省委办公厅⟧。\n送：⟦addressee:市委⟧、⟦addressee:市人大常委会⟧；⟦addressee:市政协⟧。")
  }
}
