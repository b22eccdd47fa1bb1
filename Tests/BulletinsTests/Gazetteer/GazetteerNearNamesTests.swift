import Testing

@testable import Bulletins

@Suite struct GazetteerNearNamesTests {
  @Test(arguments: [
    ("甘孜洲", "甘孜州"), ("程都", "成都"), ("凉山洲彝族自治州", "凉山彝族自治州"), ("攀枝华市", "攀枝花市"), ("甘孜縂州", "甘孜州"),
  ])
  func `a slip leads to the name that was meant`(written: String, meant: String) {
    #expect(Gazetteer.standard.places(named: written).isEmpty)
    #expect(Gazetteer.standard.names(near: written).contains(meant), "\(Gazetteer.standard.names(near: written))")
  }

  @Test(arguments: ["", "州", "乌有县里", "ganz", "51330", String(repeating: "州", count: 100_000)])
  func `another word leads nowhere`(written: String) {
    #expect(Gazetteer.standard.names(near: written) == [])
  }

  @Test func `no more than three names are given`() {
    #expect(Gazetteer.standard.names(near: "某山县").count <= 3)
  }
}
