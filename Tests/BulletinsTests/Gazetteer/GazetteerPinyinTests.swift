import Bulletins
import ChineseText
import Testing

@Suite struct GazetteerPinyinTests {
  @Test(arguments: [
    ("ganzi", "513300"), ("ganzizhou", "513300"), ("sichuan", "510000"), ("shanxi", "610000"), ("shanxi", "140000"),
    ("kangding", "513301"), ("neimenggu", "150000"), ("leshanshi", "511100"), ("xyz", nil),
  ])
  func `places are found by the sound of their names`(sound: String, code: String?) throws {
    let places = Gazetteer.standard.places(sounding: try #require(PinyinSound(sound)))
    if let code { #expect(places.contains { $0.code == code }, "\(sound)") } else { #expect(places.isEmpty) }
  }

  @Test func `names are given as they are written`() throws {
    let names = Gazetteer.standard.names(sounding: try #require(PinyinSound("ganzi")))
    #expect(names.contains("甘孜") && !names.contains("甘孜州"))
  }
}
