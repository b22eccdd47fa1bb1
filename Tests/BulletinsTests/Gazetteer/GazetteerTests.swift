import Bulletins
import ChineseText
import Testing

@Suite struct GazetteerTests {
  private let gazetteer = Gazetteer.standard

  private func codes(_ name: String) -> [String] { gazetteer.places(named: name).map(\.code) }

  @Test(arguments: [
    ("四川省", "510000"), ("四川", "510000"), ("川", "510000"), ("内蒙古", "150000"), ("内蒙古自治区", "150000"),
    ("新疆", "650000"), ("广西自治区", "450000"), ("宁夏", "640000"), ("香港", "810000"), ("澳门特别行政区", "820000"),
    ("台湾", "710000"), ("渝", "500000"), ("成都", "510100"), ("蓉", "510100"), ("甘孜州", "513300"),
    ("甘孜藏族自治州", "513300"), ("阿坝州", "513200"), ("凉山", "513400"), ("海南州", "632500"), ("锡林郭勒", "152500"),
    ("大兴安岭地区", "232700"), ("喀什地区", "653100"), ("巴州", "652800"), ("北川", "510726"), ("北川县", "510726"),
    ("峨边", "511132"), ("鄂伦春", "150723"), ("莫旗", "150722"), ("公安", "421022"), ("神农架", "429021"), ("六枝", "520203"),
    ("东莞", "441900"), ("中山", "442000"), ("儋州市", "460400"), ("嘉峪关", "620200"), ("武侯", "510107"), ("廣安市", "511600"),
    ("513300", "513300"),
  ])
  func `full and short names lead to the division`(name: String, code: String) {
    #expect(codes(name) == [code])
  }

  @Test(arguments: [
    ("达川地区", "511700", "达州市"), ("涪陵市", "500102", "涪陵区"), ("襄樊", "420600", "襄阳市"), ("思茅", "530800", "普洱市"),
    ("毕节地区", "520500", "毕节市"), ("中甸", "533401", "香格里拉市"), ("双流县", "510116", "双流区"), ("郫县", "510117", "郫都区"),
    ("灌县", "510181", "都江堰市"), ("通什市", "469001", "五指山市"), ("伊克昭盟", "150600", "鄂尔多斯市"),
  ])
  func `former names lead to the division of today`(name: String, code: String, today: String) {
    let places = gazetteer.places(named: name)
    #expect(places.map(\.code) == [code])
    #expect(places.map(\.name) == [today])
  }

  @Test func `a chain from the outside in picks one of several`() {
    #expect(codes("四川省甘孜州") == ["513300"])
    #expect(codes("福州 鼓楼区") == ["350102"])
    #expect(codes("内江市市中区") == ["511002"])
    #expect(codes("北京朝阳") == ["110105"])
    #expect(codes("四川 成都 武侯") == ["510107"])
    #expect(codes("湖北省公安县") == ["421022"])
    #expect(codes("广东省甘孜州") == [])
  }

  @Test func `an ambiguous name gives every candidate`() {
    #expect(codes("鼓楼区") == ["320106", "320302", "350102", "410204"])
    #expect(codes("市中区") == ["370103", "370402", "511002", "511102"])
    #expect(codes("通州区") == ["110112", "320612"])
    #expect(codes("海南") == ["460000", "632500"])
    #expect(codes("吉林") == ["220000", "220200"])
    #expect(codes("甘孜") == ["513300", "513328"])
  }

  @Test(arguments: ["", "某某县", "市辖区", "县", "石家庄高新技术产业开发区", "51330", "999999", "😀"])
  func `what is no division gives nothing`(name: String) {
    #expect(gazetteer.places(named: name).isEmpty)
  }

  @Test func `a place knows the chain above it`() throws {
    let county = try #require(gazetteer.place(code: "513328"))
    #expect(county.level == .county)
    #expect((county.province, county.prefecture, county.county) == ("四川省", "甘孜藏族自治州", "甘孜县"))
    let district = try #require(gazetteer.place(code: "110105"))
    #expect((district.province, district.prefecture, district.county) == ("北京市", nil, "朝阳区"))
    let direct = try #require(gazetteer.place(code: "429004"))
    #expect((direct.province, direct.prefecture, direct.county) == ("湖北省", nil, "仙桃市"))
    let city = try #require(gazetteer.place(code: "441900"))
    #expect((city.level, city.prefecture, city.county) == (.prefecture, "东莞市", nil))
  }

  @Test func `context settles an ambiguous name, and nothing else does`() throws {
    let drumTower = gazetteer.places(named: "鼓楼区")
    let fuzhou = try #require(gazetteer.place(code: "350100"))
    let jiangsu = try #require(gazetteer.place(code: "320000"))
    #expect(gazetteer.resolve(drumTower, near: [fuzhou])?.code == "350102")
    #expect(gazetteer.resolve(drumTower, near: [jiangsu]) == nil)
    #expect(gazetteer.resolve(drumTower, near: []) == nil)
    #expect(gazetteer.resolve(gazetteer.places(named: "甘孜"), near: [])?.code == "513300")
    #expect(gazetteer.resolve(gazetteer.places(named: "吉林"), near: [])?.code == "220000")
    let xining = try #require(gazetteer.place(code: "630100"))
    #expect(gazetteer.resolve(gazetteer.places(named: "海南"), near: [xining])?.code == "632500")
  }

  @Test func `the longest name in running text wins, and words that only look like names do not`() {
    let text = ScalarText(Array("在四川省甘孜藏族自治州公安机关".utf8))
    #expect(gazetteer.longestMatch(in: text, at: 0, limit: text.count) == nil)
    #expect(gazetteer.longestMatch(in: text, at: 1, limit: text.count)?.length == 3)
    let prefecture = gazetteer.longestMatch(in: text, at: 4, limit: text.count)
    #expect(prefecture?.length == 7)
    #expect(prefecture?.candidates.map(\.code) == ["513300"])
    #expect(gazetteer.longestMatch(in: text, at: 11, limit: text.count) == nil)
    #expect(gazetteer.longestMatch(in: text, at: 4, limit: 6)?.length == 2)
  }

  @Test func `all thirty autonomous prefectures have their short name`() {
    let names = [
      "延边州", "恩施州", "湘西州", "阿坝州", "甘孜州", "凉山州", "黔西南州", "黔东南州", "黔南州", "楚雄州", "红河州", "文山州", "西双版纳州", "大理州",
      "德宏州", "怒江州", "迪庆州", "临夏州", "甘南州", "海北州", "黄南州", "海南州", "果洛州", "玉树州", "海西州", "昌吉州", "博尔塔拉州", "巴音郭楞州",
      "克孜勒苏州", "伊犁州",
    ]
    #expect(names.count == 30)
    for name in names {
      let places = gazetteer.places(named: name)
      #expect(places.count == 1 && places[0].level == .prefecture && places[0].name.hasSuffix("自治州"), "\(name)")
    }
  }
}
